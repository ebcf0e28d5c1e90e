import { expect, type Browser, type Page } from '@playwright/test'
import { axeProblems, DESK, PHONE } from './axe'
import { api, signInAs, test } from './fixtures'
import { answersTo, asPm, makeSurvey, visit } from './surveys-make'

const options = (...labels: string[]) =>
  labels.map((label) => ({ value: label.toLowerCase().replaceAll(' ', '-'), label }))

/** Every type once, over three pages, with what each is checked for. */
const EVERY = {
  description: 'Think of this week.',
  questions: [
    {
      key: 'rate',
      type: 'rating',
      label: 'How easy was deploying?',
      required: true,
      min: 1,
      max: 5,
      minLabel: 'Hard',
      maxLabel: 'Easy',
      page: { title: 'Scales' },
    },
    { key: 'nps', type: 'nps', label: 'Would you recommend it?' },
    { key: 'yes', type: 'yesno', label: 'Were you on call?' },
    {
      key: 'one',
      type: 'single',
      label: 'Which tool?',
      options: [...options('Make', 'Bazel'), { value: 'other', label: 'Something else', open: true }],
      page: { title: 'Choices' },
    },
    { key: 'why', type: 'longtext', label: 'Why {{one|that tool}}?', showIf: { question: 'one', answered: true } },
    {
      key: 'many',
      type: 'multi',
      label: 'What took time?',
      max: 2,
      options: [...options('Builds', 'Tests', 'Reviews'), { value: 'none', label: 'Nothing', exclusive: true }],
    },
    {
      key: 'grid',
      type: 'matrix',
      label: 'How content were you with each?',
      rows: ['Docs', 'Chat'],
      options: [...options('Little', 'Much'), { value: 'na', label: 'I do not use it', na: true }],
    },
    {
      key: 'rank',
      type: 'ranking',
      label: 'What first?',
      options: options('Speed', 'Safety', 'Peace'),
      page: { title: 'The rest' },
    },
    { key: 'best', type: 'maxdiff', label: 'What helps?', options: options('Aa', 'Bb', 'Cc', 'Dd'), perSet: 3 },
    { key: 'word', type: 'text', label: 'One word', max: 12 },
    { key: 'num', type: 'number', label: 'How many?', min: 0, max: 9 },
    { key: 'day', type: 'date', label: 'Which day?', minDate: '2026-01-01' },
    {
      key: 'from',
      type: 'hidden',
      label: 'Where you came from',
      options: options('Portal', 'Chat'),
    },
    {
      key: 'slide',
      type: 'slider',
      label: 'How much of it?',
      max: 20,
      minLabel: 'Nothing',
      page: { title: 'Amounts' },
    },
    { key: 'still', type: 'slider', label: 'How much of that?' },
    { key: 'clock', type: 'time', label: 'When do you start?', minTime: '05:00' },
    {
      key: 'split',
      type: 'sum',
      label: 'Where does your time go?',
      total: 10,
      options: options('Code', 'Talk', 'Waiting'),
    },
  ],
}

/** What is answered in both tests; maxdiff's sets are laid out by the hub. */
const expected = (sets: string[][]) => ({
  rate: 4,
  nps: 9,
  yes: 'yes',
  one: 'other',
  'one.text': 'ninja',
  why: 'It is <b>quick</b>',
  many: ['builds', 'tests'],
  grid: { Docs: 'much', Chat: 'na' },
  rank: ['peace', 'speed'],
  best: Object.fromEntries(
    sets.flatMap((set, index) => [
      [`${index + 1}.best`, set[0]],
      [`${index + 1}.worst`, set[2]],
    ]),
  ),
  word: 'calm',
  num: 2.5,
  day: '2026-03-04',
  from: 'portal',
  slide: 11,
  clock: '09:30',
  split: { code: 7.5, talk: 2.5, waiting: 0 },
})

const capital = (value: string) => value[0]!.toUpperCase() + value.slice(1)

async function fillSets(page: Page, sets: string[][]): Promise<void> {
  for (const [index, set] of sets.entries()) {
    const group = page.getByRole('group', { name: `Set ${index + 1} of ${sets.length}` })
    await group.getByLabel(`Most: ${capital(set[0]!)}`).check()
    await group.getByLabel(`Least: ${capital(set[2]!)}`).check()
  }
}

const fillScales = async (page: Page) => {
  await page
    .getByRole('group', { name: /How easy was deploying/ })
    .getByText('4', { exact: true })
    .click()
  await page
    .getByRole('group', { name: /Would you recommend/ })
    .getByText('9', { exact: true })
    .click()
  await page.getByLabel('Yes', { exact: true }).check()
}

