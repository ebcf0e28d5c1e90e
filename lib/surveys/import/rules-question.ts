import { slugify } from '@/lib/core/text/slug'
import type { Option, Question, QuestionType } from '../schema'
import type { OutlineList, OutlineQuestion } from './rules-outline'

/** A question as far as it could be read, with the jumps its options make. */
export interface ReadQuestion {
  question: Question
  line: number
  /** Heading fragment (or `END`) by option value. */
  jumps: Map<string, { target: string; line: number }>
  problems: { line: number; reason: string }[]
}

const TYPES: readonly [RegExp, QuestionType][] = [
  [/^(select one|single)/i, 'single'],
  [/^yes\s*\/\s*no/i, 'single'],
  [/^(select all|select up to|multiple)/i, 'multi'],
  [/^free[ -]?form/i, 'longtext'],
  [/^matrix/i, 'matrix'],
  [/^ranking/i, 'ranking'],
  [/^rating/i, 'rating'],
  [/^(number|integer)/i, 'number'],
  [/^date/i, 'date'],
]

const NEXT = /\s*\[`?NEXT`?\]\(\s*(?:<([^>]*)>|([^)]*))\s*\)\s*/
const OPEN = /\s*\((open response|please specify)\)/i
const RANGE = /^(.+?),? and then every version from (\d+)\.(\d+) to \2\.(\d+) in descending order,? and ["“](.+?)["”]$/i

/** A short, stable name for some words, unlike those already taken. */
export function uniqueName(words: string, taken: Set<string>, fallback: string, length = 48): string {
  const base =
    slugify(
      words
        .replace(/\]\([^)]*\)/g, ']')
        .replace(/</g, ' lt ')
        .replace(/>/g, ' gt '),
      length,
    ) || fallback
  let name = base
  for (let count = 2; taken.has(name); count++) name = `${base}-${count}`
  taken.add(name)
  return name
}

