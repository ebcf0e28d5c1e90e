import '@/lib/rooms'
import { describe, expect, test } from 'vitest'
import { addCapability } from '@/lib/catalog/commands-capabilities'
import { capabilityInput } from '@/lib/catalog/schema-capabilities'
import type { Actor } from '@/lib/core/actor'
import { parse } from '@/lib/core/zod'
import { erasePerson } from '@/lib/people/commands-erase'
import { changeItem, createItem } from '@/lib/roadmap/commands'
import { setTeamCapacity } from '@/lib/roadmap/commands-capacity'
import { regroupItem } from '@/lib/roadmap/commands-regroup'
import { splitItem } from '@/lib/roadmap/commands-split'
import { undoEvent } from '@/lib/roadmap/commands-undo'
import { removeView, saveView } from '@/lib/roadmap/commands-views'
import { getItem } from '@/lib/roadmap/queries'
import { findInsightChoices, findItemChoices, listItemChoices } from '@/lib/roadmap/queries-choices'
import { getGroupedBoard } from '@/lib/roadmap/queries-groups'
import { listHistory } from '@/lib/roadmap/queries-history'
import { getTimeline } from '@/lib/roadmap/queries-timeline'
import { listViews } from '@/lib/roadmap/queries-views'
import { parseBoardFilter } from '@/lib/roadmap/rules-filter'
import { itemInput, itemPatch } from '@/lib/roadmap/schema'
import { regroupInput } from '@/lib/roadmap/schema-groups'
import { splitInput, viewInput } from '@/lib/roadmap/schema-views'
import { db } from '@/lib/server/db'
import { actorOf, makePerson, makeTeam } from './make'
import { emptyRoadmap, NOW, hear, insightOn, makeItem, refused } from './roadmap-make'

const { pm, developer, stakeholder, published } = await emptyRoadmap()
const NO_FILTER = parseBoardFilter('')

describe('the board in groups', () => {
  test('puts the same theme in other letters together, sums all items, and shows the first of each', async () => {
    for (let n = 0; n < 10; n += 1) await published({ theme: n === 3 ? ' builds ' : 'Builds', effort: 1.5 })
    await published({ theme: 'Docs', effort: 2, horizon: 'next' })
    await published({ effort: 4 })
    const board = await getGroupedBoard(pm, 'theme', NO_FILTER)
    expect(board.groups.map(({ label, items, weeks, cards }) => [label, items, weeks, cards.length])).toEqual([
      ['Builds', 10, 15, 5],
      ['Docs', 1, 2, 1],
      ['No theme', 1, 4, 1],
    ])
    const narrow = await getGroupedBoard(pm, 'theme', parseBoardFilter('theme:docs'))
    expect(narrow.groups.map((group) => group.label)).toEqual(['Docs'])
  })

  test('knows quarters by time, capabilities and teams by name, and drafts for their writers only', async () => {
    const name = `Search ${pm.id.slice(0, 8)}`
    const capability = await addCapability(pm, capabilityInput.parse({ name }), NOW)
    const team = await makeTeam()
    await published({ quarter: '2027-Q1', capabilityId: capability.id, teamId: team.id })
    await published({ quarter: '2026-Q4' })
    await makeItem(pm, { quarter: '2026-Q4' })
    const labels = async (actor: Actor, by: 'quarter' | 'capability' | 'team') =>
      (await getGroupedBoard(actor, by, NO_FILTER)).groups.map(({ label, items }) => [label, items])
    expect(await labels(pm, 'quarter')).toEqual([
      ['2026 Q4', 2],
      ['2027 Q1', 1],
    ])
    expect(await labels(developer, 'capability')).toEqual([
      [name, 1],
      ['No capability', 1],
    ])
    expect(await labels(pm, 'team')).toEqual([
      [team.name, 1],
      ['No team', 2],
    ])
    // A reader of the published view knows neither capabilities nor teams: quarters instead, and nothing private on a card.
    expect(await labels(stakeholder, 'team')).toEqual([
      ['2026 Q4', 1],
      ['2027 Q1', 1],
    ])
    const board = await getGroupedBoard(stakeholder, 'theme', NO_FILTER)
    expect(JSON.stringify(board)).not.toMatch(/rice|effort|"weeks":[0-9]/)
  })

  test('a capability that the catalog has not is refused by name of the field', async () => {
    await expect(makeItem(pm, { capabilityId: 'none' })).rejects.toMatchObject({
      fieldErrors: { capabilityId: ['There is no such capability.'] },
    })
  })
})

