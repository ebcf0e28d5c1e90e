import { isJsonObject, objectsIn, type JsonObject } from '@/lib/core/json'
import { millisecondsOf } from './rules-transcript-time'

/** What one voice says, as a service writes it down; `start` in milliseconds. */
export type Said = { label: string | null; start: number | null; text: string }

/** A word or a sign; `joins` where it stands at the word before it. */
type Word = Said & { joins: boolean }

const at = (value: unknown, ...path: string[]): unknown =>
  path.reduce<unknown>((one, key) => (isJsonObject(one) ? one[key] : undefined), value)
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const first = (value: unknown): unknown => (Array.isArray(value) ? value[0] : undefined)

/** "spk_0" as it is written, a number as "Speaker 0". */
const speaker = (value: unknown): string | null =>
  typeof value === 'number' || /^\d+$/u.test(textOf(value)) ? `Speaker ${value}` : textOf(value) || null
/** Seconds as a number, as "4.87" or as "1.500s". */
function seconds(value: unknown): number | null {
  const number =
    typeof value === 'number'
      ? value
      : /^\d+(?:\.\d+)?s?$/u.test(textOf(value))
        ? Number.parseFloat(textOf(value))
        : NaN
  return Number.isFinite(number) ? Math.round(number * 1000) : null
}
const milliseconds = (value: unknown): number | null => (typeof value === 'number' ? value : null)

/** Words of one voice as what it says; a sign without a voice of its own belongs to the word before it. */
function joined(words: readonly Word[]): Said[] {
  const said: Said[] = []
  for (const { label, start, text, joins } of words) {
    const last = said.at(-1)
    if (last && (last.label === label || (joins && label === null))) last.text += joins ? text : ` ${text}`
    else said.push({ label, start, text })
  }
  return said.map((one) => ({ ...one, text: one.text.trim() }))
}

/** Amazon Transcribe and Speechmatics: words with alternatives; older files of Amazon name their voices in a list of their own. */
function fromAlternatives(file: unknown): Said[] | null {
  const items = objectsIn(at(file, 'results', 'items') ?? at(file, 'results'))
  if (!items.some((item) => item.type === 'pronunciation' || item.type === 'word')) return null
  const voices = new Map(
    objectsIn(at(file, 'results', 'speaker_labels', 'segments'))
      .flatMap((segment) => objectsIn(segment.items))
      .map((item) => [textOf(item.start_time), textOf(item.speaker_label)]),
  )
  return joined(
    items.map((item): Word => {
      const best = first(item.alternatives)
      return {
        label: speaker(item.speaker_label ?? at(best, 'speaker') ?? voices.get(textOf(item.start_time))),
        start: seconds(item.start_time),
        text: textOf(at(best, 'content')),
        joins: item.type === 'punctuation',
      }
    }),
  )
}

/** Deepgram: paragraphs, or words, of each channel; several channels are several voices. */
function fromChannels(file: unknown): Said[] | null {
  const channels = objectsIn(at(file, 'results', 'channels'))
  if (channels.length === 0 || objectsIn(at(file, 'results', 'utterances')).length > 0) return null
  const said = channels.flatMap((channel, index) => {
    const best = first(channel.alternatives)
    const label = (value: unknown) => speaker(value) ?? (channels.length > 1 ? `Channel ${index + 1}` : null)
    const paragraphs = objectsIn(at(best, 'paragraphs', 'paragraphs'))
    if (paragraphs.length > 0)
      return paragraphs.map((one): Said => ({
        label: label(one.speaker),
        start: seconds(one.start),
        text: objectsIn(one.sentences)
          .map((sentence) => textOf(sentence.text))
          .join(' '),
      }))
    return joined(
      objectsIn(at(best, 'words')).map((one) => ({
        label: label(one.speaker),
        start: seconds(one.start),
        text: textOf(one.punctuated_word) || textOf(one.word),
        joins: false,
      })),
    )
  })
  return said.sort((a, b) => (a.start ?? 0) - (b.start ?? 0))
}

/** Whether words begin with all those that came before: as many at least, from the same word at the same time on. */
function isRepeated(before: readonly Pick<Word, 'text' | 'start'>[], words: readonly Word[]): boolean {
  const [one, other] = [before[0], words[0]]
  if (!one || !other) return before.length === 0
  // The first word of a file may have no time: it begins at 0. A transcript without words has none at all.
  const isTimed = before.some(({ start }) => start !== null)
  return (
    words.length >= before.length && one.text === other.text && (!isTimed || (one.start ?? 0) === (other.start ?? 0))
  )
}

