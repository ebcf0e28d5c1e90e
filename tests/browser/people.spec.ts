import { expect } from '@playwright/test'
import { newPerson, own, personaOf, signInAs, test } from './fixtures'

test.beforeEach(async ({ page }) => signInAs(page, await personaOf(page, 'Admin')))

test('a token is made, shown once, used and revoked', async ({ page, request }) => {
  const purpose = own('Browser test')
  await page.goto('/settings')
  await page.getByLabel('What it is for').fill(purpose)
  await page.getByLabel('Role').selectOption('developer')
  await page.getByRole('button', { name: 'Create token' }).click()
  await expect(page.getByText('Copy the token now')).toBeVisible()
  const token = (await page.getByRole('status').locator('code').textContent()) ?? ''
  expect(token).toMatch(/^snd_/)
  const me = () => request.get('/api/v1/me', { headers: { authorization: `Bearer ${token}` } })
  expect(await (await me()).json()).toMatchObject({ role: 'developer' })
  await page.reload()
  expect(await page.content()).not.toContain(token)
  await page.getByRole('button', { name: `Revoke ${purpose}` }).click()
  await expect(page.getByRole('row', { name: purpose }).getByText('Revoked')).toBeVisible()
  expect((await me()).status()).toBe(401)
})

test('a list is imported with what was left out, and a person whose address is taken is refused, keeping what was typed', async ({
  page,
}) => {
  const name = own('New Comer')
  const email = `${name.replaceAll(' ', '.').toLowerCase()}@lanternfreight.example`
  await page.goto('/people/new')
  const list = {
    name: 'people.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`email,name,team\n${email},${name},Quotes\nbad,,\n`),
  }
  await page.getByLabel('CSV file').setInputFiles(list)
  await page.getByRole('button', { name: 'Import' }).click()
  await expect(page.getByText('1 added, 0 changed, 0 as before, 1 left out.')).toBeVisible()
  await expect(page.getByText('Line 3: "bad" is not an e-mail address.')).toBeVisible()
  await page.getByLabel('Name').fill('Another')
  await page.getByLabel('E-mail').fill(email)
  await page.getByRole('button', { name: 'Add person' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'is here already' })).toBeVisible()
  await expect(page.getByLabel('Name')).toHaveValue('Another')
  await page.goto(`/people?q=${email}`)
  await page.getByRole('link', { name }).click()
  await expect(page.getByText('Developer', { exact: true })).toBeVisible()
  await expect(page.getByRole('link', { name: email })).toBeVisible()
  await expect(page.getByRole('main').getByRole('link', { name: 'Quotes' })).toBeVisible()
})

test('a person is deactivated and let in again; the mission is said', async ({ page }) => {
  await page.goto('/people?q=ada.abara')
  await page.getByRole('link', { name: 'Ada Abara' }).click()
  await page.getByLabel('May sign in').uncheck()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('deactivated')).toBeVisible()
  await page.getByLabel('May sign in').check()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('deactivated')).toBeHidden()
  await page.goto('/platform')
  await page.getByText('Change it', { exact: true }).click()
  await page.getByLabel('In the team’s own words').fill('Every team ships on its first day.')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('paragraph').filter({ hasText: 'Every team ships on its first day.' })).toBeVisible()
})

test('signing out everywhere ends this browser’s session too', async ({ page }) => {
  // Somebody of their own: every session of theirs ends.
  await signInAs(page, await newPerson('developer', 'leaver'))
  await page.goto('/settings')
  await page.getByRole('button', { name: 'Sign out everywhere' }).click()
  await expect(page).toHaveURL(/\/sign-in/)
  await page.goto('/people')
  await expect(page).toHaveURL(/\/sign-in/)
})
