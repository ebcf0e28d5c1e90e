import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { recordEvidence } from '@/lib/evidence/commands'
import { searchByMeaning } from '@/lib/evidence/queries-search'
import { listEvidence } from '@/lib/evidence/queries'
import type { EvidenceItem } from '@/lib/evidence/schema'
import { placeNewEvidence } from '@/lib/insights/commands-place'
import { runFindThemes } from '@/lib/insights/commands-themes'
import { getTheme, listThemes } from '@/lib/insights/queries-themes'
import { db, transaction } from '@/lib/server/db'
import { actorOf, makePerson, makeTeam } from './make'

// The model is opened in processes of their own.
vi.setConfig({ testTimeout: 120_000 })

const now = () => new Date('2026-03-05T10:11:12Z')
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
let advocate: Actor
let developer: Actor

const record = (name: string, texts: readonly string[], more: Partial<EvidenceItem> = {}) =>
  transaction((tx) =>
    recordEvidence(
      tx,
      texts.map((text, at): EvidenceItem => {
        const ref = { kind: 'highlight' as const, id: `${name}${at}` }
        return { ref, text, rung: 'medium', occurredAt: now(), voice: `voice ${name}${at}`, ...more }
      }),
      now,
    ),
  )
const themeOf = async (id: string) => (await db.themeEvidence.findFirst({ where: { evidenceId: id } }))?.themeId ?? null

beforeEach(async () => {
  await db.$executeRaw`TRUNCATE "Evidence", "Insight", "Person", "Team", "Outbox", "Theme", "TextVector", "ThemeRun" CASCADE`
  advocate = actorOf(await makePerson({ role: 'advocate' }))
  developer = actorOf(await makePerson({}))
})

describe('what comes in', () => {
  test('joins the theme that it is near to at once, and is counted in it; what is about something else waits', async () => {
    const [first] = await record('b', builds)
    const [other] = await record('a', access)
    await runFindThemes({})
    const [theme, otherTheme] = [await themeOf(first!), await themeOf(other!)]
    expect(theme).not.toBe(otherTheme)
    const before = await getTheme(advocate, theme!)
    await db.outbox.deleteMany()
    const [near, far] = await record('n', ['The build is very slow', 'Lunch in the canteen is cold'])
    expect(await placeNewEvidence({ ids: [near!, far!] })).toBe(1)
    expect(await themeOf(near!)).toBe(theme)
    expect(await themeOf(far!)).toBeNull()
    const after = await getTheme(advocate, theme!)
    expect([after.size, after.people]).toEqual([before.size + 1, before.people + 1])
    // Themes are found again for the one that belongs to none.
    expect(await db.outbox.count({ where: { job: 'insights.find-themes' } })).toBe(1)
    // The next run leaves it where it is.
    await runFindThemes({})
    expect(await themeOf(near!)).toBe(theme)
  })

  test('leaves the theme of words that it no longer has, and stays where a person put it', async () => {
    const [edited, chosen] = await record('b', builds)
    await record('a', access)
    await runFindThemes({})
    const theme = await themeOf(edited!)
    expect(theme).not.toBeNull()
    await db.themeEvidence.updateMany({ where: { evidenceId: chosen! }, data: { chosen: true } })
    const reword = (id: string, text: string) => db.evidence.update({ where: { id }, data: { text } })
    await reword(edited!, 'Parental leave is too short for fathers')
    await reword(chosen!, 'The canteen closes before we can eat')
    await runFindThemes({})
    expect(await themeOf(edited!)).not.toBe(theme)
    expect(await themeOf(chosen!)).toBe(theme)
    // What was masked or mended in few words is about the same.
    const mended = (await db.themeEvidence.findFirst({ where: { themeId: theme!, chosen: false } }))!.evidenceId
    await reword(mended, 'The builds are far too slow')
    await runFindThemes({})
    expect(await themeOf(mended)).toBe(theme)
  })

  test('is in no theme where it says nothing, however many say it', async () => {
    await record('b', builds)
    await record('a', access)
    const empty = [
      'n/a',
      'N/A',
      'none',
      'None',
      'nothing',
      'no comment',
      '+1',
      'same as above',
      'https://ci.example.com/job/123',
    ]
    const first = await record('e', empty)
    const same = await record('f', empty)
    await runFindThemes({})
    const [late] = await record('l', ['none'])
    await placeNewEvidence({ ids: [late!] })
    const inThemes = await db.themeEvidence.count({ where: { evidenceId: { in: [...first, ...same, late!] } } })
    expect(inThemes).toBe(0)
  })

  test('makes a theme of few words that many say, and leaves those of other scripts to their language', async () => {
    await record('b', builds)
    await record('a', access)
    const meetings = (await Promise.all([1, 2, 3].map((n) => record(`m${n}`, ['Meetings'])))).flat()
    const russian = await record('r', [
      ...[
        'Сборка занимает сорок минут',
        'Документация устарела',
        'Столовая закрывается рано',
        'Слишком много совещаний',
      ],
      ...['Тесты постоянно падают', 'Кофе невкусный', 'Нет доступа к продакшену'],
    ])
    await runFindThemes({})
    const theme = await themeOf(meetings[0]!)
    expect(theme && (await getTheme(advocate, theme))).toMatchObject({ label: 'Meetings', size: 3, people: 3 })
    expect(await db.themeEvidence.count({ where: { evidenceId: { in: russian } } })).toBe(0)
  })

  test('joins by the id of its source where it is anonymous, and stays out where only researchers may read it', async () => {
    const [first] = await record('b', builds)
    await record('a', access)
    await runFindThemes({})
    const [open] = await record('s', ['Builds are very slow'], { anonymous: true, voice: null, sourceId: 'survey 1' })
    const [closed] = await record('c', ['Every build is slow'], { sourceId: 'survey 1', audience: 'researchers' })
    await placeNewEvidence({ ids: ['survey 1'] })
    expect(await themeOf(open!)).toBe(await themeOf(first!))
    expect(await themeOf(closed!)).toBeNull()
  })

  test('joins a theme by each of its statements where it is long', async () => {
    const [first] = await record('b', builds)
    const [other] = await record('a', access)
    await runFindThemes({})
    const long =
      'The build takes an hour and I wait for it all morning. ' +
      'I also waited a week for permissions on the database, and nobody knew who approves access.'
    const [piece] = await record('n', [long])
    expect(await placeNewEvidence({ ids: [piece!] })).toBe(1)
    const rows = await db.themeEvidence.findMany({ where: { evidenceId: piece! }, orderBy: { partFrom: 'asc' } })
    expect(rows.map(({ themeId, partFrom, partTo }) => [themeId, long.slice(partFrom!, partTo!)])).toEqual([
      [await themeOf(first!), 'The build takes an hour and I wait for it all morning.'],
      [await themeOf(other!), long.slice(55)],
    ])
  })

  test('tickets, chat and notes are in themes like all that is said', async () => {
    await record('b', builds)
    await record('a', access)
    const kinds = ['ticket', 'chat', 'note'] as const
    const said = ['Builds take an hour', 'My build is so slow today', 'They wait for the build']
    const ids = await transaction((tx) =>
      recordEvidence(
        tx,
        kinds.map((kind, at) => ({
          ref: { kind, id: kind },
          text: said[at]!,
          rung: 'low',
          occurredAt: now(),
          voice: kind,
        })),
        now,
      ),
    )
    await runFindThemes({})
    expect(new Set(await Promise.all(ids.map(themeOf))).size).toBe(1)
    expect((await listThemes(advocate, { limit: 10 })).data.reduce((sum, theme) => sum + theme.size, 0)).toBe(15)
  })
})

