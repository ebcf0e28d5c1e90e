import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { listEvidence } from '@/lib/evidence/queries'
import { createSession, editSession } from '@/lib/fieldwork/commands'
import { expireConsents, recordConsent, withdrawConsent } from '@/lib/fieldwork/commands-consent'
import { createHighlight, removeHighlight } from '@/lib/fieldwork/commands-highlight'
import { importSessions } from '@/lib/fieldwork/commands-import'
import { editSessionPart } from '@/lib/fieldwork/commands-part'
import { getSession, listSessions } from '@/lib/fieldwork/queries'
import { editedPart } from '@/lib/fieldwork/rules-parts'
import { consentSchema, highlightSchema, newSessionSchema, type NewHighlight } from '@/lib/fieldwork/schema'
import { createInsight } from '@/lib/insights/commands'
import { getInsight } from '@/lib/insights/queries'
import { erasePerson } from '@/lib/people/commands-erase'
import { rooms } from '@/lib/rooms'
import { db } from '@/lib/server/db'
import { describeCorpora, fixtures, type Corpus } from '../support/corpus'
import { actorOf, makePerson, makeTeam } from './make'

const filesOf = (corpus: Corpus) => corpus.list('.md').map((path) => ({ path, text: corpus.read(path) }))
const now = () => new Date('2026-03-05T10:11:12Z')

let advocate: Actor
let admin: Actor
let developer: Actor

beforeEach(async () => {
  await db.$executeRaw`TRUNCATE "FieldSession", "Evidence", "Insight", "ImportRecord", "Person", "Team" CASCADE`
  advocate = actorOf(await makePerson({ role: 'advocate' }))
  admin = actorOf(await makePerson({ role: 'admin' }))
  developer = actorOf(await makePerson({ name: 'Ana Brandt', email: 'ana@example.test' }))
})

const talk =
  '**Interviewer:** Ana Brandt, how long do you wait?\n\n**Ana Brandt:** Forty minutes, most days.\n\n' +
  'I read mail while it builds.\n\n**Interviewer:** And you, Bo?\n\n' +
  '**Bo:** Forty minutes, most days. The cache never hits.\n'
const interview = (over: object = {}) =>
  createSession(
    advocate,
    newSessionSchema.parse({
      kind: 'interview',
      title: 'Builds',
      date: '2026-03-04',
      body: talk,
      consent: { scope: 'a-year' },
      participants: [{ email: 'ANA@example.test' }, { pseudonym: 'Bo' }],
      ...over,
    }),
    now,
  )
const mark = (id: string, quote: string, over: Partial<NewHighlight> = {}) =>
  createHighlight(advocate, id, highlightSchema.parse({ quote, ...over }), now)

describeCorpora('transcripts', (corpus) => {
  test('the import takes every transcript in, twice without a change, and says what it did', async () => {
    const files = filesOf(corpus)
    expect(await importSessions(admin, files)).toMatchObject({
      created: files.length,
      updated: 0,
      unchanged: 0,
      skipped: [],
    })
    const before = await db.fieldSession.findMany({ orderBy: { id: 'asc' }, include: { participants: true } })
    expect(await importSessions(admin, files)).toEqual({
      created: 0,
      updated: 0,
      unchanged: files.length,
      skipped: [],
      findings: [],
    })
    expect(await db.fieldSession.findMany({ orderBy: { id: 'asc' }, include: { participants: true } })).toEqual(before)
    const { data } = await listSessions(advocate, { limit: 50 })
    expect(data.every((one) => one.title.startsWith('Interview of '))).toBe(true)
    expect(data.every((one) => one.participants >= 2 && one.consent === 'unconfirmed')).toBe(true)
  })
})

