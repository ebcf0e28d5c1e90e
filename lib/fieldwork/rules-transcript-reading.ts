/** What one voice says, as a file has it. `label` null: the file does not say who. `line` counts from 1 in the file. */
export type Utterance = { label: string | null; atMs: number | null; text: string; line: number }

/** Something about a file that a person should look at; `line` counts from 1 in the file. */
export type Finding = { line: number; key: string; message: string }

/** A file as it was understood. `head` is what is not speech. */
export type Reading = {
  shape: string
  /** Lines that are no speech were taken from among the turns: the text as it stands would put them into somebody's mouth. */
  isMoved?: boolean
  head: { line: number; text: string }[]
  utterances: Utterance[]
  findings: Finding[]
}

/** Joined turns get a new paragraph at the end of a sentence once a paragraph is this long. */
const PARAGRAPH = 700

/** Consecutive utterances of one voice as one, with the first one's time. Empty ones are left out. */
export function joinVoices(utterances: readonly Utterance[]): Utterance[] {
  const joined: Utterance[] = []
  const parts: string[][] = []
  for (const next of utterances) {
    const text = next.text.replace(/\s+/gu, ' ').trim()
    if (text === '') continue
    const last = joined.at(-1)
    if (last && last.label === next.label) parts.at(-1)?.push(text)
    else {
      joined.push({ ...next })
      parts.push([text])
    }
  }
  return joined.map((one, at) => ({ ...one, text: paragraphs(parts[at] ?? []) }))
}

function paragraphs(parts: readonly string[]): string {
  const done: string[] = []
  let current: string[] = []
  let length = 0
  for (const part of parts) {
    current.push(part)
    length += part.length + 1
    if (length < PARAGRAPH || !/[.?!…]["'”’)]?$/u.test(part)) continue
    done.push(current.join(' '))
    current = []
    length = 0
  }
  if (current.length > 0) done.push(current.join(' '))
  return done.join('\n\n')
}

/** Utterances of a file that names no speaker, as paragraphs of whole sentences, each with the time of its first words. */
export function joinUnnamed(utterances: readonly Utterance[]): Utterance[] {
  const joined: Utterance[] = []
  let isOpen = false
  for (const next of utterances) {
    const text = next.text.replace(/\s+/gu, ' ').trim()
    if (text === '') continue
    const last = joined.at(-1)
    if (isOpen && last) last.text += ` ${text}`
    else joined.push({ ...next, text })
    const { length } = joined.at(-1)?.text ?? ''
    isOpen = length < PARAGRAPH || !/[.?!…]["'”’)]?$/u.test(text)
  }
  return joined
}

/** A label that comes once and was taken as a speaker. */
export const onceFinding = (line: number, label: string): Finding => ({
  line,
  key: 'speaker-once',
  message: `“${label}” speaks once and was taken as a speaker. Check that it is one.`,
})
/** A label that was not taken as a speaker. */
export const textFinding = (line: number, label: string): Finding => ({
  line,
  key: 'label-as-text',
  message: `“${label}:” was read as words, not as a speaker.`,
})
