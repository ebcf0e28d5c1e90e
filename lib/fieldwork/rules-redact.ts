import { locate } from '@/lib/core/text/anchor'
import { isInterviewerLabel, matchSpeakers, type Labelled } from './rules-participants'
import { parseTranscript } from './rules-transcript'

/** What stands where words were taken back. */
export const withdrawnMark = '[withdrawn]'

const escapeRegExp = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Replaces a name wherever it stands as a word of its own. */
export function replaceName(text: string, name: string, by: string): string {
  if (name.trim().length < 2 || name === by) return text
  return text.replace(new RegExp(`(?<![\\p{L}\\p{N}])${escapeRegExp(name)}(?![\\p{L}\\p{N}])`, 'gu'), () => by)
}

/** Every place where a quote stands, replaced from the front to the back, so that the mark itself is never searched. */
function replaceQuote(text: string, quote: string): string {
  let done = ''
  let rest = text
  for (let place = locate(rest, { quote }); place.end > place.start; place = locate(rest, { quote })) {
    done += rest.slice(0, place.start) + withdrawnMark
    rest = rest.slice(place.end)
  }
  return done + rest
}

const replaceQuotes = (text: string, quotes: readonly string[]): string => quotes.reduce(replaceQuote, text)

/** Lines of the source replaced: the first of each turn by a mark under the pseudonym, the others by nothing. */
function replaceTurns(source: string, drop: ReadonlySet<string>, pseudonym: string): string {
  const lines = source.replace(/\r\n?/g, '\n').split('\n')
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

/**
 * A session's text without one participant's words.
 *
 * With speaker labels: that participant's turns go, and if no label is theirs, the turns of every label that is nobody's
 * (they cannot be shown not to be theirs). Without labels: everything where they were the only participant, else the
 * given quotes. Their name gives way to the pseudonym everywhere.
 * @param quotes the highlights that are theirs, or nobody's
 */
export function redactParticipant(
  source: string,
  participants: readonly Labelled[],
  id: string,
  quotes: readonly string[],
): string {
  const one = participants.find((participant) => participant.id === id)
  if (!one || source.trim() === '') return source
  const transcript = parseTranscript(source)
  const names = [one.speaker, one.personName].filter((name) => name !== null)
  const unnamed = (text: string) => names.reduce((left, name) => replaceName(left, name, one.pseudonym), text)
  if (transcript.labelled) {
    const matched = matchSpeakers(transcript.speakers, participants)
    const theirs = transcript.speakers.filter((label) => matched.get(label) === id)
    const nobodys = transcript.speakers.filter((label) => !matched.has(label) && !isInterviewerLabel(label))
    const drop = new Set(theirs.length > 0 ? theirs : one.role === 'participant' ? nobodys : [])
    return unnamed(replaceQuotes(replaceTurns(source, drop, one.pseudonym), quotes))
  }
  const others = participants.filter((participant) => participant.role === 'participant' && participant.id !== id)
  if (one.role === 'participant' && others.length === 0) return withdrawnMark
  return unnamed(replaceQuotes(source, quotes))
}
