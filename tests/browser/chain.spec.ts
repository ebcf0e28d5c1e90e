import { readFileSync } from 'node:fs'
import { expect, type Browser, type Page } from '@playwright/test'
import { personaOf, signInAs, test } from './fixtures'

const SURVEY = 'tests/fixtures/surveys/rust/2025-feedback.md'
const RFC = 'tests/fixtures/rfcs/rust/0012-panic-button.md'
const TRANSCRIPT = 'tests/fixtures/transcripts/build-talk-12.md'

const PM = 'Platform PM'

async function as(browser: Browser, role: string): Promise<{ page: Page; email: string }> {
  const page = await (await browser.newContext()).newPage()
  const email = await personaOf(page, role)
  await signInAs(page, email)
  return { page, email }
}

/** The id at the end of an address. */
const idIn = (href: string | null) => href?.split('/').at(-1) ?? ''

test('a survey is answered, an RFC discussed, an interview highlighted, an insight joins them, an item ships, people are told', async ({
  browser,
}) => {
  test.setTimeout(480_000)
  const { page: pm } = await as(browser, PM)
  const { page: advocate } = await as(browser, 'Developer advocate')
  const { page: developer, email: developerEmail } = await as(browser, 'Developer')
  // What is not there after half a minute will not come.
  for (const each of [pm, advocate, developer]) each.setDefaultTimeout(30_000)

  await test.step('a survey from a file is opened, answered by nobody in particular, and closed', async () => {
    await pm.goto('/surveys/import')
    await pm
      .getByLabel('Survey files')
      .setInputFiles({ name: 'bots-and-runners.md', mimeType: 'text/markdown', buffer: readFileSync(SURVEY) })
    await pm.getByRole('button', { name: 'Import' }).click()
    await pm.getByRole('link', { name: 'Look at the survey' }).click()
    await pm.getByRole('button', { name: 'Open survey' }).click()
    const address = pm.getByRole('status', { name: 'Address to answer at' })
    await expect(address).toBeVisible()
    const path = new URL((await address.textContent()) ?? '').pathname
    const nobody = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
    for (let i = 0; i < 9; i += 1) {
      await nobody.goto(path)
      await nobody
        .getByRole('textbox')
        .first()
        .fill(`The bots time out on large pull requests, the ${i + 1}th time this month.`)
      await nobody.getByRole('button', { name: 'Send answers' }).click()
      await expect(nobody.getByRole('heading', { name: 'Thank you' })).toBeVisible()
    }
    await pm.reload()
    await pm.getByRole('button', { name: 'Close survey' }).click()
    await expect(pm.getByRole('button', { name: 'Reopen' })).toBeVisible()
  })

  await test.step('an RFC from a file is discussed', async () => {
    await pm.goto('/rfcs/import')
    await pm.getByLabel('Choose files').setInputFiles(RFC)
    await pm.getByRole('region', { name: 'What was imported' }).getByText('1 file', { exact: true }).click()
    const address = await pm
      .getByRole('region', { name: 'What was imported' })
      .getByRole('link', { name: /^RFC \d+$/ })
      .getAttribute('href')
    await developer.goto(String(address))
    await developer
      .getByLabel('Comment on the whole proposal')
      .fill('Bot outages block our releases every other week; please budget for redundancy.')
    await developer.getByRole('button', { name: 'Comment', exact: true }).last().click()
    await expect(developer.getByRole('paragraph').filter({ hasText: 'please budget for redundancy' })).toBeVisible()
  })

  const said = 'we can measure things'
  await test.step('an interview is written down and highlighted', async () => {
    const body =
      `**Ines:** Before we talk: last week ${said} only by hand, and the bots were down twice.\n` +
      `\n${readFileSync(TRANSCRIPT, 'utf8').slice(0, 6000)}`
    await advocate.goto('/fieldwork/new')
    await advocate.getByLabel('Title').fill('Bots that go down')
    await advocate.getByLabel('Participant 1: e-mail or pseudonym').fill(developerEmail)
    await advocate.getByLabel('Participant 1: label in the text').fill('Ines')
    await advocate.getByLabel('Transcript or notes').fill(body)
    await advocate.getByRole('button', { name: 'Save session' }).click()
    await expect(advocate.getByRole('heading', { level: 1, name: 'Bots that go down' })).toBeVisible()
    await advocate
      .getByText(said)
      .first()
      .evaluate((element, words) => {
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const at = node.textContent?.indexOf(words) ?? -1
          if (at < 0) continue
          const range = document.createRange()
          range.setStart(node, at)
          range.setEnd(node, at + words.length)
          document.getSelection()?.removeAllRanges()
          document.getSelection()?.addRange(range)
        }
      }, said)
    const bar = advocate.getByRole('dialog', { name: 'Save the selected words as evidence' })
    await bar.getByLabel('Tags, separated by commas').fill('bots')
    await bar.getByRole('button', { name: 'Save as evidence' }).click()
    await expect(advocate.getByText('These words are evidence now')).toBeVisible()
    await expect(advocate.locator('mark', { hasText: said })).toBeVisible()
  })

  let insight = ''
  await test.step('an insight joins the three', async () => {
    const evidence = async (query: string, words: string | RegExp) => {
      await pm.goto(`/evidence?q=${encodeURIComponent(query)}`)
      const row = pm
        .getByRole('listitem')
        .filter({ hasText: words })
        .filter({ has: pm.getByRole('link', { name: /^open/i }) })
        .first()
      return idIn(await row.getByRole('link', { name: /^open/i }).getAttribute('href'))
    }
    const ids = [
      await evidence('kind:answer pull requests', 'The bots time out on large pull requests'),
      await evidence('kind:rfc-comment redundancy', 'redundancy'),
      await evidence(`kind:highlight measure`, said),
    ]
    expect(new Set(ids).size).toBe(3)
    await pm.goto(`/insights/new?${ids.map((id) => `e=${id}`).join('&')}`)
    await pm.getByLabel('Statement').fill('Bots that go down cost more time than slow builds')
    await pm.getByRole('button', { name: 'Create insight' }).click()
    await expect(
      pm.getByRole('heading', { level: 1, name: 'Bots that go down cost more time than slow builds' }),
    ).toBeVisible()
    insight = idIn(new URL(pm.url()).pathname)
  })

  let item = ''
  await test.step('a roadmap item is ranked by it', async () => {
    await pm.goto(`/roadmap/new?insight=${insight}`)
    await pm.getByLabel('Title').fill('A second bot host')
    await pm.getByLabel('Column').selectOption('now')
    await pm.getByLabel('Effort, person-weeks').fill('2')
    await pm.getByRole('button', { name: 'Add item' }).click()
    await expect(pm.getByRole('heading', { level: 1, name: 'A second bot host' })).toBeVisible()
    item = idIn(new URL(pm.url()).pathname)
    await pm.goto(`/roadmap/items/${item}/why`)
    await expect(pm.getByText(/reach/i).first()).toBeVisible()
    await pm.goto('/roadmap')
    await expect(pm.getByRole('link', { name: 'A second bot host' }).first()).toBeVisible()
  })

  await test.step('it ships, and who is behind it is told on their own page', async () => {
    await pm.goto(`/roadmap/items/${item}/ship`)
    await pm.getByLabel('We did').fill('Bots now run on two hosts; one may go down.')
    await pm.getByLabel('Title', { exact: true }).fill('Bots survive an outage')
    await pm.getByRole('button', { name: 'Ship and publish' }).click()
    await expect(pm).not.toHaveURL(/\/ship$/)
    await pm.goto(`/roadmap/items/${item}/trail`)
    await expect(pm.getByText('0 of 1 told, 1 to go').first()).toBeVisible()

    await developer.goto('/')
    const became = developer.getByRole('region', { name: 'You said, we did' }).or(developer.locator('#became'))
    await expect(became.getByRole('link', { name: 'Bots survive an outage' }).first()).toBeVisible()
    await expect(became.getByText('please budget for redundancy')).toBeVisible()

    await pm.reload()
    await expect(pm.getByText('1 of 1 told').first()).toBeVisible()
  })
})
