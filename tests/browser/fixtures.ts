import { randomUUID } from 'node:crypto'
import {
  expect,
  request,
  test as base,
  type APIRequestContext,
  type Browser,
  type BrowserContextOptions,
  type Locator,
  type Page,
} from '@playwright/test'
import type { Role } from '@/lib/core/permissions'

/**
 * A test that closes every window it opened, also when it failed: pages left open go on asking the hub what is new, beside
 * all tests that follow in the same browser.
 */
export const test = base.extend<{ windows: void }>({
  windows: [
    async ({ browser }, use) => {
      await use()
      await Promise.all(browser.contexts().map((context) => context.close()))
    },
    { auto: true },
  ],
})

/** Where the hub under test is. */
export const origin = `http://localhost:${process.env.BROWSER_TEST_PORT}`

/** A title, name or word that no other test has, nor the same test when it runs again in one workspace. */
export const own = (title: string): string => `${title} ${randomUUID().slice(0, 8)}`

type Cookies = Awaited<ReturnType<APIRequestContext['storageState']>>['cookies']
/** Signed in once per worker; every page of the same person shares the session, as tabs of one browser do. */
const sessions = new Map<string, Promise<Cookies>>()

async function enter(client: APIRequestContext, email: string): Promise<Cookies> {
  const { csrfToken } = (await (await client.get(`${origin}/api/auth/csrf`)).json()) as { csrfToken: string }
  await client.post(`${origin}/api/auth/callback/persona`, {
    form: { email, csrfToken, callbackUrl: origin },
    maxRedirects: 0,
  })
  const cookies = (await client.storageState()).cookies.filter((cookie) => cookie.name.endsWith('session-token'))
  expect([email, cookies.length]).toEqual([email, 1])
  return cookies
}

/**
 * Signs a page in as one of the demo's people, by what the demo's sign-in form posts (access.spec.ts presses the form
 * itself), and shows `landing`: by default an address that costs nothing to show.
 */
export async function signInAs(page: Page, email: string, landing = '/api/health'): Promise<void> {
  const context = page.context()
  const session = sessions.get(email) ?? enter(context.request, email)
  sessions.set(email, session)
  await context.addCookies(await session)
  await page.goto(`${origin}${landing}`)
}

const personas = new Map<string, string>()

/** The e-mail of the demo's first persona in this role. */
export async function personaOf(page: Page, role: string): Promise<string> {
  const known = personas.get(role)
  if (known) return known
  await page.goto(`${origin}/sign-in`)
  const email =
    (await page
      .getByRole('button', { name: new RegExp(`^Sign in as .*, ${role}$`) })
      .first()
      .getAttribute('value')) ?? ''
  personas.set(role, email)
  return email
}

/** A page of a context of its own, signed in as one of the demo's people. */
export async function as(browser: Browser, email: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage()
  await signInAs(page, email)
  return page
}

/** A client of the API that is signed in as this person, without a page. */
export async function clientOf(email: string): Promise<APIRequestContext> {
  const client = await request.newContext({ baseURL: `${origin}/api/v1/`, extraHTTPHeaders: { origin } })
  await enter(client, email)
  return client
}

/** The demo's admin. Another one would make the workspace a real one, in which nobody signs in as one of the demo's people. */
export const ADMIN = 'greta.vossberg@lanternfreight.example'

/** Adds a person as the demo's admin would; answers their address. */
export async function newPerson(role: Exclude<Role, 'admin'>, name: string): Promise<string> {
  const email = `${own(name).replaceAll(' ', '-')}@new.example`
  const admin = await clientOf(ADMIN)
  const answer = await admin.post('people', { data: { name, email, role } })
  expect(answer.status(), await answer.text()).toBe(201)
  await admin.dispose()
  return email
}

/** The API as a page's person. */
export async function api<T>(
  page: Page,
  method: 'get' | 'post' | 'patch' | 'put',
  path: string,
  data?: object,
): Promise<T> {
  const response = await page.request[method](`${origin}/api/v1${path}`, { ...(data && { data }), headers: { origin } })
  expect([method, path, response.ok(), response.ok() ? '' : await response.text()]).toEqual([method, path, true, ''])
  return (await response.json()) as T
}

/** Waits until the page's script has taken over what the server sent: before that a press or a key is heard by nobody. */
export const heard = (part: Locator): Promise<void> =>
  expect
    .poll(() => part.first().evaluate((element) => Object.keys(element).some((key) => key.startsWith('__reactProps'))))
    .toBe(true)

/** An RFC in review, with one comment, of an author of its own. @returns its number */
export async function makeDiscussedRfc(title: string): Promise<number> {
  const author = await clientOf(await newPerson('developer', 'author'))
  const made = await author.post('rfcs', { data: { title: own(title), body: '## Motivation\n\nWe press keys.\n' } })
  expect(made.status(), await made.text()).toBe(201)
  const { number } = (await made.json()) as { number: number }
  const moved = await author.post(`rfcs/${number}/transitions`, { data: { to: 'review' } })
  expect(moved.ok(), await moved.text()).toBe(true)
  const said = await author.post(`rfcs/${number}/comments`, { data: { body: 'Is that enough?', kind: 'comment' } })
  expect(said.ok(), await said.text()).toBe(true)
  await author.dispose()
  return number
}
