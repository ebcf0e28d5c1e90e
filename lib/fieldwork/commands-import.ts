import { authorize, type Actor } from '@/lib/core/actor'
import { dayOf, systemClock, type Clock } from '@/lib/core/clock'
import { addSummaries, emptySummary, type ImportSummary } from '@/lib/core/imports'
import { storable } from '@/lib/core/input'
import { audit } from '@/lib/server/audit'
import { transaction, type Tx } from '@/lib/server/db'
import { sha256 } from '@/lib/server/hash'
import type { ImportFile } from '@/lib/server/room'
import { applyEdit } from './commands'
import {
  listFullSessions,
  listImportRecords,
  insertSession,
  lockImports,
  saveImportRecord,
  type NewParticipantRow,
} from './repo'
import { isInterviewerLabel } from './rules-participants'
import { parseTranscript, sharedLines, titleFromFile } from './rules-transcript'
import { bodyLimit } from './schema'

/** From this share of common lines on, a file of a known name is that file, edited; below, another one. */
const sameFile = 0.5

const unchanged = (): ImportSummary => ({ ...emptySummary(), unchanged: 1 })
const skip = (file: string, line: number, reason: string): ImportSummary => ({
  ...emptySummary(),
  skipped: [{ file, line, reason }],
})

/** Everyone who speaks, under a pseudonym. What they agreed to is not in a file: it is assumed, and waits to be confirmed. */
function participants(speakers: readonly string[], now: Date): NewParticipantRow[] {
  let asked = 0
  return speakers.map((speaker) => {
    const role = isInterviewerLabel(speaker) ? 'interviewer' : 'participant'
    if (role === 'participant') asked++
    return {
      pseudonym: role === 'interviewer' ? 'Interviewer' : `Participant ${asked}`,
      speaker,
      role,
      consentScope: 'this-study',
      consentBasis: 'import',
      consentedAt: now,
    }
  })
}

async function create(
  tx: Tx,
  actor: Actor,
  file: ImportFile,
  text: string,
  source: string,
  now: Date,
): Promise<ImportSummary> {
  const { speakers } = parseTranscript(text)
  const id = await insertSession(
    tx,
    {
      kind: 'interview',
      title: titleFromFile(file.path),
      teamId: null,
      date: dayOf(now),
      body: text,
      note: null,
      createdById: actor.id,
    },
    participants(speakers, now),
  )
  await saveImportRecord(tx, source, sha256(text), id)
  await audit(tx, actor, 'session.import', { kind: 'session', id }, { speakers: speakers.length })
  return { ...emptySummary(), created: 1 }
}

/** One file, in a transaction of its own: the same text again changes nothing, an edited one becomes a new version. */
async function importFile(actor: Actor, file: ImportFile, now: Date): Promise<ImportSummary> {
  const text = storable(file.text).replace(/^\uFEFF/, '')
  if (text.trim() === '') return skip(file.path, 1, 'The file is empty.')
  if (text.length > bodyLimit) return skip(file.path, 1, `The text is longer than ${bodyLimit} characters.`)
  const source = file.path.split(/[\\/]/).at(-1) ?? file.path
  const hash = sha256(text)
  return transaction(async (tx) => {
    await lockImports(tx)
    const records = await listImportRecords(tx, hash, source)
    const sessions = new Map(
      (
        await listFullSessions(
          tx,
          records.map((one) => one.subjectId),
        )
      ).map((one) => [one.id, one]),
    )
    const known = records.filter((one) => sessions.has(one.subjectId))
    if (known.some((one) => one.hash === hash)) return unchanged()
    const edited = known.find((one) => sharedLines(sessions.get(one.subjectId)?.body ?? '', text) >= sameFile)
    const session = edited && sessions.get(edited.subjectId)
    if (!edited || !session)
      return create(tx, actor, file, text, known.length > 0 ? `${source}#${hash.slice(0, 12)}` : source, now)
    if (session.participants.some((one) => one.withdrawnAt)) {
      return skip(
        file.path,
        1,
        'A participant of this session has withdrawn their consent. Edit the session in the hub, without their words.',
      )
    }
    await applyEdit(tx, actor, session.id, { body: text })
    await saveImportRecord(tx, edited.source, hash, session.id)
    return { ...emptySummary(), updated: 1 }
  })
}

/** Imports transcripts, speaker-labelled Markdown. All or nothing per file; safe to repeat. */
export async function importSessions(
  actor: Actor,
  files: readonly ImportFile[],
  clock: Clock = systemClock,
): Promise<ImportSummary> {
  authorize(actor, 'session.write')
  const summaries: ImportSummary[] = []
  for (const file of files) summaries.push(await importFile(actor, file, clock()))
  return addSummaries(summaries)
}
