import type { Browser, BrowserContextOptions, Page } from '@playwright/test'
import { PHONE } from './axe'
import { api, personaOf, signInAs } from './fixtures'

export async function asPm(page: Page, landing?: string): Promise<void> {
  await signInAs(page, await personaOf(page, 'Platform PM'), landing)
}

/** A respondent of their own: a phone without an account, unless told otherwise. */
export async function visit(browser: Browser, path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: PHONE, ...options })
  const page = await context.newPage()
  await page.goto(path)
  return page
}

/** The address of the demo's last closed pulse: other tests close surveys of their own meanwhile. */
export async function closedPulse(page: Page): Promise<string> {
  const { data } = await api<{ data: { id: string; title: string; status: string }[] }>(
    page,
    'get',
    '/surveys?limit=200',
  )
  const pulse = data.find((one) => one.status === 'closed' && one.title.startsWith('Developer pulse'))
  if (!pulse) throw new Error('the demo has no closed pulse')
  return `/surveys/${pulse.id}`
}

export interface Made {
  id: string
  publicToken: string
  questions: { key: string; sets?: string[][] }[]
}

/** Makes a survey, and opens it. Needs a page that somebody who may write surveys is signed in on. */
export async function makeSurvey(page: Page, survey: object, open = true): Promise<Made> {
  const made = await api<Made>(page, 'post', '/surveys', survey)
  if (open) await api(page, 'post', `/surveys/${made.id}/open`)
  return made
}

/** Every answer of a survey that shows them: a named one. */
export const answersTo = async (page: Page, id: string): Promise<Record<string, unknown>[]> =>
  (await api<{ data: { answers: Record<string, unknown> }[] }>(page, 'get', `/surveys/${id}/responses`)).data.map(
    (response) => response.answers,
  )
