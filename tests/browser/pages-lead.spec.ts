import { expect } from '@playwright/test'
import { api, as, heard, newPerson, personaOf, signInAs, test } from './fixtures'

interface Listed {
  id: string
  title: string
  status: string
  kind: string
  publicToken: string
}
const words = { name: 'What it changed' }

test('an update says in one place what it changed, with the measured result where there is one', async ({ page }) => {
  await signInAs(page, await personaOf(page, 'Platform PM'))
  const updates = (await api<{ data: Listed[] }>(page, 'get', '/updates?limit=50')).data
  const [shipped, measured] = ['Paste the error, find the page', 'Larger machines did not make CI faster'].map(
    (title) => updates.find((one) => one.title === title),
  )
  for (const one of [shipped, measured]) {
    await page.goto(`/updates/${one?.id}`)
    await expect(page.getByRole('heading', words)).toHaveCount(1)
    await expect(page.getByRole('main')).not.toContainText(/not been measured/i)
    await expect(page.getByRole('main')).not.toContainText('No metric was linked')
    await expect(page.getByRole('img', { name: /^By week/ })).toHaveCount(1)
  }
})

test('Home says of what was measured that it was measured, not that it shipped', async ({ page }) => {
  await signInAs(page, 'ines.varga@lanternfreight.example', '/')
  const became = page.getByRole('region', { name: 'You said, we did' }).or(page.locator('#became'))
  const line = became.getByRole('listitem').filter({ hasText: 'Larger machines did not make CI faster' })
  await expect(line).toContainText('Measured')
  await expect(line).not.toContainText('Shipped')
})

test('teams are told apart by how long ago each was heard on each rung, and what is due', async ({ page }) => {
  await signInAs(page, await personaOf(page, 'Platform PM'), '/people?view=teams')
  const table = page.getByRole('table', { name: 'Teams' })
  await expect(table.getByRole('columnheader', { name: 'Due for research' })).toBeVisible()
  await expect(table.getByRole('row', { name: /^Billing/ })).toContainText('an interview')
  await expect(table.getByRole('row', { name: /^Web Portal/ })).not.toContainText('an interview')
  await expect(table.getByRole('row', { name: /^Web Portal/ }).getByTitle(/^Last heard/)).toHaveCount(3)
})

test('a first survey is not thanked for with a last time; a closed one leads to its results', async ({
  page,
  browser,
}) => {
  await signInAs(page, await personaOf(page, 'Platform PM'))
  const surveys = (await api<{ data: Listed[] }>(page, 'get', '/surveys?limit=50')).data
  const first = surveys.find((one) => one.title === 'Environments and the inner loop')
  const closed = surveys.find((one) => one.title === 'Developer pulse, October')
  const anybody = await (await browser.newContext()).newPage()
  await anybody.goto(`/s/${first?.publicToken}/thanks`)
  await expect(anybody.getByRole('region', { name: 'What came of it' })).toContainText('Nothing was announced yet.')
  await expect(anybody.getByRole('region', { name: 'What came of it' }).getByRole('list')).toHaveCount(0)
  await expect(anybody.getByRole('link', { name: /^The results of “/ })).toHaveCount(0)
  // Its results are not opened to everybody, so it is not said.
  await expect(anybody.getByText(/^Engineers with an account of this hub see the results on/)).toBeVisible()
  await anybody.goto(`/s/${closed?.publicToken}`)
  await expect(anybody.getByRole('link', { name: 'See the results, with an account of this hub' })).toHaveAttribute(
    'href',
    `/surveys/${closed?.id}`,
  )
  await anybody.goto(`/s/${closed?.publicToken}/thanks`)
  await expect(anybody.getByRole('link', { name: /^The results of “/ })).toBeVisible()
})

test('the list of keys has each key once', async ({ page }) => {
  await signInAs(page, await personaOf(page, 'Platform PM'), '/')
  const lines = page.getByRole('dialog', { name: 'Keys' }).getByRole('definition')
  await expect(async () => {
    await page.keyboard.press('?')
    await expect(lines.first()).toBeVisible({ timeout: 1_000 })
  }).toPass()
  const keys = await lines.allTextContents()
  expect(keys.length).toBeGreaterThan(15)
  expect(keys.filter((one, at) => keys.indexOf(one) !== at)).toEqual([])
})

test('the desk files nothing before an insight is chosen', async ({ page }) => {
  await signInAs(page, await personaOf(page, 'Platform PM'), '/insights/desk')
  const supports = page.getByRole('button', { name: /^Supports/ })
  await expect(supports).toBeDisabled()
  await heard(supports)
  await page.keyboard.press('1')
  await expect(supports).toBeEnabled()
})

test('a theme’s page has its main job in sight', async ({ browser }) => {
  const pm = await as(browser, 'maren.okafor@lanternfreight.example')
  const [theme] = (await api<{ data: Listed[] }>(pm, 'get', '/themes?limit=1')).data
  await pm.goto(`/insights/themes/${theme?.id}`)
  await expect(pm.getByRole('textbox', { name: /^Statement for/ })).toBeVisible()
})

