import { expect, type Locator, type Page } from '@playwright/test'
import { images } from '../support/images'
import { axeProblems } from './axe'
import { as, heard, own, test } from './fixtures'

const author = 'ines.varga@lanternfreight.example'

const text = (page: Page) => page.getByRole('textbox', { name: 'Text (Markdown)' })

/** Opens a page with the editor and waits until it stands in place of the textarea. */
const openEditor = async (page: Page, path: string) => {
  await page.goto(path)
  await expect(page.getByRole('button', { name: 'Preview' })).toBeEnabled()
}

test('one writes by keyboard: lists go on, marks are put around, undo takes back, Tab leads out', async ({
  browser,
}) => {
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

test('without a script the textarea posts, and comes back with what was typed where it is refused', async ({
  browser,
}) => {
  const ines = await as(browser, author)
  const context = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await ines.context().storageState(),
  })
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

const diagram = [
  '```mermaid',
  'graph TD',
  '  A["<img src=x onerror=window.ran=1>Queue"] --> B[Lane]',
  '  click A "javascript:window.ran=1"',
  '  accTitle: From queue to lane',
  '```',
].join('\n')

test('a diagram is drawn as a picture in which nothing runs; one that is not understood says where', async ({
  browser,
}) => {
  const page = await as(browser, author)
  const loaded: string[] = []
  page.on('response', async (response) => {
    if (response.request().resourceType() === 'script') loaded.push(await response.text().catch(() => ''))
  })
  await openEditor(page, '/rfcs/new?template=blank')
  await page.getByLabel('Title').fill('Drawn in the browser')
  await text(page).fill(
    `## Picture\n\n${diagram}\n\n\`\`\`mermaid\ngraph TD\n  A --> \n  --> ((\n\`\`\`\n\n\`\`\`rust\nfn main() {}\n\`\`\`\n`,
  )
  await page.getByRole('button', { name: 'Preview' }).click()
  const preview = page.getByRole('region', { name: 'Preview' })
  await expect(preview.getByRole('img', { name: 'From queue to lane' })).toBeVisible()
  await page.getByRole('button', { name: 'Save draft' }).click()
  const article = page.getByRole('article')
  const picture = article.getByRole('img', { name: 'From queue to lane' })
  await expect(picture).toBeVisible()
  await expect(async () =>
    expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(40),
  ).toPass()
  await expect(article.getByRole('note', { name: /line [34] is not understood/ })).toBeVisible()
  await expect(article.getByText('graph TD').last()).toBeVisible()
  await expect(article.getByText('accTitle')).toBeHidden()
  await article.getByRole('button', { name: 'Source of the diagram' }).click()
  await expect(article.getByText('accTitle')).toBeVisible()
  await expect(article.locator('svg, iframe')).toHaveCount(0)
  expect(await page.evaluate(() => 'ran' in window)).toBe(false)
  expect(await axeProblems(page, { within: 'article' })).toEqual([])
  expect(loaded.some((script) => script.includes('cm-content'))).toBe(true)
})

/** Mean brightness of a picture's opaque points, 0 … 255. */
const brightness = (picture: Locator) =>
  picture.evaluate((image: HTMLImageElement) => {
    const canvas = Object.assign(document.createElement('canvas'), {
      width: image.naturalWidth,
      height: image.naturalHeight,
    })
    const context = canvas.getContext('2d')!
    context.drawImage(image, 0, 0)
    const points = context.getImageData(0, 0, canvas.width, canvas.height).data
    let [sum, opaque] = [0, 0]
    for (let at = 0; at < points.length; at += 4) {
      if (points[at + 3]! < 200) continue
      sum += (points[at]! + points[at + 1]! + points[at + 2]!) / 3
      opaque += 1
    }
    return Math.round(sum / opaque)
  })

test('a diagram takes the colours of another theme when the theme changes, its source shown or hidden as it was', async ({
  browser,
}) => {
  const page = await as(browser, author)
  await page.emulateMedia({ colorScheme: 'light' })
  await openEditor(page, '/rfcs/new?template=blank')
  await page.getByLabel('Title').fill('Drawn by day and by night')
  await text(page).fill('```mermaid\ngraph TD\n  A[Queue] --> B[Lane]\n  accTitle: By day and night\n```\n')
  await page.getByRole('button', { name: 'Save draft' }).click()
  const article = page.getByRole('article')
  const picture = article.getByRole('img', { name: 'By day and night' })
  await expect(async () => expect(await brightness(picture)).toBeGreaterThan(0)).toPass()
  const day = await brightness(picture)
  await article.getByRole('button', { name: 'Source of the diagram' }).click()
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect(async () => expect(await brightness(picture)).not.toBe(day)).toPass()
  await expect(article.getByText('accTitle')).toBeVisible()
  await page.emulateMedia({ colorScheme: 'light' })
  await expect(async () => expect(await brightness(picture)).toBe(day)).toPass()
  await expect(article.getByRole('img')).toHaveCount(1)
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
  expect(
    scripts.filter((script) => script.includes('cm-content') || script.includes('suppressErrorRendering')),
  ).toEqual([])
})

/** Puts a real image on the clipboard of the editor, as a paste of a screenshot does. */
const paste = (page: Page, bytes: Uint8Array, type: string) =>
  text(page).evaluate(
    (element, [base64, mime]) => {
      const file = new File([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))], 'screen', { type: mime })
      const data = new DataTransfer()
      data.items.add(file)
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    },
    [Buffer.from(bytes).toString('base64'), type] as const,
  )

