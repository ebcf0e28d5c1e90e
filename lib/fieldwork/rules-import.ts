import { isoDay } from '@/lib/core/clock'
import { mapped, type ImportMapping } from '@/lib/core/imports'
import { parseTranscript, withoutTimes } from './rules-transcript'
import { isInterviewerLabel, isRole } from './rules-transcript-labels'
import { consentScopes, sessionKinds, type ConsentScope, type SessionKind } from './schema'

/** From this share of common lines on, a file of a known source is that file, edited. */
export const SAME_FILE = 0.5
/** Up to this share, a file of a known name is another one; between the two it is in doubt. */
export const UNLIKE_FILE = 0.2

const label = (text: string) => text.trim().toLowerCase()
const isAddress = (text: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(text)

/** What a person said of a file before it was imported. */
export interface SaidOfSession {
  kind: SessionKind
  team?: string
  /** "2026-03-31" */
  date?: string
  consent?: ConsentScope
}

const oneOf = <T extends string>(values: readonly T[], said: string | undefined): T | undefined =>
  values.find((value) => value === said)

/** What the mapping says of the session that a file becomes: by its path, or for all ("*"). */
export function saidOfSession(mapping: ImportMapping | undefined, path: string): SaidOfSession {
  const said = (field: string) => mapped(mapping, field, path) || undefined
  const [team, date, consent] = [said('team'), said('date'), oneOf(consentScopes, said('consent'))]
  return {
    kind: oneOf(sessionKinds, said('sessionKind')) ?? 'interview',
    ...(team !== undefined && { team }),
    ...(date !== undefined && { date }),
    ...(consent !== undefined && { consent }),
  }
}

const KIND_WORDS: Record<SessionKind, string> = { interview: 'Interview', embed: 'Embed', observation: 'Observation' }

/** What a session of an import is called. A file's name often names a person, and a title is read by everyone: it starts neutral. */
export const automaticTitle = (kind: SessionKind, date: Date): string => `${KIND_WORDS[kind]} of ${isoDay(date)}`

/** The title of a session whose kind or day is corrected, where no person has named it; null where it keeps its own. */
export function retitled(
  session: { title: string; kind: string; date: Date },
  patch: { title?: string | undefined; kind?: SessionKind | undefined; date?: Date | undefined },
): string | null {
  const before = automaticTitle(session.kind as SessionKind, session.date)
  const isOwn = session.title !== before && !new RegExp(`^${before}, \\d+$`, 'u').test(session.title)
  // A form posts the title that it showed.
  if (isOwn || (patch.title !== undefined && patch.title !== session.title)) return null
  const after = automaticTitle(patch.kind ?? (session.kind as SessionKind), patch.date ?? session.date)
  return after === before ? null : after
}

/** A participant as an import makes one; `email` where a person said whose label it is. */
export interface ImportedParticipant {
  pseudonym: string
  email?: string
  speaker: string
  /** Further labels of the same person. */
  labels: string[]
  role: 'interviewer' | 'participant'
  consentScope: ConsentScope
  consentBasis: 'asked' | 'import'
  consentedAt: Date
}

export interface HowToName {
  /** The name of the one who asks, where the head says it. */
  interviewer: string | null
  /** Pseudonyms that are given already. */
  taken?: ReadonlySet<string>
  /** By label: the pseudonym or the address of the person whose label it is. One name for two labels makes them one person. */
  speakers?: Readonly<Record<string, string>>
  /** What every participant agreed to, where a person said so. */
  consent?: ConsentScope
}

/** The labels of a stored text, each once: those that differ in case only are one. */
const distinctLabels = (speakers: readonly string[]): string[] =>
  [...new Map(speakers.map((speaker) => [label(speaker), speaker] as const).reverse()).values()].reverse()

/**
 * Everyone who speaks in a stored text, under a pseudonym. What they agreed to is not in a file: it is not recorded yet,
 * unless a person said it.
 */
export function importedParticipants(body: string, now: Date, how: HowToName): ImportedParticipant[] {
  const { interviewer, taken = new Set<string>(), speakers: said = {}, consent } = how
  const speakers = parseTranscript(body).speakers
  const used = new Set([...speakers, ...taken, ...Object.values(said)].map(label))
  let next = 0
  const pseudonym = (): string => {
    let name: string
    do name = `Participant ${++next}`
    while (used.has(label(name)))
    return name
  }
  const people = new Map<string, ImportedParticipant>()
  for (const speaker of distinctLabels(speakers)) {
    const target = said[speaker]?.trim().slice(0, 80)
    const same = target ? people.get(label(target)) : undefined
    if (same) {
      same.labels.push(speaker)
      continue
    }
    const asks = isInterviewerLabel(speaker) || (interviewer !== null && label(interviewer) === label(speaker))
    const own = asks ? 'Interviewer' : isRole(speaker) && speaker.length > 1 ? speaker : null
    people.set(label(target || `\0${speaker}`), {
      pseudonym: target && !isAddress(target) ? target : (own ?? pseudonym()),
      ...(target && isAddress(target) && { email: target.toLowerCase() }),
      speaker,
      labels: [],
      role: asks || (target !== undefined && isInterviewerLabel(target)) ? 'interviewer' : 'participant',
      consentScope: consent ?? 'this-study',
      consentBasis: consent ? 'asked' : 'import',
      consentedAt: now,
    })
  }
  return [...people.values()]
}

/** How many turns and words each label of a stored text has. */
export function countSpeakers(body: string): Map<string, { turns: number; words: number }> {
  const counts = new Map<string, { turns: number; words: number }>()
  for (const turn of parseTranscript(body).turns) {
    if (turn.speaker === null) continue
    const count = counts.get(turn.speaker) ?? { turns: 0, words: 0 }
    const words = withoutTimes(turn.lines.map((line) => line.text).join(' ')).split(/\s+/u).length
    counts.set(turn.speaker, { turns: count.turns + 1, words: count.words + words })
  }
  return counts
}
