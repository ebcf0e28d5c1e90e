import { expect, type Locator, type Page } from '@playwright/test'
import { own, signInAs, test } from './fixtures'

const pm = 'maren.okafor@lanternfreight.example'

const list = (page: Page) => page.getByRole('list', { name: 'Themes' })

/** Finds themes again, and waits until the page shows what was found. */
async function findAgain(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Find themes again' })
  // Watched from before the press and at every frame: a run of few texts shows its progress for less than a second.
  const progress = page.waitForFunction(() =>
    document.querySelector('progress[aria-label="Progress of finding themes"]'),
  )
  await button.click()
  await progress
  await expect(button).toBeVisible({ timeout: 120_000 })
}

/** A theme in the list, by its address: what other tests bring in may give it another name meanwhile. */
function themeAt(page: Page, address: string) {
  const row = list(page)
    .locator('> li')
    .filter({ has: page.locator(`> div > a[href="${address}"]`) })
  const link = row.locator('> div > a')
  const choose = async (item: string): Promise<Locator> => {
    const more = row.getByRole('button', { name: /^More for / })
    // The list is written anew when a run ends, and a menu that was open goes with it.
    await expect(async () => {
      await more.click({ timeout: 5_000 })
      await row.getByRole('button', { name: item }).click({ timeout: 5_000 })
    }).toPass({ timeout: 60_000 })
    return page.getByRole('dialog')
  }
  const rename = async (name: string) => {
    const dialog = await choose('Rename')
    await dialog.getByLabel('Name', { exact: true }).fill(name)
    await dialog.getByRole('button', { name: 'Rename' }).click()
    await expect(link).toHaveText(name)
  }
  return { link, choose, rename }
}

test('themes are found with progress, and what people did to them survives', async ({ page }) => {
  test.setTimeout(400_000)
  await signInAs(page, pm)
  await page.goto('/insights/themes')
  await findAgain(page)
  await expect(page.getByText(/\d+ texts in \d+ themes, \d+ in none/)).toBeVisible()
  await expect(page.getByText(/Read by meaning|Read by shared words/)).toBeVisible()
  await expect(list(page).getByRole('listitem').first()).toBeVisible()
  const addresses = await list(page)
    .locator('> li > div > a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
  expect(addresses.length).toBeGreaterThan(2)
  const [first, second, third] = addresses.map((address) => themeAt(page, address))
  const name = own('What waits longest')
  const part = own('One of its own')

  // Renamed, taken back, renamed again.
  await first!.rename(name)
  await page.getByRole('button', { name: 'Undo' }).first().click()
  await expect(first!.link).not.toHaveText(name)
  await first!.rename(name)

  // Merged.
  const merging = await second!.choose('Merge into another theme')
  await merging.getByLabel('Into which theme').selectOption(addresses[2]!.split('/').at(-1)!)
  await merging.getByRole('button', { name: 'Merge' }).click()
  await expect(second!.link).toHaveCount(0)
  await expect(third!.link).toBeVisible()

  // Split.
  await first!.link.click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await page
    .getByRole('checkbox', { name: /^Select: / })
    .first()
    .check()
  await page.getByLabel('Name of the new theme').fill(part)
  await page.getByRole('button', { name: 'Split off' }).click()
  await expect(page.getByText(`“${part}” is a theme of its own`)).toBeVisible()

  await page.goto('/insights/themes')
  await findAgain(page)
  await expect(list(page).getByRole('link', { name })).toBeVisible()
  await expect(second!.link).toHaveCount(0)
  // The smallest is on the last page: how many there are depends on what other tests bring in.
  const splitOff = page.getByRole('link', { name: part }).first()
  await expect(async () => {
    if ((await splitOff.count()) === 0)
      await page.getByRole('link', { name: 'Next', exact: true }).click({ timeout: 5_000 })
    await expect(splitOff).toBeVisible({ timeout: 5_000 })
  }).toPass()
})
