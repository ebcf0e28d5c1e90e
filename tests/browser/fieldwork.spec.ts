import { expect, type Page } from '@playwright/test'
import { heard, own, signInAs, test } from './fixtures'
import { ownFile } from './own-file'

const advocate = 'theo.lindgren@lanternfreight.example'
const quote = 'the queue is the part I never see'
const body =
  `**Interviewer:** What happens after you push?\n\n` +
  `**Bo:** I wait. Honestly, ${quote}, so I open my mail.\n\nThen I forget what I was doing.`

/** Writes a session with one participant, by the form, and stays on its page. */
async function writeSession(page: Page, title: string): Promise<void> {
  await page.goto('/fieldwork/new?kind=interview')
  await heard(page.getByLabel('Title'))
  await page.getByLabel('Title').fill(title)
  await page.getByLabel('Participant 1: e-mail or pseudonym').fill('Build waiter')
  await page.getByLabel('Participant 1: label in the text').fill('Bo')
  await page.getByLabel('Transcript or notes').fill(body)
  await page.getByRole('button', { name: 'Save session' }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
}

/** Where words stand on the page, as a rectangle of their first line. */
const boxOf = (page: Page, words: string) =>
  page.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.querySelector('.transcript')!, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1
      if (at < 0) continue
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + wanted.length)
      node.parentElement?.scrollIntoView({ block: 'center' })
      const boxes = [...range.getClientRects()]
      const [first, last] = [boxes[0]!, boxes.at(-1)!]
      return {
        fromX: first.left + 1,
        fromY: first.top + first.height / 2,
        toX: last.right - 1,
        toY: last.top + last.height / 2,
      }
    }
    throw new Error(`"${wanted}" is not on the page`)
  }, words)