describe('quarters', () => {
  test('show the work of each team against what it has, and say what lies outside', async () => {
    const [team, idle] = [await makeTeam(), await makeTeam()]
    for (let n = 0; n < 8; n += 1) await published({ quarter: '2026-Q4', teamId: team.id, effort: 3, theme: 'Builds' })
    await published({ quarter: '2027-Q1', effort: 2 })
    await published({ quarter: '2020-Q1' })
    await published({ quarter: '2035-Q1' })
    await setTeamCapacity(pm, { quarter: '2026-Q4', teamId: team.id, weeks: 20 })
    await setTeamCapacity(pm, { quarter: '2027-Q1', teamId: idle.id, weeks: 5 })
    const timeline = await getTimeline(pm, NO_FILTER, new Date('2026-11-01T00:00:00Z'))
    expect(timeline).toMatchObject({ quarters: ['2026-Q4', '2027-Q1'], weeks: [24, 2], earlier: 1, later: 1 })
    expect(timeline.teams?.find((one) => one.teamId === team.id)).toMatchObject({
      weeks: [24, 0],
      capacity: [20, null],
    })
    expect(timeline.teams?.find((one) => one.teamId === idle.id)).toMatchObject({ weeks: [0, 0], capacity: [null, 5] })
    expect(timeline.rows[0]?.cells[0]).toMatchObject({ items: { length: 6 }, more: 2 })
    // A filter leaves items out, and nothing of what a team has to do: it would look less busy than it is.
    const part = await getTimeline(pm, parseBoardFilter('nothing-has-this-title'), new Date('2026-11-01T00:00:00Z'))
    expect(part.rows).toEqual([])
    expect(part.teams?.find((one) => one.teamId === team.id)).toMatchObject({ weeks: [24], capacity: [20] })
    expect((await getTimeline(stakeholder, NO_FILTER, NOW)).teams).toBeNull()
    await setTeamCapacity(pm, { quarter: '2027-Q1', teamId: idle.id, weeks: null })
    expect(await db.teamCapacity.count({ where: { teamId: idle.id } })).toBe(0)
    await expect(setTeamCapacity(developer, { quarter: '2026-Q4', teamId: team.id, weeks: 1 })).rejects.toEqual(
      refused('forbidden'),
    )
  })
})

describe('saved views', () => {
  const view = (over: object = {}) => viewInput.parse({ name: 'Builds', query: '/roadmap?q=theme%3Abuilds', ...over })
  test('are of one person, or shared by those who write the roadmap', async () => {
    const own = await saveView(developer, view(), NOW)
    await saveView(pm, view({ name: 'For all', shared: true }), NOW)
    await saveView(pm, view({ name: 'For me' }), NOW)
    expect((await listViews(developer)).map(({ name, own: mine }) => [name, mine])).toEqual([
      ['Builds', true],
      ['For all', false],
    ])
    await expect(saveView(developer, view({ shared: true }), NOW)).rejects.toEqual(refused('forbidden'))
    await expect(removeView(pm, own.id)).rejects.toEqual(refused('not_found'))
    await removeView(developer, own.id)
    expect((await listViews(developer)).map(({ name }) => name)).toEqual(['For all'])
  })

  test.each([
    'https://evil.test/',
    '//evil.test/roadmap',
    '/roadmap\\@evil.test',
    '/roadmap/items/1',
    '/roadmapx',
    'javascript:alert(1)',
    '/roadmap?q=a b',
  ])('open an address of the roadmap only: %s is refused', (query) => {
    expect(viewInput.safeParse({ name: 'x', query }).success).toBe(false)
  })

  test('go with the person who made them', async () => {
    const leaver = await makePerson()
    await saveView(actorOf(leaver), view(), NOW)
    const admin = actorOf(await makePerson({ role: 'admin' }))
    await erasePerson(admin, leaver.id, NOW)
    expect(await db.roadmapView.count({ where: { ownerId: leaver.id } })).toBe(0)
  })
})

describe('splitting', () => {
  test('takes the named insights and person-weeks to the part, right below; undo gives them back', async () => {
    const insights = [
      await insightOn(pm, { supports: [await hear({ personId: (await makePerson()).id })] }),
      await insightOn(pm, { supports: [await hear({ personId: (await makePerson()).id })] }),
    ]
    const [moved = '', kept = ''] = insights
    const item = await makeItem(pm, { insights, effort: 6, theme: 'Builds', horizon: 'next' })
    const below = await makeItem(pm, { horizon: 'next' })
    const input = splitInput.parse({
      title: 'Only runners',
      effort: 2,
      effortLeft: 4,
      insights: [moved],
      why: 'Smaller',
    })
    const part = await splitItem(pm, item.id, input, NOW)
    expect(part).toMatchObject({ insights: [moved], theme: 'Builds', horizon: 'next', publishedAt: null })
    expect(part.score).toMatchObject({ reach: 1, effort: 2 })
    expect(part.rank > item.rank && part.rank < below.rank).toBe(true)
    const left = await getItem(pm, item.id)
    expect(left).toMatchObject({ insights: [kept] })
    expect(left.score).toMatchObject({ reach: 1, effort: 4 })
    const [line] = (await listHistory(pm, item.id, { limit: 1 })).data
    expect(line).toMatchObject({ kind: 'split', why: 'Smaller', undoable: true })
    await undoEvent(pm, { id: item.id, seq: line?.seq ?? 0 }, NOW)
    const whole = await getItem(pm, item.id)
    expect(whole.insights.toSorted()).toEqual(insights.toSorted())
    expect(whole.score).toMatchObject({ reach: 2, effort: 6 })
    expect(await getItem(pm, part.id)).toMatchObject({ status: 'dropped', mergedIntoId: item.id })
    await expect(undoEvent(pm, { id: item.id, seq: line?.seq ?? 0 }, NOW)).rejects.toEqual(refused('conflict'))
  })

  test('refuses insights of other items, shipped items, and undo after a later change of the effort', async () => {
    const item = await makeItem(pm, { effort: 3 })
    const foreign = await insightOn(pm, {})
    const input = splitInput.parse({ title: 'Part', effort: 1, effortLeft: 2 })
    await expect(splitItem(pm, item.id, { ...input, insights: [foreign] }, NOW)).rejects.toMatchObject({
      fieldErrors: { insights: [expect.stringContaining(foreign)] },
    })
    await splitItem(pm, item.id, input, NOW)
    const seq = (await listHistory(pm, item.id, { limit: 1 })).data[0]?.seq ?? 0
    await changeItem(pm, item.id, itemPatch.parse({ effort: 5 }), NOW)
    await expect(undoEvent(pm, { id: item.id, seq }, NOW)).rejects.toEqual(refused('conflict'))
    await changeItem(pm, item.id, itemPatch.parse({ status: 'dropped' }), NOW)
    await expect(splitItem(pm, item.id, input, NOW)).rejects.toEqual(refused('conflict'))
  })
})

