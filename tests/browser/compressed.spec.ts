import { expect } from '@playwright/test'
import { personaOf, signInAs, test } from './fixtures'

// Next compresses what its route handlers answer from 16.4.6 on: before, openapi.json came as 500 kB instead of 26.
test('API answers and exports are compressed', async ({ page }) => {
  await signInAs(page, await personaOf(page, 'Platform PM'))
  const surveys = await page.request.get('/api/v1/surveys')
  const closed = ((await surveys.json()) as { data: { id: string; status: string }[] }).data.find(
    ({ status }) => status === 'closed',
  )
  for (const address of [
    '/api/v1/openapi.json',
    '/api/v1/surveys',
    `/api/v1/surveys/${closed?.id}/export?format=csv`,
    `/api/v1/surveys/${closed?.id}/export?format=json`,
  ]) {
    const answer = await page.request.get(address, { headers: { 'accept-encoding': 'gzip' } })
    expect(answer.status(), address).toBe(200)
    expect(answer.headers()['content-encoding'], address).toBe('gzip')
  }
})
