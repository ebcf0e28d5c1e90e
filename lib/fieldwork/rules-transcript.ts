/** One line of the source that holds text: its number in the source (from 1) and where it starts in the text. */
export type TranscriptLine = { number: number; offset: number; text: string; at?: number }

/**
 * What one speaker says before the next one does. `speaker` is null for text before the first label and for
 * breaks. `start` and `end` are offsets in the text, label included.
 */
export type Turn = { speaker: string | null; label: string | null; start: number; end: number; lines: TranscriptLine[] }

export type Transcript = { text: string; turns: Turn[]; speakers: string[]; labelled: boolean }

/** Labels that mark a place in a recording rather than a person. */
const markers = new Set(['break', 'jingle', 'music', 'intro', 'outro', 'ad', 'sponsor', 'clip', 'note', 'pause'])

const timestamp = /\[(?:(\d{1,2}):)?(\d{1,3}):(\d{2})(?:[.,]\d+)?\]/u
const boldLabel = new RegExp(
  String.raw`^\s*(?:[-*>]\s+)?(?:${timestamp.source}\s*)?(?:\*\*|__)\s*([^*_\n:][^*\n:]{0,79}?)\s*(?::\s*(?:\*\*|__)|(?:\*\*|__)\s*:)[ \t]*`,
  'u',
)
const plainLabel = new RegExp(
  String.raw`^(?:${timestamp.source}\s*)?([\p{L}\p{N}][\p{L}\p{N} .'’()_-]{0,39}?):(?:[ \t]+|$)`,
  'u',
)
const roleLabel =
  /^(?:interviewer|interviewee|participant(?: ?\d+)?|facilitator|moderator|researcher|speaker(?: ?[\da-z])?|[pqa]\d*)$/iu

/** The text that quotes are anchored in: line ends as \n, no byte order mark, Markdown's escapes undone (`\[` → `[`). */
export function plainTranscript(source: string): string {
  return source
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/\\([\\`*_{}[\]()#+\-.!<>~|])/g, '$1')
}

function seconds(line: string): number | undefined {
  const match = timestamp.exec(line)
  if (!match) return undefined
  return Number(match[1] ?? 0) * 3600 + Number(match[2]) * 60 + Number(match[3])
}

function labelOf(line: string, plainLabels: ReadonlySet<string> | null): string | null {
  const bold = boldLabel.exec(line)
  if (bold) return bold[4]?.trim() ?? null
  const plain = plainLabels && plainLabel.exec(line)?.[4]?.trim()
  return plain && plainLabels.has(plain) ? plain : null
}

/** `Name: text` without bold counts as a label only where the name comes back, or is a role such as "Interviewer". */
function plainLabelsOf(lines: readonly string[]): Set<string> {
  const seen = new Map<string, number>()
  for (const line of lines) {
    const label = plainLabel.exec(line)?.[4]?.trim()
    if (label) seen.set(label, (seen.get(label) ?? 0) + 1)
  }
  return new Set([...seen].filter(([label, count]) => count > 1 || roleLabel.test(label)).map(([label]) => label))
}

/**
 * Reads a speaker-labelled transcript (`**Speaker:** text`, further paragraphs, `[03:49]`). Every line that is not
 * empty is in exactly one turn: what carries no label belongs to the one who spoke before.
 */
export function parseTranscript(source: string): Transcript {
  const text = plainTranscript(source)
  const raw = text.split('\n')
  const plain = raw.some((line) => boldLabel.test(line)) ? null : plainLabelsOf(raw)
  const turns: Turn[] = []
  const speakers = new Set<string>()
  let offset = 0
  raw.forEach((content, index) => {
    const line = { number: index + 1, offset, text: content, at: seconds(content) }
    offset += content.length + 1
    if (!content.trim()) return
    const label = labelOf(content, plain)
    const current = turns.at(-1)
    if (label === null && current) {
      current.lines.push(line)
      current.end = line.offset + content.length
      return
    }
    const speaker = label === null || markers.has(label.toLowerCase()) ? null : label
    if (speaker) speakers.add(speaker)
    turns.push({ speaker, label, start: line.offset, end: line.offset + content.length, lines: [line] })
  })
  return { text, turns, speakers: [...speakers], labelled: speakers.size > 0 }
}

/** A line without its speaker label, for showing next to the speaker's name. Timestamps stay where they were said. */
export function spoken(turn: Turn, line: TranscriptLine): { text: string; offset: number } {
  if (turn.label === null || line !== turn.lines[0]) return { text: line.text, offset: line.offset }
  const match = boldLabel.exec(line.text) ?? plainLabel.exec(line.text)
  const skip = match ? match[0].length : 0
  return { text: line.text.slice(skip), offset: line.offset + skip }
}

/** The turn that holds an offset of the text; null between turns. */
export function turnAt(transcript: Transcript, offset: number): Turn | null {
  return transcript.turns.find((turn) => offset >= turn.start && offset < turn.end) ?? null
}

/** A title from a file's name: `ship-it-90.md` → `Ship it 90`. */
export function titleFromFile(file: string): string {
  const base = (file.split(/[\\/]/).at(-1) ?? '').replace(/\.[\p{L}\p{N}]{1,8}$/u, '')
  const words = base.replace(/[-_\s]+/g, ' ').trim()
  return words ? (words[0] ?? '').toUpperCase() + words.slice(1, 200) : 'Untitled session'
}

/** The share (0…1) of the shorter text's lines which the other one has too: tells an edited file from another file. */
export function sharedLines(a: string, b: string): number {
  const lines = (text: string) =>
    new Set(
      text
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    )
  const [left, right] = [lines(plainTranscript(a)), lines(plainTranscript(b))]
  const small = Math.min(left.size, right.size)
  return small === 0 ? 0 : [...left].filter((line) => right.has(line)).length / small
}
