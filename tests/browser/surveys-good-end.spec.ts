import { expect, type Page } from '@playwright/test'
import { api, heard, own, test } from './fixtures'
import { asPm, visit } from './surveys-make'

const question = (page: Page) => page.getByRole('group', { name: 'Question 1', exact: true })

test('a question whose low end is good is built, answered, and its results say so', async ({ page, browser }) => {
  const title = own('Interruptions')
  await asPm(page, '/surveys/new')
  await heard(page.getByLabel('Title', { exact: true }))
  await page.getByLabel('Title', { exact: true }).fill(title)
  await page.getByRole('button', { name: 'Rating', exact: true }).click()
  await question(page).getByLabel('Question', { exact: true }).fill('In the last week, how often were you interrupted?')
  await question(page).getByLabel('Lowest means').fill('Never')
  await question(page).getByLabel('Highest means').fill('Always')
  // The choice is in the words of the ends, and asked about as long as nobody made it.
  const end = question(page).getByLabel('Which end is good?')
  await expect(end).toHaveValue('high')
  await expect(page.getByText('Is more of this good?')).toBeVisible()
  await end.selectOption('The lowest: 1 Never')
  await expect(page.getByText('Is more of this good?')).toBeHidden()
  await page.getByRole('button', { name: 'Save survey' }).click()
  await expect(page).toHaveURL(/\/surveys\/[\w-]+\/edit/)
  const id = /\/surveys\/([\w-]+)\/edit/.exec(page.url())![1]!
  const { publicToken, questions } = await api<{ publicToken: string; questions: { key: string }[] }>(
    page,
    'post',
    `/surveys/${id}/open`,
  )

  // Seven of ten are always interrupted, three never; the page that they answer says nothing of good or bad.
  for (let index = 0; index < 10; index++) {
    const phone = await visit(browser, `/s/${publicToken}`, { javaScriptEnabled: false })
    await expect(phone.getByText(/Which end is good|favourable/)).toHaveCount(0)
    // The square is pressed; the field in it cannot be seen.
    await phone.locator('label', { hasText: index < 7 ? /^5/ : /^1/ }).click()
    await phone.getByRole('button', { name: 'Send answers' }).click()
    await expect(phone).toHaveURL(/thanks/)
    await phone.context().close()
  }
  expect(questions).toHaveLength(1)
  await page.goto(`/surveys/${id}`)
  const band = page.getByRole('region', { name: 'In the last week, how often were you interrupted?' })
  await expect(band.getByText(/^30.% favourable/).first()).toBeVisible()
  await expect(band.getByText(/Lower is better: 1–2 count as favourable/).first()).toBeVisible()
  await expect(band.getByText(/^70.% unfavourable$/).first()).toBeVisible()

  // With responses in, it can still be put right.
  await page.goto(`/surveys/${id}/edit`)
  await heard(page.getByLabel('Title', { exact: true }))
  await page.getByRole('navigation', { name: 'Questions' }).getByRole('button', { name: /^1 / }).click()
  await expect(question(page).getByText(/Responses are in: another end changes/)).toBeVisible()
  await question(page).getByLabel('Which end is good?').selectOption('Neither: no answer is better than another')
  await page.getByRole('button', { name: 'Save survey' }).click()
  await expect(page.getByText('Survey saved')).toBeVisible()
  await page.goto(`/surveys/${id}`)
  await expect(band.getByText(/^3\.8 on average/).first()).toBeVisible()
  await expect(band.getByText(/\d.% (un)?favourable/)).toHaveCount(0)
})