describe('import', () => {
  test('a title that the import gave follows a corrected day and kind, one that a person gave does not', async () => {
    const talks = ['Ann: We wait.\nBob: No.\nAnn: Yes.\n', 'Cy: It is slow.\nDee: How?\nCy: So.\n']
    await importSessions(
      admin,
      talks.map((text, at) => ({ path: `talk-${at}.txt`, text: `Date: 2026-03-04\n\n${text}` })),
    )
    const sessions = await db.fieldSession.findMany({ orderBy: { title: 'asc' } })
    expect(sessions.map((one) => one.title)).toEqual(['Interview of 2026-03-04', 'Interview of 2026-03-04, 2'])
    const date = new Date('2026-02-03')
    // A form posts the title that it showed along with the day.
    const first = await editSession(advocate, sessions[0]!.id, { title: sessions[0]!.title, date }, now)
    expect(first.title).toBe('Interview of 2026-02-03')
    const second = await editSession(advocate, sessions[1]!.id, { date, kind: 'embed' }, now)
    expect(second.title).toBe('Embed of 2026-02-03')
    await editSession(advocate, second.id, { title: 'Builds' }, now)
    expect((await editSession(advocate, second.id, { date: new Date('2026-01-05') }, now)).title).toBe('Builds')
  })
  test('is not confused by a copy under another name, an edit, or another file of the same name', async () => {
    const [first, second] = filesOf(fixtures('transcripts'))
    if (!first || !second) throw new Error('no transcripts')
    await importSessions(admin, [first])
    expect((await importSessions(admin, [{ ...first, path: 'copy.md' }])).unchanged).toBe(1)
    expect(
      (await importSessions(admin, [{ ...first, text: `${first.text}\n\n**Kim Ferro:** One thing more.` }])).updated,
    ).toBe(1)
    expect((await importSessions(admin, [{ ...second, path: first.path }])).created).toBe(1)
    expect(await db.fieldSession.count()).toBe(2)
  })
  test('skips an empty file with a reason', async () => {
    expect((await importSessions(admin, [{ path: 'a.md', text: ' \n' }])).skipped).toEqual([
      { file: 'a.md', line: 1, reason: 'The file is empty.' },
    ])
  })
  test('never brings back what was withdrawn', async () => {
    const [file] = filesOf(fixtures('transcripts'))
    if (!file) throw new Error('no transcripts')
    await importSessions(admin, [file])
    const { id } = await db.fieldSession.findFirstOrThrow()
    const { participants } = await getSession(advocate, id)
    const left = await withdrawConsent(advocate, id, participants[0]?.id ?? '')
    expect((await importSessions(admin, [file])).unchanged).toBe(1)
    expect((await importSessions(admin, [{ ...file, text: `${file.text}\nmore` }])).skipped[0]?.reason).toContain(
      'withdrawn',
    )
    expect((await getSession(advocate, id)).body).toBe(left.body)
  })
})

