import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { wordSearch, type WordSearch } from '@/lib/core/text/word-search'
import { createSession } from '@/lib/fieldwork/commands'
import { recordConsent, withdrawConsent } from '@/lib/fieldwork/commands-consent'
import { createHighlight } from '@/lib/fieldwork/commands-highlight'
import { importSessions } from '@/lib/fieldwork/commands-import'
import { getSession } from '@/lib/fieldwork/queries'
import { consentSchema, highlightSchema, newSessionSchema } from '@/lib/fieldwork/schema'
import '@/lib/rooms'
import { db, transaction } from '@/lib/server/db'
import { everyRoom, type Remnant } from '@/lib/server/room'
import { columnsOf, TEXT_COLUMNS, type Kept } from '../support/text-columns'
import { actorOf, makePerson } from './make'

const folder = join(process.cwd(), 'prisma/schema')
const schema = columnsOf(
  readdirSync(folder)
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n'),
)
const of = (kept: Kept): [table: string, column: string][] =>
  Object.entries(TEXT_COLUMNS).flatMap(([name, columns]) =>
    Object.entries(columns).flatMap(([column, is]): [string, string][] => (is === kept ? [[name, column]] : [])),
  )

const ID = 'remnant'
/** Where a column takes certain values only, or a shape. */
const VALUES: Record<string, unknown> = {
  'Evidence.kind': 'ticket',
  'Evidence.rung': 'low',
  'FieldSession.kind': 'interview',
  'ItemLink.provider': 'github',
  'RoadmapItem.kind': 'docs',
  'SessionParticipant.consentScope': 'a-year',
  'Survey.anonymity': 'named',
  'SurveySchedule.cadence': 'once',
  'SurveySchedule.daysOpen': 7,
  'SurveyShare.minimum': 5,
  'UpdateDraft.kind': 'started',
  'Import.state': 'done',
  'LaunchTick.state': 'done',
  'IdempotencyKey.status': 201,
}
const SHAPES: Record<string, (words: string) => unknown> = {
  'RoadmapItem.alternatives': (whyNot) => [{ kind: 'buy', whyNot }],
  'Update.texts': (body) => ({ finance: { title: 'Costs', body } }),
  'UpdateDraft.texts': (body) => ({ finance: { title: 'Costs', body } }),
  'FieldSession.note': (observed) => ({ observed }),
  'RfcNotice.detail': (excerpt) => ({ excerpt }),
  'Outbox.data': (excerpt) => ({ detail: { excerpt } }),
  'Import.summary': (reason) => ({ skipped: [{ file: 'talk.txt', line: 1, reason }] }),
  'AuditEntry.detail': (reason) => ({ reason }),
}

interface Column {
  column_name: string
  data_type: string
}

