import type { WordSearch } from '@/lib/core/text/word-search'
import { withdrawEvidence } from '@/lib/evidence/commands'
import type { Tx } from '@/lib/server/db'
import { everyRoom, type Remnant } from '@/lib/server/room'
import { paths } from '@/lib/core/paths'
import { refreshSessionEvidence } from './commands'
import {
  deleteHighlights,
  listFullSessions,
  markWithdrawn,
  storeAnchors,
  storeRedacted,
  type FullSession,
  type Redacted,
} from './repo'
import { listNamesWith } from '@/lib/people/queries'
import { storeRewrites } from './repo-rewrites'
import { MOST_TEXTS, nameSearch, wordsOfSought, type Sought } from './rules-name-search'
import { partsOf } from './rules-names'
import type { Speaker } from './rules-evidence'
import { transferHighlights } from './rules-highlights'
import { redactParticipant, unassignedLabels, withoutNamesOf, wordsOf } from './rules-redact'
import { speakersOf } from './rules-session'
import { parseTranscript } from './rules-transcript'
import { fieldNoteSchema, findingSchema, type FieldNote } from './schema'

/** What was taken back, as long as the transaction lasts: the words to look for elsewhere, and what lost them. */
export type Withdrawn = { quotesRemoved: number; insightIds: string[]; texts: string[]; people: Taken[] }

/** Somebody whose words are taken back. `id`: of the person, else of the participant. */
export interface Taken extends Sought {
  id: string
}

/** Whether no one else is left whose observation the note could be. */
const onlyTheirs = (session: FullSession, ids: ReadonlySet<string>) =>
  session.participants.every((one) => one.role === 'interviewer' || ids.has(one.id) || one.withdrawnAt !== null)

const takenOf = (one: Speaker): Taken => ({
  id: one.personId ?? one.id,
  names: [one.personName ?? '', one.speaker ?? '', ...(one.labels ?? [])].filter(Boolean),
  email: one.email,
})

function inNote(note: FieldNote, nameless: (text: string) => string): FieldNote {
  const { context, task, observed, said, friction, workaround, tool } = note
  const texts = Object.entries({ context, task, observed, said, friction, workaround, tool })
  return { ...note, ...Object.fromEntries(texts.map(([key, text]) => [key, nameless(text)])) }
}

/** A session without the words and names of some of its participants; every other word of it stays. */
function redacted(session: FullSession, ids: ReadonlySet<string>): Redacted {
  const speakers = speakersOf(session)
  const theirs = speakers.filter((one) => ids.has(one.id))
  const places = (id: string) =>
    session.highlights
      .filter((one) => one.participantId === id && one.anchorState !== 'outdated')
      .map((one) => ({ start: one.start, end: one.start + one.quote.length }))
  const body = theirs.reduce((text, one) => redactParticipant(text, speakers, one.id, places(one.id)), session.body)
  const nameless = (text: string) => theirs.reduce((left, one) => withoutNamesOf(left, speakers, one), text)
  const title = nameless(session.title)
  const kept = session.note === null || onlyTheirs(session, ids) ? null : fieldNoteSchema.parse(session.note)
  // What an import was unsure of names labels: "“Bob” speaks once".
  const findings = session.findings === null ? null : findingSchema.array().parse(session.findings)
  return {
    id: session.id,
    title,
    body,
    note: kept && inNote(kept, nameless),
    findings: findings && findings.map((one) => ({ ...one, message: nameless(one.message) })),
  }
}

/**
 * Takes everything participants said out of the texts, the highlights, the evidence and what is based on it. The
 * sessions stay, with a mark where words were; no word of another person is touched.
 */
