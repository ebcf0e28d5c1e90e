import { expect, type APIRequestContext, type Locator, type Page } from '@playwright/test'
import { ADMIN, api, as, clientOf, heard as listens, newPerson, origin, own, signInAs, test } from './fixtures'

interface Week {
  pm: APIRequestContext
  email: string
  developer: string
  insight: string
}

const post = async (who: APIRequestContext, path: string, data: object): Promise<Record<string, string>> => {
  const answer = await who.post(path, { data })
  expect([path, answer.status(), answer.ok() ? '' : await answer.text()]).toEqual([path, answer.status(), ''])
  expect(answer.ok()).toBe(true)
  return (await answer.json()) as Record<string, string>
}

/** A PM, a developer who was heard, and an insight with a piece for it and one against it. */
async function week(name: string): Promise<Week> {
  const [email, developer] = [await newPerson('pm', `pm ${name}`), await newPerson('developer', `dev ${name}`)]
  const pm = await clientOf(email)
  const [waits, fine] = ['every build fetches everything again', 'builds are fast enough for me']
  const session = await post(pm, 'sessions', {
    kind: 'interview',
    title: own('How builds feel'),
    team: null,
    date: '2026-06-01',
    participants: [{ email: developer, speaker: 'Iris' }],
    consent: { scope: 'a-year' },
    body: `**Iris:** I wait, because ${waits}, all day. On Fridays ${fine}.\n`,
  })
  const quote = async (words: string) =>
    (await post(pm, `sessions/${session.id}/highlights`, { quote: words, tags: ['builds'] })).evidenceId ?? ''
  const insight = await post(pm, 'insights', {
    statement: own('Builds fetch too much'),
    evidence: [
      { id: await quote(waits), stance: 'supports' },
      { id: await quote(fine), stance: 'contradicts' },
    ],
  })
  return { pm, email, developer, insight: insight.id ?? '' }
}

const make = (made: Week, title: string, over: object = {}) =>
  post(made.pm, 'roadmap/items', {
    ...{ title, problem: 'Builds wait.', insights: [made.insight], impact: 2, effort: 2, kind: 'build' },
    ...{ horizon: 'later', ...over },
  })
const itemOf = async (made: Week, id: string) =>
  (await (await made.pm.get(`roadmap/items/${id}`)).json()) as Record<string, unknown>
const group = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true })
const cardIn = (page: Page, name: string, title: string): Locator =>
  group(page, name).getByRole('link', { name: title, exact: true })
/** The board with the cards of one theme only: what other tests make is not on it. */
const boardOf = (theme: string, more = ''): string => `/roadmap?q=${encodeURIComponent(`theme:"${theme}"`)}${more}`

test('a commitment without an outcome, and against somebody, asks for words; they stay on the card', async ({
  page,
}) => {
  const made = await week('commits')
  const [title, theme] = [own('Cache the builds'), own('Commit')]
  const { id = '' } = await make(made, title, { theme, horizon: 'next' })
  await signInAs(page, made.email, boardOf(theme))
  await page.goto(boardOf(theme))
  const card = cardIn(page, 'Next', title)
  await listens(card)
  await card.focus()
  await page.keyboard.press('m')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  const [why, answer] = ['The contract for the old runners ends', 'Fridays stay as they are']
  await dialog.getByLabel('Why now?').fill(why)
  await dialog.getByLabel('Who wants the opposite, and what do you answer?').fill(answer)
  await dialog.getByRole('button', { name: 'Move to Now' }).click()
  await expect.poll(async () => (await itemOf(made, id)).horizon).toBe('now')
  await page.goto(boardOf(theme))
  await expect(group(page, 'Now').getByText(why, { exact: false })).toBeVisible()
})

test('a card goes to another quarter by the keys and by the mouse, and back from the toast', async ({ page }) => {
  const made = await week('groups')
  const [title, other, theme] = [own('Dragged into a quarter'), own('Stands there'), own('Quarters')]
  const { id = '' } = await make(made, title, { theme, quarter: '2031-Q1' })
  await make(made, other, { theme, quarter: '2031-Q2' })
  await signInAs(page, made.email)
  await page.goto(boardOf(theme, '&by=quarter'))
  const [first, second] = ['2031 Q1', '2031 Q2']
  const card = cardIn(page, first, title)
  await listens(card)
  await card.focus()
  await page.keyboard.press('m')
  await page.keyboard.press('ArrowRight')
  await expect(cardIn(page, second, title)).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(cardIn(page, first, title)).toBeVisible()
  expect((await itemOf(made, id)).quarter).toBe('2031-Q1')
  await cardIn(page, first, title).focus()
  await page.keyboard.press('m')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await itemOf(made, id)).quarter).toBe('2031-Q2')
  await page.getByRole('button', { name: 'Undo' }).first().click()
  await expect.poll(async () => (await itemOf(made, id)).quarter).toBe('2031-Q1')

  await page.goto(boardOf(theme, '&by=quarter'))
  await listens(cardIn(page, first, title))
  await make(made, own('Keeps the first quarter'), { theme, quarter: '2031-Q1' })
  const from = await cardIn(page, first, title).boundingBox()
  const to = await group(page, second).boundingBox()
  if (!from || !to) throw new Error('the board is not laid out')
  await page.mouse.move(from.x + 6, from.y + 6)
  await page.mouse.down()
  await page.mouse.move(from.x + 40, from.y + 8, { steps: 4 })
  await page.mouse.move(to.x + to.width / 2, to.y + 60, { steps: 12 })
  await expect(cardIn(page, second, title)).toBeVisible()
  await page.mouse.up()
  await expect.poll(async () => (await itemOf(made, id)).quarter).toBe('2031-Q2')
})

