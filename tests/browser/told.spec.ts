import { expect, type Page } from '@playwright/test'
import { ADMIN, api, as, newPerson, own, test } from './fixtures'

interface Made {
  id: string
}

/** An item on one insight of these pieces, published. */
async function itemOn(page: Page, title: string, evidence: { id: string; stance: string }[]): Promise<Made> {
  const insight = await api<Made>(page, 'post', '/insights', { statement: own('What people wait for'), evidence })
  const item = await api<Made>(page, 'post', '/roadmap/items', {
    ...{ title, problem: 'People wait.', insights: [insight.id] },
    ...{ impact: 2, effort: 3, kind: 'build', horizon: 'next' },
  })
  await api(page, 'patch', `/roadmap/items/${item.id}`, { published: true })
  return item
}

test('whoever answered an anonymous survey reads on its own page, without an account, what became of it', async ({
  browser,
}) => {
  const pm = await as(browser, await newPerson('pm', 'Product manager'))
  const { data: surveys } = await api<{ data: { id: string; publicToken: string; anonymity: string }[] }>(
    pm,
    'get',
    '/surveys?status=closed&limit=100',
  )
  const { data: pieces } = await api<{ data: { id: string; ref: { id: string } }[] }>(
    pm,
    'get',
    '/evidence?kind=survey-result&limit=200',
  )
  // A result is called by its survey and the question's key.
  const of = (id: string) => pieces.find(({ ref }) => ref.id.startsWith(`${id}:`))
  const survey = surveys.find(({ id, anonymity }) => anonymity === 'anonymous' && of(id))!
  const piece = of(survey.id)!
  const title = own('Runners answer at once')
  const item = await itemOn(pm, title, [{ id: piece.id, stance: 'supports' }])
  await pm.goto(`/roadmap/items/${item.id}/updates/new?kind=started`)
  await expect(pm.getByRole('region', { name: 'Told on the pages of surveys' })).toContainText(
    'read without an account',
  )
  await pm.getByLabel('Title', { exact: true }).fill(title)
  await pm.getByLabel('We are doing').fill('Twice as many runners by June.')
  await pm.getByRole('button', { name: 'Publish' }).click()
  await expect(pm.getByRole('heading', { level: 1, name: title })).toBeVisible()

  const anyone = await (await browser.newContext({ locale: 'en' })).newPage()
  await anyone.goto(`/s/${survey.publicToken}`)
  const came = anyone.getByRole('region', { name: 'What came of it' })
  await expect(came.getByRole('heading', { name: title })).toBeVisible()
  await expect(came).toContainText('Twice as many runners by June.')
  await expect(came.getByText(/^Started, /)).toBeVisible()
})

test('a webhook is added, its secret shown once, tested, changed and deleted, by keyboard', async ({ browser }) => {
  const admin = await as(browser, ADMIN)
  await admin.goto('/settings')
  await admin.getByRole('link', { name: 'webhooks', exact: true }).click()
  await expect(admin.getByRole('heading', { level: 1, name: 'Webhooks' })).toBeVisible()
  await admin.getByLabel('Address').fill('http://10.0.0.8/hook')
  await admin.getByLabel('Address').press('Enter')
  await expect(admin.getByText(/leads into a private network/).first()).toBeVisible()
  const host = `${own('hooks').toLowerCase().replace(/\W+/g, '-')}.invalid`
  await admin.getByLabel('Address').fill(`https://${host}/soundings`)
  await admin.getByLabel('Address').press('Enter')
  await expect(admin.getByText('Copy the secret now. It is not shown again.')).toBeVisible()
  await expect(admin.getByText(/^whsec_/)).toBeVisible()
  await admin.reload()
  await expect(admin.getByText(/^whsec_/)).toHaveCount(0)
  await admin.getByRole('link', { name: host }).click()
  await expect(admin.getByText('No message yet.', { exact: false })).toBeVisible()
  await admin.getByRole('button', { name: 'Send a test' }).press('Enter')
  await expect(admin.getByText('The test did not arrive: the name of the host is not known.')).toBeVisible()
  const messages = admin.getByRole('table', { name: 'Messages' })
  await expect(messages.getByRole('row', { name: /^Test/ })).toContainText('Given up')
  await messages.getByRole('button', { name: 'Send again “Test”' }).press('Enter')
  await expect(messages.getByRole('row', { name: /^Test/ })).toContainText('Waiting')
  await admin.getByRole('button', { name: 'Change the secret' }).press('Enter')
  await expect(admin.getByText(/^whsec_/)).toBeVisible()
  await expect(admin.getByText(/The secret before is signed with too until/)).toBeVisible()
  await admin.getByRole('button', { name: 'Delete the webhook' }).press('Enter')
  await expect(admin.getByRole('heading', { level: 1, name: 'Webhooks' })).toBeVisible()
  await expect(admin.getByRole('link', { name: host })).toHaveCount(0)
})

