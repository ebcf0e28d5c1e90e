import type { SessionFacts, Speaker } from './rules-evidence'
import { speakerOf } from './rules-participants'
import { turnAt, type Transcript } from './rules-transcript'
import type { ConsentScope, SessionKind } from './schema'

type Team = { id: string; platform: boolean }
type ParticipantLike = {
  id: string
  personId: string | null
  pseudonym: string
  speaker: string | null
  role: string
  named: boolean
}
export type SessionLike = {
  id: string
  kind: string
  title: string
  date: Date
  team: Team | null
  participants: readonly ParticipantLike[]
  people: ReadonlyMap<string, { name: string; teamId: string | null; platform: boolean }>
}

/** What evidence takes from a session. */
export const factsOf = (session: SessionLike): SessionFacts => ({
  id: session.id,
  kind: session.kind as SessionKind,
  title: session.title,
  date: session.date,
  team: session.team,
})

/** Its participants, with the person and the team behind each, as far as they are known. */
export function speakersOf(session: Pick<SessionLike, 'participants' | 'people'>): Speaker[] {
  return session.participants.map((one) => {
    const person = one.personId ? session.people.get(one.personId) : undefined
    return {
      id: one.id,
      personId: one.personId,
      personName: person?.name ?? null,
      pseudonym: one.pseudonym,
      speaker: one.speaker,
      role: one.role === 'interviewer' ? 'interviewer' : 'participant',
      named: one.named,
      team: person?.teamId ? { id: person.teamId, platform: person.platform } : null,
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
