import { expect, type Page } from '@playwright/test'
import { heard, signInAs, test } from './fixtures'

const pm = 'maren.okafor@lanternfreight.example'
const developer = 'ines.varga@lanternfreight.example'

/** Makes an insight of the last pieces shown for a filter, and stays on its page: newer ones are other tests', and may go. */
async function makeInsight(page: Page, statement: string, filter: string, pieces: number): Promise<void> {
  await page.goto(`/evidence?q=${encodeURIComponent(filter)}`)
  const boxes = page.getByRole('checkbox', { name: /^Select: / })
  for (let index = 1; index <= pieces; index++) await boxes.nth(-index).check()
  await page.getByRole('button', { name: 'Create insight' }).click()
  await page.getByLabel('Statement').fill(statement)
  await page.getByRole('button', { name: 'Create insight' }).click()
  await expect(page.getByRole('heading', { level: 1, name: statement })).toBeVisible()
}

test('a form that is refused puts the focus on what is wrong', async ({ page }) => {
  await signInAs(page, pm)
  await page.goto('/insights/new')
  const make = page.getByRole('button', { name: 'Create insight' })
  await heard(make)
  await make.click()
  const summary = page.getByRole('alert').filter({ hasText: 'Please fix 1 field' })
  await expect(summary).toBeFocused()
  // With the name of the field, and the way to it.
  await summary.getByRole('link', { name: 'Statement: Fill this in.' }).press('Enter')
  await expect(page.getByLabel('Statement')).toBeFocused()
})

test('evidence is filtered by text, ticked, made an insight, contradicted and settled', async ({ page }) => {
  await signInAs(page, pm)
  await makeInsight(page, 'The queue costs more than the build', 'kind:highlight', 2)
  const pros = page.getByRole('region', { name: 'For', exact: true })
  await expect(pros.getByRole('listitem')).toHaveCount(2)
  await expect(page.getByText(/of \d+ teams/).first()).toBeVisible()

  await page.getByRole('link', { name: 'Add evidence' }).click()
  await page.getByLabel('Filter', { exact: true }).fill('kind:rfc-comment')
  await page.getByLabel('Filter', { exact: true }).press('Enter')
  await expect(page).toHaveURL(/kind%3Arfc-comment/)
  // One that counts: the platform team's own words are heard, and contest nothing.
  await page
    .getByRole('listitem')
    .filter({ hasNotText: 'not counted' })
    .getByRole('checkbox', { name: /^Select: / })
    .last()
    .check()
  await page.getByRole('button', { name: 'Contradicts' }).click()
  await expect(page.getByRole('region', { name: 'Against', exact: true }).getByRole('listitem')).toHaveCount(1)

  await expect(page.getByText('contested', { exact: true })).toBeVisible()
  await page.getByLabel('How it is resolved').fill('Holds where builds share runners.')
  await page.getByRole('button', { name: 'Record resolution' }).click()
  await expect(page.getByRole('region', { name: 'Resolution' })).toContainText('Holds where builds share runners.')
  await expect(page.getByText('Resolved', { exact: true })).toBeVisible()
})

test('a piece changes sides and comes back with undo', async ({ page }) => {
  await signInAs(page, pm)
  await makeInsight(page, 'Reviews wait longer than builds', 'rung:medium', 1)
  const cons = page.getByRole('region', { name: 'Against', exact: true }).getByRole('listitem')
  await page.getByRole('button', { name: 'Change what it says' }).click()
  await page.getByRole('button', { name: 'Contradicts' }).click()
  await expect(cons).toHaveCount(1)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(cons).toHaveCount(0)
})

