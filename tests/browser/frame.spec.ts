import { expect, type Page } from '@playwright/test'
import { axeProblems } from './axe'
import { personaOf, signInAs, test } from './fixtures'

const asPm = async (page: Page) => signInAs(page, await personaOf(page, 'Platform PM'), '/')
/** The frame's keys answer once its script runs; the palette opening shows that it does. */
async function openPalette(page: Page) {
  const field = page.getByPlaceholder('Search or run a command')
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
  const hit = page.getByRole('group', { name: 'RFCs' }).getByRole('option').first()
  await expect(hit).toBeVisible()
  expect(await axeProblems(page)).toEqual([])
  await field.fill('roadm')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/roadmap$/)
})

test('Enter in the palette opens the first thing found, without an arrow key', async ({ page }) => {
  await asPm(page)
  const field = await openPalette(page)
  await field.fill('staging')
  await expect(page.getByRole('option').first()).toBeVisible()
  await expect(page.getByRole('option', { selected: true })).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(page).not.toHaveURL(/\/$/)
})

test('the palette does what the page offers: the theme, without the mouse', async ({ page }) => {
  await asPm(page)
  const field = await openPalette(page)
  await field.fill('theme: dark')
  await page.keyboard.press('Enter')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
})

test('a page that takes its time shows that it is on its way', async ({ page }) => {
  await asPm(page)
  let letThrough = () => {}
  const seen = new Promise<void>((resolve) => (letThrough = resolve))
  await page.route(/\/surveys\?_rsc|\/surveys$/, async (route) => {
    await seen
    await route.continue()
  })
  await page.getByRole('link', { name: 'Surveys' }).first().click()
  await expect(page.getByRole('progressbar', { name: 'Loading the page' })).toBeVisible()
  letThrough()
  await expect(page).toHaveURL(/\/surveys$/)
  await expect(page.getByRole('progressbar', { name: 'Loading the page' })).toBeHidden()
})

test('j stands on what a row of evidence leads to, and Enter opens it', async ({ page }) => {
  await asPm(page)
  await page.goto('/evidence')
  await openPalette(page)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('j')
  await expect(page.locator('a[data-open]:focus')).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/evidence\/[^/?]+$/)
  // What had the focus went with the page it stood on: Tab goes on in this one.
  await expect(page.getByRole('main')).toBeFocused()
})

test('on paper a page is its content: no frame, no buttons, figures with their tables', async ({ page }) => {
  await asPm(page)
  await page.goto('/rfcs')
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('heading', { level: 1, name: 'RFCs', includeHidden: true })).toBeVisible()
  await expect(page.locator('.frame-nav')).toBeHidden()
  await expect(page.locator('main button:visible, main form:visible, main nav:visible')).toHaveCount(0)
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
  await expect(page.getByRole('button', { name: 'Expand the sidebar' })).toBeVisible()
  // Also where something waits in a room, and a number stands beside its name.
  for (const room of ['Surveys', 'Insights', 'Updates'])
    await expect(page.getByRole('navigation', { name: 'Rooms' }).getByRole('link', { name: room })).toBeVisible()
})

test('an unknown address says so, with its status', async ({ page }) => {
  const answer = await page.goto('/nothing-here')
  expect(answer?.status()).toBe(404)
  await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible()
  expect(await axeProblems(page)).toEqual([])
})

test('a thing that is not found keeps the frame: its lines are there, and lead on', async ({ page }) => {
  await asPm(page)
  const answer = await page.goto('/rfcs/99999')
  expect(answer?.status()).toBe(404)
  await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible()
  await page.getByRole('navigation', { name: 'Rooms' }).getByRole('link', { name: 'Roadmap' }).click()
  await expect(page).toHaveURL(/\/roadmap$/)
  await expect(page.getByRole('heading', { level: 1, name: 'Roadmap' })).toBeVisible()
})

test('an address that no page has keeps the frame, and leads to the list that it begins with', async ({ page }) => {
  await asPm(page)
  for (const [address, list] of [
    ['/roadmap/unknown-id', 'Roadmap'],
    ['/roadmap/items/unknown-id', 'Roadmap'],
    ['/surveys/nothing/of/that/name', 'Surveys'],
  ] as const) {
    const answer = await page.goto(address)
    expect([address, answer?.status()]).toEqual([address, 404])
    await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible()
    await expect(page.getByRole('navigation', { name: 'Rooms' })).toBeVisible()
    await expect(page.getByRole('main').getByRole('link', { name: `Go to ${list}` })).toBeVisible()
    expect(await axeProblems(page)).toEqual([])
  }
  await page.goto('/nothing-here')
  await expect(page.getByRole('navigation', { name: 'Rooms' })).toBeVisible()
  await page.getByRole('main').getByRole('link', { name: 'Go to the home page' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible()
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