test('an image is pasted or chosen, kept without its metadata, described, and shown; SVG is refused in words', async ({
  browser,
}) => {
  const page = await as(browser, author)
  await openEditor(page, '/rfcs/new?template=blank')
  await page.getByLabel('Title').fill('With a picture in it')
  await text(page).fill('Before it. ')
  await paste(page, images.jpeg, 'image/jpeg')
  await expect(text(page)).toContainText(/!\[\]\(\/api\/v1\/rfcs\/images\/[0-9a-f]{64}#6x4\)/)
  await expect(page.getByText('1 image has no description', { exact: false })).toBeVisible()
  await page.keyboard.type('Two halves, red and blue')
  await expect(page.getByText('1 image has no description', { exact: false })).toBeHidden()
  await page.getByLabel('Images to add').setInputFiles({
    name: 'drawing.svg',
    mimeType: 'image/png',
    buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
  })
  await expect(page.getByText('SVG can hold scripts', { exact: false })).toBeVisible()
  await expect(text(page)).not.toContainText('adding image')
  await page.getByRole('button', { name: 'Save draft' }).click()
  const picture = page.getByRole('article').getByRole('img', { name: 'Two halves, red and blue' })
  await expect(picture).toBeVisible()
  await expect(async () =>
    expect(await picture.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight])).toEqual([
      6, 4,
    ]),
  ).toPass()
  const kept = await page.request.get(new URL((await picture.getAttribute('src')) ?? '', page.url()).href)
  expect((await kept.body()).includes('ICC_PROFILE')).toBe(false)
  const stranger = await (await browser.newContext()).request.get(kept.url())
  expect(stranger.status()).toBe(401)
})

