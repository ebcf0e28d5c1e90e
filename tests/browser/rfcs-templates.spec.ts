import { expect } from '@playwright/test'
import { as, own, test } from './fixtures'

const pm = 'maren.okafor@lanternfreight.example'
const developer = 'ines.varga@lanternfreight.example'

for (const javaScriptEnabled of [true, false]) {
  test(`a template is written, begun from, changed and archived ${javaScriptEnabled ? 'with' : 'without'} a script`, async ({
    browser,
  }) => {
    const name = own('Runbook')
    const page = await as(browser, pm, { javaScriptEnabled })
    await page.goto('/rfcs/templates')
    await page.getByLabel('Name').fill(name)
    await page.getByLabel('What it is for').fill('A change to what runs in production.')
    await page.getByLabel('Text', { exact: true }).fill('## What changes\n\n<!-- for whom -->\n\n## How to go back\n')
    await page.getByLabel('Required sections').fill('What changes\nCosts')
    await page.getByRole('button', { name: 'Add template' }).click()
    await expect(page.getByText('no such heading: Costs').first()).toBeVisible()
    await expect(page.getByLabel('Name')).toHaveValue(name)
    await expect(page.getByLabel('Text', { exact: true })).toHaveValue(/## How to go back/)
    await expect(page.getByLabel('Required sections')).toHaveValue('What changes\nCosts')
    await page.getByLabel('Required sections').fill('What changes')
    await page.getByRole('button', { name: 'Add template' }).click()
    const template = page.getByRole('listitem').filter({ hasText: name })
    await expect(template).toContainText('1 required section')

    const writer = await as(browser, developer, { javaScriptEnabled })
    await writer.goto('/rfcs/new')
    await writer.getByRole('link', { name }).click()
    await expect(writer.getByText('A change to what runs in production.')).toBeVisible()
    await writer.getByLabel('Title').fill(own('Move the queue'))
    await writer.getByRole('button', { name: 'Save draft' }).click()
    await expect(writer.getByRole('article').getByRole('heading', { name: 'How to go back' })).toBeVisible()
    await expect(writer.getByText('Not ready for review. This section has no text yet: What changes.')).toBeVisible()
    await writer.goto('/rfcs/templates')
    await expect(writer.getByRole('button', { name: 'Add template' })).toHaveCount(0)

    await template.getByRole('link', { name: `Change ${name}` }).click()
    await page.getByLabel('Not offered for new RFCs any more').check()
    await page.getByRole('button', { name: 'Save template' }).click()
    await expect(template).toContainText('Archived')
    await writer.goto('/rfcs/new')
    await expect(writer.getByRole('link', { name: 'Proposal', exact: true })).toBeVisible()
    await expect(writer.getByRole('link', { name })).toHaveCount(0)
  })
}
