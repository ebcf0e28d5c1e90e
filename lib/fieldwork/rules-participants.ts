import type { Transcript, Turn } from './rules-transcript'
import { isInterviewerLabel } from './rules-transcript-labels'

/** What the matching of labels to people needs to know of a participant. */
export type Labelled = {
  id: string
  role: 'participant' | 'interviewer'
  pseudonym: string
  speaker: string | null
  /** Further labels that are theirs, of voices that were merged. */
  labels?: readonly string[]
  /** They took their words back: no other label can be theirs. */
  withdrawn?: boolean
  personName: string | null
  /** Their address: by what stands before the @ they are mentioned. */
  email?: string | null
  named: boolean
}

const same = (a: string | null, b: string) => a !== null && a.trim().toLowerCase() === b.trim().toLowerCase()

/** The name shown with a person's words: the pseudonym, unless being named was agreed. */
export function shownName(participant: Pick<Labelled, 'named' | 'personName' | 'speaker' | 'pseudonym'>): string {
  return (participant.named && (participant.personName ?? participant.speaker)) || participant.pseudonym
}

/**
 * Which participant speaks under which label: by the recorded labels, then the name, the pseudonym, the first name; a
 * single participant without a recorded label takes a single label left over. Labels that belong to no participant are
 * not in the map.
 */
export function matchSpeakers(speakers: readonly string[], participants: readonly Labelled[]): Map<string, string> {
  const matched = new Map<string, string>()
  const taken = new Set<string>()
  const by = (namesOf: (one: Labelled) => readonly (string | null | undefined)[], onlyFree: boolean) => {
    for (const label of speakers) {
      if (matched.has(label)) continue
      const found = participants.filter(
        (one) => !(onlyFree && taken.has(one.id)) && namesOf(one).some((name) => same(name ?? null, label)),
      )
      const [only] = found
      if (!only || (onlyFree && found.length > 1)) continue
      matched.set(label, only.id)
      taken.add(only.id)
    }
  }
  by((one) => [one.speaker, ...(one.labels ?? [])], false)
  by((one) => [one.personName], false)
  by((one) => [one.pseudonym], true)
  by((one) => [one.personName?.split(/\s+/)[0]], true)
  const labels = speakers.filter((label) => !matched.has(label) && !isInterviewerLabel(label))
  const left = participants.filter(
    (one) => one.role === 'participant' && !taken.has(one.id) && !one.speaker && !one.withdrawn,
  )
  if (labels.length === 1 && left.length === 1 && labels[0] && left[0]) matched.set(labels[0], left[0].id)
  return matched
}

/** Whose words stand at a turn: by its label; in a text without labels, the only participant there is. */
export function speakerOf(turn: Turn | null, transcript: Transcript, participants: readonly Labelled[]): string | null {
  if (!transcript.labelled) {
    const said = participants.filter((one) => one.role === 'participant')
    return said.length === 1 ? (said[0]?.id ?? null) : null
  }
  return turn?.speaker ? (matchSpeakers(transcript.speakers, participants).get(turn.speaker) ?? null) : null
}
