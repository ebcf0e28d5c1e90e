import { authorize, type Actor } from '@/lib/core/actor'
import { dayOf, isoDay, systemClock, type Clock } from '@/lib/core/clock'
import { invalid } from '@/lib/core/errors'
import { addSummaries, emptySummary, type ImportMapping, type ImportSummary } from '@/lib/core/imports'
import { storable } from '@/lib/core/input'
import { normalizeText } from '@/lib/core/text/normalize'
import { audit } from '@/lib/server/audit'
import { transaction, type Tx } from '@/lib/server/db'
import { sha256 } from '@/lib/server/hash'
import { importStep, noteImported } from '@/lib/server/importing'
import type { ImportFile } from '@/lib/server/room'
import { applyEdit, checkDate, getTeam, peopleFor } from './commands'
import { addParticipants, insertSession, listFullSessions, type NewParticipantRow } from './repo'
import { countTitles, listImportRecords, lockImports, saveImportRecord } from './repo-import'
import {
  automaticTitle,
  importedParticipants,
  saidOfSession,
  SAME_FILE,
  UNLIKE_FILE,
  type ImportedParticipant,
} from './rules-import'
import { unassignedLabels } from './rules-redact'
import { speakersOf } from './rules-session'
import { readSession, textOfFile, type ReadSession } from './rules-read-file'
import { sharedLines } from './rules-transcript'
import type { Finding } from './rules-transcript-reading'
import { bodyLimit, daySchema } from './schema'

const skip = (file: string, reason: string): ImportSummary => ({
  ...emptySummary(),
  skipped: [{ file, line: 1, reason }],
})

/** Participants as rows: an address is that of a person. */
async function rowsOf(
  tx: Tx,
  people: readonly ImportedParticipant[],
  teamId: string | null,
): Promise<NewParticipantRow[]> {
  const addressed = people.flatMap(({ email, role }) => (email ? [{ email, role }] : []))
  const known = await peopleFor(tx, addressed, teamId)
  return people.map(({ email, ...row }) => {
    const person = email ? known.get(email) : undefined
    return { ...row, personId: person?.id ?? null, teamId: person?.teamId ?? null }
  })
}

async function create(
  tx: Tx,
  actor: Actor,
  file: ImportFile,
  from: ReadSession,
  { source, hash }: { source: string; hash: string },
  { now, mapping }: { now: Date; mapping: ImportMapping | undefined },
): Promise<ImportSummary> {
  const said = saidOfSession(mapping, file.path)
  const stated = said.date ?? from.date
  const day = stated === null ? undefined : daySchema.safeParse(stated)
  if (said.date !== undefined && !day?.success) throw invalid(`The date “${said.date}” is no day, such as 2026-03-31.`)
  if (said.date !== undefined) checkDate(day?.data, now)
  const date = day?.success && day.data <= now ? day.data : dayOf(now)
  const team = await getTeam(tx, said.team)
  const title = automaticTitle(said.kind, date)
  const others = await countTitles(tx, title)
  const people = importedParticipants(from.body, now, {
    interviewer: from.interviewer,
    speakers: mapping?.speaker ?? {},
    ...(said.consent && { consent: said.consent }),
  })
  const findings: Finding[] = [
    ...from.findings,
    ...(day?.success && date.getTime() === day.data.getTime()
      ? []
      : [
          {
            line: 1,
            key: 'date-assumed',
            message: from.date
              ? `The day in the file, ${from.date}, cannot be right: today was taken.`
              : 'The file has no date: today was taken. Correct it where it was another day.',
          },
        ]),
    ...(people.length > 0 && !said.consent
      ? [
          {
            line: 1,
            key: 'consent-missing',
            message: 'Record what each participant agreed to before you highlight their words.',
          },
        ]
      : []),
  ]
  const id = await insertSession(
    tx,
    {
      kind: said.kind,
      title: others > 0 ? `${title}, ${others + 1}` : title,
      teamId: team?.id ?? null,
      date,
      body: from.body,
      note: null,
      findings,
      createdById: actor.id,
    },
    await rowsOf(tx, people, team?.id ?? null),
  )
  await saveImportRecord(tx, source, hash, id)
  await noteImported(tx, [{ kind: 'session', id, outcome: 'created', file: file.path }])
  await audit(tx, actor, 'session.import', { kind: 'session', id }, { speakers: people.length })
  return { ...emptySummary(), created: 1, findings: findings.map((one) => ({ file: file.path, ...one })) }
}

