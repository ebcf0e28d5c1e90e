import { expect, type Browser, type Page } from '@playwright/test'
import { axeProblems } from './axe'
import { api, as, heard, origin, own, test } from './fixtures'
import { asPm, makeSurvey, visit } from './surveys-make'

const QUESTIONS = [
  { key: 'deploys', type: 'rating', label: 'Deploying is easy', required: true, min: 1, max: 5 },
  { key: 'tell', type: 'nps', label: 'Would you tell others?' },
  {
    key: 'tool',
    type: 'single',
    label: 'Which tool?',
    options: [
      { value: 'ci', label: 'Builds' },
      { value: 'sh', label: 'Shell' },
    ],
  },
  {
    key: 'order',
    type: 'ranking',
    label: 'What first?',
    options: [
      { value: 'a', label: 'Speed' },
      { value: 'b', label: 'Trust' },
    ],
  },
  {
    key: 'rare',
    type: 'single',
    label: 'Rarely answered',
    options: [
      { value: 'x', label: 'X' },
      { value: 'y', label: 'Y' },
    ],
  },
]
const GERMAN = {
  deploys: { label: 'Ausrollen ist leicht' },
  tell: { label: 'Weitersagen?' },
  tool: { label: 'Welches Werkzeug?', options: { ci: 'Bau', sh: 'Konsole' } },
  order: { label: 'Was zuerst?', options: { a: 'Tempo', b: 'Vertrauen' } },
  rare: { label: 'Selten beantwortet', options: { x: 'Iks', y: 'Ypsilon' } },
}
const inGerman = (title: string, over: object = {}) => ({
  title,
  anonymity: 'anonymous',
  language: 'en',
  questions: QUESTIONS,
  translations: { de: { title: `${title} (deutsch)`, questions: GERMAN } },
  ...over,
})
const german = { locale: 'de-AT' }
const spoken = (page: Page) => page.locator('html').getAttribute('lang')

/** What results say around their figures in English, and the survey's own words. */
const ENGLISH =
  /answer|favourable|shown|question|table|share|promoter|average|everybody|chosen|deploying|builds|which|first/i