export async function withdrawWords(
  tx: Tx,
  sessionIds: readonly string[],
  participantIds: readonly string[],
  now: Date,
): Promise<Withdrawn> {
  const ids = new Set(participantIds)
  const sessions = await listFullSessions(tx, sessionIds, true)
  const highlights = sessions.flatMap((session) =>
    session.highlights.filter((one) => one.participantId !== null && ids.has(one.participantId)),
  )
  const notes = sessions.filter((session) => session.note !== null && onlyTheirs(session, ids))
  const people = sessions.flatMap((session) => speakersOf(session).filter((one) => ids.has(one.id)))
  const texts = [
    ...highlights.map((one) => one.quote),
    ...sessions.flatMap((session) =>
      session.participants.flatMap((one) =>
        ids.has(one.id) ? wordsOf(session.body, speakersOf(session), one.id) : [],
      ),
    ),
    ...notes.flatMap((session) =>
      Object.values(fieldNoteSchema.parse(session.note)).filter((text) => typeof text === 'string'),
    ),
  ]
  const withdrawn = await withdrawEvidence(tx, [
    ...highlights.map((one) => ({ kind: 'highlight' as const, id: one.id })),
    ...notes.map((session) => ({ kind: 'observation' as const, id: session.id })),
  ])
  const gone = new Set(highlights.map((one) => one.id))
  await deleteHighlights(tx, [...gone])
  const next = sessions.map((session) => ({ session, after: redacted(session, ids) }))
  await storeAnchors(
    tx,
    next.flatMap(({ session, after }) => remaining(session, after, ids, gone)),
  )
  await storeRedacted(
    tx,
    next.map(({ after }) => after),
  )
  await markWithdrawn(tx, participantIds, now)
  for (const { session } of next) await refreshSessionEvidence(tx, session.id, () => now)
  await storeRewrites(
    tx,
    sessions.flatMap((session) => unassignedOf(session, ids)),
    now,
  )
  return {
    quotesRemoved: highlights.length + notes.length,
    insightIds: withdrawn.insightIds,
    texts,
    people: people.map(takenOf),
  }
}

/** The highlights of others in the new text, with names replaced in them as in the text. */
function remaining(session: FullSession, after: Redacted, ids: ReadonlySet<string>, gone: ReadonlySet<string>) {
  const speakers = speakersOf(session)
  const theirs = speakers.filter((one) => ids.has(one.id))
  const others = session.highlights.filter((one) => !gone.has(one.id))
  // Names are replaced in the old text too, so that a quote that holds one is still found in the new text.
  const clean = (text: string) => theirs.reduce((left, one) => withoutNamesOf(left, speakers, one), text)
  const before = clean(session.body)
  const { text } = parseTranscript(session.body)
  const shift = (start: number) => clean(text.slice(0, start)).length
  return transferHighlights(
    before,
    after.body,
    speakers.map((one) => (ids.has(one.id) ? { ...one, speaker: one.pseudonym } : one)),
    others.map((one) => ({
      id: one.id,
      participantId: one.participantId,
      anchorState: one.anchorState,
      quote: clean(one.quote),
      prefix: clean(one.prefix),
      suffix: clean(one.suffix),
      start: shift(one.start),
    })),
  )
}

/** Where words of no recorded participant stay, a person has to say whose they are. */
function unassignedOf(session: FullSession, ids: ReadonlySet<string>): Remnant[] {
  const speakers = speakersOf(session)
  const found = speakers.some((one) => ids.has(one.id) && wordsOf(session.body, speakers, one.id).length > 0)
  const unsure =
    unassignedLabels(session.body, speakers).length > 0 || session.highlights.some((one) => one.participantId === null)
  if (found || !unsure) return []
  return [{ kind: 'session', id: session.id, field: 'text', href: paths.session(session.id), found: 'words' }]
}

/**
 * Has every room let go of its copies, and asks where words that were taken back, or the names, still stand; the places are
 * kept for a person. A word of a name that stands in very many texts is told once instead.
 */
export async function recordRemnants(
  tx: Tx,
  { texts, people }: Pick<Withdrawn, 'texts' | 'people'>,
  now: Date,
): Promise<number> {
  const ids = people.map((one) => one.id)
  const others = await listNamesWith(tx, wordsOfSought(people), ids)
  const without = new Set<string>()
  let remnants: Remnant[] = []
  for (;;) {
    const sought = nameSearch(texts, people, { others, without })
    if (!sought.empty) remnants = await everyRemnant(tx, sought)
    if (remnants.filter((one) => one.found === 'part').length <= MOST_TEXTS * people.length) break
    const [most] = [...sought.seen].sort(([, a], [, b]) => b - a)
    if (!most) break
    without.add(most[0])
  }
  const unsure = new Set([...partsOf(others), 'initials'])
  const copies = nameSearch(texts, people, { others, without, unsure })
  for (const room of everyRoom()) await room.forgetCopies?.(tx, copies)
  const common = people.filter((one) => wordsOfSought([one]).some((word) => without.has(word)))
  const all = [...remnants, ...common.map(({ id }) => notListed(id))]
  await storeRewrites(tx, all, now)
  return all.length
}

async function everyRemnant(tx: Tx, sought: WordSearch): Promise<Remnant[]> {
  const remnants: Remnant[] = []
  for (const room of everyRoom()) remnants.push(...((await room.remnants?.(tx, sought)) ?? []))
  return remnants
}

/** That a part of a name is not listed: the one line that stands for all of its texts. */
const notListed = (id: string): Remnant => ({
  kind: 'part of a name',
  id,
  field: 'in too many texts to list',
  href: paths.sessionRewrites(),
  found: 'part',
})
