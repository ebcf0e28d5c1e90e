import type { EvidenceItem } from '@/lib/evidence/schema'
import { consentStatus } from './rules-consent'
import { highlightEvidence, observationEvidence, type SessionFacts, type Speaker } from './rules-evidence'
import { speakerOf } from './rules-participants'
import { withoutParticipants } from './rules-redact'
import { parseTranscript, turnAt, type Transcript } from './rules-transcript'
import { fieldNoteSchema, type ConsentScope, type SessionKind } from './schema'

type Team = { id: string; platform: boolean }
type ParticipantLike = {
  id: string
  personId: string | null
  /** The team that the person was of when they took part, where it is known. */
  spokeFor?: Team | null
  pseudonym: string
  speaker: string | null
  labels: readonly string[]
  withdrawnAt?: Date | null
  role: string
  named: boolean
}

/** Why a session stays though somebody would delete it; null for one that was made by mistake. */
export function whyNotDeletable(session: {
  note: unknown
  highlights: readonly unknown[]
  participants: readonly { withdrawnAt: Date | null }[]
}): string | null {
  if (session.highlights.length > 0) return 'Words in it are highlighted: remove the highlights first.'
  if (session.note !== null) return 'What was observed in it is evidence.'
  if (session.participants.some((one) => one.withdrawnAt)) return 'A participant has withdrawn their consent in it.'
  return null
}

export type SessionLike = {
  id: string
  kind: string
  title: string
  date: Date
  team: Team | null
  participants: readonly ParticipantLike[]
  people: ReadonlyMap<string, { name: string; email: string; teamId: string | null; platform: boolean }>
}

/** What evidence takes from a session. */
export function factsOf(session: SessionLike): SessionFacts {
  const speakers = speakersOf(session)
  const nameless = (text: string) => withoutParticipants(text, speakers)
  return {
    id: session.id,
    kind: session.kind as SessionKind,
    title: nameless(session.title),
    date: session.date,
    team: session.team,
    nameless,
  }
}

/** Its participants, with the person and the team behind each, as far as they are known. */
export function speakersOf(session: Pick<SessionLike, 'participants' | 'people'>): Speaker[] {
  return session.participants.map((one) => {
    const person = one.personId ? session.people.get(one.personId) : undefined
    return {
      id: one.id,
      personId: one.personId,
      personName: person?.name ?? null,
      email: person?.email ?? null,
      pseudonym: one.pseudonym,
      speaker: one.speaker,
      labels: one.labels,
      withdrawn: Boolean(one.withdrawnAt),
      role: one.role === 'interviewer' ? 'interviewer' : 'participant',
      named: one.named,
      // Not the team of today: words that change their team tell who moved, and would be another team's.
      team: one.spokeFor ?? (person?.teamId ? { id: person.teamId, platform: person.platform } : null),
    }
  })
}

/** Who says what stands at an offset of the text, under which label, on which line. */
export function speakerFor(
  session: SessionLike,
  transcript: Transcript,
  offset: number,
): { speaker: Speaker | null; label: string | null; line: number } {
  const turn = turnAt(transcript, offset)
  const speakers = speakersOf(session)
  const id = speakerOf(turn, transcript, speakers)
  const line = turn?.lines.findLast((one) => one.offset <= offset)?.number ?? 1
  return { speaker: speakers.find((one) => one.id === id) ?? null, label: turn?.speaker ?? null, line }
}

export const consentOf = (row: {
  consentScope: string
  consentUntil: Date | null
  consentedAt: Date
  withdrawnAt: Date | null
}) => ({
  scope: row.consentScope as ConsentScope,
  until: row.consentUntil,
  consentedAt: row.consentedAt,
  withdrawnAt: row.withdrawnAt,
})

type ConsentLike = { consentBasis: string } & Parameters<typeof consentOf>[0]
type RecordedSession = Omit<SessionLike, 'participants'> & {
  body: string
  note: unknown
  participants: readonly (ParticipantLike & ConsentLike)[]
  highlights: readonly {
    id: string
    quote: string
    tags: string[]
    audience: string
    start: number
    participantId: string | null
  }[]
}

/** The one whose words a field note holds: the only participant, once they agreed. */
export function noteSpeaker(session: RecordedSession, now: Date): Speaker | null {
  const asked = session.participants.filter((one) => one.role === 'participant')
  const [only] = asked
  if (!only || asked.length > 1 || consentStatus(consentOf(only), only.consentBasis, now) !== 'given') return null
  return speakersOf(session).find((one) => one.id === only.id) ?? null
}

/** Everything of a session that is evidence, as it has to be recorded now: words, whose, of which day, team and kind. */
export function evidenceOf(session: RecordedSession, now: Date): EvidenceItem[] {
  const transcript = parseTranscript(session.body)
  const speakers = speakersOf(session)
  const facts = factsOf(session)
  const items = session.highlights.map((row) => {
    const found = speakerFor(session, transcript, row.start)
    return highlightEvidence(facts, speakers.find((one) => one.id === row.participantId) ?? null, {
      id: row.id,
      quote: row.quote,
      tags: row.tags,
      audience: row.audience === 'researchers' ? 'researchers' : 'everyone',
      line: found.line,
      label: found.label,
    })
  })
  if (session.note === null) return items
  return [...items, observationEvidence(facts, noteSpeaker(session, now), fieldNoteSchema.parse(session.note))]
}
