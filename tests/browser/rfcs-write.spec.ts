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
  await page.keyboard.press('Control+Shift+ArrowLeft')
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

const diagram = ['```mermaid', 'graph TD', '  A["<img src=x onerror=window.ran=1>Queue"] --> B[Lane]', '  click A "javascript:window.ran=1"', '  accTitle: From queue to lane', '```'].join('\n')

test('a diagram is drawn as a picture in which nothing runs; one that is not understood says where', async ({ browser }) => {
  const page = await as(browser, author)
  const loaded: string[] = []
  page.on('response', async (response) => {
    if (response.request().resourceType() === 'script') loaded.push(await response.text().catch(() => ''))
  })
  await openEditor(page, '/rfcs/new?template=blank')
  await page.getByLabel('Title').fill('Drawn in the browser')
  await text(page).fill(`## Picture\n\n${diagram}\n\n\`\`\`mermaid\ngraph TD\n  A --> \n  --> ((\n\`\`\`\n\n\`\`\`rust\nfn main() {}\n\`\`\`\n`)
  await page.getByRole('button', { name: 'Preview' }).click()
  const preview = page.getByRole('region', { name: 'Preview' })
  await expect(preview.getByRole('img', { name: 'From queue to lane' })).toBeVisible()
  await page.getByRole('button', { name: 'Save draft' }).click()
  const article = page.getByRole('article')
  const picture = article.getByRole('img', { name: 'From queue to lane' })
  await expect(picture).toBeVisible()
  await expect(async () => expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(40)).toPass()
  await expect(article.getByRole('note', { name: /line [34] is not understood/ })).toBeVisible()
  await expect(article.getByText('graph TD').last()).toBeVisible()
  await expect(article.getByText('accTitle')).toBeHidden()
  await article.getByRole('button', { name: 'Source of the diagram' }).click()
  await expect(article.getByText('accTitle')).toBeVisible()
  await expect(article.locator('svg, iframe')).toHaveCount(0)
  expect(await page.evaluate(() => 'ran' in window)).toBe(false)
  const { violations } = await new AxeBuilder({ page }).include('article').analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([])
  expect(loaded.some((script) => script.includes('cm-content'))).toBe(true)
})

test('a page without a diagram loads neither the editor nor the drawing library', async ({ browser }) => {
  const page = await as(browser, author)
  await openEditor(page, '/rfcs/new?template=blank')
  await page.getByLabel('Title').fill('Only to be read')
  await text(page).fill('## Words\n\nNothing else.')
  await page.getByRole('button', { name: 'Save draft' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Only to be read')
  const loaded: Promise<string>[] = []
  const reader = await (await browser.newContext({ storageState: await page.context().storageState() })).newPage()
  reader.on('response', (response) => {
    if (response.request().resourceType() === 'script') loaded.push(response.text().catch(() => ''))
  })
  await reader.goto(page.url(), { waitUntil: 'networkidle' })
  const scripts = await Promise.all(loaded)
  expect(scripts.length).toBeGreaterThan(3)
  expect(scripts.filter((script) => script.includes('cm-content') || script.includes('suppressErrorRendering'))).toEqual([])
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
