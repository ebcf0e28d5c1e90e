import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { getEvidence, listEvidence } from '@/lib/evidence/queries'
import { createSession, editSession } from '@/lib/fieldwork/commands'
import { recordAllAgain } from '@/lib/fieldwork/commands-again'
import { recordConsent, withdrawConsent } from '@/lib/fieldwork/commands-consent'
import { changeHighlight, createHighlight } from '@/lib/fieldwork/commands-highlight'
import { importSessions } from '@/lib/fieldwork/commands-import'
import { addParticipant, changeParticipant, mergeParticipants } from '@/lib/fieldwork/commands-participants'
import { markDone } from '@/lib/fieldwork/commands-rewrites'
import { getSession } from '@/lib/fieldwork/queries'
import { listRewrites } from '@/lib/fieldwork/queries-rewrites'
import {
  consentSchema,
  highlightSchema,
  newSessionSchema,
  participantPatchSchema,
  type NewHighlight,
} from '@/lib/fieldwork/schema'
import '@/lib/rooms'
import { db } from '@/lib/server/db'
import { actorOf, makePerson, makeTeam } from './make'

const now = () => new Date('2026-03-05T10:11:12Z')
let advocate: Actor
let developer: Actor

beforeEach(async () => {
  await db.$executeRaw`TRUNCATE "FieldSession", "Evidence", "Insight", "ImportRecord", "Rewrite", "Person", "Team" CASCADE`
  advocate = actorOf(await makePerson({ role: 'advocate' }))
  developer = actorOf(await makePerson({ name: 'Ana Brandt', email: 'ana@example.test' }))
})

const mark = (id: string, quote: string, over: Partial<NewHighlight> = {}) =>
  createHighlight(advocate, id, highlightSchema.parse({ quote, ...over }), now)
const imported = async (text: string, path = 'talk.vtt') => {
  const summary = await importSessions(advocate, [{ path, text }], now)
  const { id } = await db.fieldSession.findFirstOrThrow({ orderBy: { createdAt: 'desc' } })
  return { summary, session: await getSession(advocate, id, now) }
}
const consent = consentSchema.parse({ scope: 'a-year' })
const agree = async (id: string) => {
  for (const one of (await getSession(advocate, id, now)).participants)
    await recordConsent(advocate, id, one.id, consent, now)
}
const talk = (over: object = {}) =>
  createSession(
    advocate,
    newSessionSchema.parse({
      kind: 'interview',
      title: 'Builds',
      date: '2026-03-04',
      body: '**Ana:** Our builds wait for runners.\n\n**Bea:** Your builds wait for runners too.',
      consent: { scope: 'a-year' },
      participants: [{ pseudonym: 'Ana' }, { pseudonym: 'Bea' }],
      ...over,
    }),
    now,
  )

const teams = [
  'WEBVTT',
  'a/1-0\n00:00:03.138 --> 00:00:05.618\n<v Ann Example>We wait for\nthe queue.</v>',
  'a/1-1\n00:00:06.000 --> 00:00:07.100\n<v Doe, Bob (Student)>I do not.</v>',
  'a/1-2\n00:00:07.100 --> 00:00:08.000\nNo voice here.',
].join('\n\n')

