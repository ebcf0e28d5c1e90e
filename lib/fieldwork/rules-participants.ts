import type { Transcript, Turn } from './rules-transcript'

/** What the matching of labels to people needs to know of a participant. */
export type Labelled = {
  id: string
  role: 'participant' | 'interviewer'
  pseudonym: string
  speaker: string | null
  personName: string | null
  named: boolean
}

const interviewerLabel = /^(?:interviewer|facilitator|moderator|researcher|q)\d*$/iu
const same = (a: string | null, b: string) => a !== null && a.trim().toLowerCase() === b.trim().toLowerCase()

/** The name shown with a person's words: the pseudonym, unless being named was agreed. */
export function shownName(participant: Pick<Labelled, 'named' | 'personName' | 'speaker' | 'pseudonym'>): string {
  return (participant.named && (participant.personName ?? participant.speaker)) || participant.pseudonym
}

/**
 * Which participant speaks under which label: by the recorded speaker, the name, the pseudonym or the first name;
 * a single participant left over takes a single label left over. Labels that belong to no participant are not in the map.
 */
export function matchSpeakers(speakers: readonly string[], participants: readonly Labelled[]): Map<string, string> {
  const matched = new Map<string, string>()
  const taken = new Set<string>()
  const take = (label: string, found: Labelled | undefined) => {
    if (!found) return
    matched.set(label, found.id)
    taken.add(found.id)
  }
  for (const label of speakers) {
    take(
      label,
      participants.find((one) => [one.speaker, one.personName, one.pseudonym].some((name) => same(name, label))),
    )
  }
  const free = () => participants.filter((one) => !taken.has(one.id))
  for (const label of speakers) {
    if (matched.has(label)) continue
    const first = free().filter((one) => same(one.personName?.split(/\s+/)[0] ?? null, label))
    if (first.length === 1) take(label, first[0])
  }
  const labels = speakers.filter((label) => !matched.has(label) && !interviewerLabel.test(label))
  const left = free().filter((one) => one.role === 'participant')
  if (labels.length === 1 && left.length === 1 && labels[0]) take(labels[0], left[0])
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

/** Whether a label belongs to the person asking rather than to one who is asked. */
export const isInterviewerLabel = (label: string): boolean => interviewerLabel.test(label)
