import { expect, type Page } from '@playwright/test'
import { clientOf, heard, makeDiscussedRfc, newPerson, own, personaOf, signInAs, test } from './fixtures'

const PM = 'maren.okafor@lanternfreight.example'

/** Presses a key until the page answers it: before its script runs a key is heard by nobody. */
async function pressUntil(page: Page, key: string, seen: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key)
    await seen()
  }).toPass()
}

async function newItem(title: string): Promise<string> {
  const pm = await clientOf(await newPerson('pm', 'keys'))
  const data = { title, problem: 'Builds wait.', insights: [], impact: 1, effort: 1, kind: 'build', horizon: 'now' }
  const answer = await pm.post('roadmap/items', { data })
  expect(answer.status(), await answer.text()).toBe(201)
  const { id } = (await answer.json()) as { id: string }
  await pm.dispose()
  return id
}

test('a form without its required fields names them in its own summary, not in a bubble of the browser', async ({
  page,
}) => {
  await signInAs(page, PM, '/roadmap/new')
  const add = page.getByRole('button', { name: 'Add item' })
  await heard(add)
  await add.press('Enter')
  const summary = page.getByRole('alert').filter({ hasText: 'Please fix' })
  await expect(summary).toBeFocused()
  await summary.getByRole('link', { name: /^Title: / }).press('Enter')
  await expect(page.getByLabel('Title')).toBeFocused()
})

test('a card that the keys carry says where it is and what the keys do, and keeps the focus when it is put back', async ({
  page,
}) => {
  const title = own('Carried')
  await newItem(title)
  await signInAs(page, PM, '/roadmap?now=240')
  const card = page.getByRole('region', { name: 'Now', exact: true }).getByRole('link', { name: title, exact: true })
  await heard(card)
  const hint = page.getByText('put down', { exact: false }).filter({ visible: true })
  await card.focus()
  await pressUntil(page, 'm', () => expect(hint.first()).toBeVisible({ timeout: 1_000 }))
  await page.keyboard.press('ArrowRight')
  await expect(
    page
      .getByText(/^Next, place \d+ of \d+$/)
      .filter({ visible: true })
      .first(),
  ).toBeVisible()
  // One ring: the card's, and not the link's inside it.
  const carried = page
    .getByRole('region', { name: 'Next', exact: true })
    .getByRole('link', { name: title, exact: true })
  await expect(carried).toBeFocused()
  expect(await carried.evaluate((link) => getComputedStyle(link).outlineStyle)).toBe('none')
  await page.keyboard.press('Escape')
  await expect(card).toBeFocused()
  await expect(hint).toHaveCount(0)
})

