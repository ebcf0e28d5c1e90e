import { expect, type Page } from '@playwright/test'
import { as, test } from './fixtures'

const author = 'ines.varga@lanternfreight.example'
const reader = 'yuki.tanabe@lanternfreight.example'
const pm = 'maren.okafor@lanternfreight.example'

/** Selects these words in the text, as a pointer would. */
const select = (page: Page, words: string) =>
  page
    .getByRole('article')
    .locator('.prose')
    .evaluate((root, wanted) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
      while (walker.nextNode()) {
        const at = walker.currentNode.nodeValue?.indexOf(wanted) ?? -1
        if (at < 0) continue
        const range = document.createRange()
        range.setStart(walker.currentNode, at)
        range.setEnd(walker.currentNode, at + wanted.length)
        document.getSelection()?.removeAllRanges()
        document.getSelection()?.addRange(range)
        return
      }
      throw new Error(`"${wanted}" is not in the text`)
    }, words)

/** Selects words and presses what appears beside them; again, where the page's script had not run yet. */
const quote = async (page: Page, words: string) => {
  const button = page.getByRole('button', { name: 'Comment on this' })
  await expect(async () => {
    await select(page, words)
    await expect(button).toBeVisible({ timeout: 1000 })
  }).toPass()
  await button.click()
}

/** Waits until what is typed into the editor is the form's, not only the page's. */
const editorReady = (page: Page) => expect(page.getByRole('button', { name: 'Preview' })).toBeEnabled()

