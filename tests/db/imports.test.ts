import { zipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { carryOn, cancelImport, changeMapping, commitImport, createImport } from '@/lib/imports/commands'
import { importAnything, importByKind } from '@/lib/imports/commands-terminal'
import { undoImport } from '@/lib/imports/commands-undo'
import { getImport, listImported, listImports, listNames } from '@/lib/imports/queries'
import { addParticipant } from '@/lib/fieldwork/commands-participants'
import { newId } from '@/lib/core/ids'
import { getResults } from '@/lib/results/queries'
import '@/lib/rooms'
import { db } from '@/lib/server/db'
import { drainOutbox } from '@/lib/server/job-runner'
import { allJobs } from '@/lib/rooms'
import { readFile } from 'node:fs/promises'
import { workbook } from '../support/xlsx'
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

describe('archives, many files, whose they are', () => {
  test('an archive is opened; paths that point outside, bombs and archives inside are left out with the reason', async () => {
    const zip = zipSync({
      'talks/zipped.txt': bytes(`${TALK} zip`),
      '../evil.txt': bytes(TALK),
      'bomb.txt': new Uint8Array(3_000_000),
      'inner.zip': zipSync({ 'x.txt': bytes(TALK) }),
    })
    const preview = await createImport(admin, given(), [{ path: 'all.zip', bytes: zip }])
    expect(preview.preview.map((one) => [one.file, one.kind])).toEqual([['talks/zipped.txt', 'session']])
    expect(preview.skipped.map((one) => one.reason).sort()).toEqual([
      'An archive inside an archive is not opened.',
      'It is packed more tightly than any text: a bomb.',
      'Its path points outside the archive.',
    ])
  })

  test('five hundred files are a job with progress; cancelled, what was taken before can be undone', async () => {
    const files = Array.from({ length: 500 }, (_, at) => file(`m/${at}.txt`, TALK.replace('an hour', `${at} minutes`)))
    const begun = await createImport(admin, given('many', { dryRun: false }), files)
    expect(begun).toMatchObject({ state: 'running', phase: 'commit', total: 500, done: 0 })
    const seen: number[] = []
    const running = carryOn(admin, begun.id)
    while ((await getImport(admin, begun.id)).done < 20) await new Promise((wait) => setTimeout(wait, 50))
    seen.push((await getImport(admin, begun.id)).done)
    await cancelImport(admin, begun.id)
    await running
    const ended = await getImport(admin, begun.id)
    expect(ended.state).toBe('failed')
    expect(ended.reason).toContain('cancelled')
    expect(ended.created).toBeGreaterThanOrEqual(seen[0]!)
    expect(ended.created).toBeLessThan(500)
    expect(await db.importThing.count({ where: { importId: begun.id } })).toBe(ended.created)
    await drainOutbox(allJobs())
    const undone = await undoImport(admin, begun.id)
    expect(undone.kept).toEqual([])
    expect(await db.importThing.count({ where: { importId: begun.id } })).toBe(ended.created)
    expect(await db.fieldSession.count({ where: { body: { contains: ' minutes.' } } })).toBe(0)
  }, 120_000)

  test('a preview of many is made by the promised job', async () => {
    const files = Array.from({ length: 40 }, (_, at) =>
      file(`j/job-${at}.txt`, TALK.replace('an hour', `${at} seconds`)),
    )
    const begun = await createImport(advocate, given(), files)
    expect(begun.state).toBe('running')
    await drainOutbox(allJobs())
    expect(await getImport(advocate, begun.id)).toMatchObject({ state: 'preview', created: 40, done: 40 })
  }, 60_000)

  test('an import is its maker’s and an admin’s; a role without the right to a kind is told so', async () => {
    const other = actorOf(await makePerson({ role: 'advocate' }))
    const preview = await createImport(advocate, given(), [file('r.txt', PEP), file('p.csv', PEOPLE)])
    expect(preview.skipped.map((one) => one.reason)).toEqual([
      'Your role does not allow this.',
      'Your role does not allow this.',
    ])
    await expect(getImport(other, preview.id)).rejects.toMatchObject({ code: 'not_found' })
    expect((await getImport(admin, preview.id)).id).toBe(preview.id)
    expect((await listImports(other, { limit: 5 })).data).toEqual([])
    await expect(createImport(actorOf(await makePerson()), given(), [])).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('the command line', () => {
  const cli: Actor = {
    ...({} as Actor),
    id: 'cli',
    name: 'CLI',
    email: '',
    role: 'admin',
    teamId: null,
    platformTeam: false,
    via: 'cli',
  }

  test('every kind has a dry run that answers the same and writes nothing', async () => {
    const count = await sessions()
    const files = [{ path: 'dry.txt', text: `${TALK} dry` }]
    const dry = await importByKind(cli, 'session', files, [], undefined, { dryRun: true })
    expect(await sessions()).toBe(count)
    const { import: id, ...real } = await importByKind(cli, 'session', files, [], undefined, {})
    expect(real).toEqual(dry)
    expect(await sessions()).toBe(count + 1)
    expect((await undoImport(cli, id!)).kept).toEqual([])
    expect(await sessions()).toBe(count)
  })

  test('files of any kind in one command, with the source that gives them their identity', async () => {
    const files = [file('q/quick.txt', `${TALK} q`), file('q/b.rst', PEP.replaceAll('9001', '9003'))]
    const ran = await importAnything(cli, files, { source: 'repo-a' }, () => undefined)
    expect(ran.summary).toMatchObject({ created: 2 })
    const again = await importAnything(cli, files, { source: 'repo-a' }, () => undefined)
    expect(again.summary).toMatchObject({ created: 0, unchanged: 2 })
  })
})

describe('workbooks', () => {
  test('answers of Microsoft Forms, an XLSForm and a list of people are each read as what they are', async () => {
    // 2026-03-03 to 2026-03-12, at 9:12:03; the second format shows day and time.
    const styles = '<cellXfs><xf/><xf numFmtId="22"/></cellXfs>'
    const at = (day: number) => ({ xml: `<c s="1"><v>${46083 + day}.38336805555</v></c>` })
    const answers = Array.from({ length: 10 }, (_, n) => [
      n + 1,
      at(n + 1),
      at(n + 1),
      'anonymous',
      '',
      n < 6 ? 'Good' : 'Bad',
    ])
    const head = ['ID', 'Start time', 'Completion time', 'Email', 'Name', 'How is CI?']
    const files = [
      { path: 'How is CI.xlsx', bytes: workbook({ sheets: { Form1: [head, ...answers], Notes: [['x']] }, styles }) },
      {
        path: 'tools.xlsx',
        bytes: workbook({
          sheets: {
            survey: [
              ['type', 'name', 'label'],
              ['text', 'tool', 'Which tool?'],
            ],
          },
        }),
      },
      {
        path: 'hr.xlsx',
        bytes: workbook({
          sheets: {
            HR: [
              ['email', 'name', 'team'],
              ['di@example.test', 'Di Ray', 'Payments'],
            ],
          },
        }),
      },
      { path: 'old.xls', bytes: new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0]) },
      {
        path: 'talk.rtf',
        bytes: bytes(String.raw`{\rtf1\ansi Ann: 5\endash 10 days.\par Ben: Why?\par Ann: Tests.\par}`),
      },
    ]
    const preview = await createImport(admin, given(), files)
    expect(preview.preview.map(({ kind, shape, outcome }) => [kind, shape, outcome])).toEqual([
      ['responses', 'Table of answers', 'create'],
      ['survey', 'XLSForm', 'create'],
      ['people', expect.any(String), 'create'],
      [null, '', 'leave-out'],
      [null, '', 'leave-out'],
    ])
    expect(preview.skipped.map(({ file: name, reason }) => `${name} ${reason}`)).toEqual(
      expect.arrayContaining([
        'talk.rtf This is rich text (RTF): save it as .docx or as plain text and import that.',
        'How is CI.xlsx The sheet “Form1” is read; not read: “Notes”.',
        'old.xls This is a file of Excel or Word up to 2003: save it as .xlsx, .docx or .csv and import that.',
      ]),
    )
    const done = await commitImport(admin, preview.id, undefined)
    // Ten answers and the survey of their columns; one survey; one person.
    expect([done.state, done.preview.map((one) => one.created)]).toEqual(['done', [11, 1, 1, 0, 0]])
    const survey = await db.survey.findFirstOrThrow({ where: { sourceName: { endsWith: 'How is CI.xlsx' } } })
    expect(survey.questions).toMatchObject([{ label: 'How is CI?', type: 'single' }])
    const rows = await db.surveyResponse.findMany({ where: { surveyId: survey.id } })
    expect(rows).toHaveLength(10)
    // The day is kept, the time of day is not.
    expect(JSON.stringify(rows)).not.toMatch(/09:12:03/)
    const again = await createImport(admin, given('', { dryRun: false }), files)
    expect(again).toMatchObject({ created: 0 })
  })

  test('a LimeSurvey archive is opened by every way in', async () => {
    const lss = await readFile('tests/fixtures/surveys/limesurvey/short.lss')
    const archive = zipSync({
      'survey_1.lss': new Uint8Array(lss),
      'survey_1_responses.lsr': bytes('<?xml version="1.0"?><document/>'),
    })
    const preview = await createImport(admin, given(), [{ path: 'survey_1.lsa', bytes: archive }])
    expect(preview.preview.map(({ file: name, kind }) => [name, kind])).toEqual([
      ['survey_1.lss', 'survey'],
      ['survey_1_responses.lsr', null],
    ])
  })
})
