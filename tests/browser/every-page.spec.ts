import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { groupBy } from '@/lib/core/group'
import { PAGES } from './page-table'
import { addressOf, realThings } from './page-things'

/** Every page, by its room, so that rooms can be looked at side by side. */
const rooms = groupBy(Object.keys(PAGES), (page) => page.split('/')[1] ?? '')

for (const [room, pages] of rooms) {
  test(`/${room}: axe finds nothing in light and dark, and nothing is wider than a phone or a desk`, async ({ page }) => {
    test.setTimeout(30_000 + pages.length * 30_000)
    // An admin, who sees everything that is on a page.
    const things = await realThings(page)
    for (const name of pages) {
      await page.setViewportSize({ width: 1440, height: 900 })
      await page.emulateMedia({ colorScheme: 'light' })
      await page.goto(addressOf(name, things))
      await expect(page.locator('h1').first()).toBeAttached()
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        const { violations } = await new AxeBuilder({ page }).analyze()
        expect(violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`), `${name} in ${colorScheme}`).toEqual([])
      }
      for (const width of [1440, 390]) {
        await page.setViewportSize({ width, height: 900 })
        const over = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
        await expect.poll(over, { message: `${name} at ${width}` }).toBeLessThanOrEqual(0)
      }
    }
  })
}
