import { expect, type Page } from '@playwright/test'
import { api, heard, test } from './fixtures'
import { asPm, makeSurvey, visit } from './surveys-make'

const question = (page: Page, index: number) => page.getByRole('group', { name: `Question ${index}`, exact: true })
const label = (page: Page, index: number) => question(page, index).getByLabel('Question', { exact: true })
const row = (page: Page, name: RegExp) =>
  page.getByRole('navigation', { name: 'Questions' }).getByRole('button', { name })

test('a survey is built, previewed as it is typed, undone, redone and kept through a reload', async ({ page }) => {
  await asPm(page, '/surveys/new')
  const preview = page.getByRole('region', { name: 'Preview' })
  await heard(page.getByLabel('Title', { exact: true }))
  await page.getByLabel('Title', { exact: true }).fill('Builder')
  await expect(preview.getByRole('heading', { name: 'Builder' })).toBeVisible()
  await page.getByRole('button', { name: 'Single choice' }).click()
  await expect(label(page, 1)).toBeFocused()
  await label(page, 1).fill('Which tool did you use most this week?')
  await question(page, 1).getByLabel('Options').fill('CI\nThe portal\nSomething else (open)')
  await expect(preview.getByRole('radio', { name: 'The portal' })).toBeVisible()
  await expect(preview.getByLabel('Something else: In your words')).toBeVisible()

  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(preview.getByRole('radio', { name: 'The portal' })).toBeHidden()
  await expect(label(page, 1)).toHaveValue('Which tool did you use most this week?')
  await label(page, 1).press('Control+z')
  await expect(label(page, 1)).toHaveValue('')
  await label(page, 1).press('Control+Shift+z')
  await page.getByRole('button', { name: 'Redo' }).click()
  await expect(question(page, 1).getByLabel('Options')).toHaveValue('CI\nThe portal\nSomething else (open)')

  await page.getByRole('button', { name: 'More types' }).click()
  await page.getByRole('button', { name: 'Ranking' }).click()
  await label(page, 2).fill('What should come first?')
  await page.getByRole('button', { name: 'Question library' }).click()
  await page.getByRole('button', { name: 'UMUX-Lite' }).click()
  await expect(row(page, /^3 \{the tool\}’s capabilities/)).toBeVisible()
  await expect(row(page, /^4 \{the tool\} is easy/)).toBeVisible()

  // By keyboard in the list, by buttons, and by Alt in the question.
  await row(page, /^2 /).focus()
  await page.keyboard.press('Alt+ArrowUp')
  await expect(row(page, /^1 What should/)).toBeFocused()
  await question(page, 1).getByRole('button', { name: 'Move question 1 down' }).click()
  await expect(label(page, 2)).toHaveValue('What should come first?')
  await question(page, 2).getByRole('button', { name: 'Remove question 2' }).click()
  // The button is gone with its question: who types goes on in the one that took its place.
  await expect(
    page.getByRole('group', { name: /^Question \d+$/ }).getByLabel('Question', { exact: true }),
  ).toBeFocused()
  await page
    .getByRole('status')
    .filter({ hasText: 'Question removed' })
    .or(page.getByText('Question removed'))
    .first()
    .waitFor()
  await page.getByRole('button', { name: 'Undo' }).first().click()
  await expect(label(page, 2)).toHaveValue('What should come first?')

  await page.getByRole('button', { name: 'Save survey' }).click()
  const alert = page.getByRole('alert').filter({ hasText: 'Question 2: “Ranking” needs at least 2 options.' })
  await expect(alert).toBeFocused()
  await alert.getByRole('link', { name: /Question 2/ }).click()
  await expect(question(page, 2).getByLabel('Options')).toBeFocused()
  await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith('draft:survey:new')))
  await page.reload()
  await expect(page.getByText('What you typed before is back.')).toBeVisible()
  await row(page, /^2 What should/).click()
  await question(page, 2).getByLabel('Options').fill('Speed\nSafety')
  await page.keyboard.press('Control+s')
  await expect(page).toHaveURL(/\/surveys\/[\w-]+\/edit/)
  await expect(page.getByRole('heading', { level: 1, name: 'Builder' })).toBeVisible()
  await page.reload()
  await row(page, /^1 Which tool/).click()
  await question(page, 1).getByText('Advanced').click()
  await expect(question(page, 1).getByText('which-tool-did-you-use-most-this-week', { exact: true })).toBeVisible()
})

