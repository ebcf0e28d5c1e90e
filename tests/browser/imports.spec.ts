import { expect } from '@playwright/test'
import { heard, signInAs, test } from './fixtures'

const advocate = 'theo.lindgren@lanternfreight.example'
const talk =
  'Zoe Marsh: The runner queue hides.\n\nYan Roth: Since when?\n\nZoe Marsh: Since May.\n\nYan Roth: I see.\n'
const tickets = 'Summary,Issue key,Reporter,Created,Labels\nNo step is named,QX-71,Zed,03/Mar/26 9:05 AM,deploy\n'

test('files become a preview, the mapping is changed, they are taken over and undone; a broken one is left out', async ({
  page,
}) => {
  await signInAs(page, advocate)
  await page.goto('/imports')
  await heard(page.getByLabel('Files'))
  await page.getByLabel('Files').setInputFiles([
    { name: 'talk.txt', mimeType: 'text/plain', buffer: Buffer.from(talk) },
    { name: 'tickets.csv', mimeType: 'text/csv', buffer: Buffer.from(tickets) },
    { name: 'broken.json', mimeType: 'application/json', buffer: Buffer.from('{"neither": ') },
  ])
  await page.getByRole('textbox', { name: /^Source/ }).fill('browser test')
  await page.getByRole('button', { name: 'See the preview' }).click()
  await expect(page.getByRole('status')).toContainText('2 things to create')
  // Nothing but it: a field in which nothing was chosen is no file.
  await expect(page.getByRole('list', { name: 'Left out' }).getByRole('listitem')).toHaveText([/^broken\.json/])

  const speaker = page.getByLabel('Speakers: Zoe Marsh')
  await heard(speaker)
  await speaker.fill('Runner expert')
  await page.getByLabel('What participants agreed to: Every file').selectOption('a-year')
  await page.getByRole('button', { name: 'See the preview again' }).click()
  await expect(page.getByLabel('Speakers: Zoe Marsh')).toHaveValue('Runner expert')
  await page.getByRole('button', { name: 'Import 2 things' }).click()
  await expect(page.getByRole('status')).toContainText('2 things created')

  await page.getByRole('link', { name: /^Interview of/ }).click()
  await expect(page.getByText('Runner expert').first()).toBeVisible()
  await page.goBack()
  await heard(page.getByLabel('Take back everything that it created'))
  await page.getByLabel('Take back everything that it created').check()
  await page.getByRole('button', { name: 'Undo this import' }).click()
  await expect(page.getByRole('heading', { name: 'Everything it created is gone' })).toBeVisible()
})
