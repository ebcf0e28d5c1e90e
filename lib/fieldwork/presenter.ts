import { isoDay } from '@/lib/core/clock'
import { consentEnds, consentMachine, consentState, consentStatus } from './rules-consent'
import { matchSpeakers, shownName } from './rules-participants'
import { parseTranscript, spokenTurns } from './rules-transcript'
import { consentOf, speakersOf, type SessionLike } from './rules-session'
import {
  fieldNoteSchema,
  findingSchema,
  type HighlightView,
  type ParticipantView,
  type Session,
  type SessionKind,
  type SessionSummary,
} from './schema'

type ConsentRow = Parameters<typeof consentOf>[0] & { consentBasis: string }
type HighlightLike = {
  id: string
  quote: string
  tags: string[]
  note: string | null
  start: number
  anchorState: string
  audience: string
  participantId: string | null
}
type SessionRow = Omit<SessionLike, 'participants' | 'team'> & {
  version: number
  body: string
  note: unknown
  findings: unknown
  team: (SessionLike['team'] & { name: string }) | null
  participants: readonly (SessionLike['participants'][number] & ConsentRow)[]
  highlights: readonly HighlightLike[]
  createdAt: Date
  updatedAt: Date
}
type SummaryRow = {
  id: string
  kind: string
  title: string
  date: Date
  teamId: string | null
  participants: readonly ConsentRow[]
  _count: { highlights: number }
}

/** Who took part, each under the name that may be shown, with what each agreed to. */
export function toParticipants(session: Pick<SessionRow, 'people' | 'participants'>, now: Date): ParticipantView[] {
  const names = new Map(speakersOf(session).map((one) => [one.id, shownName(one)]))
  return session.participants.map((row) => {
    const consent = consentOf(row)
    const ends = consentEnds(consent)
    return {
      id: row.id,
      name: names.get(row.id) ?? row.pseudonym,
      pseudonym: row.pseudonym,
      speakers: [...(row.speaker ? [row.speaker] : []), ...row.labels],
      role: row.role === 'interviewer' ? 'interviewer' : 'participant',
      consent: {
        scope: consent.scope,
        until: ends ? isoDay(ends) : null,
        named: row.named,
        state: consentState(consent, now),
        basis: row.consentBasis === 'import' ? 'import' : 'asked',
        actions: consentMachine.allowed(consentStatus(consent, row.consentBasis, now), ['researcher']),
      },
    }
  })
}

/** A highlight as it is read. @param names the name to show of each participant, by id */
export const toHighlight = (
  row: HighlightLike,
  names: ReadonlyMap<string, string>,
  evidenceId: string | undefined,
): HighlightView => ({
  id: row.id,
  quote: row.quote,
  tags: row.tags,
  note: row.note,
  start: row.start,
  anchorState: row.anchorState as HighlightView['anchorState'],
  participant: (row.participantId && names.get(row.participantId)) || null,
  audience: row.audience === 'researchers' ? 'researchers' : 'everyone',
  evidenceId: evidenceId ?? null,
})

/**
 * A session as it is read.
 * @param evidence the id of each highlight's evidence, by the highlight's id
 */
export function toSession(session: SessionRow, evidence: ReadonlyMap<string, string>, now: Date): Session {
  const participants = toParticipants(session, now)
  const names = new Map(participants.map((one) => [one.id, one.name]))
  const transcript = parseTranscript(session.body)
  const matched = matchSpeakers(transcript.speakers, speakersOf(session))
  return {
    id: session.id,
    kind: session.kind as SessionKind,
    title: session.title,
    team: session.team?.name ?? null,
    date: isoDay(session.date),
    version: session.version,
    body: session.body,
    note: session.note === null ? null : fieldNoteSchema.parse(session.note),
    turns: spokenTurns(transcript).map(({ order, label, startMs, text }) => {
      const participantId = label === null ? undefined : matched.get(label)
      return {
        order,
        speaker: (participantId && names.get(participantId)) ?? label,
        ...(participantId && { participantId }),
        ...(startMs !== null && { startMs }),
        text,
      }
    }),
    participants,
    highlights: session.highlights.map((highlight) => toHighlight(highlight, names, evidence.get(highlight.id))),
    findings: findingSchema.array().parse(session.findings ?? []),
    createdAt: session.createdAt.toISOString(),
    updatedAt: session.updatedAt.toISOString(),
  }
}

/** A session in a list, without its text. @param teams team names by id */
export const toSummary = (row: SummaryRow, teams: ReadonlyMap<string, string>, now: Date): SessionSummary => ({
  id: row.id,
  kind: row.kind as SessionKind,
  title: row.title,
  team: (row.teamId && teams.get(row.teamId)) || null,
  date: isoDay(row.date),
  participants: row.participants.length,
  highlights: row._count.highlights,
  consent: weakestConsent(row.participants, now),
})

function weakestConsent(participants: readonly ConsentRow[], now: Date): SessionSummary['consent'] {
  const states = participants.map((one) => consentState(consentOf(one), now))
  if (states.length === 0) return 'none'
  if (states.includes('withdrawn')) return 'withdrawn'
  if (states.includes('expired')) return 'expired'
  return participants.some((one) => one.consentBasis === 'import') ? 'unconfirmed' : 'given'
}