test('pickers list what is chosen first and find the rest by words, however long the list', async () => {
  const needed = await makeItem(pm, { title: 'Needed first' })
  for (let n = 0; n < 40; n += 1)
    await createItem(pm, itemInput.parse({ title: `Other ${n}`, impact: 1, effort: 1, kind: 'docs' }), NOW)
  const choices = await listItemChoices(pm, { insights: [], needs: [needed.id] })
  expect(choices.items[0]).toEqual({ id: needed.id, label: 'Needed first' })
  expect((await findItemChoices(pm, { text: 'other 0' })).map((one) => one.label)).toEqual(['Other 0'])
  await makeItem(pm, { title: 'Cover 100% of a_b' })
  for (const text of ['%', '100%', 'a_b'])
    expect((await findItemChoices(pm, { text })).map((one) => one.label)).toEqual(['Cover 100% of a_b'])
  expect(await findItemChoices(pm, { text: '_z_' })).toEqual([])
  const insight = await insightOn(pm, {})
  expect((await findInsightChoices(pm, { text: 'builds take' })).map((one) => one.id)).toContain(insight)
  await expect(findItemChoices(developer, { text: 'x' })).rejects.toEqual(refused('forbidden'))
})

describe('a card that goes into another group', () => {
  const regroup = (actor: Actor, input: object) => regroupItem(actor, parse(regroupInput, input), NOW)
  test('changes its quarter, theme, capability or team, is in the history, and moves the version', async () => {
    const [team, item] = [await makeTeam(), await makeItem(pm, { theme: 'Builds', quarter: '2026-Q1' })]
    const capability = await addCapability(pm, parse(capabilityInput, { name: `Previews ${item.id}` }), NOW)
    await regroup(pm, { id: item.id, by: 'theme', from: 'builds', to: 'Runners' })
    await regroup(pm, { id: item.id, by: 'quarter', from: '2026-Q1', to: '2026-Q3' })
    await regroup(pm, { id: item.id, by: 'team', from: '', to: team.id })
    const { version } = await regroup(pm, { id: item.id, by: 'capability', from: '', to: capability.id })
    const expected = { theme: 'Runners', quarter: '2026-Q3', teamId: team.id, capabilityId: capability.id }
    expect(await getItem(pm, item.id)).toMatchObject(expected)
    const after = await regroup(pm, { id: item.id, by: 'quarter', from: '2026-Q3', to: '' })
    expect(after.version).toBeGreaterThan(version)
    expect((await getItem(pm, item.id)).quarter).toBeNull()
    const lines = (await listHistory(pm, item.id, { limit: 10 })).data
    expect(lines.filter((line) => line.kind === 'changed')).toHaveLength(5)
  })
  test('is refused to who does not write the roadmap, from a group it is not in, into one that is not there', async () => {
    const item = await makeItem(pm, { theme: 'Builds' })
    const move = { id: item.id, by: 'theme', from: 'builds', to: 'Runners' }
    await expect(regroup(developer, move)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(regroup(pm, { ...move, from: 'docs' })).rejects.toMatchObject({ code: 'conflict' })
    await expect(regroup(pm, { ...move, by: 'quarter', from: '', to: 'soon' })).rejects.toMatchObject({
      code: 'invalid',
    })
    await expect(regroup(pm, { ...move, by: 'team', from: '', to: 'no-team' })).rejects.toMatchObject({
      code: 'invalid',
    })
    expect(await getItem(pm, item.id)).toMatchObject({ theme: 'Builds', quarter: null, teamId: null })
  })
})
