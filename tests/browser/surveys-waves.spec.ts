import { expect, type Page } from '@playwright/test'
import { axeProblems } from './axe'
import { api, heard, own, test } from './fixtures'
import { asPm, makeSurvey as make, visit, type Made } from './surveys-make'

/** A survey of one question, open. */
const makeSurvey = (page: Page, over: object = {}): Promise<Made & { title: string }> => {
  const title = own('Reach')
  const questions = [{ key: 'deploys', type: 'rating', label: 'Deploying is easy', required: true, min: 1, max: 5 }]
  return make(page, { title, anonymity: 'anonymous', questions, ...over }).then((made) => ({ ...made, title }))
}

const responsesOf = async (page: Page, id: string) =>
  (await api<{ responses: number }>(page, 'get', `/surveys/${id}`)).responses

test('an audience is worked out before anybody is asked, then invited, and scheduled to come again', async ({
  page,
}) => {
  await asPm(page)
  const survey = await makeSurvey(page)
  await page.goto(`/surveys/${survey.id}/reach`)
  await page.getByText('Only these people').click()
  await page.getByLabel('E-mail addresses').fill('nobody@example.com')
  await page.getByRole('button', { name: 'Calculate sample size' }).click()
  await expect(page.getByText('Not known here: nobody@example.com')).toBeVisible()
  await page.goto(`/surveys/${survey.id}/reach`)
  await page.getByLabel('Maximum per team').fill('5')
  await page.getByRole('button', { name: 'Calculate sample size' }).click()
  await expect(page.getByLabel('Maximum per team')).toHaveValue('5')
  await expect(page).toHaveURL(/perTeam=5/)
  await page.goto(`/surveys/${survey.id}/reach`)
  const teams = page.getByRole('group', { name: /^Teams/ })
  await teams.getByRole('checkbox').first().check()
  await page.getByRole('button', { name: 'Calculate sample size' }).click()
  await expect(page.getByText(/would be invited, of \d+ in this audience/)).toBeVisible()
  const why = page.getByLabel(/who have been asked enough too, because/)
  if (await why.count()) await why.fill('A test of inviting')
  await page.getByRole('button', { name: /^Invite / }).click()
  await expect(page.getByRole('heading', { name: 'Invited so far' })).toBeVisible()

  await page.getByLabel('Frequency').selectOption('monthly')
  await page.getByLabel('Remind after').first().fill('20')
  await page.getByRole('button', { name: 'Schedule it' }).click()
  await expect(page.getByText('A reminder has to come before the wave closes.').first()).toBeVisible()
  await page.getByLabel('Remind after').first().fill('4')
  await page.getByRole('button', { name: 'Schedule it' }).click()
  await expect(page.getByRole('row').filter({ hasText: 'every month' })).toBeVisible()
  expect(await axeProblems(page)).toEqual([])
  await page.goto('/surveys/schedules')
  await page.getByRole('button', { name: `Stop ${survey.title}` }).click()
  await expect(page.getByRole('button', { name: `Go on with ${survey.title}` })).toBeVisible()
  expect(await axeProblems(page)).toEqual([])
})

test('an invited developer answers from Home by a link of their own, once', async ({ page, browser }) => {
  await asPm(page)
  const survey = await makeSurvey(page, { invitedOnly: true })
  await api(page, 'post', `/surveys/${survey.id}/invitations`, {
    audience: { sample: 60 },
    overrideReason: 'A test of inviting',
  })
  const stranger = await visit(browser, `/s/${survey.publicToken}`)
  await expect(stranger.getByText('This survey is for those who were invited')).toBeVisible()
  await stranger.goto(`/s/${survey.publicToken}?t=${'A'.repeat(43)}`)
  await expect(stranger.getByText('This link is not whole')).toBeVisible()
  await api(page, 'post', '/asks', {
    survey: survey.id,
    email: 'yuki.tanabe@lanternfreight.example',
    event: 'deploy',
    everyDays: 30,
  })
})

test('sent offline, it is kept and sent once when online again', async ({ page, browser }) => {
  await asPm(page)
  const survey = await makeSurvey(page)
  const phone = await visit(browser, `/s/${survey.publicToken}`)
  await heard(phone.getByRole('button', { name: 'Send answers' }))
  await phone.getByText('4', { exact: true }).click()
  await phone.context().setOffline(true)
  await phone.getByRole('button', { name: 'Send answers' }).click()
  await expect(phone.getByText('You are offline')).toBeVisible()
  await phone.context().setOffline(false)
  await expect(phone).toHaveURL(/\/thanks\?lang=en$/)
  expect(await responsesOf(page, survey.id)).toBe(1)
})

test('without script a link with a ticket is answered as ever, and in a terminal too', async ({ page, browser }) => {
  await asPm(page)
  const survey = await makeSurvey(page)
  const plain = await visit(browser, `/s/${survey.publicToken}`, { javaScriptEnabled: false })
  await plain.getByText('4', { exact: true }).click()
  await plain.getByRole('button', { name: 'Send answers' }).click()
  await expect(plain).toHaveURL(/\/thanks\?lang=en$/)
  const text = await page.request.get(`/s/${survey.publicToken}.txt`)
  expect(text.headers()['content-type']).toContain('text/plain')
  expect(await text.text()).toContain('deploys (required): Deploying is easy')
  const wrong = await page.request.post(`/s/${survey.publicToken}.txt`, { form: { deploys: '9' } })
  expect(wrong.status()).toBe(422)
  expect(await wrong.text()).toContain('deploys:')
  const right = await page.request.post(`/s/${survey.publicToken}.txt`, { form: { deploys: '3' } })
  expect(right.status()).toBe(201)
  expect(await responsesOf(page, survey.id)).toBe(2)
})

test('a frame shows a survey that allows it, and nobody may frame anything else', async ({ page, browser }) => {
  await asPm(page)
  const survey = await makeSurvey(page, { embeddable: true })
  const frame = await visit(browser, `/embed/${survey.publicToken}`)
  await frame.getByText('4', { exact: true }).click()
  await frame.getByRole('button', { name: 'Send answers' }).click()
  await expect(frame).toHaveURL(/\/embed\/.*\/thanks\?lang=en$/)
  for (const path of [`/s/${survey.publicToken}`, '/', `/embed/${survey.publicToken}`]) {
    const response = await page.request.get(path)
    expect(response.headers()['content-security-policy']).toContain(`frame-ancestors 'none'`)
  }
  const script = await page.request.get('/embed.js')
  expect(script.headers()['content-type']).toContain('javascript')
})