/** Google Speech-to-Text: with voices, the last result repeats all words; version 2 has them in each result. */
function fromGoogle(file: unknown): Said[] | null {
  const results = objectsIn(at(file, 'results') ?? at(file, 'response', 'results'))
  const alternatives = results.map((one) => first(one.alternatives))
  if (
    !alternatives.some(
      (one) => textOf(at(one, 'transcript')) || objectsIn(at(one, 'words')).some((word) => 'word' in word),
    )
  )
    return null
  const words = (one: unknown) =>
    objectsIn(at(one, 'words')).map((word): Word => ({
      label: speaker(word.speakerTag || word.speakerLabel),
      start: seconds(word.startTime ?? word.startOffset),
      text: textOf(word.word),
      joins: false,
    }))
  const isTagged = (one: Word) => one.label !== null
  const last = words(alternatives.at(-1))
  const all = alternatives.flatMap(words).filter(isTagged)
  if (all.length > 0) {
    const before = alternatives.slice(0, -1).flatMap((one): Pick<Word, 'text' | 'start'>[] => {
      const own = words(one)
      const texts = textOf(at(one, 'transcript')).split(/\s+/u).filter(Boolean)
      return own.length > 0 ? own : texts.map((text) => ({ text, start: null }))
    })
    return joined(last.some(isTagged) && isRepeated(before, last) ? last : all)
  }
  let end: number | null = 0
  return results.flatMap((result, index): Said[] => {
    const start: number | null = words(alternatives[index])[0]?.start ?? end
    end = seconds(result.resultEndTime ?? result.resultEndOffset)
    const text = textOf(at(alternatives[index], 'transcript')).trim()
    return text === '' ? [] : [{ label: null, start, text }]
  })
}

/** Azure: phrases of a batch, or of a fast transcription; the whole text beside them says it again without voices. */
function fromPhrases(file: unknown): Said[] | null {
  const phrases = objectsIn(at(file, 'recognizedPhrases') ?? at(file, 'phrases'))
  if (phrases.length === 0) return null
  const channels = new Set(phrases.map((one) => one.channel))
  return phrases
    .map((one): Said => ({
      label: speaker(one.speaker) ?? (channels.size > 1 ? `Channel ${Number(one.channel) + 1}` : null),
      start:
        typeof one.offsetInTicks === 'number'
          ? Math.round(one.offsetInTicks / 10_000)
          : milliseconds(one.offsetMilliseconds),
      text: textOf(at(first(one.nBest), 'display')) || textOf(one.text),
    }))
    .sort((a, b) => (a.start ?? 0) - (b.start ?? 0))
}

/** YouTube's json3, whisper.cpp, and services whose words or parts of words carry their own blanks (Soniox, ElevenLabs). */
function fromPieces(file: unknown): Said[] | null {
  const events = objectsIn(at(file, 'events')).filter((one) => Array.isArray(one.segs))
  if (events.length > 0)
    return events.map((one) => ({
      label: null,
      start: milliseconds(one.tStartMs),
      text: objectsIn(one.segs)
        .map((part) => textOf(part.utf8))
        .join(''),
    }))
  const segments = objectsIn(at(file, 'transcription')).filter((one) => isJsonObject(one.timestamps))
  if (segments.length > 0)
    return segments.map((one) => ({
      label: speaker(one.speaker),
      start: millisecondsOf(textOf(at(one, 'timestamps', 'from'))),
      text: textOf(one.text),
    }))
  const pieces = [...objectsIn(at(file, 'tokens')), ...objectsIn(at(file, 'words'))].filter(
    (one) => typeof one.text === 'string',
  )
  if (!pieces.some((one) => /^\s/u.test(textOf(one.text)))) return null
  return joined(
    pieces.map((one) => ({
      label: speaker(one.speaker ?? one.speaker_id),
      start: milliseconds(one.start_ms) ?? seconds(one.start),
      text: textOf(one.text),
      joins: true,
    })),
  )
}

/** Every list in a file of which all items have these keys, to a depth that no service goes beyond. */
function listsWith(value: unknown, keys: readonly string[], depth = 0): JsonObject[][] {
  if (depth > 5) return []
  const items = objectsIn(value)
  if (items.length > 0 && items.every((item) => keys.every((key) => key in item))) return [items]
  const inner = Array.isArray(value) ? value : isJsonObject(value) ? Object.values(value) : []
  return inner.flatMap((one) => listsWith(one, keys, depth + 1))
}

/** Gong: monologues of sentences with the id of who speaks; the names are in a list of parties, where the file has one. */
function fromMonologues(file: unknown): Said[] | null {
  const monologues = listsWith(file, ['speakerId', 'sentences']).flat()
  if (monologues.length === 0) return null
  const names = new Map(
    listsWith(file, ['speakerId', 'name'])
      .flat()
      .map((one) => [textOf(one.speakerId), textOf(one.name)]),
  )
  return monologues.map((one): Said => {
    const sentences = objectsIn(one.sentences)
    return {
      label: names.get(textOf(one.speakerId)) || speaker(one.speakerId),
      start: milliseconds(first(sentences) && at(first(sentences), 'start')),
      text: sentences.map((sentence) => textOf(sentence.text)).join(' '),
    }
  })
}

const SERVICES = [fromAlternatives, fromChannels, fromGoogle, fromPhrases, fromMonologues, fromPieces]

/** What is said in a file of a speech service whose shape is its own; null for any other. */
export function saidByService(file: unknown): Said[] | null {
  for (const read of SERVICES) {
    const said = read(file)?.filter((one) => one.text.trim() !== '')
    if (said && said.length > 0) return said
  }
  return null
}