const fillChoices = async (page: Page) => {
  await page.getByLabel('Something else', { exact: true }).check()
  await page.getByLabel('Something else: In your words').fill('ninja')
  await page.getByLabel('Builds').check()
  await page.getByLabel('Tests').check()
  await page.getByRole('group', { name: 'Docs' }).getByLabel('Much').check()
  await page.getByRole('group', { name: 'Chat' }).getByLabel('I do not use it').check()
}

const fillRest = async (page: Page) => {
  await page.getByLabel('One word').fill('calm')
  await page.getByLabel('How many?').fill('2,5')
  await page.getByLabel('Which day?').fill('2026-03-04')
}

/** Sliders, times and sums, by the fields that are there without script too. */
const fillAmounts = async (page: Page) => {
  await page.getByRole('textbox', { name: 'How much of it?' }).fill('11')
  await page.getByLabel('When do you start?').fill('09:30')
  const split = page.getByRole('group', { name: /Where does your time go/ })
  await split.getByLabel('Code').fill('7,5')
  await split.getByLabel('Talk').fill('2.5')
}

/** A developer's phone, signed in; without script the session comes from a browser that has it. */
async function phoneOf(browser: Browser, email: string, path: string, javaScriptEnabled: boolean): Promise<Page> {
  const first = await browser.newContext()
  await signInAs(await first.newPage(), email)
  const storageState = await first.storageState()
  await first.close()
  return visit(browser, path, { viewport: PHONE, storageState, javaScriptEnabled })
}

