import { expect, type Browser, type Page } from '@playwright/test'
import { ADMIN, api, as, clientOf, newPerson, origin, own, test } from './fixtures'

interface Made {
  id: string
}

/** A part of a page by its heading. */
const section = (page: Page, name: string) =>
  page.locator('section', { has: page.getByRole('heading', { level: 2, name, exact: true }) })

async function pmPage(browser: Browser): Promise<Page> {
  const page = await as(browser, await newPerson('pm', 'Product manager'))
  page.setDefaultTimeout(20_000)
  return page
}

/** Puts somebody into a team, as an admin does. */
async function joinTeam(email: string, team: string): Promise<void> {
  const admin = await clientOf(ADMIN)
  const found = (await (await admin.get(`people?q=${encodeURIComponent(email)}`)).json()) as { data: Made[] }
  const moved = await admin.patch(`people/${found.data[0]?.id}`, { data: { team } })
  expect(moved.status(), await moved.text()).toBe(200)
  await admin.dispose()
}

const why = {
  key: 'chosen',
  type: 'single',
  label: 'Why do you use it?',
  options: [
    { value: 'i-chose-it', label: 'I chose it' },
    { value: 'my-team-chose-it', label: 'My team chose it' },
    { value: 'told', label: 'We were told to use it' },
  ],
}
const effort = { key: 'effort', type: 'rating', label: 'How much must you keep in mind?', min: 1, max: 7 }

test('adoption stands beside whether people chose it: not asked, too few, and the share with its interval', async ({
  browser,
}) => {
  const pm = await pmPage(browser)
  const title = own('Why runners')
  const capability = await api<Made>(pm, 'post', '/capabilities', { name: own('Runners'), adoption: 0.6 })
  const survey = await api<Made>(pm, 'post', '/surveys', {
    ...{ title, anonymity: 'anonymous', questions: [why, effort] },
  })
  const { publicToken } = await api<{ publicToken: string }>(pm, 'post', `/surveys/${survey.id}/open`)
  await pm.goto(`/capabilities/${capability.id}`)
  const said = section(pm, 'What surveys say')
  await expect(said).toContainText('Chosen or toldNot asked')
  await said.getByText('Which questions ask it').click()
  await said.getByLabel('Asks whether they chose it').selectOption(`${survey.id} chosen`)
  const link = (label: string) =>
    said
      .locator('form', { has: pm.getByLabel(label) })
      .getByRole('button', { name: 'Link' })
      .click()
  await link('Asks whether they chose it')
  await expect(said).toContainText('too few answers to show')
  const answers = async (count: number, chosen: string) => {
    for (let each = 0; each < count; each++) {
      const sent = await fetch(`${origin}/api/v1/s/${publicToken}/responses`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ answers: { chosen, effort: 3 } }),
      })
      expect(sent.status, await sent.text()).toBe(201)
    }
  }
  await answers(9, 'i-chose-it')
  await answers(3, 'told')
  await expect(async () => {
    await pm.reload()
    await expect(said).toContainText(/\d+ of \d+ answers say that it was chosen \(\d+\s%, \d+–\d+\)/, {
      timeout: 1_000,
    })
  }).toPass()
  await expect(said).toContainText('counted as chosen: “I chose it”, “My team chose it”')
  await said.getByText('Which questions ask it').click()
  await said.getByLabel('Asks what it takes to use it').selectOption(`${survey.id} effort`)
  await link('Asks what it takes to use it')
  await expect(said).toContainText(/3 on average.* on a scale from 1 to 7, \d+ answers/)
  // The list says it beside the figure, too.
  await pm.goto('/capabilities')
  const row = pm
    .getByRole('row')
    .filter({ has: pm.getByRole('link', { name: /Runners/ }) })
    .first()
  await expect(row).toContainText(/answers say it was chosen|chosen or told/)
})

