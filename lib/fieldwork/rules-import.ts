import { parseTranscript } from './rules-transcript'
import { isInterviewerLabel, isRole } from './rules-transcript-labels'

/** From this share of common lines on, a file of a known source is that file, edited. */
export const SAME_FILE = 0.5
/** Up to this share, a file of a known name is another one; between the two it is in doubt. */
export const UNLIKE_FILE = 0.2

const label = (text: string) => text.trim().toLowerCase()

/**
 * Everyone who speaks in a stored text, under a pseudonym. What they agreed to is not in a file: it is not recorded yet.
 * Labels that differ in case only are one person.
 * @param interviewer the name of the one who asks, where the head says it
 * @param taken pseudonyms that are given already
 */
export function importedParticipants(
  body: string,
  interviewer: string | null,
  now: Date,
  taken: ReadonlySet<string> = new Set(),
) {
  const speakers = parseTranscript(body).speakers
  const used = new Set([...speakers, ...taken].map(label))
  const distinct = [
    ...new Map(speakers.map((speaker) => [label(speaker), speaker] as const).reverse()).values(),
  ].reverse()
  let next = 0
  const pseudonym = (): string => {
    let name: string
    do name = `Participant ${++next}`
    while (used.has(label(name)))
    return name
  }
  return distinct.map((speaker) => {
    const asks = isInterviewerLabel(speaker) || (interviewer !== null && label(interviewer) === label(speaker))
    return {
      pseudonym: asks ? 'Interviewer' : isRole(speaker) && speaker.length > 1 ? speaker : pseudonym(),
      speaker,
      role: asks ? 'interviewer' : 'participant',
      consentScope: 'this-study',
      consentBasis: 'import',
      consentedAt: now,
    }
  })
}