test('the desk files by keys alone, and takes back', async ({ page }) => {
  await signInAs(page, pm)
  await page.goto('/insights/desk')
  const left = page.getByRole('region', { name: 'What waits' }).getByRole('status')
  const piece = page.getByRole('region', { name: 'The piece' })
  const words = () => piece.getByRole('paragraph').first().textContent()
  await expect(left).toHaveText(/^[\d,]+\+? left$/)
  const first = await words()

  // The first key may come before the page's script is there to hear it.
  await expect(async () => {
    await page.keyboard.press('i')
    await expect(page.getByLabel('New insight')).toBeFocused({ timeout: 1_000 })
  }).toPass()
  await page.getByLabel('New insight').fill('Made at the desk')
  await page.keyboard.press('Enter')
  await expect(left).toHaveText(/ left, 1 filed$/)
  await expect.poll(words).not.toBe(first)

  // Ten keys at eight a second: each acts on the piece that is then shown, however slow the server is.
  for (const key of ['n', '1', 's', 'n', '1', 'c', ' ', 'p', '1', 's']) {
    await page.keyboard.press(key === ' ' ? 'Space' : key)
    await page.waitForTimeout(125)
  }
  await expect(left).toHaveText(/ left, 4 filed$/)
  for (let n = 0; n < 8; n++) await page.keyboard.press('u')
  await expect(left).toHaveText(/^[\d,]+\+? left$/)
  await expect.poll(words).toBe(first)
  await expect(page.getByText('Saving …')).toHaveCount(0)
  // Nothing is left of what was taken back.
  await page.goto('/insights?q="Made at the desk"')
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(0)
  await page.goto('/insights/desk')
  await expect(left).toHaveText(/^[\d,]+\+? left$/)
})

test('what is no evidence does not come back', async ({ page }) => {
  await signInAs(page, pm)
  await page.goto('/insights/desk')
  const piece = page.getByRole('region', { name: 'The piece' })
  // Of a survey: what other tests bring in meanwhile may go again.
  await expect(async () => {
    const shown = (await piece.textContent()) ?? ''
    if (shown.includes('Survey result')) return
    await page.keyboard.press(' ')
    // One press at a time: what the last one does is seen before the next.
    await expect(piece).not.toHaveText(shown, { timeout: 5_000 })
    expect(await piece.textContent()).toContain('Survey result')
  }).toPass()
  const words = (await piece.getByRole('paragraph').first().textContent()) ?? ''
  await page.getByRole('button', { name: /^Not evidence/ }).click()
  await expect(piece.getByText(words, { exact: true })).toHaveCount(0)
  await expect(page.getByText('Saving …')).toHaveCount(0)
  await page.goto('/insights/desk')
  await expect(piece.getByRole('paragraph').first()).not.toHaveText(words)
  await page.goto('/evidence?q=is:not-evidence')
  // Its figures may have moved meanwhile, its question has not.
  await expect(page.getByText(words.slice(0, words.indexOf('?'))).first()).toBeVisible()
})

test('what people say of an insight stays, with who said it', async ({ page }) => {
  await signInAs(page, pm)
  await makeInsight(page, 'Reviews take a day', 'kind:highlight', 1)
  const said = page.locator('section', { has: page.getByRole('heading', { name: 'What is said of it' }) })
  await said.getByText('Change', { exact: true }).click()
  await said.getByLabel('Kind').selectOption('pain')
  await said.getByLabel(/^About whom/).fill('Teams with one reviewer')
  await said.getByRole('button', { name: 'Save' }).click()
  await expect(said.getByText('Teams with one reviewer')).toBeVisible()
  await expect(page.getByText('Candidate', { exact: true })).toBeVisible()
  const history = page.locator('section', { has: page.getByRole('heading', { name: 'History' }) })
  await expect(history.getByText('Kind: “pain”')).toBeVisible()
})

test('a developer reads insights and evidence, and changes nothing', async ({ page }) => {
  await signInAs(page, developer)
  await page.goto('/insights')
  await expect(page.getByRole('link', { name: 'Synthesis desk' })).toHaveCount(0)
  await page.getByRole('main').getByRole('listitem').getByRole('link').first().click()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Add evidence' })).toHaveCount(0)
  await page.goto('/evidence')
  await expect(page.getByRole('checkbox')).toHaveCount(0)
  await page.goto('/insights/desk')
  await expect(page.getByRole('main')).toBeVisible()
  await expect(page.getByRole('region', { name: 'The piece' })).toHaveCount(0)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('an insight is made of evidence by plain forms', async ({ page }) => {
    await signInAs(page, pm)
    await makeInsight(page, 'Forms are enough', 'rung:low', 1)
    await expect(page.getByRole('region', { name: 'For', exact: true }).getByRole('listitem')).toHaveCount(1)
  })
})
