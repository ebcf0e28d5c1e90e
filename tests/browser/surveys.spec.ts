import { expect, type Page } from '@playwright/test'
import { heard, own, test } from './fixtures'
import { asPm, visit } from './surveys-make'

/** A survey with a scale, a condition and a text, opened; its address for respondents. */
async function openSurvey(page: Page, title: string): Promise<string> {
  await asPm(page, '/surveys/new')
  await heard(page.getByRole('button', { name: 'Rating' }))
  await page.getByLabel('Title', { exact: true }).fill(title)
  await page.getByLabel('Requested by').fill('The platform team')
  await page.getByRole('button', { name: 'Rating' }).click()
  const first = page.getByRole('group', { name: 'Question 1', exact: true })
  await first.getByLabel('Question', { exact: true }).fill('Deploying is easy')
  await first.getByLabel('Required').check()
  await page.getByRole('button', { name: 'Text' }).click()
  await page
    .getByRole('group', { name: 'Question 2', exact: true })
    .getByLabel('Question', { exact: true })
    .fill('What slows you down?')
  await page.getByRole('button', { name: 'Save survey' }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await expect(page).toHaveURL(/\/edit$/)
  await page.getByRole('link', { name: 'Results' }).click()
  await expect(page).not.toHaveURL(/\/edit$/)
  await page.getByRole('button', { name: 'Open survey' }).click()
  const address = page.getByRole('status', { name: 'Address to answer at' })
  await expect(address).toBeVisible()
  return new URL((await address.textContent()) ?? '').pathname
}

/** How far down the page the first question begins. */
const firstQuestion = async (page: Page) => (await page.getByText('Deploying is easy').first().boundingBox())!.y

test('answering on a phone: what was typed outlives a reload, a refusal says what is missing, and thanks follow', async ({
  page,
  browser,
}) => {
  const path = await openSurvey(page, own('Phone pulse'))
  const phone = await visit(browser, path)
  await expect(phone.getByText('Your answers are stored without your name or account.')).toBeVisible()
  await expect(phone.getByText('The platform team')).toBeVisible()
  expect(await firstQuestion(phone)).toBeLessThan(400)
  await phone.getByText('Who sees what, and for how long').click()
  await expect(phone.getByText('Nobody can see who answered')).toBeVisible()
  await heard(phone.getByLabel('What slows you down?'))
  await phone.getByLabel('What slows you down?').fill('Flaky tests')
  await phone.waitForFunction(() => Object.values(localStorage).some((value) => value.includes('Flaky tests')))
  await phone.reload()
  await expect(phone.getByLabel('What slows you down?')).toHaveValue('Flaky tests')
  await phone.getByRole('button', { name: 'Send answers' }).click()
  const alert = phone.getByRole('alert').filter({ hasText: 'Deploying is easy' })
  await expect(alert).toBeFocused()
  await expect(phone.getByLabel('What slows you down?')).toHaveValue('Flaky tests')
  await phone.getByText('4', { exact: true }).click()
  await phone.getByRole('button', { name: 'Send answers' }).click()
  await expect(phone.getByRole('heading', { name: 'Thank you' })).toBeVisible()
  expect(await phone.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('answers:')))).toEqual([])
  expect(await phone.context().cookies()).toEqual([])
  await phone.context().close()
})

test('answering without script: everything is there, errors stand by their field, and declining is one press', async ({
  page,
  browser,
}) => {
  const path = await openSurvey(page, own('Plain pulse'))
  const plain = await visit(browser, path, { javaScriptEnabled: false })
  expect(await firstQuestion(plain)).toBeLessThan(400)
  await plain.getByText('Who sees what, and for how long').click()
  await expect(plain.getByText('Nobody can see who answered')).toBeVisible()
  await plain.getByLabel('What slows you down?').fill('Reviews')
  await plain.getByRole('button', { name: 'Send answers' }).click()
  await expect(plain.getByRole('alert').filter({ hasText: 'Deploying is easy' })).toBeVisible()
  await expect(plain.getByText('Please answer this one.', { exact: true })).toBeVisible()
  await expect(plain.getByLabel('What slows you down?')).toHaveValue('Reviews')
  await plain.getByLabel('5', { exact: true }).check({ force: true })
  await plain.getByRole('button', { name: 'Send answers' }).click()
  await expect(plain.getByRole('heading', { name: 'Thank you' })).toBeVisible()
  await plain.goto(path)
  expect(await plain.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  await plain.getByRole('button', { name: 'No thanks' }).click()
  await expect(plain.getByRole('heading', { name: 'That is fine' })).toBeVisible()
  await plain.context().close()

  await page.reload()
  await expect(page.getByText('1 declined')).toBeVisible()
  await expect(page.getByText('Shown from 5 answers on').first()).toBeVisible()
  await page.getByRole('button', { name: 'Close survey' }).click()
  await expect(page.getByText('Closed', { exact: true })).toBeVisible()
  const late = await visit(browser, path)
  await expect(late.getByText('This survey is closed')).toBeVisible()
  await late.context().close()
})