const goal = (raw: string): string => (/^end$/i.test(raw.trim()) ? 'END' : raw.trim().replace(/^#/, ''))

function readOptions(list: OutlineList | undefined, read: ReadQuestion): Option[] {
  const taken = new Set<string>()
  return (list?.items ?? []).flatMap((item, index) => {
    const next = NEXT.exec(item.text)
    const text = item.text.replace(NEXT, ' ').trim()
    const range = RANGE.exec(text)
    if (range) return expandRange(range, taken)
    if (/^list of /i.test(text))
      read.problems.push({
        line: item.line,
        reason: `“${text}” stands for options that the file does not list; kept as one option`,
      })
    const open = OPEN.test(text)
    const label = text.replace(OPEN, '').trim() || text
    const value = uniqueName(label, taken, `option-${index + 1}`, 60)
    if (next) read.jumps.set(value, { target: goal(next[1] ?? next[2] ?? ''), line: item.line })
    return [open ? { value, label, open } : { value, label }]
  })
}

function expandRange([, first, major, from, to, last]: RegExpExecArray, taken: Set<string>): Option[] {
  const step = Number(from) >= Number(to) ? -1 : 1
  const labels = [first!]
  for (let minor = Number(from); minor !== Number(to) + step; minor += step) labels.push(`${major}.${minor}`)
  return [...labels, last!].map((label) => ({ label, value: uniqueName(label, taken, 'version', 60) }))
}

/** "Yes/no/not sure (if no/not sure: NEXT…)": the options and their jumps are in the type itself. */
function readYesNo(type: string, line: number, read: ReadQuestion): Option[] {
  const [names = '', rule = ''] = type.split('(if ')
  const options = names
    .trim()
    .split('/')
    .map((name) => {
      const label = name.trim()
      return { value: slugify(label), label: label.charAt(0).toUpperCase() + label.slice(1) }
    })
  const [when = '', then = ''] = rule.split(/:(.*)/s)
  const target = /end survey/i.test(then) ? 'END' : goal(NEXT.exec(then)?.[1] ?? NEXT.exec(then)?.[2] ?? '')
  if (target) for (const name of when.split('/')) read.jumps.set(slugify(name), { target, line })
  return options
}

/** Options that are consecutive whole numbers are a scale. "(1 = Poor, 4 = Good)" in the help names its ends. */
function toScale(question: Question): Question {
  const numbers = (question.options ?? []).map((option) =>
    /^\d{1,2}$/.test(option.label) ? Number(option.label) : NaN,
  )
  if (numbers.length < 3 || numbers.length > 11 || numbers.some((n, i) => Number.isNaN(n) || n !== numbers[0]! + i))
    return question
  const { options: _, ...rest } = question
  return { ...rest, type: 'rating', min: numbers[0]!, max: numbers.at(-1)! }
}

function nameEnds(question: Question): Question {
  const ends = /^\((\d+)\s*=\s*([^,()]+),\s*(\d+)\s*=\s*([^,()]+)\)\s*/m.exec(question.help ?? '')
  if (question.type !== 'rating' || !ends) return question
  const help = question.help!.replace(ends[0], '').trim()
  const { help: _, ...rest } = question
  return { ...rest, ...(help && { help }), minLabel: ends[2]!.trim(), maxLabel: ends[4]!.trim() }
}

/**
 * One question of the file.
 * @param previous the question before, whose lists a REPEAT stands for
 * @param taken keys given so far
 * @returns a reason in place of the question where it cannot be asked here
 */
export function readQuestion(
  raw: OutlineQuestion,
  previous: OutlineQuestion | undefined,
  taken: Set<string>,
): ReadQuestion | { reason: string } {
  if (raw.type === null) return { reason: `“${raw.label}” has no “Type:” line` }
  const type = TYPES.find(([pattern]) => pattern.test(raw.type!))?.[1]
  if (!type) return { reason: `“${raw.label}” has the unknown type “${raw.type}”` }
  if (raw.repeats && previous)
    raw.lists =
      type === 'matrix' ? [previous.lists[0]!, ...raw.lists.slice(raw.lists[0]?.items.length ? 0 : 1)] : previous.lists

  const key = uniqueName(raw.label, taken, `question-${taken.size + 1}`)
  const optional = /\(optional\)/i.test(raw.type)
  const read: ReadQuestion = {
    question: { key, type, label: raw.label },
    line: raw.line,
    jumps: new Map(),
    problems: [],
  }
  const question = read.question
  if (raw.help) question.help = raw.help
  if (!optional) question.required = true
  if (raw.notes) question.note = raw.notes
  const most = /^select up to (\d+|two|three|four|five)/i.exec(raw.type)?.[1]
  if (most) question.max = Number(most) || ['two', 'three', 'four', 'five'].indexOf(most.toLowerCase()) + 2
  if (type === 'rating') Object.assign(question, ratingEnds(raw.type))

  if (type === 'matrix') {
    const [rows, columns] = raw.lists.filter((list) => list.items.length > 0)
    question.rows = readOptions(rows, read)
    question.options = readOptions(columns, read)
    if (/select all/i.test(raw.type)) question.multiple = true
    if (question.rows.length === 0 || question.options.length < 2)
      return { reason: `“${raw.label}” is a matrix without both its lists` }
  } else if (type === 'single' || type === 'multi' || type === 'ranking') {
    const yesNo = /^yes\s*\/\s*no/i.test(raw.type)
    question.options = yesNo
      ? readYesNo(raw.type, raw.typeLine, read)
      : readOptions(
          raw.lists.find((list) => list.items.length > 0),
          read,
        )
    if (question.options.length < (type === 'multi' ? 1 : 2)) return { reason: `“${raw.label}” has no options` }
    if (raw.lists.filter((list) => list.items.length > 0).length > 1)
      read.problems.push({ line: raw.lists[1]!.line, reason: 'A second list of options has no meaning for this type' })
    if (type !== 'single')
      for (const jump of read.jumps.values())
        read.problems.push({ line: jump.line, reason: 'NEXT on a question with several answers cannot be followed' })
  }
  if (type === 'single') read.question = nameEnds(toScale(question))
  return read
}

function ratingEnds(type: string): { min: number; max: number } {
  const range = /(\d+)\s*(?:-|–|to)\s*(\d+)/.exec(type)
  return range ? { min: Number(range[1]), max: Number(range[2]) } : { min: 1, max: 5 }
}