test('words selected with the mouse become evidence, and leave everywhere when consent is withdrawn', async ({
  page,
}) => {
  await signInAs(page, advocate)
  await writeSession(page, 'After the push')
  await expect(page.getByText('Build waiter').first()).toBeVisible()

  await heard(page.locator('.transcript'))
  const box = await boxOf(page, quote)
  await page.mouse.move(box.fromX, box.fromY)
  await page.mouse.down()
  await page.mouse.move(box.toX, box.toY, { steps: 8 })
  await page.mouse.up()
  const bar = page.getByRole('dialog', { name: 'Save the selected words as evidence' })
  await bar.getByLabel('Tags, separated by commas').fill('ci-queue, focus')
  await bar.getByRole('button', { name: 'Save as evidence' }).click()
  await expect(bar).toBeHidden()

  const panel = page.getByRole('complementary', { name: 'About this session' })
  await expect(page.locator('mark', { hasText: quote })).toBeVisible()
  const session = page.url()
  await panel.getByRole('link', { name: 'Evidence' }).click()
  await expect(page).toHaveURL(/\/evidence\//)
  await expect(page.getByText(quote).first()).toBeVisible()
  const evidence = page.url()

  await page.goto(session)
  await panel.getByText('Change the consent of Build waiter').click()
  await panel.getByText('Withdraw consent').first().click()
  await panel.getByLabel('Type Build waiter to withdraw').fill('somebody')
  await panel.getByRole('button', { name: 'Withdraw consent' }).click()
  await expect(panel.getByRole('alert')).toContainText('Nothing was withdrawn')
  await panel.getByLabel('Type Build waiter to withdraw').fill('Build waiter')
  await panel.getByRole('button', { name: 'Withdraw consent' }).click()
  await expect(panel.getByText('Withdrawn, their words are gone')).toBeVisible()
  await expect(page.getByText(quote)).toHaveCount(0)
  await page.goto(evidence)
  await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible()
  await expect(page.getByText(quote)).toHaveCount(0)
})

test('a turn is found and marked by keyboard, and a removed highlight comes back', async ({ page }) => {
  await page.clock.install()
  await signInAs(page, advocate)
  await writeSession(page, 'By keyboard')
  await heard(page.locator('.transcript'))
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('h')
  await expect(page.getByLabel('Tags, separated by commas').first()).toBeFocused()
  await page.keyboard.type('waiting')
  await page.keyboard.press('Enter')
  const panel = page.getByRole('complementary', { name: 'About this session' })
  await expect(panel.getByRole('link', { name: 'Evidence' })).toBeVisible()
  // Whoever wrote the tags is at what was made of the words, and the keys go on from the turn that was marked.
  await expect(page.locator('mark', { hasText: 'I wait. Honestly' })).toBeFocused()
  await page.keyboard.press('k')
  await expect(page.locator('[data-turn][data-active]')).toContainText('What happens after you push?')
  const [remove, undo] = [panel.getByRole('button', { name: /^Remove/ }), page.getByRole('button', { name: 'Undo' })]
  await remove.click()
  // As long as somebody is there it stays, however slow they are; and it goes in the end.
  await undo.focus()
  await expect(panel.getByRole('link', { name: 'Evidence' })).toBeHidden()
  await page.clock.fastForward('05:00')
  await undo.press('Enter')
  await expect(panel.getByRole('link', { name: 'Evidence' })).toBeVisible()
  await remove.click()
  await undo.focus()
  await undo.blur()
  await page.clock.fastForward('05:00')
  await expect(undo).toBeHidden()
  await expect(panel.getByRole('link', { name: 'Evidence' })).toBeHidden()
})

test('the interviewer’s words are refused, and what was typed stays', async ({ page }) => {
  await signInAs(page, advocate)
  await writeSession(page, 'Whose words')
  await page.getByText('Highlight by pasting words').click()
  await page.getByLabel('Words of the text').fill('What happens after you push?')
  await page.getByRole('button', { name: 'Save as evidence' }).click()
  await expect(page.getByText('interviewer’s words')).toBeVisible()
  await expect(page.getByLabel('Words of the text')).toHaveValue('What happens after you push?')
})

test('problems stand beside their fields and are summed on top; a draft survives a reload', async ({ page }) => {
  await signInAs(page, advocate)
  await page.goto('/fieldwork/new?kind=embed')
  await expect(page.getByLabel('Kind')).toHaveValue('embed')
  await page.getByLabel('Participant 1: label in the text').fill('Bo')
  await page.getByRole('button', { name: 'Save session' }).click()
  const alert = page.getByRole('alert').filter({ hasText: 'Give it a title.' })
  await expect(alert).toBeFocused()
  await page.getByLabel('Title').fill('Two days with Search')
  await page.reload()
  await expect(page.getByLabel('Title')).toHaveValue('Two days with Search')
})

test('a field note waits for a connection and is sent once', async ({ page, context }) => {
  await signInAs(page, advocate)
  await page.goto('/fieldwork/note')
  await expect(page.getByRole('status')).toContainText('saved on this device')
  await context.setOffline(true)
  const centre = own('cost centre')
  await page.getByLabel('Friction').fill(`The form asks for a ${centre} nobody knows.`)
  await expect(page.getByRole('status')).toContainText('Saved on this device')
  await page.getByRole('button', { name: 'Save note' }).click()
  await expect(page.getByRole('status')).toContainText('One note saved on this device')
  await context.setOffline(false)
  await expect(page.getByRole('status')).toContainText('Sent')
  await page.getByRole('link', { name: new RegExp(centre) }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(centre)
  await page.goto(`/fieldwork?q=${encodeURIComponent(`"${centre} nobody"`)}`)
  await expect(page.getByRole('row').filter({ hasText: centre })).toHaveCount(1)
})

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false })

  test('a field note is a plain form', async ({ page }) => {
    await signInAs(page, advocate)
    await page.goto('/fieldwork/note')
    await page.getByLabel('Friction').fill('Two tabs are needed to compare two logs.')
    await page.getByLabel('Minutes lost').fill('12')
    await page.getByRole('button', { name: 'Save note' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Two tabs are needed')
    await expect(page.getByText('12 minutes', { exact: true })).toBeVisible()
  })
})

test('transcripts are imported from their files, and a second time change nothing', async ({ page }) => {
  await signInAs(page, advocate)
  await page.goto('/fieldwork/import')
  const files = ['platform-hour-7.md', 'build-talk-13.md'].map((name) => ownFile(`tests/fixtures/transcripts/${name}`))
  for (const words of ['2 sessions created, 0 updated, 0 unchanged', '0 sessions created, 0 updated, 2 unchanged']) {
    await page.getByLabel('Transcripts').setInputFiles(files.map(({ path }) => path))
    await page.getByRole('button', { name: 'Import' }).click()
    await expect(page.getByRole('status')).toContainText(words)
  }
  await page.getByRole('link', { name: 'See the sessions' }).click()
  await expect(page.getByRole('row').filter({ hasText: 'Interview of ' }).first()).toContainText('To confirm')
})