test('the brief of an item for each audience, as page, Markdown and print; measured and declined are told as such', async ({
  browser,
}) => {
  const pm = await as(browser, await newPerson('pm', 'Product manager'))
  const words = own('Builds take a quarter of an hour')
  const piece = await api<Made>(pm, 'post', '/evidence', {
    ...{ kind: 'note', text: words, occurredAt: '2026-03-02', consent: true },
  })
  const [item, other] = [
    await itemOn(pm, own('A cache for builds'), [{ id: piece.id, stance: 'supports' }]),
    await itemOn(pm, own('A second cache'), [{ id: piece.id, stance: 'supports' }]),
  ]
  const audiences = {
    ...{ everyone: 'everyone', developers: 'developers', managers: 'engineering managers' },
    ...{ executives: 'executives', finance: 'finance', security: 'security' },
  }
  for (const [audience, name] of Object.entries(audiences)) {
    const heading = pm.getByRole('heading', { level: 1, name: `Brief for ${name}` })
    await pm.goto(`/roadmap/items/${item.id}/brief?for=${audience}`)
    await expect(heading).toBeVisible()
    const markdown = await pm.request.get(`/api/v1/roadmap/items/${item.id}/brief?audience=${audience}`)
    expect(markdown.headers()['content-type']).toContain('text/markdown')
    expect(await markdown.text()).toMatch(/^# .+\n\n## /)
    // In print the text stays and the way around goes.
    await pm.emulateMedia({ media: 'print' })
    await expect(heading).toBeVisible()
    await expect(pm.getByRole('navigation', { name: 'Rooms' })).toBeHidden()
    await pm.emulateMedia({ media: null })
  }
  const publish = (id: string, body: object) =>
    api<{ updateId: string }>(pm, 'post', `/roadmap/items/${id}/updates`, body)
  const declined = await publish(other.id, {
    ...{ kind: 'declined', title: own('No second cache'), body: 'The first one is enough.' },
  })
  await pm.goto(`/updates/${declined.updateId}`)
  await expect(pm.getByText('Decided against').first()).toBeVisible()
  await expect(pm.getByRole('heading', { name: 'Why not' })).toBeVisible()
  await publish(item.id, { kind: 'shipped', title: own('A cache'), body: 'It is here.' })
  const measured = await publish(item.id, {
    ...{ kind: 'measured', title: own('Nine minutes'), body: 'Nine minutes, were fourteen.' },
  })
  await pm.goto(`/updates/${measured.updateId}`)
  await expect(pm.getByText('Measured').first()).toBeVisible()
  await expect(pm.getByRole('heading', { name: 'What it changed' })).toBeVisible()
})

test('the review of a month is saved as a draft that another one finds', async ({ browser }) => {
  const [pm, other] = [
    await as(browser, await newPerson('pm', 'Product manager')),
    await as(browser, await newPerson('pm', 'Product manager')),
  ]
  // A month that is over long enough: this one's is sent by another test.
  const now = new Date()
  const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 3)).toISOString().slice(0, 7)
  await pm.goto(`/updates/review?month=${month}`)
  await expect(pm.getByText('Stakeholders read the review and do not see scores or the catalogue.')).toBeVisible()
  const title = own('The month in short')
  await pm.getByLabel('Title').fill(title)
  await pm.getByRole('button', { name: 'Save draft' }).click()
  await expect(pm.getByText('Draft saved.')).toBeVisible()
  await other.goto(`/updates/review?month=${month}`)
  await expect(other.getByLabel('Title')).toHaveValue(title)
})

test('a champion finds in their inbox what was published about what they speak for', async ({ browser }) => {
  const pm = await as(browser, await newPerson('pm', 'Product manager'))
  const { data: teams } = await api<{ data: { name: string; platform: boolean }[] }>(pm, 'get', '/teams?limit=50')
  const name = own('Previews')
  const capability = await api<Made>(pm, 'post', '/capabilities', { name })
  const admin = await as(browser, ADMIN)
  const mark = crypto.randomUUID().slice(0, 8)
  const email = `champion-${mark}@example.test`
  await api(admin, 'post', '/people', {
    ...{ name: `Cleo ${mark}`, email, role: 'developer' },
    team: teams.find((one) => !one.platform)?.name,
  })
  await api(pm, 'post', `/capabilities/${capability.id}/champions`, { person: email })
  const item = await api<Made>(pm, 'post', '/roadmap/items', {
    ...{
      title: own('Previews for all'),
      problem: 'People wait.',
      impact: 2,
      effort: 3,
      kind: 'build',
      horizon: 'next',
    },
    capabilityId: capability.id,
  })
  await api(pm, 'patch', `/roadmap/items/${item.id}`, { published: true })
  const title = own('Previews begin')
  await api(pm, 'post', `/roadmap/items/${item.id}/updates`, { kind: 'started', title, body: 'By June.' })
  const speaking = await as(browser, email)
  await speaking.goto('/inbox')
  await expect(speaking.getByText(`Published about ${name}, which you speak for`)).toBeVisible()
  await speaking.getByRole('link', { name: new RegExp(name) }).click()
  await expect(speaking.getByRole('heading', { level: 1, name: title })).toBeVisible()
})

test('the golden path of one capability is asked by name, and linked to its page', async ({ browser }) => {
  const pm = await as(browser, await newPerson('pm', 'Product manager'))
  const name = own('Search')
  const capability = await api<Made>(pm, 'post', '/capabilities', { name })
  await pm.goto(`/surveys/new?template=golden-path&capability=${capability.id}`)
  await pm.getByRole('button', { name: 'Draft it for this capability' }).click()
  await expect(pm).toHaveURL(/\/surveys\/[^/]+\/edit/)
  await expect(pm.getByLabel('Title').first()).toHaveValue(`The golden path of ${name}`)
  const asked = await api<{ linked: { purpose: string }[] }>(pm, 'get', `/capabilities/${capability.id}/asked`)
  expect(asked.linked.map((one) => one.purpose).sort()).toEqual(['chosen', 'load'])
})