describe('highlights', () => {
  test('become evidence with the one who said it, under a pseudonym', async () => {
    const { id } = await interview()
    const highlight = await mark(id, 'The cache never hits.', { tags: ['cache'] })
    expect(highlight).toMatchObject({ participant: 'Bo', anchorState: 'exact', tags: ['cache'] })
    await mark(id, 'I read mail while it builds')
    const { data } = await listEvidence(advocate, { limit: 10 })
    expect(data.map((one) => [one.text, one.who, one.rung]).sort()).toEqual([
      ['I read mail while it builds', 'Participant 1', 'medium'],
      ['The cache never hits.', 'Bo', 'medium'],
    ])
    const rows = await db.evidence.findMany({ orderBy: { text: 'asc' } })
    expect(rows.map((row) => row.personId)).toEqual([developer.id, null])
  })
  test('tell twins apart by what stands around them', async () => {
    const { id } = await interview()
    expect((await mark(id, 'Forty minutes, most days.', { suffix: ' The cache' })).participant).toBe('Bo')
    expect((await mark(id, 'Forty minutes, most days.', { suffix: '\n\nI read mail' })).participant).toBe(
      'Participant 1',
    )
  })
  test('are refused where the words are not there, the interviewer’s, or nobody’s to use', async () => {
    const { id, participants } = await interview()
    await expect(mark(id, 'We never wait.')).rejects.toMatchObject({
      code: 'invalid',
      fieldErrors: { quote: expect.anything() },
    })
    await expect(mark(id, 'how long do you wait?')).rejects.toMatchObject({ code: 'invalid' })
    await expect(mark('nowhere', 'x')).rejects.toMatchObject({ code: 'not_found' })
    await expect(createHighlight(developer, id, highlightSchema.parse({ quote: 'cache' }))).rejects.toMatchObject({
      code: 'forbidden',
    })
    await withdrawConsent(advocate, id, participants.find((one) => one.name === 'Bo')?.id ?? '')
    await expect(mark(id, '[withdrawn]')).rejects.toMatchObject({ code: 'conflict' })
    expect(await db.evidence.count()).toBe(0)
  })
  test('follow their words through an edit, and say when these are gone', async () => {
    const { id, version } = await interview()
    await mark(id, 'The cache never hits.')
    await mark(id, 'I read mail while it builds.')
    const edited = await editSession(advocate, id, {
      body: `# Notes\n\nA new beginning.\n\n${talk.replace('I read mail while it builds.', 'I wait.')}`,
      baseVersion: version,
    })
    expect(edited.highlights.map((one) => [one.quote, one.anchorState])).toEqual(
      expect.arrayContaining([
        ['The cache never hits.', 'exact'],
        ['I read mail while it builds.', 'outdated'],
      ]),
    )
    const kept = edited.highlights.find((one) => one.anchorState === 'exact')
    expect(edited.body.slice(kept?.start).startsWith('The cache never hits.')).toBe(true)
    await expect(editSession(advocate, id, { title: 'x', baseVersion: version })).rejects.toMatchObject({
      code: 'conflict',
    })
  })
  test('stay on their words while one part of a long text is edited', async () => {
    const { id, version } = await interview()
    const late = await mark(id, 'The cache never hits.')
    const { body, ...before } = await getSession(advocate, id)
    expect(before.version).toBe(version)
    const part = editedPart(body, 3, 7)
    expect(part.was).toContain('I read mail while it builds.')
    const edit = (over: object) =>
      editSessionPart(
        advocate,
        id,
        { body: '**Ana Brandt:** An hour.\n\nI wait.\n\nEach day.\n', baseVersion: version, part, ...over },
        now,
      )
    // Lines that stand elsewhere by now are not written over.
    await expect(edit({ part: { ...part, from: part.from + 1 } })).rejects.toMatchObject({ code: 'conflict' })
    await edit({})
    const edited = await getSession(advocate, id)
    expect(edited.body).toBe(body.replace(part.was, '**Ana Brandt:** An hour.\n\nI wait.\n\nEach day.\n'))
    const kept = edited.highlights.find((one) => one.id === late.id)
    expect(kept).toMatchObject({ anchorState: 'exact' })
    expect(edited.body.slice(kept?.start).startsWith('The cache never hits.')).toBe(true)
    await expect(edit({})).rejects.toMatchObject({ code: 'conflict' })
    await expect(editSessionPart(developer, id, { body: '', baseVersion: 2, part })).rejects.toMatchObject({
      code: 'forbidden',
    })
  })
  test('take their evidence with them', async () => {
    const { id } = await interview()
    const highlight = await mark(id, 'The cache never hits.')
    await removeHighlight(advocate, id, highlight.id)
    expect([await db.highlight.count(), await db.evidence.count()]).toEqual([0, 0])
    await expect(removeHighlight(advocate, id, highlight.id)).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('sessions', () => {
  test('of an embed are high touch, and a field note is evidence at once', async () => {
    const team = await makeTeam({ name: 'Infra', platform: true })
    const session = await createSession(
      advocate,
      newSessionSchema.parse({
        kind: 'observation',
        title: 'Deploy day',
        team: 'infra',
        date: '2026-03-04T12:00:00Z',
        participants: [{ pseudonym: 'P1' }],
        consent: { scope: '90-days' },
        note: { friction: 'Approval takes a day', minutesLost: 90, load: 'extraneous', tool: 'deploybot' },
      }),
      now,
    )
    expect(session.body).toContain('## Friction')
    const { data } = await listEvidence(advocate, { limit: 10 })
    expect(data).toMatchObject([
      {
        kind: 'observation',
        rung: 'high',
        team: team.name,
        platformTeam: true,
        who: 'P1',
        tags: ['deploybot', 'extraneous load'],
      },
    ])
  })
  test('add a colleague whom the hub does not know yet, once', async () => {
    await interview({ participants: [{ email: 'new.person@example.test' }] })
    await interview({ participants: [{ email: 'New.Person@example.test' }] })
    expect(
      await db.person.findMany({ where: { email: 'new.person@example.test' }, select: { name: true, role: true } }),
    ).toEqual([{ name: 'New Person', role: 'developer' }])
  })
  test('refuse an unknown team and write nothing', async () => {
    await expect(
      interview({ team: 'No such team', participants: [{ email: 'x@example.test' }] }),
    ).rejects.toMatchObject({ fieldErrors: { team: expect.anything() } })
    expect([await db.fieldSession.count(), await db.person.count({ where: { email: 'x@example.test' } })]).toEqual([
      0, 0,
    ])
  })
  test('are for those who do research', async () => {
    const { id } = await interview()
    await expect(getSession(developer, id)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(listSessions(null, { limit: 1 })).rejects.toMatchObject({ code: 'unauthenticated' })
  })
})

describe('consent', () => {
  const people = async () => (await db.person.findMany({ where: { email: { contains: 'erased' } } })).length

  test('withdrawn takes the words from text, highlight, evidence and insight', async () => {
    const session = await interview()
    const ana = await mark(session.id, 'I read mail while it builds.')
    const bo = await mark(session.id, 'The cache never hits.')
    const insight = await createInsight(
      advocate,
      {
        statement: 'Builds cost an hour a day',
        evidence: [
          { id: ana.evidenceId ?? '', stance: 'supports' },
          { id: bo.evidenceId ?? '', stance: 'supports' },
        ],
      },
      now,
    )
    expect(insight.breadth.people).toBe(2)
    const bosId = session.participants.find((one) => one.name === 'Bo')?.id ?? ''
    const left = await withdrawConsent(advocate, session.id, bosId, now)
    expect(left.body).not.toContain('cache')
    expect(left.body).toContain('I read mail while it builds.')
    expect(left.highlights.map((one) => one.id)).toEqual([ana.id])
    expect(await getInsight(advocate, insight.id, now)).toMatchObject({
      breadth: { people: 1 },
      evidence: [{ id: ana.evidenceId }],
    })
    await expect(withdrawConsent(advocate, session.id, bosId, now)).rejects.toMatchObject({ code: 'conflict' })
  })
  test('erasing a person leaves no word and no name, and counts what it did', async () => {
    const [one, two] = [
      await interview(),
      await interview({
        title: 'Again',
        participants: [{ email: 'ana@example.test' }],
        body: 'Ana Brandt waits for the linker.',
      }),
    ]
    const quotes = [await mark(one.id, 'I read mail while it builds.'), await mark(two.id, 'waits for the linker')]
    const other = await mark(one.id, 'The cache never hits.')
    const insight = await createInsight(
      advocate,
      {
        statement: 'Slow',
        evidence: [...quotes, other].map((quote) => ({ id: quote.evidenceId ?? '', stance: 'supports' as const })),
      },
      now,
    )
    expect(await erasePerson(admin, developer.id, now(), rooms)).toEqual({ quotesRemoved: 2, insightsRescored: 1 })
    const dump = JSON.stringify([
      await db.fieldSession.findMany(),
      await db.sessionParticipant.findMany(),
      await db.highlight.findMany(),
      await db.evidence.findMany(),
      await db.person.findMany(),
    ])
    for (const word of ['Ana Brandt', 'read mail', 'linker', 'ana@example.test']) expect(dump).not.toContain(word)
    expect(dump).toContain('The cache never hits.')
    expect(await getInsight(advocate, insight.id, now)).toMatchObject({ breadth: { people: 1 } })
    expect(await people()).toBe(1)
    expect(await erasePerson(admin, developer.id, now(), rooms)).toEqual({ quotesRemoved: 0, insightsRescored: 0 })
  })
  test('runs out by itself, and counts as given until the end of its last day', async () => {
    const session = await interview({ consent: { scope: '90-days' } })
    await mark(session.id, 'The cache never hits.')
    expect(await expireConsents(() => new Date('2026-06-03T23:00:00Z'))).toBe(0)
    expect(await expireConsents(() => new Date('2026-06-05T00:00:00Z'))).toBe(2)
    expect([await db.evidence.count(), await db.highlight.count()]).toEqual([0, 0])
    expect((await getSession(advocate, session.id)).body).not.toContain('cache')
    expect(await expireConsents(() => new Date('2026-06-06T00:00:00Z'))).toBe(0)
  })
  test('can be asked for again, and naming is a choice of its own', async () => {
    const session = await interview()
    const id = session.participants.find((one) => one.name === 'Participant 1')?.id ?? ''
    const named = await recordConsent(
      advocate,
      session.id,
      id,
      consentSchema.parse({ scope: 'until', until: '2026-12-31', named: true }),
      now,
    )
    expect(named.participants.find((one) => one.id === id)).toMatchObject({
      name: 'Ana Brandt',
      consent: { until: '2026-12-31', basis: 'asked' },
    })
  })
})
