import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** What depends on colours; everything else is the same in light and dark. */
const COLOURS = ['color-contrast', 'link-in-text-block']

/**
 * What axe finds on a page as it stands, as `rule: element`; with `colours` only by the rules that look at colours, and
 * with `within` only below this selector. No page of ours frames another host's, so axe runs in the page itself.
 */
export async function axeProblems(page: Page, { colours = false, within }: { colours?: boolean; within?: string } = {}): Promise<string[]> {
  const builder = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'], ...(colours && { runOnly: { type: 'rule', values: COLOURS } }) })
  const { violations } = await (within ? builder.include(within) : builder).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)
}

export const PHONE = { width: 390, height: 844 }
export const DESK = { width: 1440, height: 900 }

/** How many pixels the page is wider than its window. */
const over = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/**
 * Looks at the page as it stands: on a desk in light by every rule and in dark by those of colour, then on a phone in dark
 * by every rule; and that it is nowhere wider than its window.
 */
export async function expectClean(page: Page, what: string): Promise<void> {
  const narrowEnough = (width: number) => expect.poll(() => over(page), { message: `${what} at ${width}` }).toBeLessThanOrEqual(0)
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize(DESK)
  expect(await axeProblems(page), `${what} in light`).toEqual([])
  await narrowEnough(DESK.width)
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await axeProblems(page, { colours: true }), `${what} in dark`).toEqual([])
  await page.setViewportSize(PHONE)
  await narrowEnough(PHONE.width)
  expect(await axeProblems(page), `${what} on a phone in dark`).toEqual([])
}