describe('search', () => {
  test('finds by words and by meaning, in one ranking that says why', async () => {
    await record('b', builds)
    await record('a', access)
    await runFindThemes({})
    const found = await searchByMeaning(developer, { q: 'compilation is slow', limit: 10 })
    expect(found.method).toBe('words and meaning')
    expect(builds).toContain(found.data[0]!.text)
    // Not one piece has both words: the list by words finds nothing.
    expect((await listEvidence(developer, { q: 'compilation is slow', limit: 10 })).data).toEqual([])
    expect(found.data.every((one) => one.wordRank === null && one.nearness! >= 0.3)).toBe(true)
    const exact = await searchByMeaning(developer, { q: 'permission request', limit: 3 })
    expect(exact.data[0]).toMatchObject({ text: 'My permission request was lost', wordRank: 1 })
  })

  test('keeps to quotes and to what was excluded, also among what is near in meaning', async () => {
    await record('b', builds)
    await record('a', access)
    await runFindThemes({})
    const texts = async (q: string) => (await searchByMeaning(developer, { q, limit: 50 })).data.map((one) => one.text)
    expect(await texts('slow builds')).toContain('The build takes forty minutes')
    const without = await texts('slow builds -hour -"forty minutes"')
    expect(without).toContain('Our build time doubled this year')
    expect(without.filter((text) => /hour|forty minutes/.test(text))).toEqual([])
    expect(await texts('"slow builds"')).toEqual(['Slow builds break my concentration'])
    // A word that is in every text is not looked for, so nothing has to have it, and nothing is without it.
    expect(await texts('slow builds "the"')).toContain('The build takes forty minutes')
    expect(await texts('slow builds -the')).toContain('The build takes forty minutes')
  })

  test('keeps to what the reader may read and to the filter', async () => {
    const team = await makeTeam({ name: 'Payments' })
    await record('b', builds)
    const [hidden] = await record('h', ['Builds are slow because of the wall of secrets'], { audience: 'researchers' })
    const [own] = await record('t', ['Builds in payments are slow'], { teamId: team.id, rung: 'high' })
    await runFindThemes({})
    const ids = async (actor: Actor, filter: object) =>
      (await searchByMeaning(actor, { q: 'slow builds', limit: 50, ...filter })).data.map((one) => one.id)
    expect(await ids(developer, {})).not.toContain(hidden)
    expect(await ids(advocate, {})).toContain(hidden)
    expect(await ids(developer, { team: 'Payments' })).toEqual([own])
    expect(await ids(developer, { rung: 'high' })).toEqual([own])
    expect(await ids(developer, { team: 'No such team' })).toEqual([])
  })

  test('says that only words were compared where nothing was read, and in other languages', async () => {
    await record('b', builds)
    expect((await searchByMeaning(developer, { q: 'slow builds', limit: 5 })).method).toBe('words')
    await runFindThemes({})
    const german = await searchByMeaning(developer, { q: 'Warum dauert der Build so lange?', limit: 5 })
    expect(german.method).toBe('words')
    expect((await searchByMeaning(developer, { q: 'медленная сборка', limit: 5 })).method).toBe('words')
  })
})
