import AxeBuilder from '@axe-core/playwright'
import { expect, test, type Browser, type Page } from '@playwright/test'
import { signInAs } from './fixtures'

const author = 'ines.varga@lanternfreight.example'

const as = async (browser: Browser, email: string): Promise<Page> => {
  const page = await (await browser.newContext()).newPage()
  await signInAs(page, email)
  return page
}

const text = (page: Page) => page.getByRole('textbox', { name: 'Text (Markdown)' })

/** Opens a page with the editor and waits until it stands in place of the textarea. */
const openEditor = async (page: Page, path: string) => {
  await page.goto(path)
  await expect(page.getByRole('button', { name: 'Preview' })).toBeEnabled()
}

test('one writes by keyboard: lists go on, marks are put around, undo takes back, Tab leads out', async ({ browser }) => {
  const page = await as(browser, author)
  await openEditor(page, '/rfcs/new?template=blank')
  await page.getByLabel('Title').fill('Typed by keyboard only')
  await page.getByText('Text (Markdown)', { exact: true }).click()
  await expect(text(page)).toBeFocused()
  await page.keyboard.type('- one')
  await page.keyboard.press('Enter')
  await page.keyboard.type('two')
  await page.keyboard.press('Shift+Home')
  await page.keyboard.press('Control+b')
  await expect(text(page)).toHaveText('- one- **two**')
  await page.keyboard.press('Control+z')
  await expect(text(page)).toHaveText('- one- two')
  await page.keyboard.press('Control+b')
  await page.keyboard.press('Control+f')
  await expect(page.getByRole('textbox', { name: 'Find' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(text(page)).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(text(page)).not.toBeFocused()
  await page.getByRole('button', { name: 'Save draft' }).click()
  await expect(page.getByRole('article').getByRole('listitem')).toHaveText(['one', 'two'])
  await expect(page.getByRole('article').locator('strong')).toHaveText('two')
})

test('without a script the textarea posts, and comes back with what was typed where it is refused', async ({ browser }) => {
  const ines = await as(browser, author)
  const context = await browser.newContext({ javaScriptEnabled: false, storageState: await ines.context().storageState() })
  const page = await context.newPage()
  await page.goto('/rfcs/new?template=blank')
  await text(page).fill('First line.\n\n- kept')
  await page.getByRole('button', { name: 'Save draft' }).click()
  await expect(page.getByRole('alert')).toContainText('Fill this in.')
  await expect(text(page)).toHaveValue('First line.\n\n- kept')
  await page.getByLabel('Title').fill('Posted by plain HTML')
  await page.getByRole('button', { name: 'Save draft' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Posted by plain HTML')
  await page.goto(`${page.url()}/edit`)
  await text(page).fill('First line.\n\n- changed')
  await page.getByRole('button', { name: 'Save version 2' }).click()
  await expect(page.getByRole('article').getByRole('listitem')).toHaveText('changed')
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the editor is accessible, ${colorScheme}`, async ({ browser }) => {
    const page = await as(browser, author)
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await openEditor(page, '/rfcs/new')
    await page.getByRole('button', { name: 'Preview' }).click()
    await expect(page.getByRole('region', { name: 'Preview' }).getByRole('heading').first()).toBeVisible()
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([])
  })
}