test('what one person moves is seen by another in place', async ({ browser, page }) => {
  const made = await week('two')
  const [title, theme] = [own('Moved by somebody else'), own('Two')]
  const { id = '' } = await make(made, title, { theme })
  await signInAs(page, made.email)
  await page.goto(boardOf(theme))
  await listens(cardIn(page, 'Later', title))
  const other = await as(browser, made.email)
  await other.goto(`/roadmap/items/${id}`)
  await other.getByLabel('Column').selectOption('next')
  await other.getByRole('button', { name: 'Move', exact: true }).click()
  await expect(cardIn(page, 'Next', title)).toBeVisible()
  await other.context().close()
})

test('a draft is published on purpose; a developer votes with a reason, and finds it among their feedback', async ({
  browser,
  page,
}) => {
  const made = await week('votes')
  const [title, reason] = [own('Voted for'), own('I lose an hour a day')]
  const { id = '' } = await make(made, title)
  const developer = await as(browser, made.developer)
  expect((await developer.goto(`/roadmap/items/${id}`))?.status()).toBe(404)
  await signInAs(page, made.email)
  await page.goto(`/roadmap/items/${id}`)
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect.poll(async () => (await itemOf(made, id)).publishedAt).not.toBeNull()
  await api(developer, 'post', `/roadmap/items/${id}/votes`, { reason })
  await developer.goto('/roadmap/feedback')
  await expect(developer.getByRole('link', { name: title })).toBeVisible()
  await expect(developer.getByText(reason)).toBeVisible()
  await page.goto(`/roadmap/items/${id}`)
  await expect(page.getByText(reason)).toBeVisible()
  await developer.context().close()
})

test('an update for two audiences is read by each in its own words, also by a feed reader without signing in', async ({
  browser,
  page,
  request,
}) => {
  const made = await week('audiences')
  const title = own('Builds fetch once')
  const { id = '' } = await make(made, own('Ships for two'))
  expect((await made.pm.patch(`roadmap/items/${id}`, { data: { published: true } })).ok()).toBe(true)
  await post(made.pm, `roadmap/items/${id}/updates`, {
    kind: 'shipped',
    title,
    body: 'The shared runners keep a cache now.',
    audiences: ['developers', 'finance'],
    texts: { finance: { body: 'Runner hours are down by a third.' } },
  })
  const developer = await as(browser, made.developer)
  await developer.goto('/updates')
  await developer.getByRole('link', { name: title }).first().click()
  await expect(developer.getByText('The shared runners keep a cache now.')).toBeVisible()
  await developer.goto('/updates')
  await developer.getByText('A feed for a reader that cannot sign in').click()
  const feed = await developer.getByLabel('Your feed').textContent()
  const answer = await request.get((feed ?? '').replace(/^https?:\/\/[^/]+/, origin))
  expect([answer.status(), (await answer.text()).includes(title)]).toEqual([200, true])
  await signInAs(page, made.email)
  await page.goto(`/roadmap/items/${id}/trail`)
  await expect(page.getByRole('link', { name: title }).first()).toBeVisible()
  await developer.context().close()
})

test('what was told stays to be read where its item is a draft again', async ({ browser }) => {
  const made = await week('taken back')
  const { id = '' } = await make(made, own('Comes later after all'))
  const item = `roadmap/items/${id}`
  expect((await made.pm.patch(item, { data: { published: true } })).ok()).toBe(true)
  const { updateId: update = '' } = await post(made.pm, `${item}/updates`, {
    ...{
      kind: 'started',
      title: own('We have begun'),
      body: 'The first runner keeps a cache.',
      audiences: ['developers'],
    },
  })
  expect((await made.pm.patch(item, { data: { published: false } })).ok()).toBe(true)
  const developer = await as(browser, made.developer)
  expect((await developer.goto(`/updates/${update}`))?.status()).toBe(200)
  await expect(developer.getByText('The first runner keeps a cache.')).toBeVisible()
  await expect(developer.getByRole('link', { name: /Comes later after all/ })).toHaveCount(0)
  await developer.context().close()
})

test('an admin makes the secret of the trackers’ webhooks, sees it once, and no PM sees the page', async ({
  browser,
  page,
}) => {
  const pm = await newPerson('pm', 'keeps none')
  await signInAs(page, ADMIN)
  await page.goto('/settings/trackers')
  const button = page.getByRole('button', { name: /Make a secret|Replace the secret/ })
  await listens(button)
  await button.click()
  await expect(page.getByText('Copy the secret now. It is not shown again.')).toBeVisible()
  const secret = (await page.getByRole('status').locator('code').textContent()) ?? ''
  expect(secret.length).toBeGreaterThan(20)
  await page.goto('/settings/trackers')
  await expect(page.getByText('It is kept sealed and cannot be shown again.')).toBeVisible()
  expect(await page.content()).not.toContain(secret)
  const other = await as(browser, pm)
  expect((await other.goto('/settings/trackers'))?.status()).toBe(404)
  await other.context().close()
})
