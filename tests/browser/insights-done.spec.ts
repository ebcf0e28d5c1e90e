import { expect, type Page } from '@playwright/test'
import { api, clientOf, newPerson, own, signInAs, test } from './fixtures'

const pm = 'maren.okafor@lanternfreight.example'
const admin = 'greta.vossberg@lanternfreight.example'

interface Piece {
  id: string
}
interface Team {
  id: string
  name: string
  headcount: number
  platform: boolean
}

/** Something that a voice of a team said, open to everyone. */
const say = (page: Page, text: string, more: object) =>
  api<Piece>(page, 'post', '/evidence', { kind: 'note', text, occurredAt: '2026-03-02', consent: true, ...more })

/** Teams of users, the largest first. */
async function userTeams(page: Page): Promise<Team[]> {
  const { data } = await api<{ data: Team[] }>(page, 'get', '/teams?limit=200')
  return data.filter((team) => !team.platform && team.headcount > 0).sort((a, b) => b.headcount - a.headcount)
}

const insightOf = (page: Page, statement: string, evidence: { id: string; stance: string }[]) =>
  api<{ id: string }>(page, 'post', '/insights', { statement, evidence })

const contested = (page: Page) => page.getByText('contested', { exact: true })

test('an insight with both stances shows its conflict, and its resolution reopens on new evidence', async ({
  page,
}) => {
  await signInAs(page, pm)
  const [one, other] = await userTeams(page)
  const stances = [
    ...['A', 'B', 'C'].map((name) => ({ name, team: one!.id, stance: 'supports' })),
    ...['D', 'E'].map((name) => ({ name, team: other!.id, stance: 'contradicts' })),
  ]
  const links: { id: string; stance: string }[] = []
  for (const { name, team, stance } of stances) {
    const words = stance === 'supports' ? 'The release train is a help' : 'The release train holds us up'
    const { id } = await say(page, `${words}, says ${name}`, { pseudonym: own(name), team })
    links.push({ id, stance })
  }
  const { id } = await insightOf(page, own('The release train helps'), links)
  await page.goto(`/insights/${id}`)
  await expect(contested(page).first()).toBeVisible()
  const sides = page.getByRole('region', { name: 'Both sides' })
  await expect(sides).toContainText('Teams oppose each other')
  await expect(sides).toContainText(`${one!.name} (3 for, 0 against)`)
  await expect(sides).toContainText(`${other!.name} (0 for, 2 against)`)

  await page.getByLabel('How it is resolved').fill('Holds where releases are weekly.')
  await page.getByLabel('What would change it').fill('A weekly team that is held up.')
  await page.getByRole('button', { name: 'Record resolution' }).click()
  await expect(page.getByText('Resolved', { exact: true })).toBeVisible()
  await expect(contested(page)).toHaveCount(0)

  const late = await say(page, 'The release train holds us up as well', { pseudonym: own('F'), team: other!.id })
  await api(page, 'post', `/insights/${id}/evidence`, { id: late.id, stance: 'contradicts' })
  await page.reload()
  await expect(contested(page).first()).toBeVisible()
  await expect(page.getByRole('region', { name: 'Resolution' })).toContainText('again')
})