test('an RFC lists its keys; c, r and a lead to comment, reply and approval', async ({ page }) => {
  const number = await makeDiscussedRfc('Keys')
  await signInAs(page, PM, `/rfcs/${number}`)
  const keys = page.getByRole('dialog', { name: 'Keys' })
  await pressUntil(page, '?', () => expect(keys).toBeVisible({ timeout: 1_000 }))
  for (const label of ['Next open thread', 'Reply to the thread in focus', 'Go to your approval'])
    await expect(keys.getByText(label)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(keys).toBeHidden()

  const whole = page.getByRole('textbox', { name: 'Comment on the whole proposal' })
  await pressUntil(page, 'c', () => expect(whole).toBeFocused({ timeout: 1_000 }))
  await expect(whole).toHaveValue('')
  await whole.blur()
  await page.keyboard.press('a')
  await expect(page.getByRole('button', { name: /^Approve version/ })).toBeFocused()
  await page.keyboard.press('n')
  await page.keyboard.press('r')
  const reply = page.getByRole('textbox', { name: /^Reply to/ })
  await expect(reply).toBeFocused()
  await expect(reply).toHaveValue('')
})

test('g and a letter goes to evidence, the desk and the inbox, which are no lines of the sidebar', async ({ page }) => {
  await signInAs(page, PM, '/')
  for (const [letter, address] of [
    ['e', '/evidence'],
    ['d', '/insights/desk'],
    ['n', '/inbox'],
  ] as const)
    await pressUntil(page, 'g', async () => {
      await page.keyboard.press(letter)
      await expect(page).toHaveURL(new RegExp(`${address}$`), { timeout: 3_000 })
    })
})

test('j goes down the lists of Home, over the end of one into the next', async ({ page }) => {
  await signInAs(page, PM, '/')
  const lists = page.locator('[data-list]:visible')
  const first = lists.first().locator(':scope > *')
  await pressUntil(page, 'j', () => expect(first.first().locator('a:focus')).toHaveCount(1, { timeout: 1_000 }))
  for (let row = await first.count(); row > 0; row--) await page.keyboard.press('j')
  await expect(lists.nth(1).locator(':scope > *').first().locator('a:focus')).toHaveCount(1)
})

test('a day that is typed is said as all pages write days, and is not said any more when it is taken out', async ({
  page,
}) => {
  await signInAs(page, await personaOf(page, 'Admin'), '/people/new')
  const day = page.locator('input[type=date]').first()
  await heard(day)
  await day.fill('2026-03-12')
  await expect(page.getByText('12 Mar 2026', { exact: true })).toBeVisible()
  await day.fill('')
  await expect(page.getByText('12 Mar 2026', { exact: true })).toHaveCount(0)
})

test.describe('between a phone and a desk', () => {
  test.use({ viewport: { width: 800, height: 900 } })

  test('the columns of the board stand side by side', async ({ page }) => {
    await signInAs(page, PM, '/roadmap')
    const tops = ['Now', 'Next', 'Later'].map(async (name) => {
      const box = await page.getByRole('region', { name, exact: true }).boundingBox()
      return Math.round(box?.y ?? -1)
    })
    expect(new Set(await Promise.all(tops)).size).toBe(1)
  })
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('nothing to press on the board and on an RFC is lower than 24 px, but words inside of a line', async ({
    page,
  }) => {
    await signInAs(page, PM)
    for (const address of ['/roadmap', '/rfcs/4']) {
      await page.goto(address)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      expect(await lowTargets(page), address).toEqual([])
    }
  })

  test('the trail keeps its picture, which scrolls', async ({ page }) => {
    await signInAs(page, PM, '/roadmap')
    await page
      .getByRole('region', { name: 'Now', exact: true })
      .getByRole('listitem')
      .first()
      .getByRole('link')
      .first()
      .click()
    await page.getByRole('link', { name: 'Trail', exact: true }).click()
    await expect(page.getByRole('heading', { name: 'The trail as a list' })).toBeVisible()
    const picture = page.locator('main .overflow-x-auto[aria-hidden]')
    await expect(picture).toBeVisible()
    expect(await picture.evaluate((box) => box.scrollWidth > box.clientWidth)).toBe(true)
  })
})

/** What can be pressed, is no part of a sentence (WCAG 2.2, 2.5.8), and is lower than 24 px: "tag: words height". */
const lowTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main a[href], main button, main input, main select, main summary')]
      .filter((one) => one.checkVisibility({ visibilityProperty: true }) && one.closest('p, .prose, .sr-only') === null)
      .map((one) => ({ one, box: (one.closest('label') ?? one).getBoundingClientRect() }))
      .filter(({ box }) => box.width > 1 && box.height > 1 && box.height < 23.5)
      .map(
        ({ one, box }) => `${one.tagName}: ${(one.textContent ?? '').trim().slice(0, 40)} ${Math.round(box.height)}`,
      ),
  )

test('Ctrl and Enter send a comment from its box', async ({ page }) => {
  await signInAs(page, PM, `/rfcs/${await makeDiscussedRfc('Sent by keys')}`)
  const box = page.getByLabel('Comment on the whole proposal')
  await heard(box)
  await box.fill('Sent by the keys alone.')
  await box.press('Control+Enter')
  await expect(page.getByRole('paragraph').filter({ hasText: 'Sent by the keys alone.' })).toBeVisible()
  await expect(box).toHaveValue('')
})
