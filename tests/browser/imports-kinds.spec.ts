import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { ADMIN, api, heard, own, personaOf, signInAs, test } from './fixtures'

interface Given {
  name: string
  text: string
}

/** Chooses files of this test's own source, and sees what they would become. */
async function preview(page: Page, files: Given[]): Promise<void> {
  await page.goto('/imports')
  await heard(page.getByLabel('Files'))
  await page
    .getByLabel('Files')
    .setInputFiles(files.map(({ name, text }) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })))
  await page.getByLabel('Source').fill(own('kinds'))
  await page.getByRole('button', { name: 'See the preview' }).click()
}

/** Takes the preview's files over. */
async function take(page: Page, things: string): Promise<void> {
  await page.getByRole('button', { name: `Import ${things}` }).click()
  await expect(page.getByRole('status')).toContainText(`${things} created`)
}

async function undo(page: Page): Promise<void> {
  const sure = page.getByLabel('Take back everything that it created')
  await heard(sure)
  await sure.check()
  await page.getByRole('button', { name: 'Undo this import' }).click()
  await expect(page.getByRole('heading', { name: 'Everything it created is gone' })).toBeVisible()
}

test('RFCs: a status of the files is said to be another here; a broken file is left out; undone', async ({ page }) => {
  await signInAs(page, await personaOf(page, 'Platform PM'))
  const [title, word] = [own('Rotating keys'), 'Waved through']
  await preview(page, [
    {
      name: '0001-keys.md',
      text: `# ${title}\n\n- Status: ${word}\n- Author: Nobody\n\n## Context\n\nKeys are old.\n`,
    },
    { name: 'broken.json', text: '{"neither": ' },
  ])
  await expect(page.getByRole('list', { name: 'Left out' })).toContainText('broken.json')
  const status = page.getByLabel(`Statuses: ${word}`)
  await expect(status).toHaveValue('draft')
  await heard(status)
  await status.selectOption({ label: 'Implemented' })
  await take(page, '1 thing')
  await page.getByRole('link', { name: title }).click()
  await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible()
  await expect(page.getByText('Implemented').first()).toBeVisible()
  await page.goBack()
  await undo(page)
})

test('answers: into a survey that is here, a column by another name; undone before anybody saw them', async ({
  page,
}) => {
  await signInAs(page, await personaOf(page, 'Platform PM'))
  const title = own('Answers of another tool')
  const { id } = await api<{ id: string }>(page, 'post', '/surveys', {
    title,
    questions: [
      {
        key: 'ci',
        type: 'single',
        label: 'How is CI?',
        options: [
          { value: 'good', label: 'Good' },
          { value: 'bad', label: 'Bad' },
        ],
      },
      { key: 'why', type: 'text', label: 'Why is that so?' },
    ],
  })
  const rows = ['Good,it is quick', 'Bad,it is red', 'Good,it is green']
  await preview(page, [{ name: 'answers.csv', text: `How is CI?,Remarks\n${rows.join('\n')}\n` }])
  await expect(page.getByRole('status')).toContainText('things to create')
  const survey = page.getByLabel('Survey: Every file')
  await heard(survey)
  await survey.selectOption({ label: title })
  await page.getByRole('button', { name: 'See the preview again' }).click()
  const remarks = page.getByLabel('Columns: Remarks')
  await expect(remarks).toHaveValue('')
  await heard(remarks)
  await remarks.selectOption({ label: 'Why is that so?' })
  await take(page, '3 things')
  const responses = async () => (await api<{ n: number }>(page, 'get', `/surveys/${id}/results?scoresOnly=true`)).n
  await undo(page)
  expect(await responses()).toBe(0)
})

test('people: one of two lists is left out, the other one is taken over and undone', async ({ page }) => {
  await signInAs(page, ADMIN)
  const [name, other] = [own('Ada Rowe'), own('Bo Rowe')]
  const list = (one: string) => `email,name,team\n${one.replaceAll(' ', '.').toLowerCase()}@new.example,${one},Quotes\n`
  await preview(page, [
    { name: 'staff.csv', text: list(name) },
    { name: 'others.csv', text: list(other) },
  ])
  await expect(page.getByRole('status')).toContainText('2 things to create')
  const kind = page.getByLabel('Read as: others.csv')
  await heard(kind)
  await kind.selectOption({ label: 'Leave out' })
  await take(page, '1 thing')
  const found = async (one: string) => {
    await page.goto(`/people?q=${encodeURIComponent(one)}`)
    return page.getByRole('link', { name: one }).count()
  }
  const here = page.url()
  expect([await found(name), await found(other)]).toEqual([1, 0])
  await page.goto(here)
  await undo(page)
  expect(await found(name)).toBe(0)
})

test('tickets: the order of day and month is said where the file leaves it open; undone', async ({ page }) => {
  await signInAs(page, await personaOf(page, 'Platform PM'))
  const [key, words] = [`QX-${Date.now()}`, own('No step is named')]
  await preview(page, [
    { name: 'jira.csv', text: `Summary,Issue key,Reporter,Created,Labels\n${words},${key},Zed,3/4/2026 9:05,deploy\n` },
  ])
  const days = page.getByLabel(/^Order of day and month/)
  await heard(days)
  await days.selectOption({ index: 1 })
  await take(page, '1 thing')
  await page.getByRole('link', { name: words }).click()
  await expect(page.getByText(words).first()).toBeVisible()
  await page.goBack()
  await undo(page)
})

test('a folder of five hundred files shows how far it is, is cancelled while it is taken over, and undone', async ({
  page,
}) => {
  test.slow()
  await signInAs(page, 'theo.lindgren@lanternfreight.example')
  const folder = test.info().outputPath(own('talks'))
  mkdirSync(folder, { recursive: true })
  for (let at = 0; at < 500; at++)
    writeFileSync(
      join(folder, `talk-${at}.txt`),
      `Zoe Marsh: The queue took ${at} minutes.\n\nYan Roth: Since when?\n\nZoe Marsh: Since May.\n\nYan Roth: I see.\n`,
    )
  await page.goto('/imports')
  await heard(page.getByLabel('Or a folder'))
  await page.getByLabel('Or a folder').setInputFiles(folder)
  await page.getByLabel('Source').fill(own('talks'))
  await page.getByRole('button', { name: 'See the preview' }).click()
  await expect(page.getByRole('progressbar', { name: 'Making the preview' })).toBeVisible()
  await expect(page.getByRole('status')).toContainText('500 things to create', { timeout: 240_000 })

  await page.getByRole('button', { name: 'Import 500 things' }).click()
  await expect(page.getByRole('status')).toContainText(/Taking over: [1-9]\d* of 500 files/, { timeout: 60_000 })
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByText('It was cancelled.')).toBeVisible({ timeout: 60_000 })
  const taken = Number(/^(\d+) things? created/.exec((await page.getByRole('status').textContent()) ?? '')?.[1])
  expect(taken).toBeGreaterThan(0)
  expect(taken).toBeLessThan(500)
  await undo(page)
})
