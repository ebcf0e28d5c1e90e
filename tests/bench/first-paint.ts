import { chromium, type Browser } from '@playwright/test'
import { CHROMIUM } from './measure'
import { median } from './measure'
import { addresses, type Things } from '../support/large-pages'

/** Pages that people open most: those whose largest part must be there soon on a slow device too. */
export const MAIN_PAGES = [
  '/',
  '/surveys',
  '/surveys/[id]',
  '/rfcs',
  '/rfcs/[number]',
  '/fieldwork',
  '/evidence',
  '/insights',
  '/insights/[id]',
  '/roadmap',
  '/roadmap/items/[id]',
  '/s/[token]',
]

/** So many times slower the page's processor is than this machine's. */
const SLOWER = 4
const LOOKS = 3

/** Milliseconds from asking for a page until its largest part was drawn, with nothing of it in the browser's cache. */
async function largestPaint(browser: Browser, url: string, cookie: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  try {
    const [name, value] = cookie.split('=') as [string, string]
    await context.addCookies([{ name, value, url: new URL(url).origin }])
    const page = await context.newPage()
    const devtools = await context.newCDPSession(page)
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
    await page.goto(url, { waitUntil: 'networkidle' })
    return await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          new PerformanceObserver((list) => resolve(list.getEntries().at(-1)!.startTime)).observe({
            type: 'largest-contentful-paint',
            buffered: true,
          })
        }),
    )
  } finally {
    await context.close()
  }
}

/**
 * When the largest part of each main page is drawn (largest contentful paint) by a processor that is four times slower:
 * the middle of three looks, in milliseconds.
 */
export async function paintTimes(
  origin: string,
  things: Things,
  cookie: string,
): Promise<{ page: string; ms: number }[]> {
  const browser = await chromium.launch(CHROMIUM)
  try {
    const times: { page: string; ms: number }[] = []
    for (const { page, address } of addresses(things).filter((one) => MAIN_PAGES.includes(one.page))) {
      const looks: number[] = []
      for (let look = 0; look < LOOKS; look += 1) looks.push(await largestPaint(browser, `${origin}${address}`, cookie))
      times.push({ page, ms: median(looks) })
    }
    return times
  } finally {
    await browser.close()
  }
}
