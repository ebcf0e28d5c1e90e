import { createHash, createHmac } from 'node:crypto'
import { expect, type Browser, type Page } from '@playwright/test'
import { inDatabase } from './database'
import { ADMIN, api, as, clientOf, newPerson, origin, own, test } from './fixtures'
import { mailOf, mailsTo } from './mailbox'

const DAY = 86_400_000
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)

interface Made {
  id: string
}

/** Something that a person said and lets everyone read. */
const say = (page: Page, text: string, person?: string) =>
  api<Made>(page, 'post', '/evidence', { kind: 'note', text, occurredAt: '2026-03-02', consent: true, person })

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

async function pmPage(browser: Browser): Promise<Page> {
  const page = await as(browser, await newPerson('pm', 'Product manager'))
  page.setDefaultTimeout(20_000)
  return page
}

/** A part of a page by its heading. */
const section = (page: Page, name: string) =>
  page.locator('section', { has: page.getByRole('heading', { level: 2, name, exact: true }) })

test('a mission is revised on evidence, with who was asked, and stands where people decide', async ({ browser }) => {
  const pm = await pmPage(browser)
  const words = own('New people need nine days until their first change is out')
  const piece = await say(pm, words)
  const text = own('Every new engineer ships in their first week.')
  await pm.goto('/platform')
  const mission = section(pm, 'What the platform team is for')
  await mission.getByText(/^(Change|Write) it$/).click()
  await mission.getByLabel('In the team’s own words').fill(text)
  await mission.getByLabel('Evidence').fill(piece.id)
  await mission.getByLabel('Who was asked').fill('Four teams that hired this year')
  await mission.getByLabel('Review on').fill('2027-06-01')
  await mission.getByRole('button', { name: 'Save' }).click()
  await expect(mission.getByRole('link', { name: words })).toBeVisible()
  await expect(mission.getByText('Asked before: Four teams that hired this year')).toBeVisible()
  await expect(mission.getByText('Next review 1 Jun 2027')).toBeVisible()
  // The one before stays to be read, as a version.
  await mission.getByText(/^\d+ versions$/).click()
  await expect(mission.getByRole('listitem').filter({ hasText: text })).toContainText(/Version \d+/)
  await pm.goto('/roadmap')
  await expect(pm.getByText(text)).toBeVisible()
})

test('a capability goes from discovery to retirement, with who still uses it', async ({ browser }) => {
  const pm = await pmPage(browser)
  const name = own('Preview environments')
  const team = (await api<{ data: { id: string; name: string; platform: boolean }[] }>(pm, 'get', '/teams')).data.find(
    (one) => !one.platform,
  )!
  await pm.goto('/capabilities')
  await pm.getByText('Write a new entry', { exact: true }).click()
  await pm.getByLabel('Name').fill(name)
  await pm.getByLabel('What it does for a developer').fill('A copy of production for each pull request')
  await pm.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(pm.getByRole('heading', { level: 1, name })).toBeVisible()
  await expect(pm.getByText('No owner')).toBeVisible()

  const uses = section(pm, 'Who uses it')
  await uses.getByLabel('Team').selectOption(team.id)
  await uses.getByLabel('How far').selectOption('weekly')
  await uses.getByLabel('Chosen or told').selectOption('told')
  await uses.getByRole('button', { name: 'Save' }).click()
  await expect(uses.getByRole('row', { name: team.name })).toContainText('Told to')

  const edit = section(pm, 'Edit')
  await edit.getByText('Change what is written here').click()
  for (const stage of ['Launch', 'Enhancement', 'Maturation', 'Retirement']) {
    await edit.getByLabel('Stage').selectOption(stage)
    await edit.getByRole('button', { name: 'Save' }).click()
    await expect(pm.getByText(new RegExp(`${stage} \\d{1,2} \\w{3} \\d{4}$`))).toBeVisible()
  }
  await expect(pm.getByText(/Retired without a day · Retired without a replacement/)).toBeVisible()
  await edit.getByLabel('Last day').fill('2027-03-31')
  await edit.getByLabel('Replacement').fill('Shared staging')
  await edit.getByLabel('How teams get there').fill('The template moves them over.')
  await edit.getByRole('button', { name: 'Save' }).click()
  const retirement = section(pm, 'Retirement')
  await expect(retirement).toContainText('last day 31 Mar 2027')
  await expect(retirement).toContainText('1 team still using it, 1 not told.')
  await retirement.getByRole('button', { name: 'Tell these teams' }).click()
  await expect(retirement).toContainText('1 team still using it, all told.')
  await expect(retirement.getByRole('list', { name: 'Teams still using it' })).toContainText(team.name)
  const member = (await api<{ data: { email: string }[] }>(pm, 'get', `/people?team=${team.id}&limit=1`)).data[0]!
  expect((await mailOf(member.email, `${name} ends on 2027-03-31`)).text).toContain('Instead: Shared staging')
})

