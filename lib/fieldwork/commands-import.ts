import { authorize, type Actor } from '@/lib/core/actor'
import { dayOf, isoDay, systemClock, type Clock } from '@/lib/core/clock'
import { addSummaries, emptySummary, type ImportSummary } from '@/lib/core/imports'
import { storable } from '@/lib/core/input'
import { normalizeText } from '@/lib/core/text/normalize'
import { maskSensitive } from '@/lib/core/text/sensitive'
import { audit } from '@/lib/server/audit'
import { transaction, type Tx } from '@/lib/server/db'
import { sha256 } from '@/lib/server/hash'
import type { ImportFile } from '@/lib/server/room'
import { applyEdit } from './commands'
import { addParticipants, insertSession, listFullSessions } from './repo'
import { countTitles, listImportRecords, lockImports, saveImportRecord } from './repo-import'
import { sensitiveFindings } from './rules-findings'
import { importedParticipants, SAME_FILE, UNLIKE_FILE } from './rules-import'
import { unassignedLabels } from './rules-redact'
import { speakersOf } from './rules-session'
import { sharedLines, storedTranscript } from './rules-transcript'
import type { Finding } from './rules-transcript-reading'
import { dateIn } from './rules-transcript-shapes'
import { bodyLimit } from './schema'

const skip = (file: string, reason: string): ImportSummary => ({
  ...emptySummary(),
  skipped: [{ file, line: 1, reason }],
})

type Read = { body: string; findings: Finding[]; speakers: string[]; interviewer: string | null; date: string | null }

/** What a file says, masked, with what a person should look at; a reason where it holds no transcript. */
function read(text: string): Read | { reason: string } {
  const { body, reading, findings } = storedTranscript(text)
  if (body.trim() === '') return { reason: 'No words were found in it.' }
  if (reading.shape === 'text' && /^\s*[[{]/.test(text) && isJson(text))
    return { reason: 'This JSON holds no transcript: a list of segments with a text each was expected.' }
  const speakers = [...new Set(reading.utterances.flatMap((one) => one.label ?? []))]
  const noSpeaker: Finding[] =
    speakers.length > 0
      ? []
      : [{ line: 1, key: 'no-speaker', message: 'No speaker is named. Add who took part before you highlight.' }]
  return {
    body: maskSensitive(body),
    findings: [...findings, ...noSpeaker, ...sensitiveFindings(text)].sort((a, b) => a.line - b.line),
    speakers,
    interviewer:
      /^\W*interviewers?\W*:\W*([^\n*]{2,60})$/imu.exec(reading.head.map((one) => one.text).join('\n'))?.[1]?.trim() ??
      null,
    date: dateIn(reading.head),
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

async function create(
  tx: Tx,
  actor: Actor,
  file: ImportFile,
  from: Read,
  source: string,
  hash: string,
  now: Date,
): Promise<ImportSummary> {
  const date = from.date && new Date(from.date) <= now ? new Date(from.date) : dayOf(now)
  // A file's name often names a person, and a title is read by everyone: it starts neutral.
  const title = `Interview of ${isoDay(date)}`
  const others = await countTitles(tx, title)
  const people = importedParticipants(from.body, from.interviewer, now)
  const findings: Finding[] = [
    ...from.findings,
    ...(from.date
      ? []
      : [
          {
            line: 1,
            key: 'date-assumed',
            message: 'The file has no date: today was taken. Correct it where it was another day.',
          },
        ]),
    ...(people.length > 0
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
      kind: 'interview',
      title: others > 0 ? `${title}, ${others + 1}` : title,
      teamId: null,
      date,
      body: from.body,
      note: null,
      findings,
      createdById: actor.id,
    },
    people,
  )
  await saveImportRecord(tx, source, hash, id)
  await audit(tx, actor, 'session.import', { kind: 'session', id }, { speakers: people.length })
  return { ...emptySummary(), created: 1, findings: findings.map((one) => ({ file: file.path, ...one })) }
}

/** Who speaks in the new text and is no participant yet. */
async function addNewSpeakers(tx: Tx, sessionId: string, now: Date): Promise<void> {
  const [session] = await listFullSessions(tx, [sessionId])
  if (!session) return
  const fresh = new Set(unassignedLabels(session.body, speakersOf(session)))
  const taken = new Set(session.participants.map((one) => one.pseudonym))
  const people = importedParticipants(session.body, null, now, taken).filter((one) => fresh.has(one.speaker))
  await addParticipants(tx, sessionId, people)
}

/**
 * One file, in a transaction of its own. The same content again changes nothing; an edited file of the same source
 * becomes a new version; what could be either is refused. Names of files are kept as hashes: they can name people.
 */
async function importFile(actor: Actor, file: ImportFile, from: string, clock: Clock): Promise<ImportSummary> {
  const text = normalizeText(storable(file.text).replace(/^\uFEFF/, ''))
  if (text.trim() === '') return skip(file.path, 'The file is empty.')
  if (text.length > bodyLimit) return skip(file.path, `The text is longer than ${bodyLimit} characters.`)
  const reading = read(text)
  if ('reason' in reading) return skip(file.path, reading.reason)
  const parts = file.path.split(/[\\/]+/).filter((part) => part !== '' && part !== '.')
  const name = sha256(`name ${parts.at(-1) ?? ''}`).slice(0, 24)
  const source = `${name}/${sha256(`path ${from} ${parts.join('/')}`).slice(0, 24)}`
  const hash = sha256(text)
  return transaction(async (tx) => {
    await lockImports(tx)
    const records = await listImportRecords(tx, hash, name)
    const found = await listFullSessions(
      tx,
      records.map((one) => one.subjectId),
    )
    const sessions = new Map(found.map((one) => [one.id, one]))
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
      await addNewSpeakers(tx, session.id, clock())
      await saveImportRecord(tx, same.source, hash, session.id)
      return { ...emptySummary(), updated: 1, findings: reading.findings.map((one) => ({ file: file.path, ...one })) }
    }
    const doubtful = known.find((one) => likeness(one.subjectId) > UNLIKE_FILE)
    if (doubtful) {
      return skip(
        file.path,
        `It is partly the same as the session of ${isoDay(sessions.get(doubtful.subjectId)?.date ?? new Date(0))} that came from a file of this name. ` +
          'Edit that session in the hub, or rename the file where it is another session.',
      )
    }
    const taken = known.some((one) => one.source.split('#')[0] === source)
    return create(tx, actor, file, reading, taken ? `${source}#${hash.slice(0, 12)}` : source, hash, clock())
  })
}

/**
 * Imports transcripts of any known shape. All or nothing per file; safe to repeat.
 * @param from the name of the source that gives a file its identity, next to its path
 */
export async function importSessions(
  actor: Actor,
  files: readonly ImportFile[],
  clock: Clock = systemClock,
  from = '',
): Promise<ImportSummary> {
  authorize(actor, 'session.write')
  const summaries: ImportSummary[] = [{ ...emptySummary(), findings: [] }]
  for (const file of files) summaries.push(await importFile(actor, file, from, clock))
  return addSummaries(summaries)
}
