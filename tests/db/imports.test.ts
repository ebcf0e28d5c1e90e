import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { cancelImport, changeMapping, commitImport, createImport } from '@/lib/imports/commands'
import { undoImport } from '@/lib/imports/commands-undo'
import { listImported, listNames } from '@/lib/imports/queries'
import { addParticipant } from '@/lib/fieldwork/commands-participants'
import { newId } from '@/lib/core/ids'
import { getResults } from '@/lib/results/queries'
import '@/lib/rooms'
import { db } from '@/lib/server/db'
import { actorOf, makePerson } from './make'

const bytes = (text: string) => new TextEncoder().encode(text)
const file = (path: string, text: string) => ({ path, bytes: bytes(text) })
const TALK =
  'Ana Lopez: The build takes an hour.\n\nBo Field: Every day?\n\nAna Lopez: Every day.\n\nBo Field: I see.\n'
const VTT = 'WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v Cy Hill>We wait for reviews.</v>\n'
const PEP =
  'PEP: 9001\nTitle: A way to wait\nAuthor: Ada\nStatus: Accepted\nType: Process\nCreated: 01-Feb-2026\n\nAbstract\n========\n\nWait.\n'
const PEOPLE = 'email,name,team\ncy@example.test,Cy Hill,Payments\n'
const BROKEN = '{"neither": "a survey", "nor": "a transcript"'

let admin: Actor
let advocate: Actor
beforeAll(async () => {
  admin = actorOf(await makePerson({ role: 'admin' }))
  advocate = actorOf(await makePerson({ role: 'advocate' }))
})
const given = (source = '', over = {}) => ({ source, mapping: {}, ...over })
const sessions = () => db.fieldSession.count()

