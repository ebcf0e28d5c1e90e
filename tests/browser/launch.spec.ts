import { expect } from '@playwright/test'
import { api, as, newPerson, own, test } from './fixtures'

test('what is there before an item ships is seen or ticked, on its page and beside the update, and does not stop it', async ({
  browser,
}) => {
  const pm = await as(browser, await newPerson('pm', 'Product manager'))
  const capability = await api<{ id: string }>(pm, 'post', '/capabilities', {
    ...{ name: own('Runners'), docs: 'https://docs.example/runners' },
  })
  const title = own('Runners with a cache')
  const item = await api<{ id: string }>(pm, 'post', '/roadmap/items', {
    ...{ title, problem: 'They wait.', impact: 2, effort: 3, kind: 'build', capabilityId: capability.id },
  })
  await api(pm, 'patch', `/roadmap/items/${item.id}`, { published: true })
  await pm.goto(`/roadmap/items/${item.id}`)
  const launch = pm.locator('section', {
    has: pm.getByRole('heading', { level: 2, name: 'Before it ships', exact: true }),
  })
  await expect(launch).toContainText('8 steps open; none of them stops it')
  await expect(launch.getByRole('listitem').filter({ hasText: 'Documentation' })).toContainText('docs.example/runners')
  await expect(launch.getByRole('listitem').filter({ hasText: 'Template' })).toContainText('No golden path is named.')
  await launch.getByLabel('Step', { exact: true }).selectOption('briefs')
  await launch.getByLabel('Where, or why').fill('Sent to all managers')
  await launch.getByRole('button', { name: 'Save' }).click()
  const briefs = launch.getByRole('listitem').filter({ hasText: 'Briefs for audiences' })
  await expect(briefs).toContainText(/Done: Sent to all managers.*Product manager/)
  await expect(launch).toContainText('7 steps open')
  // The same beside the update, which goes out all the same.
  await pm.goto(`/roadmap/items/${item.id}/ship`)
  await expect(launch).toContainText('7 steps open')
  await pm.getByLabel('Title', { exact: true }).fill(title)
  await pm.getByLabel('We did').fill('The runners keep a cache.')
  await pm.getByRole('button', { name: 'Ship and publish' }).click()
  await expect(pm.getByRole('heading', { level: 1, name: title, exact: true })).toBeVisible()
})
