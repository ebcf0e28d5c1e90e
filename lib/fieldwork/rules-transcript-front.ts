import type { Reading } from './rules-transcript-reading'

/** The metadata that a Markdown file may begin with, and what stands below it. */
export interface Front {
  /** Keys in lower case, in the order of the file. */
  keys: string[]
  head: Reading['head']
  rest: string
  /** Lines before the rest. */
  lines: number
}

const FENCED = /^---[ \t]*\n([\s\S]{0,8000}?\n)(?:---|\.\.\.)[ \t]*(?:\n|$)/u
const PAIR = /^([\p{L}][\p{L}\p{N} _-]{0,59}):(?:[ \t]+(.*))?$/u
const OTHER = /^(?:\s+\S.*|-[ \t]+.*|#.*|\s*)$/u

const unquoted = (value: string) => value.replace(/^(["'])(.*)\1$/u, '$2')
/** "[a, b]" as "a, b"; a list in lines below a key belongs to the key. */
const plain = (value: string) =>
  unquoted(value.trim())
    .replace(/^\[(.*)\]$/u, '$1')
    .trim()

/**
 * YAML front matter of a transcript, line by line: each key is a fact of the head. Null where the text does not begin so: a rule
 * (`---`) above prose is none.
 * @param text line ends as \n, no byte order mark
 */
export function frontOf(text: string): Front | null {
  const match = FENCED.exec(text)
  if (!match) return null
  const lines = (match[1] ?? '').replace(/\n$/u, '').split('\n')
  if (!lines.some((line) => PAIR.test(line)) || !lines.every((line) => PAIR.test(line) || OTHER.test(line))) return null
  const keys: string[] = []
  const head: Front['head'] = []
  for (const [at, line] of lines.entries()) {
    const pair = PAIR.exec(line)
    const last = head.at(-1)
    if (pair) {
      keys.push((pair[1] ?? '').toLowerCase())
      head.push({ line: at + 2, text: `${pair[1]}: ${plain(pair[2] ?? '')}`.trimEnd() })
    } else if (line.trim() !== '' && !line.startsWith('#')) {
      const isItem = /^\s*-[ \t]/u.test(line)
      const more = plain(line.trim().replace(/^-[ \t]+/u, ''))
      // Items are several; anything else goes on with what stands above.
      if (last) last.text += isItem && !/:$/u.test(last.text) ? `, ${more}` : ` ${more}`
      else head.push({ line: at + 2, text: more })
    }
  }
  return { keys, head, rest: text.slice(match[0].length), lines: match[0].split('\n').length - 1 }
}

/** Of several days in a head, the one that is called so is the session's. */
const DATED = /^(?:session[ _-]?)?(?:date|day|recorded(?:[ _-]?(?:on|at))?)\s*:/iu

/** A reading of what stands below front matter, as one of the whole file. */
export function withFront(reading: Reading, { head, lines }: Front): Reading {
  const shifted = <T extends { line: number }>(all: readonly T[]) =>
    all.map((one) => ({ ...one, line: one.line + lines }))
  const facts = [...head].sort((a, b) => Number(DATED.test(b.text)) - Number(DATED.test(a.text)))
  return {
    ...reading,
    head: [...facts, ...shifted(reading.head)],
    utterances: shifted(reading.utterances),
    findings: shifted(reading.findings),
  }
}

const OF_SESSIONS =
  /^(?:participants?|interviewe[er]s?|interviewer|moderator|speakers?|attendees|role|session|session[ _-]id|recorded|recorded[ _-]?(?:on|at)|consent|duration|transcript|transcribed[ _-]by)$/u
const OF_PROPOSALS =
  /^(?:status|state|stage|feature|rfc|pep|sip|eip|bip|start[ _-]date|rfc[ _-]pr|authors?|deciders|decision-makers)$/u

/** What front matter says of the file: a session, a proposal, or neither. */
export const frontSays = ({ keys }: Front): 'session' | 'proposal' | null =>
  keys.some((key) => OF_SESSIONS.test(key)) ? 'session' : keys.some((key) => OF_PROPOSALS.test(key)) ? 'proposal' : null