describe('preview, mapping, commit, undo', () => {
  test('each file is recognised by what it holds; nothing is written before it is taken over', async () => {
    const before = { sessions: await sessions(), rfcs: await db.rfc.count(), people: await db.person.count() }
    const preview = await createImport(admin, given(), [
      file('a.txt', TALK),
      file('b.dat', VTT),
      file('c.txt', PEP),
      file('d.txt', PEOPLE),
      file('e.json', BROKEN),
    ])
    expect(preview).toMatchObject({ state: 'preview', created: 4, total: 5, done: 5 })
    expect(preview.preview.map(({ file: name, kind, outcome }) => [name, kind, outcome])).toEqual([
      ['a.txt', 'session', 'create'],
      ['b.dat', 'session', 'create'],
      ['c.txt', 'rfcs', 'create'],
      ['d.txt', 'people', 'create'],
      ['e.json', null, 'leave-out'],
    ])
    expect(preview.skipped).toEqual([{ file: 'e.json', line: 0, reason: 'No reader knows what this is.' }])
    expect({ sessions: await sessions(), rfcs: await db.rfc.count(), people: await db.person.count() }).toEqual(before)
    expect(await db.importThing.count({ where: { importId: preview.id } })).toBe(0)

    const done = await commitImport(admin, preview.id, undefined)
    expect(done).toMatchObject({ state: 'done', created: 4 })
    expect((await listImported(admin, preview.id)).things.map((one) => one.kind).sort()).toEqual([
      'people',
      'rfcs',
      'session',
      'session',
    ])
    expect(await db.importUpload.count({ where: { importId: preview.id } })).toBe(0)
    // Asked again it changes nothing.
    expect(await commitImport(admin, preview.id, undefined)).toEqual(done)

    const undone = await undoImport(admin, preview.id)
    expect(undone.state).toBe('undone')
    // The team that came with the list stays, and is named.
    expect(undone.kept.map((one) => one.reason)).toEqual([
      'The team “Payments” has nobody in it now. It is archived on its own page.',
    ])
    expect({ sessions: await sessions(), rfcs: await db.rfc.count(), people: await db.person.count() }).toEqual(before)
    expect(await undoImport(admin, preview.id)).toEqual(undone)
  })

  test('speakers are merged, renamed and matched to people; day, team, kind and consent are asked for many files at once', async () => {
    const person = await makePerson({ name: 'Bo Field', email: 'bo@example.test' })
    const team = await db.team.create({ data: { id: 'team-imports', name: 'Import team', headcount: 3 } })
    const talk = `${TALK}\nAna L.: One thing more.\n\nAna L.: And another.\n`
    const first = await createImport(advocate, given('interviews'), [file('x/one.txt', talk), file('x/two.vtt', VTT)])
    const speakers = first.choices.filter((one) => one.field === 'speaker')
    expect(speakers.map(({ from, count }) => [from, count])).toEqual([
      ['Ana Lopez', 2],
      ['Bo Field', 2],
      ['Ana L.', 2],
      ['Cy Hill', 1],
    ])
    const mapping = {
      speaker: { 'Ana Lopez': 'Dev 7', 'Ana L.': 'Dev 7', 'Bo Field': 'bo@example.test' },
      team: { '*': 'Import team' },
      sessionKind: { '*': 'embed' },
      consent: { '*': 'a-year' },
      date: { 'x/one.txt': '2026-03-04' },
    }
    const changed = await changeMapping(advocate, first.id, mapping)
    expect(changed).toMatchObject({ state: 'preview', created: 2 })
    expect(changed.choices.find((one) => one.from === 'Ana L.')?.to).toBe('Dev 7')
    await commitImport(advocate, first.id, undefined)
    const made = await db.fieldSession.findMany({
      where: { teamId: team.id },
      include: { participants: { orderBy: { pseudonym: 'asc' } } },
      orderBy: { date: 'asc' },
    })
    expect(made.map((one) => one.kind)).toEqual(['embed', 'embed'])
    expect(made[0]?.date.toISOString().slice(0, 10)).toBe('2026-03-04')
    expect(made[0]?.participants).toMatchObject([
      { pseudonym: 'Dev 7', speaker: 'Ana Lopez', labels: ['Ana L.'], consentScope: 'a-year', consentBasis: 'asked' },
      { personId: person.id, speaker: 'Bo Field' },
    ])
    // What was said of a source is the beginning of its next import.
    const next = await createImport(advocate, given('interviews'), [file('x/three.txt', TALK.replace('hour', 'day'))])
    expect(next.choices.find((one) => one.from === 'Ana Lopez')?.to).toBe('Dev 7')
  })

  test('a file is read as another kind where a person says so, and left out where they say so', async () => {
    const preview = await createImport(admin, given(), [file('k/a.txt', `${TALK} k`), file('k/b.txt', `${TALK} kk`)])
    const changed = await changeMapping(admin, preview.id, { kind: { 'k/a.txt': '', 'k/b.txt': 'people' } })
    expect(changed.preview.map((one) => [one.kind, one.outcome])).toEqual([
      [null, 'leave-out'],
      ['people', 'leave-out'],
    ])
    expect(changed.skipped.map((one) => one.reason)).toEqual([
      'Left out, as chosen.',
      expect.stringContaining('no "email" column'),
    ])
  })
})

test('an import is called by its source, else by its file, else by how many there are', async () => {
  const single = await createImport(admin, given(), [file('talks/a-talk.txt', TALK)])
  const several = await createImport(admin, given(), [file('a.txt', TALK), file('b.vtt', VTT)])
  const named = await createImport(admin, given('interviews'), [file('a.txt', TALK)])
  const names = await listNames(admin, [single, several, named])
  expect([single, several, named].map(({ id }) => names.get(id))).toEqual(['a-talk.txt', '2 files', 'interviews'])
})

