import { addressIn, EVERYDAY, namedIn, partsOf, replaceFound, type Found } from './rules-names'
import { isRole } from './rules-transcript-labels'
import { matchSpeakers, type Labelled } from './rules-participants'
import { parseTranscript, spokenTurns } from './rules-transcript'

/** What stands where words were taken back. */
export const withdrawnMark = '[withdrawn]'

const escapeRegExp = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Replaces a name wherever it stands as a word of its own. */
export function replaceName(text: string, name: string, by: string): string {
  if (name.trim().length < 2 || name === by) return text
  return text.replace(new RegExp(`(?<![\\p{L}\\p{N}])${escapeRegExp(name)}(?![\\p{L}\\p{N}])`, 'gu'), () => by)
}

/** The names of a participant that can be replaced in any text: no parts that people play, no everyday words. */
export const namesOf = (one: Pick<Labelled, 'speaker' | 'labels' | 'personName'>): string[] =>
  [one.personName, one.speaker, ...(one.labels ?? [])]
    .filter((name): name is string => Boolean(name) && !isRole(name ?? '') && !EVERYDAY.has((name ?? '').toLowerCase()))
    .sort((a, b) => b.length - a.length)

/** A text with a participant's names replaced by the pseudonym. */
export const withoutNames = (text: string, one: Labelled): string =>
  namesOf(one).reduce((left, name) => replaceName(left, name, one.pseudonym), text)

/** A text in which no participant is named who did not agree to it. */
export const pseudonymised = (text: string, participants: readonly Labelled[]): string =>
  participants.filter((one) => !one.named).reduce(withoutNames, text)

/** Where a name stood in part or in another form: whose it is nobody can tell for certain, since others may be called the same. */
const nameMark = '[name]'

const allNames = (one: Labelled) => [one.personName, one.speaker, ...(one.labels ?? [])].filter((name) => name !== null)

/**
 * Words as everybody may read them: no participant is named who did not agree to it, in none of the ways people write names. A whole name
 * gives way to the pseudonym; a first or last name by itself, a short form, initials or a login to a mark.
 */
export function withoutParticipants(text: string, participants: readonly Labelled[]): string {
  const agreed = agreedParts(participants)
  return participants
    .filter((one) => !one.named)
    .reduce(
      (left, one) =>
        replaceFound(left, waysOfNaming(left, one, agreed), ({ whole }) => (whole ? one.pseudonym : nameMark)),
      pseudonymised(text, participants),
    )
}

/** The parts of the names of those who agreed to be named. */
const agreedParts = (participants: readonly Labelled[]): Set<string> =>
  new Set(participants.filter((one) => one.named).flatMap((one) => partsOf(allNames(one))))

/** Where a participant is named, in any of the ways people write names, or by their address. */
function waysOfNaming(text: string, one: Labelled, agreed: ReadonlySet<string>): Found[] {
  const names = allNames(one).filter((name) => !isRole(name) && name !== one.pseudonym)
  return [...namedIn(text, names, agreed), ...(one.email ? addressIn(text, one.email) : [])]
}

/**
 * A text in which one participant, who took their words back, is named in no way any more: what is made of it later, when nobody knows
 * their name, names them no more than it did before. Labels of other voices stay as they are.
 */
export function withoutNamesOf(text: string, participants: readonly Labelled[], one: Labelled): string {
  const others = participants.filter(({ id }) => id !== one.id)
  const labels = others.flatMap((other) => [...allNames(other), other.pseudonym])
  const left = withoutNames(text, one)
  const found = waysOfNaming(left, one, agreedParts(others)).filter((place) => !isInLabel(left, place, labels))
  return replaceFound(left, found, ({ whole }) => (whole ? one.pseudonym : nameMark))
}

/** Whether a place is part of one of these labels, in the beginning of its line. */
function isInLabel(text: string, { start, end }: Found, labels: readonly string[]): boolean {
  const from = text.lastIndexOf('\n', start - 1) + 1
  const at = from + /^[^\p{L}\p{N}]*(?:v\s+)?/u.exec(text.slice(from, from + 40))![0].length
  return labels.some((label) => text.startsWith(label, at) && start >= at && end <= at + label.length)
}

/** What one participant says: the turns under their labels; in a text without labels all of it, where they are alone. */
export function wordsOf(source: string, participants: readonly Labelled[], id: string): string[] {
  const transcript = parseTranscript(source)
  if (!transcript.labelled) return isAlone(participants, id) ? [transcript.text] : []
  const matched = matchSpeakers(transcript.speakers, participants)
  return spokenTurns(transcript).flatMap((turn) =>
    turn.label !== null && matched.get(turn.label) === id && turn.text !== withdrawnMark ? [turn.text] : [],
  )
}

/** The labels that belong to no participant: whose words these are, a person has to say. */
export function unassignedLabels(source: string, participants: readonly Labelled[]): string[] {
  const { speakers } = parseTranscript(source)
  const matched = matchSpeakers(speakers, participants)
  return speakers.filter((label) => !matched.has(label))
}

const isAlone = (participants: readonly Labelled[], id: string) =>
  participants.some((one) => one.id === id && one.role === 'participant') &&
  participants.every((one) => one.id === id || one.role === 'interviewer' || one.withdrawn)

/** Lines of the source replaced: the first of each turn by a mark under the pseudonym, the others by nothing. */
function replaceTurns(source: string, drop: ReadonlySet<string>, pseudonym: string): string {
  const lines = source
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n')
  const kept: (string | null)[] = [...lines]
  for (const turn of parseTranscript(source).turns) {
    if (!turn.speaker || !drop.has(turn.speaker)) continue
    turn.lines.forEach((line, index) => {
      kept[line.number - 1] = index === 0 ? `**${pseudonym}:** ${withdrawnMark}` : null
    })
  }
  return kept
    .filter((line) => line !== null)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
}

/** Marks over places of the plain text, the last one first so that offsets hold. */
function replacePlaces(source: string, places: readonly { start: number; end: number }[]): string {
  const { text } = parseTranscript(source)
  const valid = places.filter((one) => one.start >= 0 && one.end <= text.length && one.start < one.end)
  if (valid.length === 0) return source
  return [...valid]
    .sort((a, b) => b.start - a.start)
    .reduce((left, one) => left.slice(0, one.start) + withdrawnMark + left.slice(one.end), text)
}

/**
 * A session's text without one participant's words, and with no other's touched.
 *
 * With speaker labels: the turns under that participant's labels go. Without labels: everything where they were the
 * only participant, else the places of their highlights. Their name gives way to the pseudonym everywhere.
 * @param places where their highlights stand in the plain text
 */
export function redactParticipant(
  source: string,
  participants: readonly Labelled[],
  id: string,
  places: readonly { start: number; end: number }[],
): string {
  const one = participants.find((participant) => participant.id === id)
  if (!one || source.trim() === '') return source
  const nameless = (text: string) => withoutNamesOf(text, participants, one)
  const transcript = parseTranscript(source)
  if (transcript.labelled) {
    const matched = matchSpeakers(transcript.speakers, participants)
    const drop = new Set(transcript.speakers.filter((label) => matched.get(label) === id))
    return nameless(replaceTurns(source, drop, one.pseudonym))
  }
  if (isAlone(participants, id)) return withdrawnMark
  return nameless(replacePlaces(source, places))
}
