import { expect, type Page } from '@playwright/test'
import { axeProblems } from './axe'
import { own, personaOf, signInAs, test } from './fixtures'

const survey = (title: string) => ({
  name: `${title.replaceAll(' ', '-').toLowerCase()}.json`,
  mimeType: 'application/json',
  buffer: Buffer.from(`{ title: '${title}', elements: [
    { type: 'rating', name: 'ease', title: 'Deploying is easy <script>alert(1)</script>' },
    { type: 'checkbox', name: 'tools', title: 'Which tools?', choices: ['CI', 'IDE'] },
    { type: 'comment', name: 'why', title: 'Why?', visibleIf: '{ease} < 3' },
    { type: 'file', name: 'upload', title: 'Show us' },
  ] }`),
})
const csv = (name: string, lines: string[]) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) })
const answers = csv('answers.csv', [
  'When,Q1,Which tools?,Remarks,E-mail',
  ...Array.from(
    { length: 12 },
    (_, index) =>
      `2026-04-0${1 + (index % 9)} 10:0${index % 6}:00,${index === 11 ? 9 : 1 + (index % 5)},CI;IDE,Remark ${index},p${index}@example.test`,
  ),
])

async function importSurvey(page: Page, name: string): Promise<string> {
  const title = own(name)
  await signInAs(page, await personaOf(page, 'Platform PM'), '/surveys/import')
  await page.getByLabel('Survey files').setInputFiles(survey(title))
  await page.getByRole('button', { name: 'Import surveys' }).click()
  await expect(page.getByRole('status').filter({ hasText: '1 new, 0 updated, 0 unchanged' })).toBeVisible()
  await expect(page.getByText('“upload” is left out: it asks for a file')).toBeVisible()
  await page.getByRole('link', { name: 'Look at the survey' }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  return new URL(page.url()).pathname.split('/').at(-1)!
}

test('a survey of another tool comes in with what is lost named, and its responses after their columns are matched', async ({
  page,
}) => {
  const id = await importSurvey(page, 'From elsewhere')
  await expect(page.getByText('Deploying is easy', { exact: true }).first()).toBeVisible()
  await page.goto(`/surveys/import?survey=${id}`)
  await page.getByLabel('CSV or Excel file').setInputFiles(csv('broken.csv', ['a,b', '1,2,3']))
  await page.getByRole('button', { name: 'Upload and match columns' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'line 2: 3 cells for 2 columns' })).toBeVisible()

  await page.getByLabel('CSV or Excel file').setInputFiles(answers)
  await page.getByRole('button', { name: 'Upload and match columns' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Match columns' })).toBeVisible()
  const columns = page.getByRole('list', { name: 'Columns' })
  await expect(columns.getByText('E-mail')).toHaveCount(0)
  await expect(page.getByLabel('What “Which tools?” is')).toHaveValue('tools')
  await expect(page.getByLabel('What “Q1” is')).toHaveValue('')
  await expect(columns.getByText('Remark 0 · Remark 1 · Remark 2')).toBeVisible()
  expect(await axeProblems(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await axeProblems(page, { colours: true })).toEqual([])
  await page.getByLabel('What “Q1” is').selectOption('ease')
  await page.getByLabel('What “Remarks” is').selectOption('why')
  await page.getByRole('button', { name: 'Check again' }).click()
  await expect(page.getByRole('heading', { name: '11 responses of 12 rows can be imported' })).toBeVisible()
  await expect(page.getByText('ease: At most 5.')).toBeVisible()
  await page.getByRole('button', { name: 'Import 11 responses' }).click()
  await expect(page.getByRole('status').filter({ hasText: '11 new responses' })).toContainText('1 row did not fit')
  await page.getByRole('link', { name: 'Look at the results' }).click()
  await expect(page.getByText('Deploying is easy', { exact: true }).first()).toBeVisible()
})

test('without script, on a phone, the same; and the same file again changes nothing', async ({ page, browser }) => {
  const id = await importSurvey(page, 'Without script')
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
    storageState: await page.context().storageState(),
  })
  const plain = await context.newPage()
  for (const said of ['11 new responses', '11 were there already']) {
    await plain.goto(`/surveys/import?survey=${id}`)
    await plain.getByLabel('CSV or Excel file').setInputFiles(answers)
    await plain.getByRole('button', { name: 'Upload and match columns' }).click()
    await plain.getByLabel('What “Q1” is').selectOption('ease')
    await plain.getByLabel('What “Remarks” is').selectOption('why')
    await plain.getByRole('button', { name: 'Check again' }).click()
    await expect(plain.getByLabel('What “Q1” is')).toHaveValue('ease')
    expect(await plain.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    await plain.getByRole('button', { name: 'Import 11 responses' }).click()
    await expect(plain.getByRole('status').filter({ hasText: said })).toBeVisible()
  }
  await context.close()
})

test('a file of responses that has no survey makes one, which can be exported again', async ({ page }) => {
  await signInAs(page, await personaOf(page, 'Platform PM'), '/surveys/import')
  const title = own('Builds')
  const lines = [
    'How easy are builds?,Editor,Comment',
    ...Array.from(
      { length: 16 },
      (_, index) => `${1 + (index % 5)},${index % 2 ? 'Vim' : 'Emacs'},Build number ${index}`,
    ),
  ]
  await page.getByLabel('CSV or Excel file').setInputFiles(csv(`${title}.csv`, lines))
  await page.getByRole('button', { name: 'Create survey' }).click()
  await expect(page.getByRole('heading', { name: '16 responses of 16 rows can be imported' })).toBeVisible()
  await page.getByRole('button', { name: 'Import 16 responses' }).click()
  await page.getByRole('link', { name: 'Look at the results' }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  const id = new URL(page.url()).pathname.split('/').at(-1)!
  for (const [format, type] of [
    ['csv', 'text/csv'],
    ['xlsx', 'spreadsheetml'],
    ['json', 'application/json'],
    ['spss', 'application/zip'],
    ['r', 'application/zip'],
    ['codebook', 'text/csv'],
  ] as const) {
    const answer = await page.request.get(`/api/v1/surveys/${id}/export?format=${format}`)
    expect([format, answer.status()]).toEqual([format, 200])
    expect(answer.headers()['content-type']).toContain(type)
    expect((await answer.body()).length).toBeGreaterThan(100)
  }
})