test('a champion is named, their team is told whom to ask, they read what they need to know, and stop', async ({
  browser,
}) => {
  const pm = await pmPage(browser)
  const teams = (await api<{ data: { id: string; name: string; platform: boolean }[] }>(pm, 'get', '/teams')).data
  const team = teams.find((one) => !one.platform)!
  const capability = await api<Made & { name: string }>(pm, 'post', '/capabilities', { name: own('Sandboxes') })
  const [cleo, mate] = [await newPerson('developer', own('Cleo')), await newPerson('developer', own('Matt'))]
  for (const email of [cleo, mate]) await joinTeam(email, team.id)
  await pm.goto(`/capabilities/${capability.id}`)
  const champions = section(pm, 'Champions')
  await expect(champions).toContainText('No team has a champion for it yet.')
  await champions.getByLabel('Champion’s email').fill(cleo)
  await champions.getByRole('button', { name: 'Name a champion' }).click()
  await expect(champions.getByRole('list', { name: 'Champions', exact: true })).toContainText(cleo.toLowerCase())

  const asking = await as(browser, mate)
  await asking.goto(`/capabilities/${capability.id}`)
  await expect(asking.getByText(/In your team, ask Cleo/)).toBeVisible()
  const speaking = await as(browser, cleo)
  // Home leads there, and so does the list of champions.
  await speaking.goto('/capabilities/champions')
  await expect(speaking.getByRole('link', { name: 'You: what you need to know' }).first()).toBeVisible()
  await speaking.goto('/')
  await speaking.getByRole('link', { name: `${capability.name}: what you need to know` }).click()
  await expect(speaking.getByRole('heading', { level: 1, name: 'What you need to know' })).toBeVisible()
  for (const part of ['Published in the last two months', 'What ends', 'Planned', 'Owed', 'Open questions of the team'])
    await expect(section(speaking, part)).toBeVisible()
  await speaking.getByRole('button', { name: 'Stop speaking for it' }).click()
  await expect(speaking.getByRole('heading', { level: 1, name: capability.name })).toBeVisible()
  await pm.reload()
  await expect(champions).toContainText('No team has a champion for it yet.')
})

test('an onboarding kit says what is missing, takes what is written and a quote, and is read as Markdown', async ({
  browser,
}) => {
  const pm = await pmPage(browser)
  const capability = await api<Made & { name: string }>(pm, 'post', '/capabilities', {
    ...{ name: own('Previews'), description: 'A copy of production for each change' },
  })
  const words = own('It saves me an hour on every review')
  const piece = await api<Made>(pm, 'post', '/evidence', {
    ...{ kind: 'note', text: words, occurredAt: '2026-03-02', consent: true },
  })
  await pm.goto(`/capabilities/${capability.id}`)
  await pm.getByRole('link', { name: 'Onboarding kit' }).click()
  const kit = pm.getByRole('article', { name: `Begin with ${capability.name}` })
  await expect(kit).toContainText('No golden path is named.')
  await expect(kit).toContainText('How to begin in five minutes is not written.')
  const form = section(pm, 'What is written by hand')
  await form.getByLabel('Begin in five minutes').fill('1. Open a pull request.\n2. Follow the **link** in it.')
  await form.getByLabel('Channel').fill('#previews')
  await form.getByLabel('Other evidence to quote').fill(piece.id)
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(kit.getByRole('listitem').filter({ hasText: 'Follow the link in it.' })).toBeVisible()
  await expect(kit.getByRole('blockquote')).toContainText(words)
  await expect(kit).toContainText('Channel: #previews')
  await expect(form.getByRole('checkbox')).toBeChecked()
  const address = await pm.getByRole('link', { name: 'As Markdown' }).getAttribute('href')
  const file = await (await pm.request.get(`${origin}${address}`)).text()
  expect(file).toContain('## Begin in five minutes\n\n1. Open a pull request.')
  // On paper: the kit, and no form.
  await pm.emulateMedia({ media: 'print' })
  await expect(kit).toBeVisible()
  await expect(form).toBeHidden()
})
