import { formatCount } from '@/lib/core/format'
import { groupBy } from '@/lib/core/group'
import type { Skipped } from '@/lib/core/imports'
import { shortened } from '@/lib/core/text/excerpt'
import { questionErrors } from '../rules'
import { languageSchema, questionSchema, type Option, type Question, type Translation } from '../schema'
import { testsOf } from '../answering/rules-visible'

/** A survey as some other tool's file describes it, in our terms. What could not be taken over is named in `skipped`. */
export interface ImportedSurvey {
  /** What finds it again when the same survey is imported anew: the id it has in its file, else the file's name. */
  source: string
  /** `source` is the survey's own id, not a file's name. */
  hasId?: boolean
  title: string
  description: string
  /** What is shown after the answers were sent; left out where the file says nothing. */
  closing?: string
  /** What its own words are written in, as a BCP 47 tag; undefined when the file does not say. */
  language?: string | undefined
  questions: Question[]
  translations: Record<string, Translation>
  skipped: Skipped[]
}

/** Names something that is not kept, by its line. */
export type Say = (line: number, reason: string) => void

/** As long as a question's help may be. */
const LONGEST_HELP = 5_000

/** Words that stand between two questions, above those of the next one. What is longer than a help may be is told. */
export function wordsAbove(parts: readonly (string | undefined)[], tell: (reason: string) => void): string {
  const words = parts.filter(Boolean).join('\n\n')
  if (words.length > LONGEST_HELP) tell(`the words above it are cut after ${formatCount(LONGEST_HELP)} characters`)
  return shortened(words, LONGEST_HELP)
}

/** A name from another tool as a question key: what our keys may not hold becomes `-`; a name that is taken gets a number. */
export function keyNamed(name: string, taken: Set<string>, fallback: string): string {
  const base =
    name
      .normalize('NFKD')
      .replace(/[^A-Za-z0-9_-]+/g, '-')
      .replace(/^[^A-Za-z0-9]+|-+$/g, '')
      .slice(0, 56)
      .replace(/-+$/, '') || fallback
  let key = base
  for (let count = 2; taken.has(key.toLowerCase()); count++) key = `${base}-${count}`
  taken.add(key.toLowerCase())
  return key
}

/** Options (or rows) with unique values: a code that is repeated or missing is replaced by its position in the list. */
export function distinct(options: readonly Option[]): Option[] {
  const taken = new Set<string>()
  return options.map((option, index) => {
    const base = option.value.trim().slice(0, 180) || String(index + 1)
    let value = base
    for (let count = 2; taken.has(value); count++) value = `${base}-${count}`
    taken.add(value)
    return { ...option, value }
  })
}

/** A survey read in one language. Words that this language lacks are ''. */
export interface Read {
  title: string
  description: string
  closing?: string
  questions: Question[]
  /** The line of each question, by key. */
  lines: Map<string, number>
}

/** Nothing is without words: an option shows its value, a question its key. */
export const worded = (questions: readonly Question[]): Question[] =>
  questions.map((question) => {
    const fill = (options: readonly Option[]) =>
      options.map((option) => ({ ...option, label: shortened(option.label, 1_000) || option.value }))
    return {
      ...question,
      label: question.label || question.key,
      ...(question.options && { options: fill(question.options) }),
      ...(question.rows && { rows: fill(question.rows) }),
    }
  })

const wordsByValue = (options: readonly Option[] | undefined): Record<string, string> | undefined => {
  const said = (options ?? []).filter((option) => option.label !== '')
  return said.length > 0 ? Object.fromEntries(said.map((option) => [option.value, option.label])) : undefined
}

/** The words of one language beside those of the survey's own: the same file read twice, so question for question. */
export function translationFrom(base: Read, other: Read): Translation | undefined {
  const byKey = new Map(base.questions.map((question) => [question.key, question]))
  const questions: Translation['questions'] = {}
  for (const question of other.questions) {
    const own = byKey.get(question.key)
    if (!own) continue
    const [options, rows] = [wordsByValue(question.options), wordsByValue(question.rows)]
    const page = own.page && question.page?.title ? question.page : undefined
    if (!question.label && !options && !rows && !page) continue
    questions[question.key] = {
      label: question.label,
      ...(question.help && { help: question.help }),
      ...(options && { options }),
      ...(rows && { rows }),
      ...(page && { page }),
      ...(question.minLabel && { minLabel: question.minLabel }),
      ...(question.maxLabel && { maxLabel: question.maxLabel }),
    }
  }
  if (Object.keys(questions).length === 0) return undefined
  return {
    ...(other.title && { title: other.title }),
    ...(other.description && { description: other.description }),
    ...(other.closing && { closing: other.closing }),
    questions,
  }
}

/** From so many questions with the same note on, the note is said once. */
const MANY = 4
const ABOUT = /^“([^”]+)”: (.+)$/s

/** Notes of an import by line, of which the same one about many questions is said once, with how many and the first of them. */
export function gathered(skipped: readonly Skipped[]): Skipped[] {
  const byReason = groupBy(skipped, ({ reason }) => ABOUT.exec(reason)?.[2] ?? reason)
  return [...byReason.values()]
    .flatMap((all): Skipped[] => {
      const [first] = all as [Skipped]
      const names = all.flatMap(({ reason }) => ABOUT.exec(reason)?.[1] ?? [])
      if (names.length < MANY || names.length < all.length) return [...all]
      const shown = names.slice(0, 3).map((name) => `“${name}”`)
      const about = ABOUT.exec(first.reason)?.[2] ?? ''
      return [{ ...first, reason: `${shown.join(', ')} and ${names.length - 3} more: ${about}` }]
    })
    .sort((a, b) => a.line - b.line)
}

