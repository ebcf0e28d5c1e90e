import { expect, type Locator, type Page } from '@playwright/test'
import { ADMIN, clientOf, heard, makeDiscussedRfc, newPerson, own, signInAs, test } from './fixtures'

const PM = 'maren.okafor@lanternfreight.example'

/** What had the focus is gone, and the keyboard is still in the page: on something in it that can be seen. */
async function expectInPage(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => document.getElementById('main')?.contains(document.activeElement) ?? false))
    .toBe(true)
}

test('whoever closes search or the list of keys goes on where they were', async ({ page }) => {
  await signInAs(page, PM, '/rfcs')
  // By its place: while a dialog is open, nothing behind it has a role.
  const link = page.locator('main table a').first()
  for (const [key, name] of [
    ['Control+k', 'Search or run a command'],
    ['?', 'Keys'],
  ] as const) {
    const dialog = page.getByRole('dialog', { name })
    // Before the page's script runs a key is heard by nobody.
    await expect(async () => {
      await link.focus()
      await page.keyboard.press(key)
      await expect(dialog).toBeVisible({ timeout: 1_000 })
    }).toPass()
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
    await expect(link).toBeFocused()
  }
})

test('a list that is filtered by its text leaves the keyboard at the end of that text', async ({ page }) => {
  await signInAs(page, PM, '/people')
  const filter = page.getByRole('searchbox', { name: 'Filter' })
  await expect(async () => {
    await page.keyboard.press('/')
    await expect(filter).toBeFocused({ timeout: 1_000 })
  }).toPass()
  await page.keyboard.type('team:payments')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\?q=team%3Apayments$/)
  await expect(filter).toBeFocused()
  // Typed on at the end: a second condition, not one before the first.
  await page.keyboard.type(' role:pm')
  await expect(filter).toHaveValue('team:payments role:pm')
})

test('another look at a list that was filtered leaves the keyboard on what was chosen', async ({ page }) => {
  await signInAs(page, PM, '/roadmap')
  const filter = page.getByRole('searchbox', { name: 'Filter' })
  await expect(async () => {
    await page.keyboard.press('/')
    await expect(filter).toBeFocused({ timeout: 1_000 })
  }).toPass()
  await page.keyboard.type('kind:build')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/q=kind%3Abuild/)
  const theme = page.getByRole('link', { name: 'Theme', exact: true })
  await theme.focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/by=theme/)
  await expect(theme).toBeFocused()
})

test('an RFC that is approved, and a thread that is resolved, leave the keyboard beside what was pressed', async ({
  page,
}) => {
  const number = await makeDiscussedRfc('Places')
  await signInAs(page, PM, `/rfcs/${number}`)
  const press = async (button: Locator) => {
    await heard(button)
    await button.focus()
    await page.keyboard.press('Enter')
    await expect(button).toHaveCount(0)
    await expectInPage(page)
  }
  await press(page.getByRole('button', { name: /^Approve version/ }))
  // Nothing is pressed by a key that is still held: the approval stands.
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /^Approve version/ })).toHaveCount(0)
  await press(page.getByRole('button', { name: 'Resolve', exact: true }))
})

test('a move that is taken back by keyboard leads back to the card', async ({ page }) => {
  const pm = await clientOf(await newPerson('pm', 'moves'))
  const [title, theme] = [own('Taken back'), own('theme')]
  const data = { title, theme, problem: 'Waits.', insights: [], impact: 1, effort: 1, kind: 'build', horizon: 'later' }
  expect((await pm.post('roadmap/items', { data })).status()).toBe(201)
  await pm.dispose()
  await signInAs(page, PM, `/roadmap?q=${encodeURIComponent(`theme:"${theme}"`)}`)
  const cardIn = (column: string) =>
    page.getByRole('region', { name: column, exact: true }).getByRole('link', { name: title, exact: true })
  await heard(cardIn('Later'))
  await cardIn('Later').focus()
  await page.keyboard.press('m')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Enter')
  await expect(cardIn('Next')).toBeFocused()
  await page.getByRole('button', { name: 'Undo' }).focus()
  await page.keyboard.press('Enter')
  await expect(cardIn('Later')).toBeVisible()
  await expectInPage(page)
})

test('a row that is taken away leaves the keyboard in its list', async ({ page }) => {
  const pm = await clientOf(PM)
  const named = await pm.post('capabilities', { data: { name: own('Rows') } })
  expect(named.status(), await named.text()).toBe(201)
  const { id } = (await named.json()) as { id: string }
  await pm.dispose()
  await signInAs(page, PM, `/capabilities/${id}`)
  const admin = await clientOf(ADMIN)
  const [name, email] = [own('Champion'), `${own('champion')}@new.example`.replaceAll(' ', '-')]
  const made = await admin.post('people', { data: { name, email, role: 'developer', team: 'Payments' } })
  expect(made.status(), await made.text()).toBe(201)
  await admin.dispose()
  await page.getByLabel('Champion’s email').fill(email)
  await page.getByRole('button', { name: 'Name a champion' }).click()
  const row = page.getByRole('listitem').filter({ hasText: email })
  const remove = row.getByRole('button', { name: /^Remove/ })
  await heard(remove)
  await remove.focus()
  await page.keyboard.press('Enter')
  await expect(row).toHaveCount(0)
  await expectInPage(page)
})