/** Each kind as the builder calls it, with what has to be typed beyond the question. */
const KINDS: { kind: string; more?: true; fields?: Record<string, string> }[] = [
  { kind: 'Rating' },
  { kind: 'Single choice', fields: { Options: 'CI\nThe portal' } },
  { kind: 'Multiple choice', fields: { Options: 'CI\nThe portal' } },
  { kind: 'Text' },
  { kind: 'Yes or no', more: true },
  { kind: 'Recommendation, 0–10', more: true },
  { kind: 'Matrix', more: true, fields: { Rows: 'Docs\nSupport', Columns: 'Bad\nGood' } },
  { kind: 'Ranking', more: true, fields: { Options: 'Speed\nSafety\nCost' } },
  {
    kind: 'Best–worst (MaxDiff)',
    more: true,
    fields: { Options: 'Speed\nSafety\nCost\nDocs\nSupport\nLogs' },
  },
  { kind: 'Short text', more: true },
  { kind: 'Number', more: true },
  { kind: 'Date', more: true },
]

test('a question of each kind is made by clicks, saved, opened and shown to who answers', async ({ page, browser }) => {
  await asPm(page, '/surveys/new')
  await heard(page.getByLabel('Title', { exact: true }))
  await page.getByLabel('Title', { exact: true }).fill('Every kind')
  for (const [index, { kind, more, fields = {} }] of KINDS.entries()) {
    if (more) await page.getByRole('button', { name: 'More types' }).click()
    await page.getByRole('button', { name: kind, exact: true }).click()
    await label(page, index + 1).fill(`What of ${kind}, last week?`)
    for (const [field, words] of Object.entries(fields))
      await question(page, index + 1)
        .getByLabel(field, { exact: true })
        .fill(words)
  }
  await page.getByRole('button', { name: 'Save survey' }).click()
  await expect(page).toHaveURL(/\/surveys\/[\w-]+\/edit/)
  const id = /surveys\/([\w-]+)\/edit/.exec(page.url())![1]!
  const saved = await api<{ publicToken: string; questions: { type: string; sets?: string[][] }[] }>(
    page,
    'get',
    `/surveys/${id}`,
  )
  expect(saved.questions).toHaveLength(KINDS.length)
  expect(saved.questions.find((one) => one.type === 'maxdiff')!.sets!.length).toBeGreaterThan(3)
  await page.getByRole('button', { name: 'Open survey' }).press('Enter')
  await expect(page.getByText('Open', { exact: true }).first()).toBeVisible()
  // Enter twice opens it, and does not close it again.
  await expect(page.getByRole('button', { name: 'Close survey' })).not.toBeFocused()
  await expect(page.getByRole('main')).toBeFocused()
  const respondent = await visit(browser, `/s/${saved.publicToken}`)
  for (const { kind } of KINDS) await expect(respondent.getByText(`What of ${kind}, last week?`).first()).toBeAttached()
})

test('Best–worst is saved with sets of another size, too', async ({ page }) => {
  await asPm(page, '/surveys/new')
  await heard(page.getByLabel('Title', { exact: true }))
  await page.getByLabel('Title', { exact: true }).fill('Sets of three')
  await page.getByRole('button', { name: 'More types' }).click()
  await page.getByRole('button', { name: 'Best–worst (MaxDiff)', exact: true }).click()
  await label(page, 1).fill('What matters most, and what least?')
  await question(page, 1).getByLabel('Options', { exact: true }).fill('Speed\nSafety\nCost\nDocs\nSupport\nLogs')
  await question(page, 1).getByLabel('Options in a set').selectOption('3')
  await page.getByRole('button', { name: 'Save survey' }).click()
  await expect(page).toHaveURL(/\/surveys\/[\w-]+\/edit/)
})

