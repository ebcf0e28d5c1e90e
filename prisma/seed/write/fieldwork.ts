import { locate, makeAnchor } from '@/lib/core/text/anchor'
import { recordEvidence } from '@/lib/evidence/commands'
import type { EvidenceItem } from '@/lib/evidence/schema'
import { listFullSessions, type FullSession } from '@/lib/fieldwork/repo'
import { highlightEvidence, noteText, observationEvidence } from '@/lib/fieldwork/rules-evidence'
import { factsOf, speakerFor, speakersOf } from '@/lib/fieldwork/rules-session'
import { parseTranscript, plainTranscript } from '@/lib/fieldwork/rules-transcript'
import type { Prisma, Tx } from '@/lib/server/db'
import type { Calendar } from '../language/calendar'
import { idOf } from '../language/random'
import type { Session } from '../language/session'
import type { Heard } from '../language/topics'
import type { Workspace } from '../language/workspace'
import { insert } from './rows'

type HighlightRow = Prisma.HighlightCreateManyInput & { tags: string[] }

/** Interviews, embeds and observations with who took part and what they agreed to; highlights and field notes become evidence. */
export async function writeFieldwork(tx: Tx, { calendar, company, plans, sessions }: Workspace): Promise<Heard[]> {
  const { ago, today } = calendar
  await insert(
    tx,
    'SessionPlan',
    plans.map(({ kind, title, team, inDays, by }) => ({
      ...{ id: idOf(`plan ${title}`), kind, title, teamId: company.teamNamed(team).id, date: ago(-inDays) },
      ...{ createdById: company.who(by).id, createdAt: ago(2) },
    })),
  )
  await insert(
    tx,
    'FieldSession',
    sessions.map(({ id, kind, title, team, daysAgo, body, note, by }) => ({
      id,
      kind,
      title,
      teamId: team.id,
      date: ago(daysAgo),
      body: body || (note ? noteText(note) : ''),
      ...(note && { note }),
      createdById: by.id,
      createdAt: ago(daysAgo - 0.6),
      updatedAt: ago(daysAgo - 0.6),
    })),
  )
  await insert(
    tx,
    'SessionParticipant',
    sessions.flatMap((session) => participantRows(session, calendar)),
  )
  const stored = new Map(
    (
      await listFullSessions(
        tx,
        sessions.map(({ id }) => id),
      )
    ).map((session) => [session.id, session]),
  )
  const highlights: HighlightRow[] = []
  const pieces: EvidenceItem[] = []
  for (const told of sessions) {
    const session = stored.get(told.id)
    if (!session) throw new Error(`${told.title} was not stored`)
    const found = told.highlights.map((mark) => highlight(told, mark, session, ago(Math.max(0, told.daysAgo - 1.4))))
    highlights.push(...found.map(({ row }) => row))
    pieces.push(...found.map(({ piece }) => piece), ...observation(told, session))
  }
  await insert(tx, 'Highlight', highlights)
  await recordEvidence(tx, pieces, () => today)
  return sessions.flatMap((session): Heard[] => [
    ...session.highlights.map(({ id, tags }) => ({ kind: 'highlight' as const, id, topic: tags[0] ?? '' })),
    ...(session.topic ? [{ kind: 'observation' as const, id: session.id, topic: session.topic }] : []),
  ])
}

function participantRows(
  { id, by, daysAgo, participants }: Session,
  { ago }: Calendar,
): Prisma.SessionParticipantCreateManyInput[] {
  const consented = { sessionId: id, consentedAt: ago(daysAgo), consentBasis: 'asked' }
  return [
    ...participants.map(({ id: participantId, person, pseudonym, speaker, named, consent }) => ({
      ...consented,
      id: participantId,
      personId: person.id,
      pseudonym,
      speaker,
      named,
      consentScope: consent,
      role: 'participant',
    })),
    {
      ...consented,
      id: idOf(`interviewer ${id}`),
      personId: by.id,
      pseudonym: 'Interviewer',
      speaker: by.name.split(' ')[0] ?? by.name,
      named: true,
      consentScope: 'a-year',
      role: 'interviewer',
    },
  ]
}

/** A highlight as the room makes one: found in the text as it is read, with whoever says it there. */
function highlight(
  told: Session,
  { id, start, end, tags }: Session['highlights'][number],
  session: FullSession,
  at: Date,
) {
  const transcript = parseTranscript(session.body)
  const place = locate(transcript.text, { quote: plainTranscript(told.body.slice(start, end)) })
  if (place.state === 'outdated') throw new Error(`${told.title} does not say "${told.body.slice(start, end)}"`)
  const anchor = makeAnchor(transcript.text, place.start, place.end)
  const { speaker, label, line } = speakerFor(session, transcript, place.start)
  const row: HighlightRow = {
    id,
    sessionId: told.id,
    participantId: speaker?.id ?? null,
    quote: anchor.quote,
    prefix: anchor.prefix,
    suffix: anchor.suffix,
    start: anchor.offset,
    tags,
    createdById: told.by.id,
    createdAt: at,
  }
  const facts = { id, quote: anchor.quote, tags, audience: 'everyone' as const, line, label }
  return { row, piece: highlightEvidence(factsOf(session), speaker, facts) }
}

function observation(told: Session, session: FullSession): EvidenceItem[] {
  if (!told.note) return []
  const [speaker, ...others] = speakersOf(session).filter(({ role }) => role === 'participant')
  return [observationEvidence(factsOf(session), others.length === 0 ? (speaker ?? null) : null, told.note)]
}
