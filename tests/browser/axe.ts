import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, type Page } from '@playwright/test'
import type axe from 'axe-core'

declare global {
  interface Window {
    axe: typeof axe
  }
}

/** What depends on colours; everything else is the same in light and dark. */
const COLOURS = ['color-contrast', 'link-in-text-block']

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** axe is put into a page and its frames once, however often they are looked at. */
const putInto = async (page: Page): Promise<void> => {
  for (const frame of page.frames()) if (!(await frame.evaluate(() => 'axe' in window))) await frame.evaluate(source)
}

/**
 * What axe finds on a page as it stands, as `rule: element`; with `colours` only by the rules that look at colours, and
 * with `within` only below this selector.
 */
export async function axeProblems(
  page: Page,
  { colours = false, within }: { colours?: boolean; within?: string } = {},
): Promise<string[]> {
  await putInto(page)
  return page.evaluate(
    async ({ rules, selector }) => {
      const { violations } = await window.axe.run(selector ?? document, {
        reporter: 'no-passes',
        ...(rules && { runOnly: { type: 'rule', values: rules } }),
      })
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)
    },
    { rules: colours ? COLOURS : undefined, selector: within },
  )
}

export const PHONE = { width: 390, height: 844 }
export const DESK = { width: 1440, height: 900 }

/** How many pixels the page is wider than its window. */
const over = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/**
 * Looks at the page as it stands: on a desk in light by every rule and in dark by those of colour, then on a phone in dark
 * by every rule; and that it is nowhere wider than its window.
 */
export async function expectClean(page: Page, what: string): Promise<void> {
  const narrowEnough = (width: number) =>
    expect.poll(() => over(page), { message: `${what} at ${width}` }).toBeLessThanOrEqual(0)
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