/** Puts one row into a table, with words in some of its columns; what else has to stand there is filled in. */
async function plant(name: string, words: Record<string, string>): Promise<void> {
  const columns = await db.$queryRaw<Column[]>`
    SELECT column_name::text, data_type::text FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name = ${name} AND is_generated = 'NEVER'
      AND (column_name = ANY(${[...Object.keys(words), ...valuesOf(name)]}::text[]) OR is_nullable = 'NO' AND column_default IS NULL)`
  const row = Object.fromEntries(
    columns.map(({ column_name: column, data_type: type }) => [
      column,
      valueOf(`${name}.${column}`, type, words[column]),
    ]),
  )
  // Rows are planted alone: what they refer to may not be there.
  await transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`
    const names = columns.map((one) => `"${one.column_name}"`).join(', ')
    await tx.$executeRawUnsafe(
      `INSERT INTO "${name}" (${names}) SELECT ${names} FROM jsonb_populate_record(NULL::"${name}", $1::jsonb)`,
      JSON.stringify(row),
    )
  })
}
const valuesOf = (name: string) =>
  Object.keys(VALUES).flatMap((key) => (key.startsWith(`${name}.`) ? [key.split('.')[1]!] : []))

function valueOf(place: string, type: string, words: string | undefined): unknown {
  if (words !== undefined) {
    if (type === 'jsonb') return (SHAPES[place] ?? ((note: string) => ({ note })))(words)
    return type === 'ARRAY' ? [words] : type === 'bytea' ? `\\x${Buffer.from(words).toString('hex')}` : words
  }
  if (place in VALUES) return VALUES[place]
  if (type === 'jsonb') return {}
  if (type === 'ARRAY') return []
  if (type === 'bytea') return '\\x'
  if (type === 'boolean') return false
  if (type === 'date' || type.startsWith('timestamp')) return '2026-03-04T00:00:00Z'
  return type === 'text' ? ID : 1
}

const phrase = (name: string, column: string) => `${name} ${column} repeats what somebody took back`

test('every column that holds text has its class, and every class its column', () => {
  const named = Object.entries(TEXT_COLUMNS).map(([name, columns]) => [name, Object.keys(columns).toSorted()])
  const there = [...schema]
    .filter(([, columns]) => columns.size > 0)
    .map(([name, columns]) => [name, [...columns.keys()].toSorted()])
  expect(Object.fromEntries(named)).toEqual(Object.fromEntries(there))
})

describe('words that were withdrawn', () => {
  beforeAll(async () => {
    const listed = of('listed')
    for (const name of new Set(listed.map(([one]) => one))) {
      const columns = listed.filter(([one]) => one === name)
      await plant(name, Object.fromEntries(columns.map(([, column]) => [column, phrase(name, column)])))
    }
  }, 60_000)

  test('are found in every column that a person can rewrite', async () => {
    // One search for all, which keeps what it was shown: a text that no room shows it would not be found.
    const sought = wordSearch(['repeats what somebody took back'], [])
    const shown: string[] = []
    const recording: WordSearch = {
      ...sought,
      find: (text) => {
        const found = sought.find(text)
        if (text && found === 'words') shown.push(text)
        return found
      },
    }
    const remnants = await transaction(async (tx) => {
      const all: Remnant[] = []
      for (const room of everyRoom()) all.push(...((await room.remnants?.(tx, recording)) ?? []))
      return all
    })
    const text = shown.join('\n')
    const missed = of('listed').flatMap(([name, column]) =>
      text.includes(phrase(name, column)) ? [] : [`${name}.${column}`],
    )
    expect(missed).toEqual([])
    for (const one of remnants) expect(one).toMatchObject({ href: expect.stringMatching(/^\//), found: 'words' })
    expect(new Set(remnants.map((one) => one.kind)).size).toBeGreaterThan(12)
  })
})

describe('a withdrawal', () => {
  const said = 'The linker eats my whole morning, every single day.'
  const now = () => new Date('2026-03-05T10:11:12Z')
  let advocate: Actor

  /** Columns in which a text still stands, but for those that a person has to see to. */
  async function columnsWith(text: string): Promise<string[]> {
    const asked = [...schema].flatMap(([name, columns]) =>
      [...columns].flatMap(([column, type]) => {
        if (['listed', 'own'].includes(TEXT_COLUMNS[name]![column]!)) return []
        const value = type.startsWith('Bytes') ? `encode("${column}", 'escape')` : `"${column}"::text`
        return [`SELECT '${name}.${column}' AS place WHERE EXISTS (SELECT 1 FROM "${name}" WHERE ${value} ILIKE $1)`]
      }),
    )
    const rows = await db.$queryRawUnsafe<{ place: string }[]>(asked.join(' UNION ALL '), `%${text}%`)
    return rows.map((row) => row.place)
  }

  test('leaves neither words nor name in any column that nobody can rewrite', async () => {
    advocate = actorOf(await makePerson({ role: 'advocate' }))
    await importSessions(
      advocate,
      [{ path: 'talk.txt', text: `Ana Brandt: ${said}\nBea: Mine are fast.\nCy: Mine too.\nCy: Always.` }],
      now,
    )
    const row = await db.fieldSession.findFirstOrThrow({ where: { body: { contains: 'linker' } } })
    const before = await getSession(advocate, row.id, now)
    for (const one of before.participants)
      await recordConsent(advocate, row.id, one.id, consentSchema.parse({ scope: 'a-year' }), now)
    await createHighlight(advocate, row.id, highlightSchema.parse({ quote: said }), now)
    await createHighlight(advocate, row.id, highlightSchema.parse({ quote: 'Mine are fast.' }), now)
    const copies: [string, string[]][] = [
      ['IdempotencyKey', ['response']],
      ['AuditEntry', ['detail']],
      ['Outbox', ['data']],
      ['ThemeRun', ['split', 'merged', 'faded', 'error']],
      ['RfcNotice', ['detail']],
      ['Import', ['summary', 'preview', 'unread', 'kept', 'mapping', 'reason']],
      ['ImportUpload', ['path', 'bytes']],
      ['ImportThing', ['file']],
      ['ImportMapping', ['source', 'mapping']],
      ['SurveyUpload', ['name', 'text', 'mapping']],
    ]
    for (const [name, columns] of copies)
      await plant(name, Object.fromEntries(columns.map((column) => [column, `Ana Brandt says: ${said}`])))
    const planted = copies.flatMap(([name, columns]) => columns.map((column) => `${name}.${column}`))
    // What is checked is there before: the test sees each column that it says is empty afterwards.
    expect(await columnsWith('every single day')).toEqual(
      expect.arrayContaining([...planted, 'Highlight.quote', 'Highlight.prefix']),
    )
    expect(await columnsWith('Ana Brandt')).toEqual(
      expect.arrayContaining([...planted, 'FieldSession.findings', 'SessionParticipant.speaker']),
    )
    const ana = before.participants.find((one) => one.name === 'Participant 1')!
    await withdrawConsent(advocate, row.id, ana.id, now)
    expect(await columnsWith('every single day')).toEqual([])
    expect(await columnsWith('Ana Brandt')).toEqual([])
    // The deed stays on record, and so does that there were findings.
    expect(await db.auditEntry.findUnique({ where: { id: ID } })).toMatchObject({ detail: { reason: '[withdrawn]' } })
    expect((await getSession(advocate, row.id, now)).findings).toHaveLength(before.findings.length)
  }, 60_000)

  test('names surveys whose comments name the person, never the comment that says the same', async () => {
    await makePerson({ name: 'Dora Lind', email: 'dora@example.test' })
    const session = await createSession(
      advocate,
      newSessionSchema.parse({
        kind: 'interview',
        title: 'Deploys',
        date: '2026-03-04',
        participants: [{ email: 'dora@example.test' }],
        consent: { scope: 'a-year' },
        body: '**Dora Lind:** Deploys wait for one person who is on holiday.',
      }),
      now,
    )
    for (const [id, surveyId, text] of [
      ['c-1', 'survey-1', 'Deploys wait for one person who is on holiday.'],
      ['c-2', 'survey-2', 'Ask Dora Lind about it.'],
    ])
      await db.$transaction([
        db.$executeRaw`SET LOCAL session_replication_role = replica`,
        db.$executeRaw`INSERT INTO "SurveyComment" ("id", "surveyId", "responseId", "key", "text")
          VALUES (${id}, ${surveyId}, ${id}, 'why', ${text})`,
      ])
    await withdrawConsent(advocate, session.id, session.participants[0]!.id, now)
    expect(await db.rewrite.findMany({ where: { kind: 'survey', field: 'comments' } })).toMatchObject([
      { refId: 'survey-2', found: 'name' },
    ])
  })
})