/**
 * Closing words, with the address that people may go on to as a link at their end; nothing where there are none. An address that is none
 * for a page is left out.
 */
export function closingWords(parts: readonly string[], address = '', label = ''): { closing?: string } {
  const link = /^https?:\/\/[^\s)\]]+$/i.test(address) ? `[${label.replace(/[[\]]/g, '') || address}](${address})` : ''
  const said = [...parts, link].map((part) => part.trim()).filter(Boolean)
  const closing = shortened(said.join('\n\n'), 5_000)
  return closing ? { closing } : {}
}

/** Both or the one that is there, as paragraphs. */
export const joined = (...parts: (string | undefined)[]): string => parts.filter(Boolean).join('\n\n')

const QUOTED = /(["'])((?:(?!\1)[^\\\n]|\\.)*)\1|\n/g

/** Finds the line on which a name is first quoted: where in a JSON file something is said. 1 where it is not. */
export function lineFinder(text: string): (name: string) => number {
  const lines = new Map<string, number>()
  let line = 1
  for (const [, quote, name] of text.matchAll(QUOTED)) {
    if (quote === undefined) line++
    else if (!lines.has(name!)) lines.set(name!, line)
  }
  return (name) => lines.get(name) ?? 1
}

/**
 * Only what can be asked: a question with too few options, too long a text or the like is left out and named, and so is a condition on an
 * answer that is then never given.
 */
export function askable({ questions, lines }: Pick<Read, 'questions' | 'lines'>, say: Say): Question[] {
  const kept = new Set<string>()
  return worded(questions).flatMap((written, at) => {
    // One of one ("I agree"): a box to tick, with the same answer.
    const isBox = written.type === 'single' && written.options?.length === 1
    const question: Question = isBox ? { ...written, type: 'multi' } : written
    if (isBox) say(lines.get(written.key) ?? 1, `“${written.key}” has one option only: it is a box to tick here`)
    const { showIf, rowsIf: _rowsIf, ...rest } = question
    const [wordless] = [...(questions[at]?.options ?? []), ...(questions[at]?.rows ?? [])].filter(
      (one) => one.label === '',
    )
    if (wordless)
      say(
        lines.get(question.key) ?? 1,
        `“${question.key}”: an option has no words (a picture?); its code “${wordless.value}” is shown`,
      )
    const checked = questionSchema.safeParse(rest)
    const fault = checked.success
      ? Object.values(questionErrors([rest]))[0]?.[0]
      : checked.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)[0]
    const line = lines.get(question.key) ?? 1
    if (fault !== undefined) {
      say(line, `“${question.key}” is left out: ${fault}`)
      return []
    }
    const missing = showIf && testsOf(showIf).find((one) => !kept.has(one.question))
    if (missing)
      say(
        line,
        `“${question.key}” is asked of everybody: its condition looks at “${missing.question}”, which is not asked before it`,
      )
    kept.add(question.key)
    const whole = { ...rest, ...askableRows(question, kept, (reason) => say(line, reason)) }
    return [missing || !showIf ? whole : { ...whole, showIf }]
  })
}

/** The conditions of rows that look at questions asked before; the others are told, and their rows are asked of everybody. */
function askableRows(
  { key, rows, rowsIf = {} }: Question,
  kept: ReadonlySet<string>,
  say: (reason: string) => void,
): Pick<Question, 'rowsIf'> {
  const found = Object.entries(rowsIf).filter(([row, condition]) => {
    const missing = testsOf(condition).find((one) => !kept.has(one.question) || one.question === key)
    const label = rows?.find((one) => one.value === row)?.label ?? row
    if (missing)
      say(
        `“${key}”: the row “${label.slice(0, 60)}” is always shown: its condition looks at “${missing.question}”, ` +
          'which is not asked before it',
      )
    return !missing
  })
  return found.length > 0 ? { rowsIf: Object.fromEntries(found) } : {}
}

/** Said of a hidden field, whose values no file lists. */
export const UNLISTED =
  'is not kept: the file does not say which values it may have. Add a hidden field of that name with them'

/** A language as another tool writes it ("de", "DE", "pt_BR", "ZH-S") as a BCP 47 tag; undefined for what is none. */
export function languageTag(written: string): string | undefined {
  const tag =
    ({ 'ZH-S': 'zh-Hans', 'ZH-T': 'zh-Hant', PB: 'pt-BR', 'ES-ES': 'es-ES' } as Record<string, string>)[
      written.toUpperCase()
    ] ?? written.replaceAll('_', '-')
  const [main = '', ...rest] = tag.split('-')
  const whole = [main.toLowerCase(), ...rest].join('-')
  return languageSchema.safeParse(whole).success ? whole : undefined
}

/**
 * Puts our way of writing an earlier answer into a question's words (`{{key}}`, see `pipe.ts`) in place of another tool's.
 * @param keyOf the question that a name means, as long as it is asked before
 * @returns what is left that means something to that tool and nothing here
 */
export function withPipes(question: Question, pattern: RegExp, keyOf: (name: string) => string | undefined): string[] {
  const left: string[] = []
  const put = (text: string) =>
    text.replace(pattern, (whole, name: string) => {
      const key = keyOf(name)
      if (key === undefined) left.push(whole)
      return key === undefined ? whole : `{{${key}}}`
    })
  question.label = put(question.label)
  if (question.help) question.help = put(question.help)
  // Elsewhere an answer cannot be put in: what stands there is shown as it is.
  const others = [
    question.page?.title,
    question.page?.text,
    question.minLabel,
    question.maxLabel,
    ...[...(question.options ?? []), ...(question.rows ?? [])].map((one) => one.label),
  ]
  for (const text of others) for (const [whole] of (text ?? '').matchAll(pattern)) left.push(whole)
  return left
}
