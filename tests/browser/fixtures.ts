import { expect, type Page } from '@playwright/test'

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
