import { expect } from '@playwright/test'
import { api, as, newPerson, origin, own, test } from './fixtures'

const DAY = 86_400_000

test('the calendar of research: what runs by week, how often teams are asked, and a feed for one’s own calendar', async ({
  browser,
}) => {
  const advocate = await as(browser, await newPerson('advocate', 'Ava'))
  const title = own('Deploy pulse')
  const survey = await api<{ id: string }>(advocate, 'post', '/surveys', {
    ...{ title, anonymity: 'anonymous', closesAt: new Date(Date.now() + 9 * DAY).toISOString() },
    questions: [{ key: 'ci', type: 'rating', label: 'Trust in CI?' }],
  })
  await api(advocate, 'post', `/surveys/${survey.id}/open`)
  await advocate.goto('/platform')
  await advocate.getByRole('link', { name: 'Research calendar' }).click()
  await expect(advocate.getByRole('heading', { level: 1, name: 'Research calendar' })).toBeVisible()
  await expect(advocate.getByRole('link', { name: `Opens: ${title}` })).toBeVisible()
  await expect(advocate.getByRole('link', { name: `Closes: ${title}` })).toBeVisible()
  const load = advocate.getByRole('table', { name: 'Teams by how often they are asked' })
  await expect(load.getByRole('columnheader', { name: 'Times asked' })).toBeVisible()
  await expect(load.getByRole('row').nth(1).getByRole('cell').nth(1)).toHaveText(/^\d+$/)
  const address = (await advocate.getByLabel('Your calendar feed').textContent()) ?? ''
  const feed = await fetch(new URL(new URL(address).pathname + new URL(address).search, origin))
  expect([feed.status, feed.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8'])
  expect((await feed.text()).replace(/\r\n /g, '')).toContain(`SUMMARY:Opens: ${title}\r\n`)
  // Eight weeks later it is not there, and the way back leads to it.
  await advocate.getByRole('link', { name: 'Later' }).click()
  await expect(advocate.getByRole('link', { name: `Opens: ${title}` })).toHaveCount(0)
  await advocate.getByRole('link', { name: 'Today' }).click()
  await expect(advocate.getByRole('link', { name: `Opens: ${title}` })).toBeVisible()
})

test('a session is planned, stands in the calendar, and is written down from there', async ({ browser }) => {
  const advocate = await as(browser, await newPerson('advocate', 'Ava'))
  const [title, day] = [own('Waiting for reviews'), new Date().toISOString().slice(0, 10)]
  await advocate.goto('/fieldwork')
  const planned = advocate.locator('section', { has: advocate.getByRole('heading', { level: 2, name: 'Planned' }) })
  await planned.locator('summary').filter({ hasText: 'Plan a session' }).click()
  await planned.getByLabel('Title').fill(title)
  await planned.getByLabel('Date').last().fill(day)
  await planned.getByRole('button', { name: 'Plan it' }).click()
  await expect(planned.getByRole('listitem').filter({ hasText: title })).toContainText('Interview')
  await advocate.goto('/platform/calendar')
  await expect(advocate.getByRole('link', { name: `Planned interview: ${title}` })).toBeVisible()
  await advocate.getByRole('link', { name: `Planned interview: ${title}` }).click()
  await planned.getByRole('link', { name: `Write it down ${title}` }).click()
  await expect(advocate.getByLabel('Title')).toHaveValue(title)
  await advocate.getByLabel('Participant 1: e-mail or pseudonym').fill('P1')
  await advocate.getByLabel('Transcript or notes').fill('**P1:** Two days for a review.')
  await advocate.getByRole('button', { name: 'Save session' }).click()
  await expect(advocate.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await advocate.goto('/platform/calendar')
  await expect(advocate.getByRole('link', { name: `Interview: ${title}`, exact: true })).toBeVisible()
  await expect(advocate.getByRole('link', { name: `Planned interview: ${title}` })).toHaveCount(0)
})
