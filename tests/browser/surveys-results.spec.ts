import { expect, type Locator, type Page } from '@playwright/test'
import { axeProblems, PHONE } from './axe'
import { own, test } from './fixtures'
import { asPm, closedPulse } from './surveys-make'

/** Signed in as the PM; the address of the demo's last closed pulse. */
async function closedSurvey(page: Page): Promise<string> {
  await asPm(page)
  return closedPulse(page)
}

/** The first or last comment that is not evidence yet, by its own id: it stays the same whatever is done to others. */
async function oneComment(page: Page, which: 'first' | 'last'): Promise<Locator> {
  const comments = page
    .locator('li', { has: page.locator('[data-comment]') })
    .filter({ has: page.getByRole('button', { name: 'Save as evidence', includeHidden: true }) })
  const id = await comments[which]().locator('[data-comment]').getAttribute('data-comment')
  return page.locator('li', { has: page.locator(`[data-comment="${id}"]`) })
}

test('results are read by team, role and time here, without script too', async ({ page, browser }) => {
  const survey = await closedSurvey(page)
  await page.goto(survey)
  await expect(page.getByText(/Favourable by team/)).toBeVisible()
  await page.getByRole('navigation', { name: 'By' }).getByRole('link', { name: 'Role' }).click()
  await expect(page).toHaveURL(/by=role/)
  await expect(page.getByText(/Favourable by role|Nobody said their role/)).toBeVisible()
  const plain = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  })
  const still = await plain.newPage()
  await still.goto(survey)
  await expect(still.getByText(/answered/).first()).toBeVisible()
  await expect(still.locator('[data-chart] svg').first()).toBeVisible()
  await plain.close()
})

test('a comment is told where it stands, tagged, found by its tag, and made evidence', async ({ page }) => {
  const survey = await closedSurvey(page)
  const tag = own('browser test')
  await page.goto(`${survey}/comments`)
  const first = await oneComment(page, 'first')
  await first.getByLabel('Comment status').selectOption('Needs action')
  await expect(page.getByText('Noted').first()).toBeVisible()
  await first.getByText('Tags, theme, visibility').click()
  await first.getByLabel('Tags, with commas between').fill(tag)
  await first.getByRole('button', { name: 'Tag', exact: true }).click()
  await expect(first.getByText(tag, { exact: true })).toBeVisible()
  await first.getByRole('button', { name: 'Save as evidence' }).click()
  await expect(page.getByText('It is evidence now').first()).toBeVisible()
  await page.getByLabel('Tag', { exact: true }).selectOption(tag)
  await expect(page.locator('[data-comment]')).toHaveCount(1)
  await expect(page.getByLabel('Comment status').last()).toHaveValue('action')
})

test('a comment is put in a theme, found by it, and taken out again', async ({ page }) => {
  const survey = await closedSurvey(page)
  const theme = own('Theme of a test')
  await page.goto(`${survey}/comments`)
  const last = await oneComment(page, 'last')
  await last.getByText('Tags, theme, visibility').click()
  await last.getByLabel('Theme to put it in').fill(theme)
  await last.getByRole('button', { name: 'Put in theme' }).click()
  await expect(last.getByRole('link', { name: theme })).toBeVisible()
  await page.getByRole('search', { name: 'Comments' }).getByLabel('Theme', { exact: true }).selectOption(theme)
  await expect(page).toHaveURL(/theme=/)
  await expect(page.locator('[data-comment]')).toHaveCount(1)
  // What was open stays open while a filter changes the list.
  await page.getByRole('button', { name: `Take out of “${theme}”` }).click()
  await expect(page.getByText('No comment fits')).toBeVisible()
})

test('a share is read by somebody without an account, and ends when it is ended', async ({ page, browser }) => {
  const survey = await closedSurvey(page)
  await page.goto(`${survey}/share`)
  const group = own('Browser steering group')
  await page.getByLabel('Who it is for').fill(group)
  await page.getByRole('button', { name: 'Create link' }).click()
  const made = page.getByRole('status', { name: 'Address of the results' })
  await expect(made).toBeVisible()
  const path = new URL((await made.textContent()) ?? '').pathname
  const stranger = await (await browser.newContext({ viewport: PHONE })).newPage()
  await stranger.goto(path)
  await expect(stranger.getByText(group)).toBeVisible()
  await expect(stranger.getByText(/comments?$/)).toHaveCount(0)
  expect(await stranger.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  expect(await axeProblems(stranger)).toEqual([])
  await page.getByRole('button', { name: `End “${group}”` }).click()
  await expect(page.getByRole('row', { name: group })).toContainText('ended')
  await stranger.reload()
  await expect(stranger.getByRole('heading', { level: 1 })).toHaveText(/not found|There is nothing/i)
  await stranger.context().close()
})