/** Who speaks in the new text and is no participant yet. */
async function addNewSpeakers(tx: Tx, sessionId: string, now: Date, mapping?: ImportMapping): Promise<void> {
  const [session] = await listFullSessions(tx, [sessionId])
  if (!session) return
  const fresh = new Set(unassignedLabels(session.body, speakersOf(session)))
  const taken = new Set(session.participants.map((one) => one.pseudonym))
  const how = { interviewer: null, taken, speakers: mapping?.speaker ?? {} }
  const people = importedParticipants(session.body, now, how).filter((one) => fresh.has(one.speaker))
  await addParticipants(tx, sessionId, await rowsOf(tx, people, session.teamId))
}

/**
 * One file, in a transaction of its own. The same content again changes nothing; an edited file of the same source
 * becomes a new version; what could be either is refused. Names of files are kept as hashes: they can name people.
 */
async function importFile(
  actor: Actor,
  file: ImportFile,
  from: string,
  clock: Clock,
  mapping?: ImportMapping,
): Promise<ImportSummary> {
  const taken = textOfFile(file)
  if ('reason' in taken) return skip(file.path, taken.reason)
  const text = normalizeText(storable(taken.text).replace(/^\uFEFF/, ''))
  if (text.trim() === '') return skip(file.path, 'The file is empty.')
  if (text.length > bodyLimit) return skip(file.path, `The text is longer than ${bodyLimit} characters.`)
  const found = readSession(text)
  if ('reason' in found) return skip(file.path, found.reason)
  const reading = { ...found, findings: [...taken.findings, ...found.findings] }
  const parts = file.path.split(/[\\/]+/).filter((part) => part !== '' && part !== '.')
  const name = sha256(`name ${parts.at(-1) ?? ''}`).slice(0, 24)
  const source = `${name}/${sha256(`path ${from} ${parts.join('/')}`).slice(0, 24)}`
  const hash = sha256(text)
  return transaction(async (tx) => {
    await lockImports(tx)
    const records = await listImportRecords(tx, hash, name)
    const earlier = await listFullSessions(
      tx,
      records.map((one) => one.subjectId),
    )
    const sessions = new Map(earlier.map((one) => [one.id, one]))
    const known = records.filter((one) => sessions.has(one.subjectId))
    if (known.some((one) => one.hash === hash)) return { ...emptySummary(), unchanged: 1, findings: [] }
    const likeness = (subject: string) => sharedLines(sessions.get(subject)?.body ?? '', reading.body)
    const same = known.find((one) => one.source.split('#')[0] === source && likeness(one.subjectId) >= SAME_FILE)
    const session = same && sessions.get(same.subjectId)
    if (same && session) {
      if (session.participants.some((one) => one.withdrawnAt))
        return skip(
          file.path,
          'A participant of this session has withdrawn their consent. Edit the session in the hub, without their words.',
        )
      await applyEdit(tx, actor, session.id, { body: text }, clock)
      await addNewSpeakers(tx, session.id, clock(), mapping)
      await saveImportRecord(tx, same.source, hash, session.id)
      await noteImported(tx, [{ kind: 'session', id: session.id, outcome: 'updated', file: file.path }])
      return { ...emptySummary(), updated: 1, findings: reading.findings.map((one) => ({ file: file.path, ...one })) }
    }
    const doubtful = known.find((one) => likeness(one.subjectId) > UNLIKE_FILE)
    if (doubtful) {
      return skip(
        file.path,
        `It is partly the same as the session ` +
          `of ${isoDay(sessions.get(doubtful.subjectId)?.date ?? new Date(0))} that came from a file of this name. ` +
          'Edit that session in the hub, or rename the file where it is another session.',
      )
    }
    const another = known.some((one) => one.source.split('#')[0] === source)
    const record = { source: another ? `${source}#${hash.slice(0, 12)}` : source, hash }
    return create(tx, actor, file, reading, record, { now: clock(), mapping })
  })
}

/**
 * Imports transcripts of any known shape. All or nothing per file; safe to repeat.
 * @param from the name of the source that gives a file its identity, next to its path
 * @param mapping what labels, days, teams and agreements are, where a person said it
 */
export async function importSessions(
  actor: Actor,
  files: readonly ImportFile[],
  clock: Clock = systemClock,
  from = '',
  mapping?: ImportMapping,
): Promise<ImportSummary> {
  authorize(actor, 'session.write')
  const summaries: ImportSummary[] = [{ ...emptySummary(), findings: [] }]
  for (const file of files) {
    summaries.push(await importFile(actor, file, from, clock, mapping))
    await importStep(file.path)
  }
  return addSummaries(summaries)
}
