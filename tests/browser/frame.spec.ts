import { expect, test, type Page } from '@playwright/test'
import { axeProblems } from './axe'
import { personaOf, signInAs } from './fixtures'

const asPm = async (page: Page) => signInAs(page, await personaOf(page, 'Platform PM'), '/')
/** The frame's keys answer once its script runs; the palette opening shows that it does. */
async function openPalette(page: Page) {
  const field = page.getByPlaceholder('Find a page, a thing or something to do')
  await expect(async () => {
    await page.keyboard.press('Control+k')
    await expect(field).toBeVisible({ timeout: 1000 })
  }).toPass()
  return field
}

test('the palette finds pages and things, and goes there', async ({ page }) => {
  await asPm(page)
  const field = await openPalette(page)
  await field.fill('build')
  await expect(page.getByRole('group', { name: 'Found' }).getByRole('option').first()).toBeVisible()
  expect(await axeProblems(page)).toEqual([])
  await field.fill('roadm')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/roadmap$/)
})

test('keys go to rooms and list themselves', async ({ page }) => {
  await asPm(page)
  await openPalette(page)
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  const dialog = page.getByRole('dialog', { name: 'Keys' })
  await expect(dialog.getByText('Surveys')).toBeVisible()
  expect(await axeProblems(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await page.keyboard.press('g')
  await page.keyboard.press('r')
  await expect(page).toHaveURL(/\/rfcs$/)
})

test('a chosen theme is in the first bytes of the next page', async ({ page }) => {
  await asPm(page)
  await openPalette(page)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^Account of/ }).click()
  await page.getByRole('button', { name: 'Dark' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  const html = await (await page.request.get('/')).text()
  expect(html).toMatch(/<html[^>]*data-theme="dark"/)
  expect(await axeProblems(page)).toEqual([])
})

test('a narrow sidebar stays narrow, and every entry keeps its name', async ({ page }) => {
  await asPm(page)
  await openPalette(page)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Collapse the sidebar' }).click()
  await page.reload()
  await expect(page.locator('.frame')).toHaveAttribute('data-sidebar', 'narrow')
  await expect(page.getByRole('navigation', { name: 'Rooms' }).getByRole('link', { name: 'Surveys' })).toBeVisible()
})

test('an unknown address says so, with its status', async ({ page }) => {
  const answer = await page.goto('/nothing-here')
  expect(answer?.status()).toBe(404)
  await expect(page.getByRole('heading', { name: 'There is nothing at this address' })).toBeVisible()
  expect(await axeProblems(page)).toEqual([])
})

test.describe('on a phone without JavaScript', () => {
  test.use({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false })

  test('the menu opens and leads to a room', async ({ page }) => {
    await asPm(page)
    await page.getByRole('button', { name: 'Menu' }).click()
    await expect(page.getByRole('button', { name: 'Search' })).toHaveCount(0)
    await page.getByRole('navigation', { name: 'Rooms' }).getByRole('link', { name: 'RFCs' }).click()
    await expect(page).toHaveURL(/\/rfcs$/)
  })
})