test('a team that was not heard shows up, with a message to it that goes on the list and is not sent', async ({
  page,
}) => {
  await signInAs(page, pm)
  const [silent, heard] = await userTeams(page)
  const { id: piece } = await say(page, 'Staging is down on Mondays', { pseudonym: own('G'), team: heard!.id })
  const statement = own('Staging is down on Mondays')
  const { id } = await insightOf(page, statement, [{ id: piece, stance: 'supports' }])
  await page.goto(`/insights/${id}`)
  await expect(page.getByText(new RegExp(`not heard: .*${silent!.name}`)).first()).toBeVisible()
  await page.getByRole('link', { name: /^Messages to \d+ teams? not heard$/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Who is missing' })).toBeVisible()
  const words = page.getByLabel(`Message to ${silent!.name}`, { exact: true })
  await expect(words).toHaveValue(new RegExp(statement))
  await words.fill(`Hello ${silent!.name}, how is ${statement} for you?`)
  await page.locator('form').filter({ hasText: silent!.name }).getByRole('button', { name: 'Put on the list' }).click()
  await expect(page.getByText('On the list.')).toBeVisible()

  await page.getByRole('link', { name: 'Outreach list' }).click()
  const entry = page.getByRole('main').getByRole('listitem').filter({ hasText: statement })
  await expect(entry).toContainText(`how is ${statement} for you?`)
  await entry.getByRole('button', { name: 'Sent, or not needed' }).click()
  await expect(entry).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(entry).toHaveCount(1)
})

test('an erasure re-scores what rested on the person', async ({ page }) => {
  const email = await newPerson('developer', 'Goes Soon')
  await signInAs(page, pm)
  const theirs = await say(page, 'The build breaks my focus each time', { person: email })
  const others = await say(page, 'Builds break my focus', { pseudonym: own('H') })
  const { id } = await insightOf(page, own('Builds break the focus'), [
    { id: theirs.id, stance: 'supports' },
    { id: others.id, stance: 'supports' },
  ])
  await page.goto(`/insights/${id}`)
  const pros = page.getByRole('region', { name: 'For', exact: true }).getByRole('listitem')
  await expect(pros).toHaveCount(2)
  await expect(page.getByText('2 people').first()).toBeVisible()

  const greta = await clientOf(admin)
  const { data } = (await (await greta.get(`people?q=${encodeURIComponent(email)}`)).json()) as { data: Piece[] }
  const answer = await greta.post(`people/${data[0]!.id}/erase`)
  expect(answer.ok(), await answer.text()).toBe(true)
  expect(await answer.json()).toMatchObject({ insightsRescored: 1 })
  await greta.dispose()

  await page.reload()
  await expect(pros).toHaveCount(1)
  await expect(page.getByText('1 person').first()).toBeVisible()
  await page.goto(`/evidence/${theirs.id}`)
  await expect(page.getByText('not found', { exact: false }).first()).toBeVisible()
})

test('what was said twice is merged by a person, counts everyone, and comes apart again', async ({ page }) => {
  await signInAs(page, pm)
  const mark = own('umbrella').replace(' ', '')
  const [a, b] = [
    await say(page, `The ${mark} service needs three approvals for each deploy`, { pseudonym: own('I') }),
    await say(page, `The ${mark} service needs 3 approvals for each deploy!`, { pseudonym: own('J') }),
  ]
  const { id } = await insightOf(page, own('Approvals hold deploys up'), [{ id: a.id, stance: 'supports' }])
  await api(page, 'post', `/evidence/${a.id}/merge`, { pieces: [b.id] })
  await page.goto(`/insights/${id}`)
  await expect(page.getByText('2 people').first()).toBeVisible()
  await expect(page.getByRole('region', { name: 'For', exact: true }).getByRole('listitem')).toHaveCount(1)

  await page.goto(`/evidence/${a.id}`)
  await expect(page.getByRole('heading', { name: 'Also said' })).toBeVisible()
  await page.getByRole('button', { name: 'Take this merge back' }).click()
  await expect(page.getByRole('heading', { name: 'Also said' })).toHaveCount(0)
  await page.goto(`/insights/${id}`)
  await expect(page.getByText('1 person').first()).toBeVisible()
})

test('the opportunity tree shows an outcome, its items and what they rest on, as a picture and in words', async ({
  page,
}) => {
  await signInAs(page, pm)
  const said = await say(page, 'Reviews wait for days', { pseudonym: own('K') })
  const statement = own('Reviews wait for days')
  const { id } = await insightOf(page, statement, [{ id: said.id, stance: 'supports' }])
  const title = own('Review rota')
  const item = await api<{ id: string }>(page, 'post', '/roadmap/items', {
    ...{ title, problem: 'Nobody looks after reviews', insights: [id], impact: 1, effort: 2, kind: 'enablement' },
  })
  const metric = own('review-hours').replace(' ', '-')
  await api(page, 'put', `/roadmap/items/${item.id}/outcome`, { metric, baseline: 30, target: 10, by: '2027-06-30' })
  await page.goto(`/insights/${id}`)
  await page.getByRole('link', { name: 'In the opportunity tree' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Opportunity tree' })).toBeVisible()
  const picture = page.locator('[data-chart="opportunity-tree"] svg')
  await expect(picture.locator(`a[href="/roadmap/items/${item.id}"]`)).toBeVisible()
  await expect(picture.locator(`a[href="/insights/${id}"]`)).toBeVisible()
  const words = page.getByRole('main').getByRole('listitem').filter({ hasText: title })
  await expect(words.getByRole('link', { name: statement })).toBeVisible()
  await page.goto(`/roadmap/items/${item.id}`)
  await page.getByRole('link', { name: 'Opportunity tree' }).click()
  await expect(picture.getByText(metric.replaceAll('-', ' '), { exact: true }).first()).toBeAttached()
})

test('three sources come into one theme, and its name survives another run', async ({ page }) => {
  test.setTimeout(400_000)
  await signInAs(page, pm)
  const mark = own('teleport').replace(' ', '')
  const complaints = ['drops my connection', 'asks me to sign in again', 'is slow each morning', 'loses its session']
  const pieces: string[] = []
  for (const [at, what] of complaints.entries()) {
    const text = `The ${mark} VPN client ${what} when I work from home`
    for (const kind of ['ticket', 'chat'] as const)
      pieces.push((await say(page, `${text} (${kind} ${String(at)})`, { kind, pseudonym: own('L') })).id)
  }
  const session = await api<{ id: string }>(page, 'post', '/sessions', {
    ...{ kind: 'interview', title: own('VPN'), date: '2026-03-02', consent: { scope: 'a-year' } },
    participants: [{ pseudonym: 'Participant 1' }],
    body: `**Participant 1:** The ${mark} VPN client drops every hour when I work from home.\n`,
  })
  const highlight = await api<{ evidenceId: string }>(page, 'post', `/sessions/${session.id}/highlights`, {
    quote: `The ${mark} VPN client drops every hour when I work from home.`,
    tags: [],
  })
  pieces.push(highlight.evidenceId)

  const run = async () => {
    const { id } = await api<{ id: string }>(page, 'post', '/themes/runs', {})
    await expect
      .poll(async () => (await api<{ state: string }>(page, 'get', `/themes/runs/${id}`)).state, { timeout: 180_000 })
      .toBe('done')
  }
  await run()
  const themes = (await api<{ data: Piece[] }>(page, 'get', '/themes?limit=200')).data
  const holding = await Promise.all(
    themes.map(async ({ id }) => {
      const { data } = await api<{ data: Piece[] }>(page, 'get', `/evidence?theme=${id}&limit=200`)
      return { id, own: data.filter((piece) => pieces.includes(piece.id)).length }
    }),
  )
  const [best] = holding.sort((a, b) => b.own - a.own)
  expect(best!.own).toBeGreaterThan(pieces.length / 2)
  const name = own('Away from the office')
  await api(page, 'patch', `/themes/${best!.id}`, { label: name })
  await run()
  await page.goto(`/insights/themes/${best!.id}`)
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await expect(page.getByText(new RegExp(`The ${mark} VPN client`)).first()).toBeVisible()
})