test('an item is committed with an outcome, ships, is measured by what GitHub’s webhooks tell, and “did not work” becomes evidence', async ({
  browser,
}) => {
  const [pm, admin] = [await pmPage(browser), await clientOf(ADMIN)]
  const item = await itemOn(pm, own('A cache for builds'), [
    { id: (await say(pm, own('Builds take a quarter of an hour'))).id, stance: 'supports' },
  ])
  const service = own('search').replace(' ', '-')
  const now = Date.now()
  await pm.goto(`/roadmap/items/${item.id}`)
  const measured = section(pm, 'Measured by')
  await measured.getByText('Agree on a metric').click()
  await measured.getByLabel('Metric').fill('delivery: lead time')
  await measured.getByLabel('Baseline').fill('12')
  await measured.getByLabel('Target').fill('4')
  await measured.getByLabel('By', { exact: true }).fill(dayOf(now + 30 * DAY))
  await measured.getByLabel('Only of the capability or service').fill(service)
  await measured.getByRole('button', { name: 'Save' }).click()
  await expect(measured).toContainText(`delivery: lead time from 12 hours to 4 hours`)
  await expect(measured).toContainText(`of ${service}`)
  // With its outcome agreed it goes into Now; that nothing cheaper was looked at asks for words, which stay.
  const note = 'A cache is the cheapest that can be tried.'
  await api(pm, 'patch', `/roadmap/items/${item.id}`, { horizon: 'now', commitNote: note })
  await pm.reload()
  await expect(pm.getByText(note)).toBeVisible()

  await pm.goto(`/roadmap/items/${item.id}/ship`)
  await pm.getByLabel('We did').fill('The runners keep a cache.')
  await pm.getByRole('button', { name: 'Ship and publish' }).click()
  await expect(pm.getByRole('heading', { level: 1, name: /A cache for builds/ })).toBeVisible()
  // Six weeks pass.
  await inDatabase('UPDATE "RoadmapItem" SET "shippedAt" = $2 WHERE "id" = $1', [item.id, new Date(now - 42 * DAY)])
  await inDatabase('UPDATE "ItemOutcome" SET "statedAt" = $2, "by" = $3 WHERE "itemId" = $1', [
    item.id,
    new Date(now - 60 * DAY),
    dayOf(now - 2 * DAY),
  ])
  // A push and a deployment every third day of ten weeks before and six after: eleven to thirteen hours, then as now.
  const made = await admin.post('events/hooks/secret', { data: {} })
  const { secret } = (await made.json()) as { secret: string }
  const sha = (count: number) => createHash('sha1').update(`${service} ${count}`).digest('hex')
  const repository = {
    full_name: `acme/${service}`,
    html_url: `https://github.com/acme/${service}`,
    default_branch: 'main',
  }
  const tell = async (body: object) => {
    const text = JSON.stringify({ ...body, repository })
    const signature = `sha256=${createHmac('sha256', secret).update(text).digest('hex')}`
    const sent = await fetch(`${origin}/api/v1/events/hooks/github?service=${service}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-hub-signature-256': signature },
      body: text,
    })
    expect(sent.status, await sent.text()).toBe(200)
  }
  for (let count = 1; count <= 38; count++) {
    const deployed = now - (115 - 3 * count) * DAY
    const committed = deployed - (11 + ((count * 7) % 5) / 2) * 3_600_000
    await tell({
      ...{ ref: 'refs/heads/main', before: sha(count - 1), after: sha(count), forced: false },
      commits: [{ id: sha(count), timestamp: new Date(committed).toISOString() }],
    })
    await tell({
      deployment_status: { state: 'success', created_at: new Date(deployed).toISOString() },
      deployment: {
        id: Math.floor(now / 100) * 100 + count,
        sha: sha(count),
        environment: 'production',
        production_environment: true,
      },
    })
  }
  await pm.goto(`/roadmap/items/${item.id}`)
  await expect(measured).toContainText('Did not work')
  await expect(measured).toContainText(/Before \(\d+ weeks\)1\d(\.\d+)? hours/)
  await measured.getByLabel('Note').fill('Most of the time is spent waiting for a runner.')
  await measured.getByRole('button', { name: 'Record as evidence' }).click()
  await measured.getByRole('link', { name: 'evidence' }).click()
  await expect(pm.getByText(/did not work/i).first()).toBeVisible()
})

test('an update for three audiences is drafted, seen as each sees it, and mailed to people with and without an account, but not to one who erased themselves', async ({
  browser,
}) => {
  const pm = await pmPage(browser)
  // One signs in; one was only ever interviewed; one will erase themselves.
  const [ada, leaver] = [await newPerson('developer', 'Ada Told'), await newPerson('developer', 'Lea Leaver')]
  const guest = `${own('guest').replace(' ', '-')}@elsewhere.example`
  const quote = own('I wait for the build every single day and so does my whole team')
  const gone = own('My mornings go by with nothing but waiting for the pipeline to end')
  const session = await api<Made>(pm, 'post', '/sessions', {
    ...{ kind: 'interview', title: own('A guest'), date: '2026-06-01', consent: { scope: 'a-year' } },
    participants: [{ email: guest, speaker: 'Gus' }],
    body: '**Gus:** Half of my day is a spinner, and I have counted it.',
  })
  const { evidenceId } = await api<{ evidenceId: string }>(pm, 'post', `/sessions/${session.id}/highlights`, {
    quote: 'Half of my day is a spinner, and I have counted it.',
  })
  const pieces = [evidenceId, (await say(pm, quote, ada)).id, (await say(pm, gone, leaver)).id]
  const title = own('Builds are cached')
  const item = await itemOn(
    pm,
    title,
    pieces.map((id) => ({ id, stance: 'supports' })),
  )

  await pm.goto(`/roadmap/items/${item.id}/updates/new?kind=started`)
  await pm.getByLabel('Title', { exact: true }).fill(`We begin: ${title}`)
  await pm.getByLabel('We are doing').fill(`You said: ${quote}.`)
  const preview = pm.getByRole('region', { name: 'Preview' })
  await expect(preview).toContainText(quote)
  for (const audience of ['developers', 'finance']) await pm.getByRole('checkbox', { name: audience }).check()
  const ofFinance = pm.getByLabel(/^For finance/)
  await pm.locator('details').filter({ has: ofFinance }).locator('summary').click()
  await ofFinance.fill(`A third fewer runner hours. You said: ${quote}.`)
  await preview.getByRole('button', { name: 'finance' }).click()
  await expect(preview).toContainText('A third fewer runner hours.')
  await expect(preview).toContainText('The quote is not shown to them.')
  await expect(preview).not.toContainText(quote)
  await pm.getByRole('button', { name: 'Save draft' }).click()
  await expect(pm.getByText('Draft saved.')).toBeVisible()
  // Nobody hears of a draft, and another one who may publish finds it.
  const other = await pmPage(browser)
  await other.goto('/updates')
  await other.getByRole('link', { name: `We begin: ${title}` }).click()
  await expect(other.getByLabel(/^For finance/)).toHaveValue(/A third fewer runner hours/)
  expect(await mailsTo(ada)).toEqual([])
  await other.getByRole('button', { name: 'Publish' }).click()
  await expect(other.getByRole('heading', { level: 1, name: `We begin: ${title}` })).toBeVisible()
  await expect(other.getByRole('navigation', { name: 'Written for' }).getByRole('link')).toHaveText([
    'For everyone',
    'For developers',
    'For finance',
  ])
  for (const email of [ada, guest, leaver]) await mailOf(email, `We begin: ${title}`)
  expect((await mailOf(guest, `We begin: ${title}`)).text).toContain('Half of my day is a spinner')
  const address = other.url()

  const leaving = await as(browser, leaver)
  await leaving.goto('/settings')
  const name = (await api<{ name: string }>(leaving, 'get', '/me')).name
  await leaving.getByLabel(`Type ${name} to confirm`).fill(name)
  await leaving.getByRole('button', { name: 'Delete permanently' }).click()
  await expect(leaving).toHaveURL(/sign-in/)

  await pm.goto(`/roadmap/items/${item.id}/updates/new?kind=shipped`)
  await pm.getByLabel('Title', { exact: true }).fill(title)
  await pm.getByLabel('We did').fill('Nine minutes, were fourteen.')
  await pm.getByRole('button', { name: 'Ship and publish' }).click()
  await expect(pm.getByRole('heading', { level: 1, name: title, exact: true })).toBeVisible()
  for (const email of [ada, guest]) await mailOf(email, title)
  expect((await mailsTo(leaver)).map((mail) => mail.subject)).toEqual([`We begin: ${title}`])
  // What everyone may read never held their words, and still does not.
  await pm.goto(address)
  await expect(pm.getByRole('main')).not.toContainText(gone)
})

test('a review of the month puts itself together, is edited, published and mailed to stakeholders', async ({
  browser,
}) => {
  const [pm, reader] = [await pmPage(browser), await newPerson('stakeholder', 'Sam Holder')]
  const title = own('What we heard and did')
  await pm.goto('/updates')
  await pm.getByRole('link', { name: 'Review the month' }).click()
  const text = pm.getByLabel('Text')
  await expect(text).toHaveValue(/## Heard[^]*## Decided/)
  await text.fill(`In short: nothing is on fire.\n\n${await text.inputValue()}`)
  await pm.getByLabel('Title').fill(title)
  await pm.getByRole('button', { name: 'Publish the review' }).click()
  await expect(pm.getByRole('heading', { level: 1, name: title })).toBeVisible()
  const mail = await mailOf(reader, title)
  expect(mail.text).toContain('In short: nothing is on fire.')
  // One press and no sign-in ends it.
  const end = /https?:\S+\/told\/\S+/.exec(mail.text ?? '')?.[0] ?? ''
  const anyone = await (await browser.newContext()).newPage()
  await anyone.goto(new URL(end).pathname)
  await anyone.getByRole('button', { name: 'Send me no more of it' }).click()
  await expect(anyone.getByRole('status')).toContainText('You get no more of it.')
  // Who has no account can open no other page of the hub: it is turned on again here.
  await anyone.getByRole('button', { name: 'Send it to me again' }).click()
  await expect(anyone.getByRole('status')).toContainText('From now on you get it again.')
})
