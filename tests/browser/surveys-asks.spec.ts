import { expect, type Browser, type Page } from '@playwright/test'
import { PHONE } from './axe'
import { api, as, own, test } from './fixtures'
import { makeSurvey } from './surveys-make'

const ADMIN = 'greta.vossberg@lanternfreight.example'

/** A developer whom nobody has asked anything yet: the demo's people have been asked, and other tests ask them too. */
async function developer(admin: Page): Promise<string> {
  const name = own('Asked').toLowerCase().replace(' ', '-')
  const email = `${name}@lanternfreight.example`
  await api(admin, 'post', '/people', { name, email, role: 'developer' })
  return email
}

const homeOf = async (browser: Browser, email: string, javaScriptEnabled: boolean): Promise<Page> => {
  const page = await as(browser, email, { viewport: PHONE, javaScriptEnabled })
  await page.goto('/')
  return page
}

for (const javaScriptEnabled of [true, false])
  test(
    `an event's question waits on Home, is answered or declined there once, and nobody can tell ` +
      `which ${javaScriptEnabled ? 'with' : 'without'} script`,
    async ({ browser }) => {
      const admin = await as(browser, ADMIN)
      const title = own('How did it go')
      const survey = await makeSurvey(admin, {
        title,
        anonymity: 'anonymous',
        invitedOnly: true,
        questions: [{ key: 'ease', type: 'rating', label: 'That deploy was easy', required: true }],
      })
      const [answering, declining] = [await developer(admin), await developer(admin)]
      const ask = (email: string) =>
        api<{ asked: boolean; reason: string | null }>(admin, 'post', '/asks', {
          survey: survey.id,
          email,
          event: 'deploy',
          everyDays: 30,
        })
      for (const email of [answering, declining]) {
        const before = await homeOf(browser, email, javaScriptEnabled)
        await expect(before.getByRole('heading', { name: 'Surveys for you' })).toBeVisible()
        await expect(before.getByRole('link', { name: `Answer ${title}` })).toHaveCount(0)
        await before.context().close()
        expect(await ask(email)).toEqual({ asked: true, reason: null })
      }

      const one = await homeOf(browser, answering, javaScriptEnabled)
      await expect(one.getByRole('listitem').filter({ hasText: title })).toContainText(
        'anonymous: no one can see who answered what',
      )
      const [link, other] = [
        one.getByRole('link', { name: `Answer ${title}` }),
        await homeOf(browser, declining, javaScriptEnabled),
      ]
      const address = (await link.getAttribute('href'))!
      // A link of their own, in which nothing of them stands.
      expect(address).toMatch(/\?t=[\w-]{43}$/)
      expect(address).not.toBe(await other.getByRole('link', { name: `Answer ${title}` }).getAttribute('href'))
      await link.click()
      await expect(one.getByText('Your answers are stored without your name or account.')).toBeVisible()
      await one.getByText('4', { exact: true }).click()
      await one.getByRole('button', { name: 'Send answers' }).click()
      await expect(one.getByText(`Your answers to “${title}” are in, and nothing joins them to you.`)).toBeVisible()
      await one.goto(address)
      await expect(one.getByText('This link has been used: it works once.')).toBeVisible()

      await other.getByRole('link', { name: `Answer ${title}` }).click()
      await other.getByRole('button', { name: 'No thanks, I’d rather not answer' }).click()
      await expect(other.getByText('We only count that someone declined.')).toBeVisible()

      for (const page of [one, other]) {
        await page.goto('/')
        await expect(page.getByRole('heading', { name: 'Surveys for you' })).toBeVisible()
        await expect(page.getByRole('link', { name: `Answer ${title}` })).toHaveCount(0)
      }
      // Who asks is told the same of both.
      expect(await Promise.all([ask(answering), ask(declining)])).toEqual([
        { asked: false, reason: 'asked-recently' },
        { asked: false, reason: 'asked-recently' },
      ])
      expect(await api(admin, 'get', `/surveys/${survey.id}`)).toMatchObject({ responses: 1, declined: 1, invited: 2 })
      await Promise.all([admin, one, other].map((page) => page.context().close()))
    },
  )
