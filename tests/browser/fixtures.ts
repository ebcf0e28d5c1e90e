import { expect, type Browser, type BrowserContextOptions, type Page } from '@playwright/test'

/** Signs in on the demo's own page, as one of its people. */
export async function signInAs(page: Page, email: string, landing = '/'): Promise<void> {
  // next-auth's own address first: it sets the cookie that its forms need, and comes back to the page.
  await page.goto(`/api/auth/signin?callbackUrl=${encodeURIComponent(landing)}`)
  const persona = page.locator(`button[name=email][value="${email}"]`)
  if ((await persona.count()) > 0) {
    await persona.click()
  } else {
    await page.getByText('Somebody else of the demo').click()
    await page.getByLabel('Their e-mail').fill(email)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  }
  await expect(page).not.toHaveURL(/\/sign-in/)
}

/** The e-mail of the demo's first persona in this role. */
export async function personaOf(page: Page, role: string): Promise<string> {
  await page.goto('/sign-in')
  return page.getByRole('button', { name: new RegExp(`^Sign in as .*, ${role}$`) }).first().getAttribute('value').then((value) => value ?? '')
}

/** A page of a context of its own, signed in as one of the demo's people. */
export async function as(browser: Browser, email: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage()
  await signInAs(page, email)
  return page
}

/** The API as a page's person. */
export async function api<T>(page: Page, method: 'get' | 'post' | 'patch' | 'put', path: string, data?: object): Promise<T> {
  const response = await page.request[method](`/api/v1${path}`, { ...(data && { data }), headers: { origin: new URL(page.url()).origin } })
  expect([method, path, response.ok(), response.ok() ? '' : await response.text()]).toEqual([method, path, true, ''])
  return (await response.json()) as T
}