test('a question is asked for each answer to an earlier one', async ({ page, browser }) => {
  await asPm(page, '/surveys/new')
  const made = await makeSurvey(
    page,
    {
      title: 'Each team',
      anonymity: 'anonymous',
      questions: [
        {
          key: 'teams',
          type: 'multi',
          label: 'Which teams do you depend on?',
          options: [
            { value: 'pay', label: 'Payments' },
            { value: 'data', label: 'Data' },
            { value: 'none', label: 'None', exclusive: true },
          ],
        },
        {
          key: 'wait',
          type: 'rating',
          label: 'In the last month, how often did you wait for {{teams|them}}?',
          min: 1,
          max: 5,
          minLabel: 'Never',
          maxLabel: 'Daily',
        },
      ],
    },
    false,
  )
  await page.goto(`/surveys/${made.id}/edit`)
  await heard(row(page, /^1 /))
  await row(page, /^2 In the last month/).click()
  await question(page, 2).getByText('Ask it for each answer').click()
  await question(page, 2).getByRole('button', { name: 'Repeat it' }).click()
  await expect(row(page, /^3 .*wait for Data\?/)).toBeVisible()
  await expect(label(page, 2)).toHaveValue('In the last month, how often did you wait for Payments?')
  await page.getByRole('button', { name: 'Save survey' }).click()
  await expect(page.getByText('Survey saved')).toBeVisible()
  await page.getByRole('button', { name: 'Open survey' }).click()
  await expect(page.getByText('Open', { exact: true }).first()).toBeVisible()
  const respondent = await visit(browser, `/s/${made.publicToken}`)
  await respondent.getByRole('checkbox', { name: 'Data' }).check()
  await expect(respondent.getByRole('group', { name: /wait for Data/ })).toBeVisible()
  await expect(respondent.getByRole('group', { name: /wait for Payments/ })).toBeHidden()
  await respondent.context().close()
})

test('conditions ask earlier answers and teams, and say when nobody can be led there', async ({ page, browser }) => {
  await asPm(page, '/surveys/new')
  const made = await makeSurvey(
    page,
    {
      title: 'Branches',
      anonymity: 'anonymous',
      questions: [
        { key: 'used', type: 'yesno', label: 'Did you deploy this week?' },
        {
          key: 'how',
          type: 'rating',
          label: 'How did the deploys of this week go?',
          minLabel: 'Badly',
          maxLabel: 'Well',
        },
        { key: 'why', type: 'text', label: 'What went wrong with {{how|them}}?' },
      ],
    },
    false,
  )
  await page.goto(`/surveys/${made.id}/edit`)
  await heard(row(page, /^1 /))
  await row(page, /^2 How did/).click()
  const ask = async (index: number) => {
    await question(page, index).getByRole('button', { name: 'Add a condition' }).click()
    return question(page, index).getByRole('group', { name: 'Condition 1' })
  }
  const first = await ask(2)
  await expect(first.getByLabel('What it depends on')).toHaveValue('used')
  await expect(first.getByRole('checkbox', { name: 'Yes' })).toBeChecked()
  await expect(
    page
      .getByRole('region', { name: 'Preview' })
      .getByText('Asked of those for whom “Did you deploy this week?” is Yes'),
  ).toBeVisible()

  await row(page, /^3 What went/).click()
  const second = await ask(3)
  await second.getByLabel('Compared how').selectOption('atMost')
  await second.getByLabel('Value').fill('2')
  await question(page, 3).getByRole('button', { name: 'Add a condition' }).click()
  const third = question(page, 3).getByRole('group', { name: 'Condition 2' })
  await third.getByLabel('Compared how').selectOption('atLeast')
  await third.getByLabel('Value').fill('4')
  await expect(question(page, 3).getByText('No answers lead here')).toBeVisible()
  await expect(row(page, /^3 What went.*No answers lead here/)).toBeVisible()
  await question(page, 3).getByLabel('How conditions are joined').selectOption('any')
  await expect(question(page, 3).getByText('No answers lead here')).toBeHidden()
  await third.getByLabel('What it depends on').selectOption('segment.team')
  await third.getByRole('checkbox', { name: 'Payments' }).check()
  await question(page, 3).getByRole('button', { name: 'Remove condition 2' }).click()

  // What comes later cannot be asked about: moved before the question it waits for, it is refused by name.
  await question(page, 3).getByRole('button', { name: 'Move question 3 up' }).click()
  await page.getByRole('button', { name: 'Save survey' }).click()
  await expect(
    page.getByRole('alert').filter({ hasText: '“how” is not an earlier question: it comes later.' }),
  ).toBeFocused()
  await page.getByRole('button', { name: 'Undo' }).first().click()
  await page.getByRole('button', { name: 'Save survey' }).click()
  await expect(page.getByText('Survey saved')).toBeVisible()
  await page.getByRole('button', { name: 'Open survey' }).click()
  await expect(page.getByText('Open', { exact: true }).first()).toBeVisible()
  // Opening raised the revision; what is typed afterwards is still saved.
  await row(page, /^1 Did you/).click()
  await label(page, 1).fill('Did you deploy anything this week?')
  await page.getByRole('button', { name: 'Save survey' }).click()
  await expect(page.getByText('not saved yet')).toBeHidden()

  const phone = await visit(browser, `/s/${made.publicToken}`)
  await expect(phone.getByText('How did the deploys')).toBeHidden()
  await phone.getByLabel('Yes').check()
  await phone.getByText('2', { exact: true }).click()
  await expect(phone.getByText('What went wrong with 2?')).toBeVisible()
  await phone.getByLabel('No', { exact: true }).check()
  await expect(phone.getByText('What went wrong')).toBeHidden()
  await phone.context().close()
})