describe('an imported recording', () => {
  test('has turns with their own speakers under pseudonyms, and times', async () => {
    const { session, summary } = await imported(teams)
    expect(session.turns).toEqual([
      {
        order: 0,
        speaker: 'Participant 1',
        participantId: session.participants[0]?.id,
        startMs: 3138,
        text: 'We wait for the queue.',
      },
      {
        order: 1,
        speaker: 'Participant 2',
        participantId: session.participants[1]?.id,
        startMs: 6000,
        text: 'I do not.',
      },
      { order: 2, speaker: null, startMs: 7100, text: 'No voice here.' },
    ])
    expect(summary.findings?.map((one) => one.key)).toEqual(
      expect.arrayContaining(['unknown-speaker', 'date-assumed', 'consent-missing']),
    )
    expect(session.title).toBe('Interview of 2026-03-05')
  })
  test('gives no evidence before a speaker and a consent are recorded, and then does', async () => {
    const { session } = await imported(teams)
    await expect(mark(session.id, 'We wait for the queue.')).rejects.toMatchObject({ code: 'conflict' })
    await expect(mark(session.id, 'No voice here.')).rejects.toMatchObject({ code: 'conflict' })
    expect(await db.evidence.count()).toBe(0)
    const first = session.participants[0]!
    await changeParticipant(
      advocate,
      session.id,
      first.id,
      participantPatchSchema.parse({ consent: { scope: 'this-study' } }),
      now,
    )
    expect(await mark(session.id, 'We wait for the queue.')).toMatchObject({ participant: 'Participant 1' })
    await expect(mark(session.id, 'I do not.')).rejects.toMatchObject({ code: 'conflict' })
    // Whose words these are, a person can say.
    expect(await mark(session.id, 'No voice here.', { participantId: first.id })).toMatchObject({
      participant: 'Participant 1',
    })
  })
  test('without any participant is refused until one is added', async () => {
    const { session } = await imported('Somewhere in these notes builds are said to be slow.', 'notes.txt')
    await expect(mark(session.id, 'builds are said to be slow')).rejects.toMatchObject({ code: 'conflict' })
    const added = await addParticipant(advocate, session.id, { pseudonym: 'P1', role: 'participant' }, now)
    await expect(mark(session.id, 'builds are said to be slow')).rejects.toMatchObject({ code: 'conflict' })
    await recordConsent(advocate, session.id, added.participants[0]?.id ?? '', consent, now)
    expect((await mark(session.id, 'builds are said to be slow')).participant).toBe('P1')
  })
  test('does not name a person in its title, and its file name is kept nowhere', async () => {
    const { session } = await imported(
      'Ann Example: We wait.\nBob Example: No.\nAnn Example: Yes.',
      'interview-ann-example.txt',
    )
    await agree(session.id)
    await mark(session.id, 'We wait.')
    const dump = JSON.stringify([
      await db.importRecord.findMany(),
      await db.evidence.findMany(),
      await db.auditEntry.findMany(),
      session.title,
    ])
    expect(dump.toLowerCase()).not.toMatch(/ann|example\b/)
  })
  test('shows and masks what is sensitive, everywhere', async () => {
    const { session, summary } = await imported(
      'Ann: We wait.\nBob: My password is hunter22 and mail bob@corp.example.com.\nAnn: It runs on db1.prod.example.com, 10.1.2.3.',
      'a.txt',
    )
    expect(summary.findings?.filter((one) => one.key.startsWith('masked')).map((one) => [one.line, one.key])).toEqual([
      [2, 'masked-secret'],
      [2, 'masked-e-mail'],
      [3, 'masked-host'],
      [3, 'masked-ip-address'],
    ])
    expect(session.findings.some((one) => one.key === 'masked-secret')).toBe(true)
    await agree(session.id)
    await mark(session.id, 'My password is hunter22 and mail bob@corp.example.com.')
    const dump = JSON.stringify([
      await db.fieldSession.findMany(),
      await db.highlight.findMany(),
      await db.evidence.findMany(),
    ])
    expect(dump).not.toMatch(/hunter22|corp\.example|prod\.example|10\.1\.2\.3/)
    expect((await editSession(advocate, session.id, { reviewed: true }, now)).findings).toEqual([])
    const kept = await editSession(
      advocate,
      session.id,
      { body: '**Ann:** See db1.prod.example.com, token=abcd1234efgh', mask: false },
      now,
    )
    expect(kept.body).toBe('**Ann:** See db1.prod.example.com, token=[secret removed]')
  })
  test('merges two labels of one person, and their evidence follows', async () => {
    const { session } = await imported('Ann: We wait.\nAnn Example: Every day.\nBob: No.\nAnn: Yes.\nBob: Hm.', 'm.txt')
    await agree(session.id)
    const evidenceId = (await mark(session.id, 'Every day.')).evidenceId ?? ''
    const [ann, other] = session.participants
    const merged = await mergeParticipants(advocate, session.id, other?.id ?? '', ann?.id ?? '', now)
    expect(merged.participants.map((one) => [one.name, one.speakers])).toEqual([
      ['Participant 1', ['Ann', 'Ann Example']],
      ['Participant 3', ['Bob']],
    ])
    expect(merged.turns.map((one) => one.speaker)).toEqual([
      'Participant 1',
      'Participant 1',
      'Participant 3',
      'Participant 1',
      'Participant 3',
    ])
    expect((await getEvidence(advocate, evidenceId)).who).toBe('Participant 1')
    await expect(mergeParticipants(advocate, session.id, ann?.id ?? '', ann?.id ?? '', now)).rejects.toMatchObject({
      code: 'invalid',
    })
  })
  test('is never overwritten by another file of its name, and a doubtful one is refused', async () => {
    const text = (words: string[]) => words.map((word, at) => `${at % 2 ? 'Bob' : 'Ann'}: ${word} is slow.`).join('\n')
    const first = ['One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten']
    await imported(text(first), 'team-a/talk.txt')
    const other = first.map((word) => `Other ${word}`)
    expect((await imported(text(other), 'team-b/talk.txt')).summary).toMatchObject({ created: 1, updated: 0 })
    const edited = [...first.slice(0, 9), 'Eleven']
    expect((await imported(text(edited), 'team-c/talk.txt')).summary.skipped[0]?.reason).toContain('partly the same')
    expect((await imported(text(edited), 'team-a/talk.txt')).summary).toMatchObject({ created: 0, updated: 1 })
    expect(await db.fieldSession.count()).toBe(2)
  })
})

