import { expect } from '@playwright/test'
import { test } from './fixtures'
import { groupBy } from '@/lib/core/group'
import { expectClean } from './axe'
import { ALSO, PAGES } from './page-table'
import { addressOf, realThings } from './page-things'

const perTest = 6

/** Every page, by its room, a few at a time, so that they are looked at side by side. */
const parts = [...groupBy([...Object.keys(PAGES), ...ALSO], (page) => page.split(/[/?]/)[1] ?? '')].flatMap(
  ([room, pages]) =>
    Array.from(
      { length: Math.ceil(pages.length / perTest) },
      (_, part) =>
        [`/${room}${part > 0 ? `, part ${part + 1}` : ''}`, pages.slice(part * perTest, (part + 1) * perTest)] as const,
    ),
)

for (const [name, pages] of parts) {
  test(`${name}: axe finds nothing in light and dark, and nothing is wider than a phone or a desk`, async ({
    page,
  }) => {
    test.setTimeout(60_000 + pages.length * 30_000)
    // An admin, who sees everything that is on a page.
    const things = await realThings(page)
    for (const each of pages) {
      await page.setViewportSize({ width: 1440, height: 900 })
      await page.emulateMedia({ colorScheme: 'light' })
      await page.goto(addressOf(each, things))
      await expect(page.locator('h1').first()).toBeAttached()
      await expectClean(page, each)
    }
  })
}
