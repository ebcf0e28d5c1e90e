import { expect, type APIRequestContext, type Locator, type Page } from '@playwright/test'
import { clientOf, heard as listens, newPerson, own, signInAs, test } from './fixtures'

interface Made {
  pm: APIRequestContext
  email: string
  heard: string
  insight: string
}

const post = async (who: APIRequestContext, path: string, data: object): Promise<Record<string, string>> => {
  const answer = await who.post(path, { data })
  expect(answer.status(), await answer.text()).toBe(201)
  return (await answer.json()) as Record<string, string>
}

/** A PM, somebody who was heard in an interview, and an insight on their words. */
async function story(name: string): Promise<Made> {
  const [email, heard] = [await newPerson('pm', `pm ${name}`), await newPerson('developer', `heard ${name}`)]
  const pm = await clientOf(email)
  const quote = 'every build fetches everything again'
  const session = await post(pm, 'sessions', {
    kind: 'interview',
    title: 'How builds feel',
    team: null,
    date: '2026-06-01',
    participants: [{ email: heard, speaker: 'Iris' }],
    consent: { scope: 'a-year' },
    body: `**Iris:** I wait, because ${quote}, all day.\n`,
  })
  const highlight = await post(pm, `sessions/${session.id}/highlights`, { quote, tags: ['builds'] })
  const insight = await post(pm, 'insights', {
    statement: `Builds fetch too much (${name})`,
    evidence: [{ id: highlight.evidenceId, stance: 'supports' }],
  })
  return { pm, email, heard, insight: insight.id as string }
}

const item = (made: Made, title: string, over: object = {}) =>
  post(made.pm, 'roadmap/items', {
    title,
    problem: 'Builds wait.',
    insights: [made.insight],
    impact: 2,
    effort: 2,
    kind: 'build',
    horizon: 'now',
    ...over,
  })

const column = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true })
const cardIn = (page: Page, name: string, title: string): Locator =>
  column(page, name).getByRole('link', { name: title, exact: true })

/** Waits until the server has the card in a column. */
async function moved(made: Made, id: string, horizon: string): Promise<void> {
  await expect
    .poll(async () => ((await (await made.pm.get(`roadmap/items/${id}`)).json()) as { horizon: string }).horizon)
    .toBe(horizon)
}

test('a card is dragged to another column with the mouse, and stays there', async ({ page }) => {
  const made = await story('mouse')
  const title = own('Dragged by mouse')
  const { id } = await item(made, title)
  await signInAs(page, made.email, '/roadmap')
  await page.goto('/roadmap?now=240')
  const card = cardIn(page, 'Now', title)
  await listens(card)
  await card.scrollIntoViewIfNeeded()
  const from = await card.boundingBox()
  const to = await column(page, 'Next').getByRole('heading', { name: 'Next' }).boundingBox()
  if (!from || !to) throw new Error('the board is not laid out')
  await page.mouse.move(from.x + 8, from.y + 8)
  await page.mouse.down()
  await page.mouse.move(from.x + 40, from.y + 8, { steps: 4 })
  await page.mouse.move(to.x + 60, Math.max(to.y + 60, 120), { steps: 12 })
  await expect(cardIn(page, 'Next', title)).toBeVisible()
  await page.mouse.up()
  await moved(made, id as string, 'next')
  await page.goto('/roadmap?next=240')
  await expect(cardIn(page, 'Next', title)).toBeVisible()
})

test('a card is moved with m and the arrows, taken back with Escape, and the place is said', async ({ page }) => {
  const made = await story('keys')
  const title = own('Moved by keys')
  const { id } = await item(made, title)
  await signInAs(page, made.email, '/roadmap')
  await page.goto('/roadmap?now=240')
  const held = page.getByRole('status').filter({ hasText: `${title} is in your hand: Now` })
  // The page answers to keys only once its script runs.
  await expect(async () => {
    await cardIn(page, 'Now', title).focus()
    await page.keyboard.press('m')
    await expect(held).toBeAttached({ timeout: 1_000 })
  }).toPass()
  await page.keyboard.press('ArrowRight')
  await expect(cardIn(page, 'Next', title)).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(cardIn(page, 'Now', title)).toBeVisible()

  await cardIn(page, 'Now', title).focus()
  await page.keyboard.press('m')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(cardIn(page, 'Later', title)).toBeFocused()
  await page.keyboard.press('Enter')
  // What moved is said where the eye is, with the way back.
  await expect(page.getByText(`“${title}” is in Later.`).first()).toBeVisible()
  await moved(made, id as string, 'later')
  await page.keyboard.press('u')
  await moved(made, id as string, 'now')
})

test('without a script a card is moved by the form of its page', async ({ browser }) => {
  const made = await story('form')
  const { id } = await item(made, 'Moved by a form')
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await signInAs(page, made.email, `/roadmap/items/${id}`)
  await page.goto(`/roadmap/items/${id}`)
  await page.getByLabel('Column').selectOption('later')
  await page.getByRole('button', { name: 'Move' }).click()
  await moved(made, id as string, 'later')
})

test('“Why is it here?” shows each input with its source, and what would flip the order', async ({ page }) => {
  const made = await story('why')
  const title = own('Asked why')
  const { id } = await item(made, title, { impactNote: 'Half an hour a day' })
  await item(made, 'Its neighbour', { impact: 1 })
  await signInAs(page, made.email, '/roadmap')
  await page.goto('/roadmap?now=240')
  await page.getByRole('link', { name: new RegExp(`Why is “${title}” here`) }).click()
  await expect(page).toHaveURL(new RegExp(`/roadmap/items/${id}/why$`))
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await expect(page.getByText('1 person heard', { exact: false })).toBeVisible()
  await expect(page.getByText('Half an hour a day')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'What would flip the order' })).toBeVisible()
  await expect(page.getByText(/instead of 2 person-weeks/).first()).toBeVisible()
})

test('what ships is announced, the person behind it is told once they see it, and the trail shows both', async ({
  browser,
  page,
}) => {
  const made = await story('ship')
  const { id } = await item(made, 'Shipped at last')
  const title = own('Builds fetch once')
  await signInAs(page, made.email, `/roadmap/items/${id}`)
  await page.getByRole('link', { name: 'Ship', exact: true }).click()
  await expect(page.getByText('1 person will be told.')).toBeVisible()
  await listens(page.getByLabel('We did'))
  await page.getByLabel('Title', { exact: true }).fill(title)
  await page.getByLabel('We did').fill('The runners **keep** a cache.')
  await expect(page.getByRole('region', { name: 'Preview' }).getByText('keep', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Ship and publish' }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await expect(page.getByText('0 of 1 told, 1 to go')).toBeVisible()

  const other = await (await browser.newContext()).newPage()
  await signInAs(other, made.heard, '/updates')
  await other.goto('/updates')
  await other.getByRole('link', { name: title }).click()
  await expect(
    other.getByRole('region', { name: 'Your own words' }).getByText('every build fetches everything again'),
  ).toBeVisible()

  await page.goto(`/roadmap/items/${id}/trail`)
  await expect(page.getByText('1 of 1 told')).toBeVisible()
  await expect(page.getByRole('link', { name: title })).toBeVisible()
})