describe('evidence of a session', () => {
  test('follows its date, team, title and kind', async () => {
    const team = await makeTeam({ name: 'Mobile' })
    const session = await talk()
    const { evidenceId } = await mark(session.id, 'Our builds wait for runners.')
    await editSession(
      advocate,
      session.id,
      { date: new Date('2024-01-15'), team: 'Mobile', title: 'Runners', kind: 'embed' },
      now,
    )
    expect(await getEvidence(advocate, evidenceId ?? '')).toMatchObject({
      occurredAt: '2024-01-15T00:00:00.000Z',
      team: team.name,
      source: 'Runners',
      rung: 'high',
    })
  })
  test('names no pseudonymous person in its source', async () => {
    const session = await talk({
      title: 'Talk with Ana Brandt, on builds',
      participants: [{ email: 'ana@example.test', speaker: 'Ana' }, { pseudonym: 'Bea' }],
    })
    const { evidenceId } = await mark(session.id, 'Our builds wait for runners.')
    expect((await getEvidence(developer, evidenceId ?? '')).source).toBe('Talk with Participant 1, on builds')
  })
  test('names no pseudonymous person in the words of anyone, and those who agreed to it', async () => {
    await makePerson({ name: 'Carl Weiss', email: 'carl@example.test' })
    const session = await talk({
      title: 'Ana, Bea and Carl',
      body: [
        '**Ana Brandt:** I, Ana Brandt, wait. So says Carl too.',
        '**Bea Ito:** Ana Brandt waits, Ana’s team does, and Analytics. Ask Brandt or Carl Weiss.',
        '**Carl Weiss:** Bea Ito is right.',
      ].join('\n\n'),
      participants: [
        { email: 'ana@example.test', speaker: 'Ana Brandt' },
        { pseudonym: 'Participant 2', speaker: 'Bea Ito' },
        { email: 'carl@example.test', speaker: 'Carl Weiss' },
      ],
    })
    const carl = session.participants.find((one) => one.speakers.includes('Carl Weiss'))!
    await recordConsent(advocate, session.id, carl.id, consentSchema.parse({ scope: 'a-year', named: true }), now)
    const shown = async (quote: string) => {
      const { evidenceId } = await mark(session.id, quote, { tags: ['Ana Brandt'] })
      const { text, source, tags } = await getEvidence(developer, evidenceId ?? '')
      expect([source, tags]).toEqual(['[name], [name] and Carl', ['Participant 1']])
      return text
    }
    expect(await shown('I, Ana Brandt, wait. So says Carl too.')).toBe('I, Participant 1, wait. So says Carl too.')
    expect(await shown('Ana Brandt waits, Ana’s team does, and Analytics. Ask Brandt or Carl Weiss.')).toBe(
      'Participant 1 waits, [name]’s team does, and Analytics. Ask [name] or Carl Weiss.',
    )
    expect(await shown('Bea Ito is right.')).toBe('Participant 2 is right.')
  })
  test('that was recorded with names is recorded again without them, as a migration promises', async () => {
    const session = await talk({
      body: '**Ana Brandt:** We wait.\n\n**Bea:** Ana Brandt is right.',
      participants: [{ email: 'ana@example.test', speaker: 'Ana Brandt' }, { pseudonym: 'Bea' }],
    })
    const { evidenceId } = await mark(session.id, 'Ana Brandt is right.')
    await db.evidence.update({ where: { id: evidenceId ?? '' }, data: { text: 'Ana Brandt is right.' } })
    await recordAllAgain(now)
    expect((await getEvidence(developer, evidenceId ?? '')).text).toBe('Participant 1 is right.')
  })
  test('names nobody in a field note either', async () => {
    const session = await talk({
      kind: 'observation',
      body: '',
      note: { friction: 'Ana Brandt waits for the queue; Ana gave up.', observed: 'Ana Brandt left.' },
      participants: [{ email: 'ana@example.test' }],
    })
    const { data } = await listEvidence(developer, { limit: 5, q: 'queue' })
    expect(data.map(({ text, ref }) => [text, ref.id])).toEqual([
      ['Participant 1 waits for the queue; [name] gave up.\n\nParticipant 1 left.', session.id],
    ])
  })
  test('stays with its speaker when words are put into its line', async () => {
    const session = await talk()
    await mark(session.id, 'builds wait for runners')
    const edited = await editSession(
      advocate,
      session.id,
      { body: session.body.replace('wait for runners.', 'wait for the slow runners.'), baseVersion: 1 },
      now,
    )
    const [highlight] = edited.highlights
    expect(highlight?.participant).toBe('Ana')
    expect(highlight?.anchorState).not.toBe('exact')
    if (highlight?.anchorState === 'moved')
      expect(edited.body.indexOf('**Bea')).toBeGreaterThan(highlight.start + highlight.quote.length)
  })
  test('is once for the same words, and changes with its highlight', async () => {
    const session = await talk()
    const first = await mark(session.id, 'Our builds wait for runners.')
    await expect(mark(session.id, 'Our builds wait for runners.')).rejects.toMatchObject({ code: 'conflict' })
    await changeHighlight(advocate, session.id, first.id, { tags: ['ci'], note: 'core', audience: 'researchers' }, now)
    expect((await listEvidence(advocate, { limit: 5, tag: 'ci' })).data.map((one) => one.tags)).toEqual([['ci']])
    expect((await listEvidence(developer, { limit: 5 })).data).toEqual([])
    await expect(mark(session.id, 'runners.\n\nYour builds')).rejects.toMatchObject({ code: 'invalid' })
  })
  test('of a field note leaves out what was said until someone agreed', async () => {
    const note = { friction: 'The queue hides its length.', said: 'I never know how long.' }
    await talk({ kind: 'observation', body: '', participants: [], note })
    const { data } = await listEvidence(advocate, { limit: 5 })
    expect(data[0]?.text).toBe('The queue hides its length.')
  })
  test('refuses days that cannot be', async () => {
    await expect(talk({ date: '2027-01-01' })).rejects.toMatchObject({ fieldErrors: { date: expect.anything() } })
    await expect(talk({ consent: { scope: 'until', until: '2026-01-01' } })).rejects.toMatchObject({ code: 'invalid' })
    expect(
      newSessionSchema.safeParse({
        kind: 'interview',
        title: 't',
        date: '0001-01-01',
        participants: [],
        consent: { scope: 'a-year' },
        body: 'x',
      }).success,
    ).toBe(false)
  })
})

