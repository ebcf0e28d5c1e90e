import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { heard, own, personaOf, signInAs, test } from './fixtures'

/** Chooses a file and waits for its preview. */
async function preview(page: Page, name: string, text: string): Promise<void> {
  await signInAs(page, await personaOf(page, 'Admin'))
  await page.goto('/imports')
  await heard(page.getByLabel('Files'))
  await page
    .getByLabel('Files')
    .setInputFiles([{ name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) }])
  await page.getByRole('button', { name: 'See the preview' }).click()
  await expect(page.getByRole('button', { name: /^Import \d+ thing/ })).toBeVisible()
}

/** Sees the preview again, after something in it was changed. */
async function again(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'See the preview again' }).click()
  await expect(page.getByRole('button', { name: 'See the preview again' })).toBeEnabled()
}

async function takeOver(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Import \d+ thing/ }).click()
  await expect(page.getByRole('heading', { name: 'What came of it' })).toBeVisible()
}

/** Takes the import back, of which all that it created is gone then. */
async function undo(page: Page): Promise<void> {
  await heard(page.getByLabel('Take back everything that it created'))
  await page.getByLabel('Take back everything that it created').check()
  await page.getByRole('button', { name: 'Undo this import' }).click()
  await expect(page.getByRole('heading', { name: 'Everything it created is gone' })).toBeVisible()
}

const kinds = (page: Page, file: string) => page.getByLabel(`Read as: ${file}`)

test('an RFC: what a status is here is said', async ({ page }) => {
  const title = own('Wait less')
  await preview(
    page,
    'pep-9100.txt',
    `PEP: 9100\nTitle: ${title}\nAuthor: Ada\nStatus: Pondered\nType: Process\nCreated: 01-Feb-2026\n\nAbstract\n========\n\nWait.\n`,
  )
  const status = page.getByLabel('Statuses: Pondered')
  await heard(status)
  await status.selectOption({ label: 'Accepted' })
  await again(page)
  await expect(status).toHaveValue('accepted')
  await takeOver(page)
  await page.getByRole('link', { name: title }).click()
  await expect(page.getByText('Accepted', { exact: true }).first()).toBeVisible()
  await page.goBack()
  await undo(page)
})

test('answers: what a new survey of them gives is said, and they are left out', async ({ page }) => {
  const question = own('How easy is a release?')
  await preview(page, 'answers.csv', `${question},Team\n4,Payments\n5,Payments\n3,Search\n`)
  const gives = page.getByLabel('What the new survey gives: Every file')
  await heard(gives)
  await gives.selectOption({ label: 'Single responses, and figures by team' })
  await again(page)
  await expect(gives).toHaveValue('responses')
  await takeOver(page)
  await expect(page.getByRole('status')).toContainText('created')
  await undo(page)
})

test('tickets: the order of day and month is asked for where no cell shows it', async ({ page }) => {
  const words = own('No step is named')
  await preview(page, 'tickets.csv', `Summary,Issue key,Reporter,Created\n${words},QX-71,Zed,03/04/2026 09:05\n`)
  const days = page.getByLabel('Order of day and month: tickets.csv')
  await heard(days)
  await days.selectOption({ label: 'Day first' })
  await again(page)
  await expect(days).toHaveValue('day-first')
  await takeOver(page)
  await undo(page)
})

test('a survey: a file is left out, and is read again', async ({ page }) => {
  const title = own('Release survey')
  const survey = {
    title,
    pages: [{ name: 'p', elements: [{ type: 'rating', name: 'ease', title: 'How easy is it?' }] }],
  }
  await preview(page, 'survey.json', JSON.stringify(survey))
  await heard(kinds(page, 'survey.json'))
  await kinds(page, 'survey.json').selectOption({ label: 'Leave out' })
  await again(page)
  await expect(page.getByRole('list', { name: 'Left out' })).toContainText('Left out, as chosen.')
  await expect(page.getByRole('button', { name: 'Import 0 things' })).toBeDisabled()
  await kinds(page, 'survey.json').selectOption({ label: 'Survey' })
  await again(page)
  await takeOver(page)
  await expect(page.getByRole('link', { name: title })).toBeVisible()
  await undo(page)
})

test('people, a catalogue, measurements and events: each is known by what it holds', async ({ page }) => {
  const word = own('x').replace(' ', '-')
  const given = {
    'people.csv': [`email,name,team\n${word}@imported.example,Imported Person,Payments\n`, 'List of people'],
    'catalogue.txt': [
      `apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: ${word}\nspec:\n  type: service\n  lifecycle: production\n  owner: nobody\n`,
      'Capabilities',
    ],
    'measured.txt': [`metric,at,value\n${word},2026-02-01,4\n`, 'Measurements'],
    'events.txt': [`kind,id,at\ndeployment,${word},2026-02-01T10:00:00Z\n`, 'Deployments and incidents'],
  } as const
  for (const [file, [text, label]] of Object.entries(given)) {
    await preview(page, file, text)
    await expect(kinds(page, file).locator('option:checked')).toHaveText(label)
    // Said otherwise it is no such file: that is told, and nothing of it would come in.
    await heard(kinds(page, file))
    await kinds(page, file).selectOption({ label: 'Benchmark set' })
    await again(page)
    await expect(page.getByRole('list', { name: 'Left out' })).toContainText(file)
    await kinds(page, file).selectOption({ label })
    await again(page)
    await takeOver(page)
    await undo(page)
  }
})

test('a folder of five hundred files says how far it is, stops when it is cancelled, comes in whole and goes', async ({
  page,
}) => {
  test.slow()
  const folder = await mkdtemp(join(tmpdir(), 'folder-'))
  try {
    const word = own('Decision')
    await Promise.all(
      Array.from({ length: 500 }, (_, at) => {
        const number = String(at + 1).padStart(4, '0')
        const text = `# ${number}. ${word} ${number}\n\nDate: 2026-02-01\n\n## Status\n\nAccepted\n\n## Context\n\nSome.\n\n## Decision\n\nWe do it.\n`
        return writeFile(join(folder, `${number}-decision.md`), text)
      }),
    )
    await writeFile(join(folder, '9999-broken.json'), '{"neither": ')
    await signInAs(page, await personaOf(page, 'Admin'))
    const choose = async () => {
      await page.goto('/imports')
      await heard(page.getByLabel('Or a folder'))
      await page.getByLabel('Or a folder').setInputFiles(folder)
      await page.getByRole('button', { name: 'See the preview' }).click()
      await expect(page.getByRole('status')).toContainText(/Making the preview: \d+ of 501 files/)
    }
    await choose()
    await page.getByRole('button', { name: 'Cancel' }).click()
    await expect(page.getByText('It was cancelled. Nothing was taken over.')).toBeVisible()

    await choose()
    const take = page.getByRole('button', { name: 'Import 500 things' })
    await expect(take).toBeVisible({ timeout: 120_000 })
    await expect(page.getByRole('list', { name: 'Left out' })).toContainText('9999-broken.json')
    await heard(take)
    await take.click()
    await expect(page.getByRole('status')).toContainText(/Taking over: \d+ of 501 files/)
    await expect(page.getByRole('status')).toContainText('500 things created', { timeout: 120_000 })
    await undo(page)
  } finally {
    await rm(folder, { recursive: true })
  }
})
