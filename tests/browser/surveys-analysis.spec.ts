import { expect, type Page } from '@playwright/test'
import { PHONE } from './axe'
import { own, test } from './fixtures'
import { asPm, closedPulse } from './surveys-make'

/** Signed in as the PM; the address of the demo's last closed pulse. */
async function closedSurvey(page: Page): Promise<string> {
  await asPm(page)
  return closedPulse(page)
}

test('drivers say what goes along with a question, and with another one that is chosen', async ({ page }) => {
  const survey = await closedSurvey(page)
  await page.goto(survey)
  await page.getByRole('navigation', { name: 'Parts of this survey' }).getByRole('link', { name: 'Drivers' }).click()
  await expect(
    page.getByRole('heading', { name: /^What correlates with “How likely are you to recommend/ }),
  ).toBeVisible()
  await expect(page.getByText(/goes along with it most: \d+\s%/)).toBeVisible()
  await expect(page.getByText(/not what causes what/)).toBeVisible()
  await page.getByLabel('Outcome to explain').focus()
  await page
    .getByLabel('Outcome to explain')
    .selectOption({ label: 'In the last month, how easy was it to get a merged change into production?' })
  await expect(page).toHaveURL(/outcome=deploy/)
  await expect(
    page.getByRole('heading', { name: /^What correlates with “In the last month, how easy was it/ }),
  ).toBeVisible()
  await expect(page.getByLabel('Outcome to explain')).toBeFocused()
  const picture = page.locator('[data-chart=drivers]')
  await picture.getByText('Show as table').click()
  await expect(picture.getByRole('rowheader', { name: /recommend the golden path/ })).toBeVisible()
  // Chosen by key, the select has the focus in what follows; and a way back shows what it showed.
  await expect(page.getByRole('button', { name: 'Show', exact: true })).toBeHidden()
  await page.goBack()
  await expect(page.getByRole('heading', { name: /^What correlates with “How likely/ })).toBeVisible()
  await expect(page.getByLabel('Outcome to explain').locator('option:checked')).toHaveText(/^How likely/)
  await page.goForward()
  // The same drivers by importance and score; a demo has some of each.
  await expect(page.locator('[data-chart=driver-quadrant] circle').first()).toBeVisible()
})

test('the trend draws each score over the waves, without script too, where filters have a button', async ({
  page,
  browser,
}) => {
  const survey = await closedSurvey(page)
  const plain = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
    viewport: PHONE,
  })
  const still = await plain.newPage()
  await still.goto(`${survey}/trend`)
  await expect(still.getByRole('heading', { name: /“Developer pulse” over \d+ waves/ })).toBeVisible()
  await expect(still.locator('[data-chart=trend-docs]')).toContainText(
    /favourable, (up|down) \d+ since “.*”, (likely real|may be chance)/,
  )
  await expect(still.locator('[data-chart=trend-docs] svg').first()).toBeVisible()
  await still
    .getByRole('row', { name: /Developer pulse/ })
    .first()
    .getByRole('link')
    .click()
  await expect(still.getByRole('heading', { level: 1, name: /^Developer pulse/ })).toBeVisible()
  // Selects apply by their button there.
  await still.goto(`${survey}/drivers`)
  await still.getByLabel('Outcome to explain').selectOption('deploy')
  await still.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(still).toHaveURL(/outcome=deploy/)
  await plain.close()
})

test('a benchmark set is refused line by line, taken over, set beside a survey, and deleted', async ({ page }) => {
  const survey = await closedSurvey(page)
  const name = own('Browser benchmark')
  await page.goto('/surveys/benchmarks')
  const form = page.locator('form', { has: page.getByLabel('CSV file') })
  const send = async (csv: string) => {
    await form.getByLabel('CSV file').setInputFiles({ name: 'set.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
    await form.getByLabel('Name').fill(name)
    await form.getByLabel('Source').fill('A study made for this test')
    await form.getByRole('button', { name: 'Import set' }).click()
  }
  await send('measure,favourable\nci,nonsense\ndocs,200\n')
  await expect(form.getByText(/Line 2: favourable “nonsense” is no share/)).toBeVisible()
  await expect(form.getByText(/Line 3: favourable “200” is no share/)).toBeVisible()
  await expect(page.getByRole('row', { name: new RegExp(name) })).toHaveCount(0)
  await send('measure,favourable,p25,p50,p75,p90\ndocs,10,5,9,14,20\n')
  await expect(page.getByRole('row', { name: new RegExp(name) })).toContainText('A study made for this test')
  await page.goto(`${survey}/compare`)
  await page.getByLabel('Set', { exact: true }).selectOption({ label: name })
  await expect(page.getByText(`“${name}” by more than chance`)).toBeVisible()
  await expect(page.getByText(/points above theirs .* likely real; above their highest known percentile/)).toBeVisible()
  await expect(page.getByText(/Source: A study made for this test/)).toBeVisible()
  await page.goto('/surveys/benchmarks')
  await page.getByRole('button', { name: `Delete “${name}”` }).click()
  await expect(page.getByRole('row', { name: new RegExp(name) })).toHaveCount(0)
})