test('every type is answered with script on a phone, page by page, and on another device', async ({
  page,
  browser,
}) => {
  await asPm(page)
  const made = await makeSurvey(page, { title: 'Every type', anonymity: 'named', ...EVERY })
  const sets = made.questions.find((question) => question.key === 'best')!.sets!
  const phone = await phoneOf(browser, 'ines.varga@lanternfreight.example', `/s/${made.publicToken}?from=portal`, true)
  await expect(phone.getByText(/^Named\. Everybody who sees your answers/)).toBeVisible()
  await expect(phone.getByText(/Part 1 of 4 · 1 of 16 answered · about \d min left/)).toBeVisible()

  // Eleven points stand in one row on a phone, each wide enough to press.
  const points = await phone
    .getByRole('group', { name: /Would you recommend/ })
    .locator('label')
    .all()
  const boxes = await Promise.all(points.map(async (point) => (await point.boundingBox())!))
  expect(boxes.map(({ y }) => y)).toEqual(Array.from({ length: 11 }, () => boxes[0]!.y))
  expect(Math.min(...boxes.map(({ width }) => width))).toBeGreaterThanOrEqual(24)

  // A page that lacks something is not left, and says what.
  await phone.getByRole('button', { name: 'Continue' }).click()
  await expect(phone.getByRole('alert').filter({ hasText: 'Please answer this one.' })).toBeFocused()
  await expect(phone.getByText('Please answer this one.', { exact: true })).toBeVisible()
  await fillScales(phone)
  await phone.getByRole('button', { name: 'Continue' }).click()
  await expect(phone.getByRole('heading', { name: 'Choices' })).toBeVisible()
  // What was said before the first question is not said again above the second part.
  await expect(phone.getByText(/^Named\. Everybody who sees your answers/)).toBeHidden()
  await expect(phone.getByRole('heading', { name: 'Choices' })).toBeInViewport()

  await phone.getByLabel('Nothing').check()
  await fillChoices(phone)
  await expect(phone.getByLabel('Nothing')).not.toBeChecked()
  await expect(phone.getByText('Why ninja?')).toBeVisible()
  await phone.getByLabel('Why ninja?').fill('It is <b>quick</b>')
  await phone.getByLabel('Reviews').check()
  await phone.getByRole('button', { name: 'Continue' }).click()
  await expect(phone.getByText('Choose at most 2; these are 3.', { exact: true })).toBeVisible()
  await phone.getByLabel('Reviews').uncheck()
  await phone.getByRole('button', { name: 'Back' }).click()
  await expect(phone.getByLabel('Yes', { exact: true })).toBeChecked()
  await phone.getByRole('button', { name: 'Continue' }).click()
  await phone.getByRole('button', { name: 'Continue' }).click()
  await expect(phone.getByRole('heading', { name: 'The rest' })).toBeVisible()

  // Ranking: pressed into place, moved by keys, by buttons and by dragging.
  for (const name of ['Speed', 'Peace', 'Safety']) await phone.getByRole('button', { name: `Place ${name}` }).click()
  const order = phone.getByRole('list', { name: 'Your order' }).getByRole('listitem')
  await phone.getByRole('button', { name: 'Drag Peace' }).press('ArrowUp')
  await expect(order).toContainText(['Peace', 'Speed', 'Safety'])
  await expect(phone.getByRole('button', { name: 'Drag Peace' })).toBeFocused()
  const handle = (await phone.getByRole('button', { name: 'Drag Safety' }).boundingBox())!
  const top = (await order.first().boundingBox())!
  await phone.mouse.move(handle.x + 10, handle.y + 10)
  await phone.mouse.down()
  await phone.mouse.move(handle.x + 10, top.y - 5, { steps: 8 })
  await phone.mouse.up()
  await expect(order).toContainText(['Safety', 'Peace', 'Speed'])
  await phone.getByRole('button', { name: 'Take Safety out' }).click()

  // The best of a set cannot be its worst.
  const set = phone.getByRole('group', { name: 'Set 1 of 4' })
  await set.getByLabel(`Most: ${capital(sets[0]![2]!)}`).check()
  await fillSets(phone, sets)
  await expect(set.getByLabel(`Most: ${capital(sets[0]![2]!)}`)).not.toBeChecked()
  await fillRest(phone)
  await phone.getByRole('button', { name: 'Continue' }).click()

  // A slider is moved by keys, taken back, and is no answer where it was left alone.
  const slider = phone.getByRole('slider', { name: 'How much of it?' })
  await expect(phone.getByText(/untouched, it is no answer/).first()).toBeVisible()
  await slider.press('ArrowRight')
  await expect(phone.getByRole('textbox', { name: 'How much of it?' })).toHaveValue('11')
  await phone.getByRole('button', { name: 'Take the answer back' }).click()
  await expect(phone.getByRole('textbox', { name: 'How much of it?' })).toHaveValue('')
  await fillAmounts(phone)
  await expect(slider).toHaveValue('11')
  const split = phone.getByRole('group', { name: /Where does your time go/ })
  await expect(split.getByRole('status')).toHaveText('10 of 10 given')
  const kept = phone.waitForResponse(
    (response) => response.request().method() === 'POST' && response.url().includes('/s/'),
  )
  await split.getByLabel('Talk').fill('3')
  await expect(split.getByRole('status')).toHaveText('10.5 of 10 given · 0.5 too many')
  await phone.getByRole('button', { name: 'Send answers' }).click()
  await expect(phone.getByText('Together they must come to 10; these come to 10.5.', { exact: true })).toBeVisible()
  await split.getByLabel('Talk').fill('2.5')
  await kept
  await phone.waitForFunction(() =>
    Object.values(localStorage).some(
      (value) => value.includes('"synced":true') && value.includes('2026-03-04') && value.includes('"2.5"'),
    ),
  )

  const other = await phoneOf(browser, 'ines.varga@lanternfreight.example', `/s/${made.publicToken}`, true)
  await expect(other.getByText(/16 of 17 answered/)).toBeVisible()
  await other.getByRole('button', { name: 'Continue' }).click()
  await expect(other.getByLabel('Why ninja?')).toHaveValue('It is <b>quick</b>')
  await other.getByRole('button', { name: 'Continue' }).click()
  await expect(other.getByRole('list', { name: 'Your order' }).getByRole('listitem')).toContainText(['Peace', 'Speed'])
  await other.getByRole('button', { name: 'Continue' }).click()
  await expect(other.getByRole('slider', { name: 'How much of it?' })).toHaveValue('11')
  await other.getByRole('button', { name: 'Send answers' }).click()
  await expect(other.getByRole('heading', { name: 'Thank you' })).toBeVisible()
  await phone.reload()
  await expect(phone.getByText('You have answered this survey.')).toBeVisible()
  expect(await answersTo(page, made.id)).toEqual([expected(sets)])
  await Promise.all([phone.context().close(), other.context().close()])
})