for (const javaScriptEnabled of [true, false])
  test(
    `results speak the respondent's language, at the survey's address and by a ` +
      `share, ${javaScriptEnabled ? 'with' : 'without'} script`,
    async ({ page, browser }) => {
      await asPm(page)
      const title = own('Puls')
      const made = await makeSurvey(page, inGerman(title))
      for (let index = 0; index < 12; index++)
        await api(page, 'post', `/s/${made.publicToken}/responses`, {
          answers: {
            deploys: 1 + (index % 5),
            tell: index % 11,
            tool: index < 9 ? 'ci' : 'sh',
            order: index % 3 ? ['a', 'b'] : ['b', 'a'],
            ...(index < 2 && { rare: 'x' }),
          },
        })
      await page.goto(`/surveys/${made.id}/share`)
      const opening = page.getByRole('checkbox', { name: /^Respondents see the results/ })
      await heard(opening)
      // Ticked once the hub has said so.
      await opening.click()
      await expect(opening).toBeChecked()
      const group = own('Vorstand')
      await page.getByLabel('Who it is for').fill(group)
      await page.getByRole('button', { name: 'Create link' }).click()
      const shared = new URL((await page.getByRole('status', { name: 'Address of the results' }).textContent()) ?? '')
        .pathname
      await api(page, 'post', `/surveys/${made.id}/close`)

      for (const [path, heading] of [
        [`/s/${made.publicToken}/results`, 'Ergebnisse'],
        [shared, 'Umfrageergebnisse'],
      ] as const) {
        const phone = await visit(browser, path, { ...german, javaScriptEnabled })
        await expect(phone).toHaveURL(/\?lang=de$/)
        await expect(phone).toHaveTitle(new RegExp(`^${heading}`))
        expect(await spoken(phone)).toBe('de')
        await expect(phone.getByRole('heading', { level: 1 })).toHaveText(`${title} (deutsch)`)
        await expect(phone.getByRole('region', { name: 'Ausrollen ist leicht' })).toContainText(
          /33\s% zustimmend, \d+–\d+/,
        )
        await expect(phone.getByRole('region', { name: 'Ausrollen ist leicht' })).toContainText(
          '12 Antworten. 95-%-Intervalle.',
        )
        await expect(phone.getByRole('region', { name: 'Weitersagen?' })).toContainText('Fürsprecher')
        await expect(phone.getByRole('region', { name: 'Welches Werkzeug?' })).toContainText(/Bau wählen 75\s%/)
        await expect(phone.getByRole('region', { name: 'Was zuerst?' })).toContainText('an erster Stelle')
        await expect(phone.getByRole('region', { name: 'Selten beantwortet' })).toContainText(
          'Wird ab 8 Antworten gezeigt, damit sie anonym bleiben.',
        )
        const said = (await phone.getByRole('main').innerText())
          .replaceAll(`${title} (deutsch)`, '')
          .replaceAll(group, '')
        expect(said.match(ENGLISH)).toBeNull()
        expect(await phone.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
        if (javaScriptEnabled) expect(await axeProblems(phone)).toEqual([])
        // Chosen beats what the browser would rather have.
        await phone.getByRole('link', { name: 'English' }).click()
        await expect(phone.getByRole('region', { name: 'Deploying is easy' })).toContainText(/33\s% favourable/)
        expect(await spoken(phone)).toBe('en')
        await phone.context().close()
      }
    },
  )

/** The same form in two tabs of one browser. */
async function twoTabs(browser: Browser, path: string, options: object, email?: string): Promise<[Page, Page]> {
  const first = email ? await as(browser, email, options) : await (await browser.newContext(options)).newPage()
  const second = await first.context().newPage()
  for (const tab of [first, second]) await tab.goto(`${origin}${path}`)
  return [first, second]
}

for (const javaScriptEnabled of [true, false])
  test(`what is wrong with an answer is said in the respondent's language ${javaScriptEnabled ? 'with' : 'without'} script`, async ({
    page,
    browser,
  }) => {
    await asPm(page)
    const options = { ...german, javaScriptEnabled }
    const send = async (tab: Page) => {
      await tab
        .getByRole('group', { name: /Ausrollen ist leicht/ })
        .getByText('4', { exact: true })
        .click()
      await tab.getByRole('button', { name: 'Antworten absenden' }).click()
    }
    const known = await makeSurvey(
      page,
      inGerman(own('Benannt'), { anonymity: 'named', questions: QUESTIONS.slice(0, 1) }),
    )
    const [one, two] = await twoTabs(
      browser,
      `/s/${known.publicToken}?lang=de`,
      options,
      'yuki.tanabe@lanternfreight.example',
    )
    await one.getByRole('button', { name: 'Antworten absenden' }).click()
    await expect(
      one.getByRole('alert').filter({ hasText: 'Einige Antworten brauchen einen zweiten Blick.' }),
    ).toContainText('Ausrollen ist leicht: Bitte beantworten.')
    await send(one)
    await expect(one.getByRole('heading', { name: 'Danke' })).toBeVisible()
    await send(two)
    await expect(two.getByText('Sie haben diese Umfrage beantwortet. Danke.')).toBeVisible()
    await one.context().close()

    const open = await makeSurvey(
      page,
      inGerman(own('Gelöscht'), { anonymity: 'confidential', questions: QUESTIONS.slice(0, 1) }),
    )
    const [gone] = await twoTabs(
      browser,
      `/s/${open.publicToken}?lang=de`,
      options,
      'ines.varga@lanternfreight.example',
    )
    // Signed out in another tab meanwhile.
    await gone.context().clearCookies()
    await send(gone)
    if (javaScriptEnabled)
      await expect(gone.getByRole('alert').filter({ hasText: 'Melden Sie sich an, um zu antworten' })).toBeVisible()
    else await expect(gone.getByRole('link', { name: 'Zum Antworten anmelden' })).toBeVisible()
    await gone.context().close()
  })

test('what was kept offline and is refused later is refused in the respondent’s language', async ({
  page,
  browser,
}) => {
  await asPm(page)
  const made = await makeSurvey(page, inGerman(own('Offline'), { questions: QUESTIONS.slice(0, 1) }))
  const phone = await visit(browser, `/s/${made.publicToken}`, german)
  await heard(phone.getByRole('button', { name: 'Antworten absenden' }))
  await phone.getByText('4', { exact: true }).click()
  await phone.context().setOffline(true)
  await phone.getByRole('button', { name: 'Antworten absenden' }).click()
  await expect(phone.getByText('Sie sind offline.')).toBeVisible()
  await api(page, 'post', `/surveys/${made.id}/close`)
  await phone.context().setOffline(false)
  await expect(
    phone.getByRole('status').filter({ hasText: 'Es konnte nicht gesendet werden: Diese Umfrage ist geschlossen.' }),
  ).toBeVisible()
  await phone.context().close()
})
