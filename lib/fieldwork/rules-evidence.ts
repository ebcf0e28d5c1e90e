import { paths } from '@/lib/core/paths'
import { maskSensitive } from '@/lib/core/text/sensitive'
import { shortened } from '@/lib/core/text/excerpt'
import { rungOf } from '@/lib/evidence/rules'
import { evidenceTextLimit, type EvidenceItem } from '@/lib/evidence/schema'
import { shownName, type Labelled } from './rules-participants'
import { withoutTimes } from './rules-transcript'
import type { FieldNote, SessionKind } from './schema'

/** What an item takes from its session. */
export type SessionFacts = {
  id: string
  kind: SessionKind
  /** The title as readers see it: without the names of those who did not agree to be named. */
  title: string
  date: Date
  team: { id: string; platform: boolean } | null
  /** A text of it as everybody may read it: it names none of those who did not agree to be named, whoever says it. */
  nameless: (text: string) => string
}

/** The one who said it, as far as it is known. */
export type Speaker = Labelled & {
  personId: string | null
  email: string | null
  team: { id: string; platform: boolean } | null
}

function voiceOf(session: SessionFacts, speaker: Speaker | null, label: string | null) {
  if (!speaker) return { voice: `session:${session.id}:${label ?? ''}`, attribution: 'A participant' }
  return { personId: speaker.personId, voice: `participant:${speaker.id}`, attribution: shownName(speaker) }
}

function common(session: SessionFacts, speaker: Speaker | null, label: string | null) {
  const team = speaker?.team ?? session.team
  return {
    ...voiceOf(session, speaker, label),
    teamId: team?.id ?? null,
    platformTeam: team?.platform ?? false,
    occurredAt: session.date,
    sourceId: session.id,
    sourceTitle: maskSensitive(session.title),
  }
}

export type HighlightFacts = {
  id: string
  quote: string
  tags: string[]
  audience: 'everyone' | 'researchers'
  line: number
  label: string | null
}

/** A highlight as evidence: the words, whose they are (by pseudonym unless they agreed to more), and where they stand. */
export function highlightEvidence(
  session: SessionFacts,
  speaker: Speaker | null,
  highlight: HighlightFacts,
): EvidenceItem {
  return {
    ...common(session, speaker, highlight.label),
    ref: { kind: 'highlight', id: highlight.id },
    text: shortened(
      maskSensitive(session.nameless(withoutTimes(highlight.quote) || highlight.quote)),
      evidenceTextLimit,
    ),
    rung: rungOf('highlight', session.kind),
    tags: highlight.tags.map(session.nameless),
    audience: highlight.audience,
    href: paths.sessionLine(session.id, highlight.line),
  }
}

/**
 * A field note as evidence: the friction first, then what was seen, said and done about it. The words of a person are
 * part of it only with a speaker who agreed.
 */
export function observationEvidence(session: SessionFacts, speaker: Speaker | null, note: FieldNote): EvidenceItem {
  const parts = [
    note.friction,
    note.observed,
    speaker && note.said && `“${note.said}”`,
    note.workaround && `Workaround: ${note.workaround}`,
  ]
  return {
    ...common(session, speaker, null),
    ref: { kind: 'observation', id: session.id },
    text: shortened(maskSensitive(session.nameless(parts.filter(Boolean).join('\n\n'))), evidenceTextLimit),
    rung: rungOf('observation'),
    tags: [...(note.tool ? [note.tool.slice(0, 60)] : []), ...(note.load ? [`${note.load} load`] : [])],
    href: paths.session(session.id),
  }
}

const sections: [keyof FieldNote, string][] = [
  ['context', 'Context'],
  ['task', 'Task attempted'],
  ['observed', 'Observed'],
  ['said', 'Said'],
  ['friction', 'Friction'],
  ['workaround', 'Workaround'],
]

/** A field note as the text of its session, so that it can be read and highlighted like any other. */
export function noteText(note: FieldNote): string {
  const parts = sections.flatMap(([key, title]) => (note[key] ? [`## ${title}`, String(note[key])] : []))
  const facts = [
    note.minutesLost ? `${note.minutesLost} minutes lost` : '',
    note.load ? `${note.load} load` : '',
    note.tool ? `with ${note.tool}` : '',
  ].filter(Boolean)
  return [...parts, ...(facts.length > 0 ? [facts.join(', ')] : [])].join('\n\n')
}
