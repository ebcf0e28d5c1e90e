import { expect, test, type Page } from '@playwright/test'
import { signInAs } from './fixtures'

const pm = 'maren.okafor@lanternfreight.example'
const developer = 'ines.varga@lanternfreight.example'

/** Makes an insight of the last pieces shown for a filter, and stays on its page: newer ones are other tests', and may go. */
async function makeInsight(page: Page, statement: string, filter: string, pieces: number): Promise<void> {
  await page.goto(`/evidence?q=${encodeURIComponent(filter)}`)
  const boxes = page.getByRole('checkbox', { name: /^Select: / })
  for (let index = 1; index <= pieces; index++) await boxes.nth(-index).check()
  await page.getByRole('button', { name: 'Make insight' }).click()
  await page.getByLabel('Statement').fill(statement)
  await page.getByRole('button', { name: 'Make insight' }).click()
  await expect(page.getByRole('heading', { level: 1, name: statement })).toBeVisible()
}

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
  await expect(left).toHaveText(/^\d+ left$/)
  const first = await piece.getByRole('paragraph').first().textContent()

  // A key counts once the last one is done: the buttons say when.
  const press = async (key: string) => {
    await expect(page.getByRole('button', { name: /^Skip/ })).toBeEnabled()
    await page.keyboard.press(key)
  }
  // The first key may come before the page's script is there to hear it.
  await expect(async () => {
    await press('i')
    await expect(page.getByLabel('New insight')).toBeFocused({ timeout: 1_000 })
  }).toPass()
  await page.getByLabel('New insight').fill('Made at the desk')
  await page.keyboard.press('Enter')
  await expect(left).toHaveText(/ left, 1 filed$/)
  await expect(piece.getByRole('paragraph').first()).not.toHaveText(first ?? '')

  await press('s')
  await expect(left).toHaveText(/ left, 2 filed$/)
  await press('u')
  await expect(left).toHaveText(/ left, 1 filed$/)
  const second = await piece.getByRole('paragraph').first().textContent()
  await press('Space')
  await expect(piece.getByRole('paragraph').first()).not.toHaveText(second ?? '')
  await press('u')
  await expect(piece.getByRole('paragraph').first()).toHaveText(second ?? '')
  await press('u')
  await expect(left).toHaveText(/^\d+ left$/)
  await expect(piece.getByRole('paragraph').first()).toHaveText(first ?? '')
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