test('a second language is written beside the first; respondents choose, and see what is missing in the first', async ({
  page,
  browser,
}) => {
  await asPm(page, '/surveys/new')
  const made = await makeSurvey(page, {
    title: 'Two languages',
    anonymity: 'anonymous',
    questions: [
      {
        key: 'ease',
        type: 'rating',
        label: 'How easy or hard was this week?',
        required: true,
        minLabel: 'Hard',
        maxLabel: 'Easy',
      },
      { key: 'say', type: 'text', label: 'Anything else?' },
    ],
  })
  await page.goto(`/surveys/${made.id}/edit`)
  await heard(row(page, /^1 /))
  await page.getByLabel('Language of the words').selectOption({ label: 'Add a language…' })
  await page.getByRole('dialog').getByLabel('Language').selectOption('de')
  await page.getByRole('dialog').getByRole('button', { name: 'Add' }).click()
  const missing = page.getByRole('status', { name: 'Missing words' })
  await expect(missing).toHaveText(/5 texts missing/)
  const words = page.getByRole('region', { name: 'Words in German' })
  await words.getByLabel('Title').fill('Zwei Sprachen')
  await page.getByRole('button', { name: 'Next missing' }).click()
  await words.getByLabel('Question').fill('Wie leicht oder schwer war diese Woche?')
  await words.getByLabel('Lowest means').fill('Schwer')
  await words.getByLabel('Highest means').fill('Leicht')
  await expect(missing).toHaveText(/1 text missing/)
  await expect(page.getByRole('region', { name: 'Preview' }).getByText('1 = Schwer, 5 = Leicht')).toBeVisible()
  await expect(row(page, /^2 Anything else\? Words are missing/)).toBeVisible()
  await page.getByRole('button', { name: 'Save survey' }).click()
  await expect(page.getByText('Survey saved')).toBeVisible()

  const english = await visit(browser, `/s/${made.publicToken}`)
  await expect(english.locator('html')).toHaveAttribute('lang', 'en')
  await english.getByRole('link', { name: 'Deutsch' }).click()
  await expect(english.locator('html')).toHaveAttribute('lang', 'de')
  await expect(english.getByRole('heading', { name: 'Zwei Sprachen' })).toBeVisible()
  await expect(english.getByText('Anything else?')).toBeVisible()
  await english.getByRole('button', { name: 'Antworten absenden' }).click()
  await expect(english.getByRole('alert').filter({ hasText: 'Bitte beantworten.' })).toBeVisible()
  await english.context().close()
  // Whose browser asks for German is shown German without a press, and without script.
  const german = await visit(browser, `/s/${made.publicToken}`, { locale: 'de-AT', javaScriptEnabled: false })
  await expect(german.locator('html')).toHaveAttribute('lang', 'de')
  await german.getByRole('link', { name: 'English' }).click()
  await expect(german.getByRole('heading', { name: 'Two languages' })).toBeVisible()
  await german.context().close()
})

test('hints stand beside the wording and go when it is mended; templates have none', async ({ page }) => {
  await asPm(page, '/surveys/new')
  await page.getByRole('link', { name: 'Use template Developer experience pulse' }).click()
  await expect(page.getByLabel('Title', { exact: true })).toHaveValue('Developer experience pulse')
  const about = page.getByRole('status', { name: 'About this survey' })
  await expect(about).toHaveText(/16 questions, about \d minutes$/)
  await row(page, /^1 In the last month/).click()
  const hints = page.getByRole('status', { name: 'Hints on the wording' })
  await label(page, 1).fill('How great is our build and test portal?')
  await expect(hints).toContainText('asks about two things at once')
  await expect(hints).toContainText('suggests an answer')
  await expect(about).toContainText('hints')
  await label(page, 1).fill('What percentage of your time do you wait?')
  await expect(hints).toContainText('Nobody can estimate this well')
  await label(page, 1).fill('In the last month, how satisfied or dissatisfied were you with CI?')
  await expect(hints).toBeEmpty()
})
