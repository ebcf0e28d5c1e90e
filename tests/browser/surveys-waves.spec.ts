import AxeBuilder from '@axe-core/playwright'
import { expect, test, type Browser, type BrowserContextOptions, type Page } from '@playwright/test'
import { personaOf, signInAs } from './fixtures'

const PHONE = { width: 390, height: 844 }

async function open(browser: Browser, path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await browser.newContext({ viewport: PHONE, ...options })).newPage()
  await page.goto(path)
  return page
}

/** A survey of one question, made and opened over REST as the PM's own page would. */
async function makeSurvey(page: Page, over: Record<string, unknown> = {}): Promise<{ id: string; publicToken: string }> {
  const headers = { origin: new URL(page.url()).origin }
  const made = await page.request.post('/api/v1/surveys', {
    headers, data: { title: `Reach ${Math.random().toString(36).slice(2, 8)}`, anonymity: 'anonymous', questions: [{ key: 'deploys', type: 'rating', label: 'Deploying is easy', required: true, min: 1, max: 5 }], ...over },
  })
  expect(made.status()).toBe(201)
  const { id } = (await made.json()) as { id: string }
  const opened = await page.request.post(`/api/v1/surveys/${id}/open`, { headers })
  return (await opened.json()) as { id: string; publicToken: string }
}

async function asPm(page: Page): Promise<void> {
  await signInAs(page, await personaOf(page, 'Platform PM'), '/surveys')
}

test('an audience is worked out before anybody is asked, then invited, and scheduled to come again', async ({ page }) => {
  await asPm(page)
  const survey = await makeSurvey(page)
  await page.goto(`/surveys/${survey.id}/reach`)
  await page.getByText('Only these people').click()
  await page.getByLabel('E-mail addresses').fill('nobody@example.com')
  await page.getByRole('button', { name: 'Work out what it would take' }).click()
  await expect(page.getByText('Not known here: nobody@example.com')).toBeVisible()
  await page.goto(`/surveys/${survey.id}/reach`)
  await page.getByLabel('Of each team at most').fill('5')
  await page.getByRole('button', { name: 'Work out what it would take' }).click()
  await expect(page.getByLabel('Of each team at most')).toHaveValue('5')
  await expect(page).toHaveURL(/perTeam=5/)
  await page.goto(`/surveys/${survey.id}/reach`)
  const teams = page.getByRole('group', { name: /^Teams/ })
  await teams.getByRole('checkbox').first().check()
  await page.getByRole('button', { name: 'Work out what it would take' }).click()
  await expect(page.getByText(/would be invited, of \d+ this names/)).toBeVisible()
  const why = page.getByLabel(/who have been asked enough too, because/)
  if (await why.count()) await why.fill('A test of inviting')
  await page.getByRole('button', { name: /^Invite / }).click()
  await expect(page.getByRole('heading', { name: 'Invited so far' })).toBeVisible()

  await page.getByLabel('It comes').selectOption('monthly')
  await page.getByLabel('Remind after').first().fill('20')
  await page.getByRole('button', { name: 'Schedule it' }).click()
  await expect(page.getByText('A reminder has to come before the wave closes.').first()).toBeVisible()
  await page.getByLabel('Remind after').first().fill('4')
  await page.getByRole('button', { name: 'Schedule it' }).click()
  await expect(page.getByRole('row').filter({ hasText: 'every month' })).toBeVisible()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await page.goto('/surveys/schedules')
  await page.getByRole('button', { name: /^Stop Reach/ }).first().click()
  await expect(page.getByRole('button', { name: /^Go on with Reach/ }).first()).toBeVisible()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
})

test('an invited developer answers from Home by a link of their own, once', async ({ page, browser }) => {
  await asPm(page)
  const survey = await makeSurvey(page, { invitedOnly: true })
  const invited = await page.request.post(`/api/v1/surveys/${survey.id}/invitations`, {
    headers: { origin: new URL(page.url()).origin }, data: { audience: { sample: 60 }, overrideReason: 'A test of inviting' },
  })
  expect(invited.status()).toBe(201)
  const stranger = await open(browser, `/s/${survey.publicToken}`)
  await expect(stranger.getByText('This survey is for those who were invited')).toBeVisible()
  await stranger.goto(`/s/${survey.publicToken}?t=${'A'.repeat(43)}`)
  await expect(stranger.getByText('This link is not whole')).toBeVisible()
  const asked = await page.request.post('/api/v1/asks', {
    headers: { origin: new URL(page.url()).origin }, data: { survey: survey.id, email: 'yuki.tanabe@lanternfreight.example', event: 'deploy', everyDays: 30 },
  })
  expect([200, 201]).toContain(asked.status())
})

test('sent offline, it is kept and sent once when online again', async ({ page, browser }) => {
  await asPm(page)
  const survey = await makeSurvey(page)
  const phone = await open(browser, `/s/${survey.publicToken}`)
  await phone.getByText('4', { exact: true }).click()
  await phone.context().setOffline(true)
  await phone.getByRole('button', { name: 'Send answers' }).click()
  await expect(phone.getByText('You are offline')).toBeVisible()
  await phone.context().setOffline(false)
  await expect(phone).toHaveURL(/\/thanks\?lang=en$/)
  const after = await page.request.get(`/api/v1/surveys/${survey.id}`)
  expect(((await after.json()) as { responses: number }).responses).toBe(1)
})

test('without script a link with a ticket is answered as ever, and in a terminal too', async ({ page, browser }) => {
  await asPm(page)
  const survey = await makeSurvey(page)
  const plain = await open(browser, `/s/${survey.publicToken}`, { javaScriptEnabled: false })
  await plain.getByText('4', { exact: true }).click()
  await plain.getByRole('button', { name: 'Send answers' }).click()
  await expect(plain).toHaveURL(/\/thanks\?lang=en$/)
  const text = await page.request.get(`/s/${survey.publicToken}.txt`)
  expect(text.headers()['content-type']).toContain('text/plain')
  expect(await text.text()).toContain('deploys (required): Deploying is easy')
  const wrong = await page.request.post(`/s/${survey.publicToken}.txt`, { form: { deploys: '9' } })
  expect(wrong.status()).toBe(422)
  expect(await wrong.text()).toContain('deploys:')
  const right = await page.request.post(`/s/${survey.publicToken}.txt`, { form: { deploys: '3' } })
  expect(right.status()).toBe(201)
  const after = await page.request.get(`/api/v1/surveys/${survey.id}`)
  expect(((await after.json()) as { responses: number }).responses).toBe(2)
})

test('a frame shows a survey that allows it, and nobody may frame anything else', async ({ page, browser }) => {
  await asPm(page)
  const survey = await makeSurvey(page, { embeddable: true })
  const frame = await open(browser, `/embed/${survey.publicToken}`)
  await frame.getByText('4', { exact: true }).click()
  await frame.getByRole('button', { name: 'Send answers' }).click()
  await expect(frame).toHaveURL(/\/embed\/.*\/thanks\?lang=en$/)
  for (const path of [`/s/${survey.publicToken}`, '/', `/embed/${survey.publicToken}`]) {
    const response = await page.request.get(path)
    expect(response.headers()['content-security-policy']).toContain(`frame-ancestors 'none'`)
  }
  const script = await page.request.get('/embed.js')
  expect(script.headers()['content-type']).toContain('javascript')
})
