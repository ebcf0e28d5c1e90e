import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Frame, type Page } from '@playwright/test'
import { axeProblems, DESK, PHONE } from './axe'
import { api, as, test } from './fixtures'
import { asPm, makeSurvey, visit } from './surveys-make'

const QUESTIONS = [{ key: 'deploys', type: 'rating', label: 'Deploying is easy', required: true, min: 1, max: 5 }]
const GERMAN = { title: 'Wie geht es dir?', questions: { deploys: { label: 'Ausrollen ist leicht' } } }
const inGerman = (title: string, over: object = {}) => ({
  title,
  anonymity: 'anonymous',
  language: 'en',
  questions: QUESTIONS,
  translations: { de: { ...GERMAN, title } },
  ...over,
})

const spoken = (page: Page) => page.locator('html').getAttribute('lang')

/** @param script axe needs it */
async function accessible(page: Page, what: string, script: boolean): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), what).toBeLessThanOrEqual(0)
  if (!script) return
  expect(await axeProblems(page), what).toEqual([])
}

for (const javaScriptEnabled of [true, false])
  test(`thanks, declining and refusals speak the respondent's language ${javaScriptEnabled ? 'with' : 'without'} script`, async ({
    page,
    browser,
  }) => {
    await asPm(page, '/surveys/new')
    const made = await makeSurvey(page, inGerman(`Sprachen ${javaScriptEnabled}`, { embeddable: true }))
    const german = { locale: 'de-AT', javaScriptEnabled }
    for (const [root, elsewhere] of [
      ['/s', true],
      ['/embed', false],
    ] as const) {
      const phone = await visit(browser, `${root}/${made.publicToken}`, german)
      await expect(phone).toHaveURL(/\?lang=de$/)
      expect(await spoken(phone)).toBe('de')
      await phone.getByText('4', { exact: true }).click()
      await phone.getByRole('button', { name: 'Antworten absenden' }).click()
      await expect(phone.getByRole('heading', { name: 'Danke' })).toBeVisible()
      await expect(
        phone.getByText(
          `Ihre Antworten auf „${`Sprachen ${javaScriptEnabled}`}“ sind da, und nichts verbindet sie mit Ihnen.`,
        ),
      ).toBeVisible()
      await expect(phone).toHaveTitle(/^Danke/)
      expect(await spoken(phone)).toBe('de')
      if (elsewhere)
        // Its results are not open to everybody.
        await expect(phone.getByText(/^Wer .+ ein Konto in diesem Hub hat, sieht die Ergebnisse, wenn/)).toBeVisible()
      await accessible(phone, `${root} thanks`, javaScriptEnabled)
      await phone.goto(`${root}/${made.publicToken}?lang=de`)
      await phone.getByRole('button', { name: 'Nein danke' }).click()
      await expect(phone.getByRole('heading', { name: 'Das ist in Ordnung' })).toBeVisible()
      expect(await spoken(phone)).toBe('de')
      if (elsewhere) {
        await phone.getByRole('link', { name: 'Doch antworten' }).click()
        await expect(phone.getByRole('button', { name: 'Antworten absenden' })).toBeVisible()
      }
      await phone.goto(`${root}/${made.publicToken}?t=${'A'.repeat(43)}`)
      await expect(phone.getByText('Dieser Link ist nicht vollständig')).toBeVisible()
      await expect(phone).toHaveURL(/t=A+&lang=de$/)
      // Chosen beats what the browser would rather have.
      await phone.goto(`${root}/${made.publicToken}/thanks?lang=en`)
      await expect(phone.getByRole('heading', { name: 'Thank you' })).toBeVisible()
      expect(await spoken(phone)).toBe('en')
      await phone.context().close()
    }
    // Closed while somebody fills it in: the refusal, then the page.
    const late = await visit(browser, `/s/${made.publicToken}`, german)
    await late.getByText('4', { exact: true }).click()
    await api(page, 'post', `/surveys/${made.id}/close`)
    await late.getByRole('button', { name: 'Antworten absenden' }).click()
    await expect(late.getByText('Diese Umfrage ist geschlossen.')).toBeVisible()
    // Without script the page is drawn anew with the refusal, and says so in place of the form.
    if (javaScriptEnabled) await late.getByRole('button', { name: 'Nein danke' }).click()
    await expect(late.getByRole('button', { name: 'Nein danke' })).toHaveCount(0)
    await expect(late.getByText('Diese Umfrage ist geschlossen.')).toBeVisible()
    await accessible(late, 'closed', javaScriptEnabled)
    await late.context().close()
  })

test('a survey in a language that the page has no words of says which words are English', async ({ page, browser }) => {
  await asPm(page, '/surveys/new')
  const made = await makeSurvey(page, { title: 'Kysely', anonymity: 'anonymous', language: 'fi', questions: QUESTIONS })
  const phone = await visit(browser, `/s/${made.publicToken}/thanks`)
  expect(await spoken(phone)).toBe('fi')
  await expect(phone.locator('[lang=en]').getByRole('heading', { name: 'Thank you' })).toBeVisible()
  await phone.context().close()
})

/** The key in a mail's link to “no more”, as the hub's own code makes it. */
async function stopKey(personId: string): Promise<string> {
  process.env.NEXTAUTH_SECRET ||= readFileSync(
    join(process.env.BROWSER_TEST_DATA ?? '', 'nextauth-secret'),
    'utf8',
  ).trim()
  process.env.DATABASE_URL ||= 'postgresql://unused'
  return (await import('../../lib/distribution/queries-stop-key')).stopKeyOf(personId)
}