describe('a withdrawal', () => {
  test('touches no word of another person, also where both say the same', async () => {
    const session = await talk({
      body:
        '**Ana:** Forty minutes, most days, and no end in sight.\n\n' +
        '**Bea:** Forty minutes, most days, and no end in sight.\n\n**Cy:** Mine are fast.',
    })
    const [ana, bea] = [
      await mark(session.id, 'Forty minutes, most days, and no end in sight.', { prefix: '**Ana:** ' }),
      await mark(session.id, 'Forty minutes, most days, and no end in sight.', { prefix: '**Bea:** ' }),
    ]
    expect([ana.participant, bea.participant]).toEqual(['Ana', 'Bea'])
    const left = await withdrawConsent(
      advocate,
      session.id,
      session.participants.find((one) => one.name === 'Ana')?.id ?? '',
      now,
    )
    expect(left.body).toBe(
      '**Ana:** [withdrawn]\n\n**Bea:** Forty minutes, most days, and no end in sight.\n\n**Cy:** Mine are fast.',
    )
    expect(left.highlights).toMatchObject([{ id: bea.id, anchorState: 'exact', participant: 'Bea' }])
    expect((await listRewrites(advocate, { limit: 20 })).data).toEqual([])
  })
  test('keeps another’s highlight in place when a name in it gives way', async () => {
    const session = await talk({
      body: '**Ana Brandt:** I wait.\n\n**Bea:** As Ana Brandt says, the cache never hits.',
      participants: [{ email: 'ana@example.test' }, { pseudonym: 'Bea' }],
    })
    const kept = await mark(session.id, 'As Ana Brandt says, the cache never hits.')
    const left = await withdrawConsent(
      advocate,
      session.id,
      session.participants.find((one) => one.name === 'Participant 1')?.id ?? '',
      now,
    )
    expect(left.highlights).toMatchObject([
      { id: kept.id, quote: 'As Participant 1 says, the cache never hits.', anchorState: 'exact' },
    ])
    expect((await getEvidence(advocate, kept.evidenceId ?? '')).text).toBe(
      'As Participant 1 says, the cache never hits.',
    )
  })
  test('lists every text that still holds the words or the name, and never the words themselves', async () => {
    const said = 'The linker eats my whole morning, every single day.'
    const session = await talk({
      title: 'Builds',
      body: `**Ana Brandt:** ${said}\n\n**Bea:** Mine too.`,
      participants: [{ email: 'ana@example.test' }, { pseudonym: 'Bea' }],
    })
    await mark(session.id, said)
    const bea = await mark(session.id, 'Mine too.', { note: `Bea means: “the linker eats my whole morning”` })
    const other = await talk({ title: 'After the talk with Ana Brandt', body: 'Notes without quotes.' })
    const id = session.participants.find((one) => one.name === 'Participant 1')?.id ?? ''
    await withdrawConsent(advocate, session.id, id, now)
    const { data } = await listRewrites(advocate, { limit: 20 })
    const fieldwork = data.filter((one) => one.kind === 'session').map((one) => [one.refId, one.field, one.found])
    expect(fieldwork).toEqual(
      expect.arrayContaining([
        [session.id, 'notes on highlights', 'words'],
        [other.id, 'title', 'name'],
      ]),
    )
    const stored = JSON.stringify([
      await db.rewrite.findMany(),
      await db.auditEntry.findMany(),
      await db.outbox.findMany({ select: { data: true } }),
    ])
    expect(stored).not.toMatch(/linker|Brandt/)
    expect(bea.id).toBeTruthy()
    await markDone(advocate, data[0]?.id ?? '', now)
    expect((await listRewrites(advocate, { limit: 20 })).data).toHaveLength(data.length - 1)
    await expect(listRewrites(developer, { limit: 20 })).rejects.toMatchObject({ code: 'forbidden' })
  })
})