test('every type is answered without script, all on one page', async ({ page, browser }) => {
  await asPm(page)
  const made = await makeSurvey(page, { title: 'Every type, plain', anonymity: 'named', ...EVERY })
  const sets = made.questions.find((question) => question.key === 'best')!.sets!
  const plain = await phoneOf(
    browser,
    'yuki.tanabe@lanternfreight.example',
    `/s/${made.publicToken}?from=portal&note=x`,
    false,
  )
  await expect(plain.getByText('From the address you opened.')).toBeVisible()
  await expect(plain.getByText('Why that tool?')).toBeVisible()
  await expect(plain.getByText('Leave this out if it does not follow')).toBeVisible()
  await plain.getByLabel('Place of Peace').selectOption('1')
  await plain.getByLabel('Place of Speed').selectOption('2')
  await fillChoices(plain)
  await fillSets(plain, sets)
  await fillRest(plain)
  await fillAmounts(plain)
  await plain.getByLabel('Why that tool?').fill('It is <b>quick</b>')
  await plain.getByLabel('Reviews').check()
  await plain.getByRole('button', { name: 'Send answers' }).click()
  await expect(plain.getByText('Choose at most 2; these are 3.', { exact: true })).toBeVisible()
  await expect(plain.getByText('Please answer this one.', { exact: true })).toBeVisible()
  await expect(plain.getByText('Why ninja?')).toBeVisible()
  await expect(plain.getByLabel('Place of Peace')).toHaveValue('1')
  await plain.getByLabel('Reviews').uncheck()
  await fillScales(plain)
  expect(await plain.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  await plain.getByRole('button', { name: 'Send answers' }).click()
  await expect(plain.getByRole('heading', { name: 'Thank you' })).toBeVisible()
  expect(await answersTo(page, made.id)).toEqual([expected(sets)])
  await plain.context().close()
})

test('a scale that does not apply is answered so, with and without script, and counted apart', async ({
  page,
  browser,
}) => {
  await asPm(page)
  const questions = [
    {
      key: 'rate',
      type: 'rating',
      label: 'How easy was deploying?',
      required: true,
      options: [{ value: 'na', label: 'I do not deploy', na: true }],
    },
  ]
  const made = await makeSurvey(page, { title: 'A way out', anonymity: 'named', questions })
  for (const [email, script] of [
    ['ines.varga@lanternfreight.example', true],
    ['yuki.tanabe@lanternfreight.example', false],
  ] as const) {
    const phone = await phoneOf(browser, email, `/s/${made.publicToken}`, script)
    await phone
      .getByRole('group', { name: /How easy was deploying/ })
      .getByLabel('I do not deploy')
      .check()
    await phone.getByRole('button', { name: 'Send answers' }).click()
    await expect(phone.getByRole('heading', { name: 'Thank you' })).toBeVisible()
    await phone.context().close()
  }
  expect(await answersTo(page, made.id)).toEqual([{ rate: 'na' }, { rate: 'na' }])
})

test('an anonymous survey asks by team where a question depends on it, and keeps nothing on the server before it is sent', async ({
  page,
  browser,
}) => {
  await asPm(page)
  const { data } = await api<{ data: { id: string; name: string }[] }>(page, 'get', '/teams?limit=100')
  const team = data.find((one) => one.name === 'Payments')!
  const made = await makeSurvey(page, {
    title: 'By team',
    anonymity: 'anonymous',
    questions: [
      { key: 'all', type: 'text', label: 'Asked of all' },
      { key: 'some', type: 'text', label: 'Asked of Payments', showIf: { question: 'segment.team', is: team.id } },
    ],
  })
  const phone = await visit(browser, `/s/${made.publicToken}`)
  const posts: string[] = []
  phone.on('request', (request) => request.method() === 'POST' && posts.push(request.url()))
  await expect(phone.getByText('Asked of Payments')).toBeHidden()
  await phone.getByLabel('Your team').selectOption('Payments')
  await phone.getByLabel('Asked of Payments').fill('Yes')
  await phone.reload()
  await expect(phone.getByLabel('Asked of Payments')).toHaveValue('Yes')
  expect(posts).toEqual([])
  await phone.getByRole('button', { name: 'Send answers' }).click()
  await expect(phone.getByRole('heading', { name: 'Thank you' })).toBeVisible()
  await phone.context().close()
})

test('answering has nothing that axe finds, and is as wide as the window', async ({ page, browser }) => {
  test.setTimeout(240_000)
  await asPm(page)
  const made = await makeSurvey(page, { title: 'Every type, checked', anonymity: 'anonymous', ...EVERY })
  for (const [colorScheme, viewport] of [
    ['light', DESK],
    ['dark', PHONE],
  ] as const) {
    const respondent = await visit(browser, `/s/${made.publicToken}`, { colorScheme, viewport })
    const check = async (what: string) => {
      expect(await axeProblems(respondent), `${what} in ${colorScheme}`).toEqual([])
      expect(
        await respondent.evaluate(() => document.documentElement.scrollWidth - innerWidth),
        what,
      ).toBeLessThanOrEqual(0)
    }
    await check('scales')
    await fillScales(respondent)
    await respondent.getByRole('button', { name: 'Continue' }).click()
    await fillChoices(respondent)
    await check('choices')
    await respondent.getByRole('button', { name: 'Continue' }).click()
    await respondent.getByRole('button', { name: 'Place Speed' }).click()
    await check('the rest')
    await respondent.getByRole('button', { name: 'Continue' }).click()
    await check('amounts')
    await fillAmounts(respondent)
    await check('amounts, answered')
    await respondent.context().close()
  }
})