describe('undo', () => {
  test('leaves what was touched since and what was there before, with the reason', async () => {
    const taken = await createImport(admin, given('u', { dryRun: false }), [
      file('u/a.txt', `${TALK} u`),
      file('u/b.txt', TALK.replaceAll('Ana', 'Eve')),
    ])
    expect(taken).toMatchObject({ state: 'done', created: 2 })
    const { things } = await listImported(admin, taken.id)
    await addParticipant(admin, things[0]!.id, { pseudonym: 'P9', role: 'participant' })
    const undone = await undoImport(admin, taken.id)
    expect(undone.kept).toEqual([{ kind: 'session', id: things[0]!.id, reason: expect.stringContaining('changed') }])
    expect(await db.fieldSession.findUnique({ where: { id: things[1]!.id } })).toBeNull()
    // What was undone may come again.
    const again = await createImport(admin, given('u', { dryRun: false }), [
      file('u/b.txt', TALK.replaceAll('Ana', 'Eve')),
    ])
    expect(again.created).toBe(1)
    const third = await createImport(admin, given('u', { dryRun: false }), [
      file('u/b.txt', `${TALK.replaceAll('Ana', 'Eve')}\nBo Field: Thanks.\n`),
    ])
    expect(third.updated).toBe(1)
    expect((await undoImport(admin, third.id)).kept).toEqual([
      { kind: 'session', id: expect.any(String), reason: 'It was here before the import, which changed it.' },
    ])
  })

  test('a benchmark set is taken back; one that was replaced since stays', async () => {
    const set = (share: string) => `measure,favourable,n\nspeed,${share},40\n`
    const first = await createImport(admin, given('', { dryRun: false }), [file('Peers 2026.csv', set('0.6'))])
    expect(first.created).toBe(1)
    expect((await listImported(admin, first.id)).things.map((one) => [one.kind, one.outcome])).toEqual([
      ['benchmark', 'created'],
    ])
    expect((await undoImport(admin, first.id)).kept).toEqual([])
    expect(await db.surveyBenchmark.count({ where: { name: 'Peers 2026' } })).toBe(0)
    const again = await createImport(admin, given('', { dryRun: false }), [file('Peers 2026.csv', set('0.6'))])
    const later = await createImport(admin, given('', { dryRun: false }), [file('Peers 2026.csv', set('0.7'))])
    expect(later.updated).toBe(1)
    expect((await undoImport(admin, again.id)).kept.map((one) => one.reason)).toEqual([
      '“Peers 2026”: it was replaced since.',
    ])
    expect((await undoImport(admin, later.id)).kept).toHaveLength(1)
    expect(await db.surveyBenchmark.count({ where: { name: 'Peers 2026' } })).toBe(1)
  })

  test('rows that went into a survey of ours are taken back until they are counted, and come again; counted ones stay, which is said', async () => {
    const rows = `How is CI?,Why?\n${Array.from({ length: 6 }, (_, at) => `Good,because ${at}`).join('\n')}\n`
    const made = await createImport(admin, given('', { dryRun: false }), [file('ci.csv', rows)])
    const survey = (await listImported(admin, made.id)).things.find((one) => one.kind === 'survey')!
    const take = (word: string) =>
      createImport(admin, given('', { dryRun: false, mapping: { survey: { '*': survey.id } } }), [
        file('more.csv', rows.replaceAll('because', word)),
      ])
    const left = () => db.surveyResponse.count({ where: { surveyId: survey.id } })
    // What each column goes into can be changed like everything else.
    const columns = (
      await createImport(admin, given('', { mapping: { survey: { '*': survey.id } } }), [
        file('named.csv', 'How is CI?,Remarks\nGood,none\n'),
      ])
    ).choices.filter((one) => one.field === 'column')
    expect(columns.map((one) => [one.from, one.to !== ''])).toEqual([
      ['Remarks', false],
      ['How is CI?', true],
    ])
    expect(columns[0]!.options!.map((one) => one.label)).toEqual(expect.arrayContaining(['Leave out', 'Team', 'Why?']))
    // Said of two files of which one has the column: the other one is not refused for it.
    const both = await createImport(
      admin,
      given('', {
        mapping: {
          survey: { '*': survey.id },
          column: { Remarks: columns[0]!.options!.find((one) => one.label === 'Why?')!.value },
        },
      }),
      [
        file('named.csv', 'How is CI?,Remarks\nGood,none\n'),
        file('other.csv', 'How is CI?,Why?\nGood,because of it\n'),
      ],
    )
    expect([both.created, both.skipped]).toEqual([2, []])
    // Two files that wait beside each other: each takes back its own rows.
    const [other, first] = [await take('as'), await take('since')]
    expect((await undoImport(admin, first.id)).kept).toEqual([])
    expect(await left()).toBe(12)
    expect((await undoImport(admin, other.id)).kept).toEqual([])
    expect(await left()).toBe(6)
    const more = await take('since')
    expect(more).toMatchObject({ state: 'done', created: 6 })
    const before = await getResults(admin, survey.id, {})
    expect([before.n, before.counted]).toEqual([12, 12])
    expect((await listImported(admin, more.id)).things).toMatchObject([
      { kind: 'responses', id: survey.id, outcome: 'updated', title: expect.any(String) },
    ])
    expect((await undoImport(admin, more.id)).kept).toEqual([
      {
        kind: 'responses',
        id: survey.id,
        reason: '“ci”: The rows of this file stay in it: figures that were shown hold them.',
      },
    ])
    expect(await left()).toBe(12)
    expect(await getResults(admin, survey.id, {})).toEqual(before)
    expect(await db.surveyResponse.count({ where: { importId: { not: null } } })).toBe(0)
  })

  test('people are taken back as long as they are nothing but lines of the file', async () => {
    const lines = ['ada', 'bea', 'cle', 'dot'].map((name) => `${name}@undo.test,${name},Undo team`)
    const made = await createImport(admin, given('', { dryRun: false }), [
      file('staff.csv', `email,name,team\n${lines.join('\n')}\n`),
    ])
    expect(made.created).toBe(4)
    const idOf = async (name: string) =>
      (await db.person.findUniqueOrThrow({ where: { email: `${name}@undo.test` } })).id
    await db.person.update({ where: { id: await idOf('ada') }, data: { lastSeenAt: new Date() } })
    const session = await db.fieldSession.findFirstOrThrow()
    const bea = await idOf('bea')
    await db.sessionParticipant.create({
      data: { id: newId(), sessionId: session.id, pseudonym: 'Undo 1', personId: bea, consentScope: 'a-year' },
    })
    await db.person.update({
      where: { id: await idOf('cle') },
      data: { discipline: 'mobile', updatedAt: new Date(Date.now() + 5_000) },
    })
    const { kept } = await undoImport(admin, made.id)
    expect(kept.map((one) => one.reason)).toEqual([
      'ada: they have been here.',
      'bea: something here names them, such as an invitation or a session.',
      'cle: they were changed since.',
    ])
    const rest = await db.person.findMany({ where: { email: { endsWith: '@undo.test' } }, orderBy: { email: 'asc' } })
    expect(rest.map((one) => one.name)).toEqual(['ada', 'bea', 'cle'])
  })

  test('a team that nobody is left in is named', async () => {
    const made = await createImport(admin, given('', { dryRun: false }), [
      file('new-team.csv', 'email,name,team\neva@undo.test,eva,Short team\n'),
    ])
    const { kept } = await undoImport(admin, made.id)
    expect(kept.map((one) => one.reason)).toEqual([
      'The team “Short team” has nobody in it now. It is archived on its own page.',
    ])
    expect(await db.team.findUnique({ where: { name: 'Short team' } })).not.toBeNull()
  })

  test('taken back and brought in again with a line less, a list and answers are what the file says', async () => {
    const staff = (...names: string[]) =>
      file('less.csv', `email,name,team\n${names.map((name) => `${name}@less.test,${name},Less team`).join('\n')}\n`)
    const first = await createImport(admin, given('', { dryRun: false }), [staff('fay', 'gil', 'hal')])
    await undoImport(admin, first.id)
    const again = await createImport(admin, given('', { dryRun: false }), [staff('fay', 'gil')])
    expect(again).toMatchObject({ created: 2, updated: 0, unchanged: 0 })
    const there = await db.person.findMany({ where: { email: { endsWith: '@less.test' } }, orderBy: { email: 'asc' } })
    expect(there.map((one) => one.name)).toEqual(['fay', 'gil'])

    const answers = (count: number) =>
      file(
        'less-answers.csv',
        `How easy are builds?,Why?\n${Array.from({ length: count }, (_, at) => `${(at % 5) + 1},because ${at}`).join('\n')}\n`,
      )
    const made = await createImport(admin, given('', { dryRun: false, kind: 'responses' }), [answers(12)])
    const surveys = () => db.survey.findMany({ where: { title: { contains: 'less-answers' } } })
    const draft = (await surveys()).length
    await undoImport(admin, made.id)
    const less = await createImport(admin, given('', { dryRun: false, kind: 'responses' }), [answers(11)])
    expect(less.skipped.map((one) => one.reason)).toEqual(made.skipped.map((one) => one.reason))
    expect((await surveys()).length).toBe(draft)
    expect(less.created).toBe(made.created - 1)
  })

  test('nothing was taken over: there is nothing to undo', async () => {
    const preview = await createImport(admin, given(), [file('n.txt', `${TALK} n`)])
    await expect(undoImport(admin, preview.id)).rejects.toMatchObject({ code: 'conflict' })
    expect((await cancelImport(admin, preview.id)).state).toBe('failed')
    await expect(commitImport(admin, preview.id, undefined)).rejects.toMatchObject({ code: 'conflict' })
  })
})
