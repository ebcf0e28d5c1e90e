import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { recordEvidence, withdrawEvidence } from '@/lib/evidence/commands'
import type { EvidenceItem } from '@/lib/evidence/schema'
import { promoteTheme, runFindThemes, startThemeRun, updateThemes } from '@/lib/insights/commands-themes'
import {
  cancelThemeRun,
  mergeTheme,
  renameTheme,
  splitTheme,
  unmergeTheme,
  unsplitTheme,
} from '@/lib/insights/commands-themes-edit'
import { getTheme, getThemeMap, listAlsoSaid, listThemes } from '@/lib/insights/queries-themes'
import { findGroups, type FoundGroup } from '@/lib/reading/commands'
import { getThemeRun } from '@/lib/reading/queries'
import { allJobs } from '@/lib/rooms'
import { db, transaction } from '@/lib/server/db'
import { drainOutbox } from '@/lib/server/job-runner'
import { actorOf, makePerson } from './make'

// Each run starts a process of its own.
vi.setConfig({ testTimeout: 120_000 })

const now = () => new Date('2026-03-05T10:11:12Z')

let advocate: Actor
let developer: Actor

const piece = (id: string, text: string): EvidenceItem => ({
  ref: { kind: 'highlight', id },
  text,
  rung: 'medium',
  occurredAt: now(),
  voice: `voice ${id}`,
})
const record = (name: string, texts: readonly string[]) =>
  transaction((tx) =>
    recordEvidence(
      tx,
      texts.map((text, at) => piece(`${name}${at}`, text)),
      now,
    ),
  )

const builds = [
  'The build takes forty minutes',
  'Builds are far too slow',
  'I wait for the build all morning',
  'Our build time doubled this year',
  'A clean build takes an hour',
  'Slow builds break my concentration',
]
const access = [
  'Getting access to the database takes days',
  'I waited a week for database permissions',
  'Nobody knows who approves access requests',
  'Access to production data needs three approvals',
  'My permission request was lost',
  'Requesting access rights is a maze',
]
const docs = [
  'The documentation is out of date',
  'I never find the right page in the docs',
  'Docs for the platform are missing examples',
  'The wiki has three different guides for the same thing',
  'Documentation does not match the product',
  'There is no guide for newcomers',
]
const lunch = [
  'The canteen closes too early',
  'Lunch is cold when I get there',
  'More vegetarian food in the canteen please',
  'The coffee machine on floor two is broken again',
  'Food in the canteen is too salty',
  'Lunch queues are too long',
  'The canteen needs better salads',
  'Coffee is better across the street',
]

/** Three statements in one answer, each about something else. */
const LONG =
  'The build takes an hour and I wait for it all morning. ' +
  'I also waited a week for permissions on the database, and nobody knew who approves them. ' +
  'On top of that the documentation is out of date and has no examples.'

const themes = async () => (await listThemes(advocate, { limit: 50 })).data
const textsOf = async (id: string) =>
  (await db.themeEvidence.findMany({ where: { themeId: id }, select: { evidence: { select: { text: true } } } }))
    .map((row) => row.evidence.text)
    .sort()
/** The theme that most of some texts are in. */
async function themeOf(texts: readonly string[]): Promise<string> {
  const rows = await db.themeEvidence.findMany({ where: { evidence: { text: { in: [...texts] } } } })
  const counts = new Map<string, number>()
  for (const row of rows) counts.set(row.themeId, (counts.get(row.themeId) ?? 0) + 1)
  const [most] = [...counts].sort((a, b) => b[1] - a[1])
  return most?.[0] ?? ''
}

beforeEach(async () => {
  await db.$executeRaw`TRUNCATE "Evidence", "Insight", "Person", "Team", "Outbox", "Theme", "TextVector", "ThemeRun" CASCADE`
  advocate = actorOf(await makePerson({ role: 'advocate' }))
  developer = actorOf(await makePerson({}))
  await record('b', builds)
  await record('a', access)
  await record('d', docs)
})

