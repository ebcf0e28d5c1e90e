import AxeBuilder from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { personaOf, signInAs } from './fixtures'

const PHONE = { width: 390, height: 844 }

async function asPm(page: Page, landing: string): Promise<void> {
  await signInAs(page, await personaOf(page, 'Platform PM'), landing)
}

/** The address of the demo's last closed pulse: other tests close surveys of their own meanwhile. */
async function closedSurvey(page: Page): Promise<string> {
  await asPm(page, '/surveys?q=is%3Aclosed')
  return String(await page.getByRole('link', { name: /^Developer pulse/ }).first().getAttribute('href'))
}

test('results are read by team, role and time here, without script too', async ({ page, browser }) => {
  const survey = await closedSurvey(page)
  await page.goto(survey)
  await expect(page.getByText(/Favourable by team/)).toBeVisible()
  await page.getByRole('navigation', { name: 'By' }).getByRole('link', { name: 'Role' }).click()
  await expect(page).toHaveURL(/by=role/)
  await expect(page.getByText(/Favourable by role|Nobody said their role/)).toBeVisible()
  const plain = await browser.newContext({ javaScriptEnabled: false, storageState: await page.context().storageState() })
  const still = await plain.newPage()
  await still.goto(survey)
  await expect(still.getByText(/answered/).first()).toBeVisible()
  await expect(still.locator('[data-chart] svg').first()).toBeVisible()
  await plain.close()
})

test('a comment is told where it stands, tagged, found by its tag, and made evidence', async ({ page }) => {
  const survey = await closedSurvey(page)
  await page.goto(`${survey}/comments`)
  const first = page.locator('li', { has: page.locator('[data-comment]') }).first()
  await first.getByLabel('Where it stands').selectOption('Needs action')
  await expect(page.getByText('Noted').first()).toBeVisible()
  await first.getByText('Tags, theme, who reads it').click()
  await first.getByLabel('Tags, with commas between').fill('browser test')
  await first.getByRole('button', { name: 'Tag', exact: true }).click()
  await expect(first.getByText('browser test', { exact: true })).toBeVisible()
  await first.getByRole('button', { name: 'Make evidence' }).click()
  await expect(page.getByText('It is evidence now').first()).toBeVisible()
  await page.getByLabel('Tag', { exact: true }).selectOption('browser test')
  await page.getByRole('search', { name: 'Comments' }).getByRole('button', { name: 'Show' }).click()
  await expect(page.locator('[data-comment]')).toHaveCount(1)
  await expect(page.getByLabel('Where it stands').last()).toHaveValue('action')
})

test('a comment is put in a theme, found by it, and taken out again', async ({ page }) => {
  const survey = await closedSurvey(page)
  const theme = `Theme of a test ${Date.now()}`
  await page.goto(`${survey}/comments`)
  const last = page.locator('li', { has: page.locator('[data-comment]') }).last()
  await last.getByText('Tags, theme, who reads it').click()
  await last.getByLabel('Theme to put it in').fill(theme)
  await last.getByRole('button', { name: 'Put in theme' }).click()
  await expect(last.getByRole('link', { name: theme })).toBeVisible()
  await page.getByRole('search', { name: 'Comments' }).getByLabel('Theme', { exact: true }).selectOption(theme)
  await page.getByRole('search', { name: 'Comments' }).getByRole('button', { name: 'Show' }).click()
  await expect(page).toHaveURL(/theme=/)
  await expect(page.locator('[data-comment]')).toHaveCount(1)
  await page.getByText('Tags, theme, who reads it').click()
  await page.getByRole('button', { name: `Take out of “${theme}”` }).click()
  await expect(page.getByText('No comment fits')).toBeVisible()
})

test('a share is read by somebody without an account, and ends when it is ended', async ({ page, browser }) => {
  const survey = await closedSurvey(page)
  await page.goto(`${survey}/share`)
  await page.getByLabel('Who it is for').fill('Browser steering group')
  await page.getByRole('button', { name: 'Make an address' }).click()
  const made = page.getByRole('status', { name: 'Address of the results' })
  await expect(made).toBeVisible()
  const path = new URL((await made.textContent()) ?? '').pathname
  const stranger = await (await browser.newContext({ viewport: PHONE })).newPage()
  await stranger.goto(path)
  await expect(stranger.getByText('Browser steering group')).toBeVisible()
  await expect(stranger.getByText(/comments?$/)).toHaveCount(0)
  expect(await stranger.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  expect((await new AxeBuilder({ page: stranger }).analyze()).violations.map((one) => one.id)).toEqual([])
  await page.getByRole('button', { name: 'End “Browser steering group”' }).click()
  await expect(page.getByRole('row', { name: /Browser steering group/ })).toContainText('ended')
  await stranger.reload()
  await expect(stranger.getByRole('heading', { level: 1 })).toHaveText(/Not found|There is nothing/)
  await stranger.context().close()
})

test('comments and sharing have nothing that axe finds, on a desk and on a phone, in light and dark', async ({ page }) => {
  test.setTimeout(120_000)
  const survey = await closedSurvey(page)
  for (const path of [`${survey}/comments`, `${survey}/share`, `${survey}?by=role`]) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    for (const [colorScheme, viewport] of [['light', { width: 1440, height: 900 }], ['dark', PHONE]] as const) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize(viewport)
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map((violation) => `${path} ${colorScheme}: ${violation.id} ${violation.nodes[0]?.target}`)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `${path} is as wide as the window`).toBeLessThanOrEqual(0)
    }
  }
})
