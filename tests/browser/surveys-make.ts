import { expect, type Browser, type BrowserContextOptions, type Page } from '@playwright/test'
import { personaOf, signInAs } from './fixtures'

export const PHONE = { width: 390, height: 844 }
export const DESK = { width: 1440, height: 900 }

export async function asPm(page: Page, landing: string): Promise<void> {
  await signInAs(page, await personaOf(page, 'Platform PM'), landing)
}

/** A respondent of their own: a phone without an account, unless told otherwise. */
export async function visit(browser: Browser, path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: PHONE, ...options })
  const page = await context.newPage()
  await page.goto(path)
  return page
}

/** Whoever is signed in on a page calls the REST interface with the session of that page. */
async function rest<T>(page: Page, method: 'POST' | 'GET' | 'PATCH', path: string, body?: unknown): Promise<T> {
  const { status, json } = await page.evaluate(
    async ([how, where, sent]) => {
      const response = await fetch(`/api/v1${where}`, { method: how, headers: { 'content-type': 'application/json' }, ...(sent !== undefined && { body: JSON.stringify(sent) }) })
      return { status: response.status, json: (await response.json()) as unknown }
    },
    [method, path, body] as const,
  )
  expect(status, JSON.stringify(json).slice(0, 500)).toBeLessThan(300)
  return json as T
}

export interface Made {
  id: string
  publicToken: string
  questions: { key: string; sets?: string[][] }[]
}

/** Makes a survey, and opens it. Needs a page that somebody who may write surveys is signed in on. */
export async function makeSurvey(page: Page, survey: object, open = true): Promise<Made> {
  const made = await rest<Made>(page, 'POST', '/surveys', survey)
  if (open) await rest(page, 'POST', `/surveys/${made.id}/open`)
  return made
}

/** Every answer of a survey that shows them: a named one. */
export const answersTo = async (page: Page, id: string): Promise<Record<string, unknown>[]> =>
  (await rest<{ data: { answers: Record<string, unknown> }[] }>(page, 'GET', `/surveys/${id}/responses`)).data.map((response) => response.answers)