describe('themes', () => {
  test('bring together what is about the same thing, in whatever words, and read each text once', async () => {
    await updateThemes(now)
    const found = await Promise.all([builds, access, docs].map(themeOf))
    expect(new Set(found).size).toBe(3)
    const own = await textsOf(found[0]!)
    expect(own.filter((text) => builds.includes(text)).length).toBeGreaterThanOrEqual(5)
    expect(await db.textVector.count()).toBe(18)
    const before = await db.textVector.findMany({ orderBy: { hash: 'asc' } })
    await updateThemes(now)
    expect(await db.textVector.findMany({ orderBy: { hash: 'asc' } })).toEqual(before)
    expect(await Promise.all([builds, access, docs].map(themeOf))).toEqual(found)
  })

  test('keep their ids when much about something else comes in', async () => {
    await updateThemes(now)
    const before = await Promise.all([builds, access, docs].map(themeOf))
    await record('l', lunch)
    await updateThemes(now)
    expect(await Promise.all([builds, access, docs].map(themeOf))).toEqual(before)
    expect(before).not.toContain(await themeOf(lunch))
  })

  test('keep all their pieces when ten times as much about something else comes in', async () => {
    await updateThemes(now)
    const shown = async () => (await themes()).map(({ id, label }) => ({ id, label }))
    const before = await shown()
    const members = await Promise.all(before.map(({ id }) => textsOf(id)))
    const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']
    await record(
      'l',
      days.flatMap((day) => days.flatMap((other) => lunch.map((text) => `${text}, on ${day} as on ${other}`))),
    )
    await runFindThemes({})
    expect(await shown()).toEqual(expect.arrayContaining(before))
    expect(await Promise.all(before.map(({ id }) => textsOf(id)))).toEqual(members)
    expect(before.map(({ id }) => id)).not.toContain(await themeOf([`${lunch[0]}, on Monday as on Monday`]))
  })

  test('keep the name that a person gave, until it is let go', async () => {
    await updateThemes(now)
    const id = await themeOf(builds)
    await renameTheme(advocate, id, { label: 'Waiting for builds' })
    await updateThemes(now)
    expect(await getTheme(developer, id)).toMatchObject({ label: 'Waiting for builds', pinned: true })
    await renameTheme(advocate, id, { pinned: false })
    await updateThemes(now)
    expect((await getTheme(advocate, id)).label).not.toBe('Waiting for builds')
    await expect(renameTheme(developer, id, { label: 'x' })).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('stay merged, and the insight of one is that of both', async () => {
    await updateThemes(now)
    const [one, other] = [await themeOf(builds), await themeOf(docs)]
    const insight = await promoteTheme(advocate, one, {}, now)
    const size = (await textsOf(one)).length + (await textsOf(other)).length
    expect(await mergeTheme(advocate, one, { into: other }, now)).toMatchObject({
      id: other,
      size,
      insightId: insight.id,
    })
    await record('l', lunch)
    await updateThemes(now)
    expect((await themes()).map((theme) => theme.id)).not.toContain(one)
    expect(await themeOf(builds)).toBe(other)
    expect(await themeOf(docs)).toBe(other)
    expect((await getTheme(advocate, other)).insightId).toBe(insight.id)
    await expect(getTheme(advocate, one)).rejects.toMatchObject({ code: 'not_found' })
    await expect(mergeTheme(advocate, other, { into: other }, now)).rejects.toMatchObject({ code: 'invalid' })
  })

  test('stay split, and refuse what is not theirs', async () => {
    await updateThemes(now)
    const id = await themeOf(access)
    const members = await db.themeEvidence.findMany({ where: { themeId: id }, orderBy: { evidenceId: 'asc' } })
    const some = members.slice(0, 2).map((member) => member.evidenceId)
    const made = await splitTheme(advocate, id, { evidence: some, label: 'Approvals' }, now)
    expect(made).toMatchObject({ label: 'Approvals', size: 2, source: 'hand', pinned: true })
    await updateThemes(now)
    expect(await getTheme(advocate, made.id)).toMatchObject({ label: 'Approvals', size: 2 })
    const rows = await db.themeEvidence.findMany({ where: { evidenceId: { in: some } } })
    expect(rows.map((row) => row.themeId)).toEqual([made.id, made.id])
    await expect(splitTheme(advocate, id, { evidence: some }, now)).rejects.toMatchObject({ code: 'invalid' })
  })

  test('are as before once a merge or a split is taken back, unless they were found again since', async () => {
    await updateThemes(now)
    const [one, other] = [await themeOf(builds), await themeOf(docs)]
    const insight = await promoteTheme(advocate, one, {}, now)
    const before = [await getTheme(advocate, one), await getTheme(advocate, other)]
    const texts = [await textsOf(one), await textsOf(other)]
    await mergeTheme(advocate, one, { into: other }, now)
    await unmergeTheme(advocate, one, now)
    expect([await getTheme(advocate, one), await getTheme(advocate, other)]).toEqual(before)
    expect([await textsOf(one), await textsOf(other)]).toEqual(texts)
    expect((await getTheme(advocate, one)).insightId).toBe(insight.id)
    await expect(unmergeTheme(advocate, one, now)).rejects.toMatchObject({ code: 'conflict' })

    const members = await db.themeEvidence.findMany({ where: { themeId: other }, orderBy: { evidenceId: 'asc' } })
    const made = await splitTheme(
      advocate,
      other,
      { evidence: members.slice(0, 2).map((member) => member.evidenceId) },
      now,
    )
    expect(await unsplitTheme(advocate, made.id, now)).toEqual(before[1])
    expect(await db.themeEvidence.findMany({ where: { themeId: other }, orderBy: { evidenceId: 'asc' } })).toEqual(
      members,
    )
    await expect(getTheme(advocate, made.id)).rejects.toMatchObject({ code: 'not_found' })

    await mergeTheme(advocate, one, { into: other }, now)
    await updateThemes(now)
    await expect(unmergeTheme(advocate, one, now)).rejects.toMatchObject({ code: 'conflict' })
    await expect(unmergeTheme(developer, one, now)).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('keep what a person did where it can no longer be taken back whole', async () => {
    await updateThemes(now)
    const [one, other, third] = [await themeOf(builds), await themeOf(docs), await themeOf(access)]
    // One piece was put there by a person: it alone is known to have come from there once themes were found again.
    const { evidenceId } = await db.themeEvidence.findFirstOrThrow({ where: { themeId: one } })
    await db.themeEvidence.updateMany({ where: { themeId: one, evidenceId }, data: { chosen: true } })
    await mergeTheme(advocate, one, { into: other }, now)
    const size = (await getTheme(advocate, other)).size
    await updateThemes(now)
    await expect(unmergeTheme(advocate, one, now)).rejects.toMatchObject({ code: 'conflict' })
    expect((await getTheme(advocate, other)).size).toBe(size)

    const members = await db.themeEvidence.findMany({ where: { themeId: third }, orderBy: { evidenceId: 'asc' } })
    const made = await splitTheme(advocate, third, { evidence: [members[0]!.evidenceId] }, now)
    await mergeTheme(advocate, other, { into: made.id }, now)
    await expect(unsplitTheme(advocate, made.id, now)).rejects.toMatchObject({ code: 'conflict' })
    expect((await getTheme(advocate, made.id)).size).toBe(size + 1)
  })

  test('have a place on the map, and say how deep and when they were spoken of', async () => {
    await updateThemes(now)
    const map = await getThemeMap(developer)
    for (const { x, y } of map) expect(Math.max(Math.abs(x ?? 2), Math.abs(y ?? 2))).toBeLessThanOrEqual(1)
    const theme = await getTheme(developer, await themeOf(builds))
    expect(theme.rungs).toEqual({ low: 0, medium: theme.size, high: 0 })
    expect(theme.language).toBe('en')
    expect(theme.quarters).toHaveLength(8)
  })

  test('say what others said about the same thing, and nothing that only researchers may read', async () => {
    await record('same', ['Builds are far too slow!'])
    await updateThemes(now)
    const slow = await db.evidence.findFirstOrThrow({ where: { text: 'Builds are far too slow' } })
    const near = await listAlsoSaid(developer, slow.id)
    expect(near[0]).toMatchObject({ text: 'Builds are far too slow!', same: true })
    expect(near.filter((one) => builds.includes(one.text)).length).toBeGreaterThanOrEqual(near.length - 2)
    // A piece that became confidential after themes were found is shown to no engineer.
    await db.evidence.updateMany({ where: { text: 'Builds are far too slow!' }, data: { audience: 'researchers' } })
    expect((await listAlsoSaid(developer, slow.id)).map((one) => one.text)).not.toContain('Builds are far too slow!')
    const hidden = await db.evidence.findFirstOrThrow({ where: { text: 'Builds are far too slow!' } })
    await expect(listAlsoSaid(developer, hidden.id)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('leave nothing of what was withdrawn', async () => {
    await updateThemes(now)
    await transaction((tx) => withdrawEvidence(tx, [{ kind: 'highlight', id: 'b0' }]))
    await updateThemes(now)
    expect(await db.textVector.count()).toBe(17)
    const all = await db.evidence.findMany({ select: { refId: true } })
    await transaction((tx) =>
      withdrawEvidence(
        tx,
        all.map(({ refId }) => ({ kind: 'highlight', id: refId })),
      ),
    )
    await updateThemes(now)
    expect(await db.textVector.count()).toBe(0)
  })
})

describe('a run', () => {
  test('tells how far it is, how it read, and what it changed', async () => {
    const { id } = await startThemeRun(advocate, { detail: 0 }, now)
    expect(await getThemeRun(developer, id)).toMatchObject({ state: 'waiting', done: 0, of: 100 })
    await drainOutbox(allJobs(), new Date(Date.now() + 60_000))
    const run = await getThemeRun(developer, id)
    expect(run).toMatchObject({ state: 'done', done: 100, texts: 18, split: [], merged: [], error: null })
    expect(run.method).toMatch(/^minilm-l6-v2:[0-9a-f]{16} \(native\), by statements with words$/)
    expect(run.themes).toBe((await themes()).length)
  })

  test('that is cancelled changes nothing', async () => {
    const { id } = await startThemeRun(advocate, { detail: 0 }, now)
    await cancelThemeRun(advocate, id, now)
    await runFindThemes({ runId: id, detail: 0 })
    expect(await getThemeRun(advocate, id)).toMatchObject({ state: 'cancelled' })
    expect(await themes()).toEqual([])
    await expect(cancelThemeRun(advocate, id, now)).rejects.toMatchObject({ code: 'conflict' })
  })

  test('finds the same whatever order the texts are in, and however often they were said', async () => {
    const said = [
      ...builds,
      ...access,
      ...docs,
      ...lunch,
      LONG,
      'Meetings',
      'Meetings',
      'Meetings',
      'Der Build ist langsam',
    ]
    const inOrder = said.map((text, at) => ({ id: `p${String(at).padStart(2, '0')}`, text }))
    const found = async (texts: typeof inOrder) => (await findGroups(db, texts)).groups.map(withoutOrder)
    const withoutOrder = ({ members, ...group }: FoundGroup) => ({
      ...group,
      members: members.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    })
    const first = await found(inOrder)
    expect(first.length).toBeGreaterThanOrEqual(4)
    expect(await found(inOrder.toReversed())).toEqual(first)
    expect(await found([...inOrder.slice(11), ...inOrder.slice(0, 11)])).toEqual(first)
  })
})

describe('a long answer', () => {
  const placesOf = async (id: string) =>
    (
      await db.themeEvidence.findMany({ where: { evidence: { refId: id } }, include: { theme: true, evidence: true } })
    ).map(({ theme, evidence, partFrom, partTo, chosen }) => ({
      ...{ theme: theme.id, label: theme.label, chosen },
      said: partFrom === null ? null : evidence.text.slice(partFrom, partTo ?? undefined),
    }))

  test('is in a theme for each of its statements, one piece and one person in each', async () => {
    await record('b', builds)
    await record('a', access)
    await record('d', docs)
    await record('l', lunch)
    await record('long', [LONG])
    await updateThemes(now)
    const places = await placesOf('long0')
    expect(places.map((one) => one.said).sort()).toEqual([
      'I also waited a week for permissions on the database, and nobody knew who approves them.',
      'On top of that the documentation is out of date and has no examples.',
      'The build takes an hour and I wait for it all morning.',
    ])
    for (const { theme } of places) {
      const row = await getTheme(advocate, theme)
      expect([row.size, row.people]).toEqual([7, 7])
    }
    // The statement is shown in what it was said in.
    const shown = (await themes()).flatMap((theme) => theme.examples).find((one) => one.part !== null)
    if (shown) expect(shown.text).toBe(LONG)
  })

  test('twice about the same is one piece of the theme, and other words have no statement any more', async () => {
    await record('b', builds)
    await record('a', access)
    await record('d', docs)
    const twice = `${LONG} Really, the build takes more than an hour and that is far too slow.`
    await record('long', [twice])
    await updateThemes(now)
    const about = (await placesOf('long0')).filter((one) => /build/i.test(one.said ?? ''))
    expect(about).toHaveLength(1)
    expect((await getTheme(advocate, about[0]!.theme)).people).toBe(7)
    await db.evidence.updateMany({ where: { refId: 'long0' }, data: { text: 'It is masked now' } })
    expect((await placesOf('long0')).every((one) => one.said === null)).toBe(true)
  })

  test('merged themes that it is both in come apart as they were, and a split takes the one statement', async () => {
    await record('b', builds)
    await record('a', access)
    await record('d', docs)
    await record('long', [LONG])
    await updateThemes(now)
    const before = (await placesOf('long0')).sort((a, b) => (a.theme < b.theme ? -1 : 1))
    const [one, other] = before as [(typeof before)[number], (typeof before)[number]]
    await mergeTheme(advocate, one.theme, { into: other.theme }, now)
    expect(await placesOf('long0')).toHaveLength(before.length - 1)
    await unmergeTheme(advocate, one.theme, now)
    expect((await placesOf('long0')).sort((a, b) => (a.theme < b.theme ? -1 : 1))).toEqual(before)
    const { id } = await db.evidence.findFirstOrThrow({ where: { refId: 'long0' } })
    const made = await splitTheme(advocate, one.theme, { evidence: [id], label: 'Of its own' }, now)
    await updateThemes(now)
    const after = await placesOf('long0')
    expect(after.find((place) => place.theme === made.id)).toMatchObject({ said: one.said, chosen: true })
    expect(after.filter((place) => place.said === one.said)).toHaveLength(1)
    expect(after).toHaveLength(before.length)
    await unsplitTheme(advocate, made.id, now)
    expect((await placesOf('long0')).map((place) => place.theme)).toContain(one.theme)
  })
})