test('a draft does not go into review before the sections its template asks for are written', async ({ browser }) => {
  const page = await as(browser, author)
  await openEditor(page, '/rfcs/new?template=proposal')
  await page.getByLabel('Title').fill('ApprovalRequest for by its template')
  const sections = page.getByRole('region', { name: 'Sections' })
  await expect(sections.getByText('10 of 10 still to write before review.')).toBeVisible()
  await text(page).fill(
    '## Problem\n\nForty minutes, says [the pulse](https://example.org/pulse).\n\n## Costs\n\nTwo weeks.',
  )
  await expect(sections.getByText('8 of 10 still to write before review.')).toBeVisible()
  await sections.getByRole('button', { name: /Add Migration/ }).click()
  await page.keyboard.press('Control+End')
  await expect(text(page)).toContainText('## Migration')
  await page.getByRole('button', { name: 'Save draft' }).click()
  await expect(
    page.getByText(/^Not ready for review\. These sections have no text yet: Proposal, Alternatives/),
  ).toBeVisible()
  await heard(page.getByRole('button', { name: 'Start review' }))
  await page.getByRole('button', { name: 'Start review' }).click()
  // The page says why already: the press leads there, and it is not said a second time.
  const why = page.getByText(/^Not ready for review\./)
  await expect(why).toBeFocused()
  await expect(why).toHaveCount(1)
  await page.getByRole('link', { name: 'Edit', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Preview' })).toBeEnabled()
  const rest = [
    'Proposal',
    'Alternatives',
    'Doing nothing',
    'Documentation',
    'Enablement',
    'Buying',
    'Migration',
    'What would change our mind',
  ]
  await text(page).fill(
    `## Problem\n\nForty minutes, says [the pulse](https://example.org/pulse).\n\n## Costs\n\nTwo weeks.\n` +
      `\n${rest.map((name) => `## ${name}\n\nSaid.`).join('\n\n')}`,
  )
  await expect(sections.getByText('Ready for review.')).toBeVisible()
  await page.getByRole('button', { name: 'Save version 2' }).click()
  await page.getByRole('button', { name: 'Start review' }).click()
  await expect(page.getByRole('button', { name: 'Start last call' })).toBeVisible()
})

test('what was typed and not saved is offered back, also in another browser; restored or discarded', async ({
  browser,
}) => {
  const page = await as(browser, author)
  await openEditor(page, '/rfcs/new?template=blank')
  await page.getByLabel('Title').fill('Typed in one browser')
  await text(page).fill('The first version.')
  await page.getByRole('button', { name: 'Save draft' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Typed in one browser')
  const path = new URL(page.url()).pathname
  await openEditor(page, `${path}/edit`)
  await text(page).fill('The first version, and more that is not saved.')
  await expect(page.getByRole('status').filter({ hasText: 'Unsaved text kept' })).toBeVisible()

  // Another browser, in which nothing was typed.
  const other = await as(browser, author)
  await openEditor(other, `${path}/edit`)
  const offer = other.getByRole('region', { name: 'Unsaved text' })
  await expect(offer).toContainText(/Your unsaved text of \d\d:\d\d/)
  await expect(text(other)).toHaveText('The first version.')
  await offer.getByRole('button', { name: 'Restore' }).click()
  await expect(text(other)).toHaveText('The first version, and more that is not saved.')
  await expect(offer).toBeHidden()
  await other.getByRole('button', { name: 'Save version 2' }).click()
  await expect(other.getByRole('article').getByText('and more that is not saved')).toBeVisible()

  await openEditor(other, `${path}/edit`)
  await expect(offer).toBeHidden()
  await text(other).fill('Thrown away.')
  await expect(other.getByRole('status').filter({ hasText: 'Unsaved text kept' })).toBeVisible()
  const third = await as(browser, author)
  await openEditor(third, `${path}/edit`)
  await third.getByRole('region', { name: 'Unsaved text' }).getByRole('button', { name: 'Discard' }).click()
  await expect(third.getByRole('region', { name: 'Unsaved text' })).toBeHidden()
  await expect(text(third)).toHaveText('The first version, and more that is not saved.')
})

test('while title and problem are typed, similar RFCs and what developers said appear, to be linked and cited', async ({
  browser,
}) => {
  const title = own('Zyxwvut lanes for deploys')
  const page = await as(browser, author)
  await openEditor(page, '/rfcs/new?template=blank')
  await page.getByLabel('Title').fill(title)
  await text(page).fill('An earlier one about the zyxwvut queue.')
  await page.getByRole('button', { name: 'Save draft' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
  const earlier = new URL(page.url()).pathname.split('/').at(-1)
  await openEditor(page, '/rfcs/new?template=proposal')
  await page.getByLabel('Title').fill('Another zyxwvut idea about flaky builds and deploys')
  const similar = page.getByRole('region', { name: 'Similar RFCs' })
  await similar.getByRole('button', { name: `Link RFC ${earlier}` }).click()
  await expect(similar.getByText('Linked')).toBeVisible()
  const said = page.getByRole('region', { name: 'Evidence from developers' })
  await expect(said.getByRole('blockquote').first()).toBeVisible()
  await said.getByRole('button', { name: /^Cite/ }).first().click()
  await expect(said.getByText('Cited')).toBeVisible()
  await expect(text(page)).toContainText('](/evidence/')
  await page.getByRole('button', { name: 'Save draft' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Another zyxwvut idea about flaky builds and deploys',
  )
  await expect(
    page
      .locator('section', { has: page.getByRole('heading', { name: 'Evidence from developers' }) })
      .getByRole('blockquote'),
  ).toHaveCount(1)
  await expect(page.getByRole('link', { name: title }).first()).toBeVisible()
})

test('the preview follows the editor, and on a phone takes its place', async ({ browser }) => {
  const page = await as(browser, author)
  await page.setViewportSize({ width: 1440, height: 900 })
  await openEditor(page, '/rfcs/new?template=blank')
  await text(page).fill(
    Array.from({ length: 40 }, (_, part) => `## Part ${part}\n\n${'Some words about it. '.repeat(30)}`).join('\n\n'),
  )
  await page.getByRole('button', { name: 'Preview' }).click()
  const preview = page.getByRole('region', { name: 'Preview' })
  const heading = preview.getByRole('heading', { name: 'Part 30', exact: true })
  await expect(heading).toBeAttached()
  await expect(heading).not.toBeInViewport()
  await page.getByRole('region', { name: 'Sections' }).getByRole('button', { name: 'Part 30' }).click()
  await expect(heading).toBeInViewport()
  await page.setViewportSize({ width: 390, height: 800 })
  await expect(text(page)).toBeHidden()
  await page.getByRole('button', { name: 'Write', exact: true }).click()
  await expect(text(page)).toBeVisible()
  await expect(preview).toBeHidden()
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the editor is accessible, ${colorScheme}`, async ({ browser }) => {
    const page = await as(browser, author)
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await openEditor(page, '/rfcs/new')
    await page.getByRole('button', { name: 'Preview' }).click()
    await expect(page.getByRole('region', { name: 'Preview' }).getByRole('heading').first()).toBeVisible()
    expect(await axeProblems(page)).toEqual([])
  })
}