test.describe('on a wide screen', () => {
  test.use({ viewport: { width: 1920, height: 1080 } })

  test('lists and the board take its width, and a page of prose does not', async ({ page }) => {
    await signInAs(page, await personaOf(page, 'Platform PM'))
    const widthOf = async (path: string) => {
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      return (await page.getByRole('main').boundingBox())?.width ?? 0
    }
    for (const path of ['/surveys', '/insights', '/roadmap']) expect(await widthOf(path)).toBeGreaterThan(1600)
    expect(await widthOf('/platform')).toBeLessThan(1400)
  })
})

test('the page of an open survey’s audience begins with its link; the ways by script come after', async ({ page }) => {
  await signInAs(page, await personaOf(page, 'Platform PM'))
  const surveys = (await api<{ data: Listed[] }>(page, 'get', '/surveys?limit=50')).data
  const open = surveys.find((one) => one.title === 'Environments and the inner loop')
  await page.goto(`/surveys/${open?.id}/reach`)
  await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText('Link')
  await expect(page.getByLabel('Address to answer at')).toHaveCount(1)
  await expect(page.getByLabel('Address to answer at')).toContainText(`/s/${open?.publicToken}`)
  // Of a closed one there is nothing to answer: its address is where the ways to it are.
  const closed = surveys.find((one) => one.title === 'Developer pulse, October')
  await page.goto(`/surveys/${closed?.id}/reach`)
  await expect(page.getByRole('heading', { level: 2, name: 'Link', exact: true })).toHaveCount(0)
  await expect(page.locator('#links').getByLabel('Address to answer at')).toBeVisible()
})

test('how sure an insight is stands beside its evidence where nothing contradicts it', async ({ page }) => {
  await signInAs(page, await personaOf(page, 'Platform PM'), '/insights?q=staging')
  await page.getByRole('link', { name: /^Nobody trusts shared staging/ }).click()
  const top = async (name: RegExp) => (await page.getByRole('heading', { level: 2, name }).boundingBox())?.y ?? 0
  await expect(page.getByRole('heading', { level: 2, name: 'Confidence' })).toBeVisible()
  expect(Math.abs((await top(/^Confidence$/)) - (await top(/^For \d/)))).toBeLessThan(60)
})

test('a brief of an item names its audiences and has the source beside each sentence', async ({ page }) => {
  await signInAs(page, await personaOf(page, 'Platform PM'))
  const items = (await api<{ data: Listed[] }>(page, 'get', '/roadmap/items?limit=50')).data
  const item = items.find((one) => one.title === 'A running environment for every pull request')
  await page.goto(`/roadmap/items/${item?.id}/brief`)
  await expect(page.getByRole('link', { name: 'Everyone', exact: true })).toHaveAttribute('aria-current', 'page')
  const agreed = page.getByRole('listitem').filter({ hasText: 'Agreed: changes tried before merge' })
  await expect(agreed.getByRole('link', { name: 'Metric: changes tried before merge' })).toBeVisible()
})

test('whoever answers by keyboard is still on the button when the next pair comes', async ({ browser }) => {
  const page = await as(browser, await newPerson('developer', 'Kim'))
  await page.goto('/roadmap/compare')
  const first = page.getByRole('button', { name: 'This one first' }).first()
  await heard(first)
  const pair = () => page.getByRole('article').getByRole('heading').allInnerTexts()
  const before = await pair()
  await first.press('Enter')
  await expect.poll(pair).not.toEqual(before)
  await expect(first).toBeFocused()
})

test('on a narrow desk no list is wider than the screen, and RFCs stand in rows of one height', async ({ page }) => {
  await signInAs(page, await personaOf(page, 'Platform PM'))
  for (const path of ['/rfcs', '/surveys', '/surveys/schedules'])
    for (const width of [1024, 1152, 1280, 1440]) {
      await page.setViewportSize({ width, height: 900 })
      await page.goto(path)
      await expect(page.getByRole('table').getByRole('row').nth(1)).toBeVisible()
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect([path, width, wider]).toEqual([path, width, 0])
      if (path !== '/rfcs') continue
      const rows = page.locator('tbody tr')
      const heights = await rows.evaluateAll((all) => all.map((row) => Math.round(row.getBoundingClientRect().height)))
      expect([width, [...new Set(heights)].length, heights.length > 5]).toEqual([width, 1, true])
    }
})

test('the list of surveys says what the first score of each found, and updates what was measured', async ({ page }) => {
  await signInAs(page, await personaOf(page, 'Platform PM'), '/surveys')
  const row = page.getByRole('row', { name: /^Developer pulse, October/ })
  const said = /Deploy: (\d+)\s% favourable, \d+–\d+/.exec((await row.textContent()) ?? '')
  expect(said).not.toBeNull()
  await row.getByRole('link').first().click()
  await expect(page.getByText(new RegExp(`^${said?.[1]}\\s% favourable, `)).first()).toBeVisible()
  await page.goto('/updates')
  const machines = page.getByRole('listitem').filter({ hasText: 'Larger machines did not make CI faster' })
  await expect(machines).toContainText('Did not work')
  await expect(machines).toContainText(/28\.0 → 27\.4\sminutes/)
})