const write = async (page: Page, title: string, body: string): Promise<string> => {
  await page.goto('/rfcs/new?template=blank')
  await editorReady(page)
  await page.getByLabel('Title').fill(title)
  await page.getByLabel('Text (Markdown)').fill(body)
  await page.getByRole('button', { name: 'Save draft' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
  return new URL(page.url()).pathname
}

const body =
  '## Motivation\n\nDeploys wait in one queue for forty minutes.\n\n## Proposal\n\nGive each service a lane of its own.\n'

test('two people discuss beside the text, and a new version carries the comment along', async ({ browser }) => {
  const ines = await as(browser, author)
  const path = await write(ines, 'A lane for each service', body)
  await ines.getByRole('button', { name: 'Start review' }).click()
  await expect(ines.getByRole('button', { name: 'Start last call' })).toBeVisible()

  const yuki = await as(browser, reader)
  await yuki.goto(path)
  await quote(yuki, 'forty minutes')
  const composer = yuki.getByRole('region', { name: 'Comment on the selected words' })
  await composer.getByRole('textbox').fill('Measured where? Ours take *ten*.')
  await composer.getByLabel('Kind').selectOption('concern')
  await composer.getByRole('button', { name: 'Comment' }).click()
  await expect(composer).toBeHidden()
  const mark = yuki.locator('mark[data-threads]')
  await expect(mark).toHaveText('forty minutes')
  const beside = yuki.getByRole('group', { name: 'Comments on the text' })
  await expect(beside.getByText('Measured where?').last()).toBeVisible()
  await expect(beside.getByText('Concern', { exact: true })).toBeVisible()
  const [marked, thread] = [await mark.boundingBox(), await beside.locator('[data-placed]').boundingBox()]
  expect(Math.abs((marked?.y ?? 0) - (thread?.y ?? 0))).toBeLessThan(24)

  await ines.reload()
  const hers = ines.getByRole('group', { name: 'Comments on the text' })
  await expect(hers.getByRole('button', { name: 'Resolve' })).toBeHidden()
  await hers.locator('details details > summary').click()
  await hers.getByRole('textbox').fill('In the payments pipeline, all of May.')
  await hers.getByRole('button', { name: 'Reply' }).click()
  await expect(hers.getByText('In the payments pipeline, all of May.')).toBeVisible()

  await ines.getByRole('link', { name: 'Edit', exact: true }).click()
  await editorReady(ines)
  await ines
    .getByLabel('Text (Markdown)')
    .fill(`A word before everything.\n\n${body.replace('a lane of its own', 'its own lane')}`)
  await ines.getByRole('button', { name: 'Preview' }).click()
  await expect(ines.getByRole('region', { name: 'Preview' }).getByText('A word before everything.')).toBeVisible()
  await ines.getByRole('button', { name: 'Save version 2' }).click()
  await expect(ines.locator('mark[data-threads]')).toHaveText('forty minutes')

  await ines.getByRole('button', { name: 'Version 2' }).click()
  await ines.getByRole('link', { name: 'Compare versions' }).click()
  await expect(ines.locator('ins').first()).toBeVisible()
  await ines.getByRole('link', { name: 'Side by side' }).click()
  await expect(ines).toHaveURL(/view=split/)
  // A narrow screen has one column, made ready beside the two.
  await expect(
    ines.getByRole('group', { name: 'Differences' }).getByText('A word before everything.').filter({ visible: true }),
  ).toHaveCount(1)

  await yuki.goto(`${path}?version=1`)
  await expect(yuki.locator('mark[data-threads]')).toHaveText('forty minutes')
  await yuki.getByRole('link', { name: 'Read the current version' }).click()
  await beside.getByRole('button', { name: 'Resolve' }).click()
  await expect(beside.getByText('Resolved', { exact: true })).toBeVisible()
  await expect(beside.getByText('Measured where?').last()).toBeHidden()
})

test('a link to a comment opens its thread, and n goes to the next open one', async ({ browser }) => {
  const ines = await as(browser, author)
  const path = await write(ines, 'Links into a discussion', body)
  await quote(ines, 'a lane of its own')
  const composer = ines.getByRole('region', { name: 'Comment on the selected words' })
  await composer.getByRole('textbox').fill('Even the small ones?')
  await composer.getByRole('button', { name: 'Comment' }).click()
  await expect(composer).toBeHidden()
  await ines.getByRole('textbox', { name: 'Comment on the whole proposal' }).fill('Looks right.')
  await ines.getByRole('button', { name: 'Comment', exact: true }).click()
  const whole = ines.locator('details[data-thread]').filter({ hasText: 'Looks right.' })
  await expect(whole).toBeVisible()
  const id = await whole.getAttribute('id')

  await ines.goto(`${path}#${id}`)
  await expect(whole).toHaveAttribute('data-active', '')
  await ines.goto(path)
  // Laid out beside its words: the script listens.
  await expect(ines.locator('[data-placed]')).toHaveAttribute('style', /top/)
  await ines.keyboard.press('n')
  const anchored = ines.locator('details[data-thread]').filter({ hasText: 'Even the small ones?' })
  await expect(anchored).toHaveAttribute('data-active', '')
  await ines.keyboard.press('n')
  await expect(whole).toHaveAttribute('data-active', '')
})

test('of two edits at once the second keeps what was typed and shows both', async ({ browser }) => {
  const ines = await as(browser, author)
  const path = await write(ines, 'Two edits at once', body)
  const maren = await as(browser, pm)
  await maren.goto(`${path}/edit`)
  await editorReady(maren)
  await ines.goto(`${path}/edit`)
  await editorReady(ines)
  await ines.getByLabel('Text (Markdown)').fill('Hers, first.')
  await ines.getByRole('button', { name: 'Save version 2' }).click()
  await expect(ines).toHaveURL(new RegExp(`${path}$`))

  await maren.getByLabel('Text (Markdown)').fill('Mine, second.')
  await maren.getByRole('button', { name: 'Save version 2' }).click()
  await expect(maren.getByRole('heading', { name: /^Version 2 was saved by .* while you were writing$/ })).toBeVisible()
  const place = maren.getByRole('group', { name: 'Place 1 of 1' })
  await expect(place.getByText('Hers, first.')).toBeVisible()
  await expect(maren.getByLabel('Text (Markdown)')).toHaveText('Mine, second.')
  await maren.reload()
  await editorReady(maren)
  await expect(maren.getByLabel('Text (Markdown)')).toHaveText('Mine, second.')
  await maren.getByRole('button', { name: /^Save version/ }).click()
  await place.getByRole('radio', { name: 'Take mine' }).check()
  await maren.getByRole('button', { name: 'Save both as version 3' }).click()
  await expect(maren.getByRole('article').getByText('Mine, second.')).toBeVisible()
})

test('a concern stops acceptance until its raiser resolves it; the decision keeps its reason', async ({ browser }) => {
  const ines = await as(browser, author)
  const path = await write(ines, 'Deciding with a concern open', body)
  await ines.getByRole('button', { name: 'Start review' }).click()
  await ines.getByRole('button', { name: 'Start last call' }).click()
  await expect(ines.getByRole('button', { name: 'Start last call' })).toBeHidden()
  const yuki = await as(browser, reader)
  await yuki.goto(path)
  await yuki.getByLabel('Kind').selectOption('concern')
  await yuki.getByRole('textbox', { name: 'Comment on the whole proposal' }).fill('What about hotfixes?')
  await yuki.getByRole('button', { name: 'Comment', exact: true }).click()
  await expect(yuki.getByText('1 open concern', { exact: false }).first()).toBeVisible()

  const maren = await as(browser, pm)
  await maren.goto(path)
  await maren.getByRole('button', { name: 'Accept', exact: true }).click()
  const dialog = maren.getByRole('dialog', { name: 'Accept' })
  await expect(dialog.getByLabel(/1 open concern.*Why go ahead/)).toBeVisible()
  await maren.keyboard.press('Escape')
  await yuki.getByRole('button', { name: 'Resolve' }).click()
  await expect(yuki.getByText('Resolved', { exact: true })).toBeVisible()
  await maren.reload()
  await maren.getByRole('button', { name: 'Accept', exact: true }).click()
  // The last call has days left: an earlier decision says why, too.
  await dialog.getByLabel(/Why go ahead/).fill('All who are asked have answered.')
  await dialog.getByLabel('Why', { exact: true }).fill('Waiting costs more than lanes do.')
  await dialog.getByRole('button', { name: 'Accept' }).click()
  await expect(
    maren.getByRole('region', { name: 'Decision' }).getByText('Waiting costs more than lanes do.'),
  ).toBeVisible()
})

test('without JavaScript one reads, comments and replies', async ({ browser }) => {
  const ines = await as(browser, author)
  const path = await write(ines, 'Read without a script', body)
  const context = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await ines.context().storageState(),
  })
  const page = await context.newPage()
  await page.goto(path)
  await page.getByRole('textbox', { name: 'Comment on the whole proposal' }).fill('Typed into plain HTML.')
  await page.getByRole('button', { name: 'Comment', exact: true }).click()
  await expect(page.getByText('Typed into plain HTML.').filter({ visible: true })).not.toHaveCount(0)
})
