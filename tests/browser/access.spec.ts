import { expect, type APIRequestContext, type Page } from '@playwright/test'
import { personaOf, signInAs, test } from './fixtures'
import { addressOf, realThings } from './page-things'
import { PAGES, type Verdict } from './page-table'

const CALLERS = ['nobody', 'Stakeholder', 'Developer', 'Developer advocate', 'Platform PM', 'Admin'] as const

/** What a page is for whoever holds this context's cookies: by its status, and that what is shown has a heading. */
async function served(request: APIRequestContext, address: string): Promise<Verdict | string> {
  const response = await request.get(address)
  if (new URL(response.url()).pathname === '/sign-in') return 'sign-in'
  if (response.status() === 404) return 'gone'
  return response.status() === 200 && (await response.text()).includes('<h1') ? 'shown' : `broken, ${response.status()}`
}

/** The same as a person sees it, once scripts have run. */
async function verdict(page: Page, address: string): Promise<Verdict | string> {
  await page.goto(address, { waitUntil: 'domcontentloaded' })
  if (new URL(page.url()).pathname === '/sign-in') return 'sign-in'
  const broken = page.getByText('This page could not be shown')
  const heading = page.locator('h1').first()
  await heading.or(broken).first().waitFor({ state: 'attached' })
  if (await broken.count()) return 'broken'
  return /^(Page not found|Not found|There is nothing)/.test((await heading.textContent()) ?? '') ? 'gone' : 'shown'
}

/** One page of each row of verdicts is looked at in the browser as well. */
const rows = new Map(Object.entries(PAGES).map(([name, row]) => [row, name]))
const atOnce = 4

for (const [place, caller] of CALLERS.entries()) {
  test(`pages for ${caller}`, async ({ page, browser }) => {
    test.setTimeout(240_000)
    const admin = await (await browser.newContext()).newPage()
    const things = await realThings(admin)
    await admin.context().close()
    if (caller !== 'nobody') await signInAs(page, await personaOf(page, caller))
    const expected = Object.fromEntries(Object.entries(PAGES).map(([name, row]) => [name, row.split(' ')[place]]))
    const names = Object.keys(PAGES)
    const seen: Record<string, string> = {}
    const take = async () => {
      for (let name = names.pop(); name !== undefined; name = names.pop())
        seen[name] = await served(page.request, addressOf(name, things))
    }
    await Promise.all(Array.from({ length: atOnce }, take))
    expect(seen).toEqual(expected)
    for (const name of rows.values())
      expect([name, await verdict(page, addressOf(name, things))]).toEqual([name, expected[name]])
  })
}

test('an address that is nobody’s is gone for everybody, also below a room', async ({ page }) => {
  await signInAs(page, await personaOf(page, 'Admin'))
  for (const address of [
    '/nothing',
    '/rfcs/987654',
    '/rfcs/abc',
    '/surveys/no-such',
    '/people/no-such',
    '/roadmap/items/no-such',
    '/people?cursor=junk',
    '/platform/audit?cursor=junk',
  ]) {
    expect([address, await verdict(page, address)]).toEqual([address, 'gone'])
  }
})

test('signing in leads back to the page that was asked for, and signing out ends it', async ({ page }) => {
  await page.goto('/rfcs')
  await expect(page).toHaveURL(/\/sign-in\?/)
  await page
    .getByRole('button', { name: /^Sign in as .*Platform PM/ })
    .first()
    .click()
  await expect(page).toHaveURL(/\/rfcs$/)
  await page.getByRole('button', { name: /^Account of/ }).click()
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page).toHaveURL(/\/sign-in/)
  await page.goto('/rfcs')
  await expect(page).toHaveURL(/\/sign-in/)
})

test('a link to the sign-in page that says where to go then works in a browser that was never here', async ({
  page,
}) => {
  await page.goto(`/sign-in?callbackUrl=${encodeURIComponent('/rfcs')}`)
  await page
    .getByRole('button', { name: /^Sign in as .*Platform PM/ })
    .first()
    .click()
  await expect(page).toHaveURL(/\/rfcs$/)
})