for (const javaScriptEnabled of [true, false])
  test(`“no more” from a mail's link works on a phone ${javaScriptEnabled ? 'with' : 'without'} script`, async ({
    page,
    browser,
  }) => {
    await page.goto('/sign-in')
    const admin = await as(browser, 'greta.vossberg@lanternfreight.example')
    const email = `stop-${javaScriptEnabled}@lanternfreight.example`
    const person = await api<{ id: string }>(admin, 'post', '/people', {
      name: `Stop ${javaScriptEnabled}`,
      email,
      role: 'developer',
    })
    const key = await stopKey(person.id)
    const survey = await api<{ id: string }>(admin, 'post', '/surveys', {
      title: `Stopping ${javaScriptEnabled}`,
      anonymity: 'anonymous',
      questions: QUESTIONS,
    })
    await api(admin, 'post', `/surveys/${survey.id}/open`)
    const ask = () =>
      api<{ asked: boolean; reason: string | null }>(admin, 'post', '/asks', {
        survey: survey.id,
        email,
        event: 'deploy',
        everyDays: 1,
      })

    const phone = await visit(browser, `/asks/${key}`, { javaScriptEnabled })
    await expect(phone.getByRole('heading', { level: 1, name: 'How you are asked' })).toBeVisible()
    for (const [colorScheme, viewport] of [
      ['light', PHONE],
      ['dark', PHONE],
      ['light', DESK],
      ['dark', DESK],
    ] as const) {
      await phone.emulateMedia({ colorScheme })
      await phone.setViewportSize(viewport)
      await accessible(phone, `${colorScheme} ${viewport.width}`, javaScriptEnabled)
    }
    await phone.setViewportSize(PHONE)
    await phone.getByRole('button', { name: 'No more mail about surveys' }).click()
    await expect(phone.getByRole('status')).toHaveText(
      'You get no more mail about surveys. What is asked of you still stands on your home page.',
    )
    await phone.getByRole('button', { name: 'Ask me nothing for 90 days' }).click()
    await expect(phone.getByRole('status')).toHaveText('Nothing will be asked of you for 90 days.')
    expect(await ask()).toEqual({ asked: false, reason: 'quiet' })

    // In their own language too, kept through the press.
    await phone.goto(`/asks/${key}?lang=fr`)
    expect(await spoken(phone)).toBe('fr')
    await phone.getByRole('button', { name: 'Ne rien me demander pendant 90 jours' }).click()
    await expect(phone.getByRole('status')).toHaveText('Rien ne vous sera demandé pendant 90 jours.')
    expect(await spoken(phone)).toBe('fr')
    // A key that the hub did not make stops nobody.
    expect((await phone.request.get(`/asks/${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`)).status()).toBe(404)
    await Promise.all([phone.context().close(), admin.context().close()])
  })

/** The survey in a frame of another page. The test's hub lets nobody frame it, so the policy is taken off on the way. */
async function framed(page: Page, portal: string, address: string): Promise<Frame> {
  await page.route('**/embed/**', async (route) => {
    const response = await route.fetch()
    const { 'content-security-policy': _policy, ...headers } = response.headers()
    await route.fulfill({ response, headers })
  })
  await page.route(portal, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body:
        `<!doctype html><html lang="en"><title>Portal</title><h1>Portal</h1><iframe title="Survey" ` +
        `src="${address}" width="380" height="800"></iframe>`,
    }),
  )
  await page.goto(portal)
  const frame = page.frame({ url: new RegExp('/embed/') })
  expect(frame).not.toBeNull()
  return frame!
}

for (const storage of ['kept by the browser', 'refused to the frame'] as const)
  test(`in a frame of another page, sent offline with storage ${storage}, it is sent once when online again`, async ({
    page,
    browser,
    baseURL,
  }) => {
    await asPm(page, '/surveys/new')
    const survey = await makeSurvey(page, {
      title: `Framed, ${storage}`,
      anonymity: 'anonymous',
      embeddable: true,
      questions: QUESTIONS,
    })
    const context = await browser.newContext({ viewport: PHONE })
    const portal = await context.newPage()
    const refused = storage === 'refused to the frame'
    if (refused)
      await context.addInitScript(() =>
        Object.defineProperty(window, 'localStorage', {
          get: () => {
            throw new DOMException('Access is denied for this document.', 'SecurityError')
          },
        }),
      )
    // Of another site where storage is refused, as browsers do; of the same one where it is kept.
    const frame = await framed(
      portal,
      refused ? 'http://portal.example/' : `${baseURL}/portal`,
      `${baseURL}/embed/${survey.publicToken}`,
    )
    await expect(frame.getByText('Kept in this browser until you send it.')).toBeVisible()
    await frame.getByText('4', { exact: true }).click()
    if (refused) await expect(frame.getByText('This browser keeps nothing here')).toBeVisible()
    await context.setOffline(true)
    await frame.getByRole('button', { name: 'Send answers' }).click()
    await expect(
      frame.getByText(
        refused
          ? 'You are offline, and this browser keeps nothing here. Leave this page open'
          : 'You are offline. Your answers are kept in this browser',
      ),
    ).toBeVisible()
    await expect(frame.getByLabel('4', { exact: true })).toBeChecked()
    await context.setOffline(false)
    await expect(frame.getByRole('heading', { name: 'Thank you' })).toBeVisible()
    expect((await api<{ responses: number }>(page, 'get', `/surveys/${survey.id}`)).responses).toBe(1)
    await context.close()
  })
