import type { Option, Question } from '../schema'
import { distinct } from './rules-draft'
import { labelAndHelp } from './rules-html'
import { cell, type LimeRow } from './rules-lime-tables'
import { plain, type LimeWords } from './rules-lime-words'

/** What belongs to one question of the file. */
export interface LimeParts {
  row: LimeRow
  /** Its sub-questions, in order; of an array with two sides, those of the other side in `columns`. */
  subs: LimeRow[]
  columns: LimeRow[]
  /** Its answers, in order, by scale. */
  answers: LimeRow[][]
  words: LimeWords
}

/** A question of the file as ours: none, one or several. `lost` names what is not kept. */
export interface LimeTaken {
  questions: Omit<Question, 'key'>[]
  /** Added to the key, for each of the questions; '' for the first of its code. */
  endings: string[]
  lost: string[]
  /** Words that stand between questions. */
  between?: string
  /** Why there is no question. */
  reason?: string
}

type Build = (parts: LimeParts, base: Omit<Question, 'key' | 'type'>) => LimeTaken

/** How LimeSurvey calls "Other" in answers and conditions. */
export const OTHER = '-oth-'

const one = (question: Omit<Question, 'key'>, lost: string[] = []): LimeTaken => ({
  questions: [question],
  endings: [''],
  lost,
})
const none = (reason: string): LimeTaken => ({ questions: [], endings: [], lost: [], reason })
const codes = (pairs: [string, string][]): Option[] => pairs.map(([value, label]) => ({ value, label }))
const points = (from: number, to: number, step = 1): Option[] =>
  Array.from({ length: Math.min(101, Math.max(0, Math.floor((to - from) / step) + 1)) }, (_, index) => ({
    value: String(from + index * step),
    label: String(from + index * step),
  }))
const setting = ({ row, words }: LimeParts, name: string): string => words.attribute(cell(row, 'qid'), name)
const number = (text: string): number | undefined =>
  text !== '' && Number.isFinite(Number(text)) ? Number(text) : undefined

const answersOf = ({ answers, words }: LimeParts, scale = 0): Option[] =>
  distinct((answers[scale] ?? []).map((row) => ({ value: cell(row, 'code'), label: plain(words.answer(row)) })))
const subsOf = ({ words }: LimeParts, rows: readonly LimeRow[]): Option[] =>
  distinct(rows.map((row) => ({ value: cell(row, 'title'), label: plain(words.question(row, 'question')) })))
function withOther(parts: LimeParts, options: Option[]): Option[] {
  if (cell(parts.row, 'other') !== 'Y') return options
  return [...options, { value: OTHER, label: plain(setting(parts, 'other_replace_text')) || 'Other', open: true }]
}

/** How many of several may be chosen, and which goes with no other. */
function choiceLimits(parts: LimeParts, options: Option[]): Partial<Question> {
  const [min, max] = [number(setting(parts, 'min_answers')), number(setting(parts, 'max_answers'))]
  const alone = setting(parts, 'exclude_all_others')
    .split(';')
    .map((code) => code.trim())
  return {
    options: options.map((option) => (alone.includes(option.value) ? { ...option, exclusive: true } : option)),
    ...(min !== undefined && min > 0 && { min: Math.min(min, options.length) }),
    ...(max !== undefined && max > 0 && { max }),
  }
}
function textLimit(parts: LimeParts): Partial<Question> {
  const max = number(setting(parts, 'maximum_chars'))
  return max !== undefined && max > 0 ? { max } : {}
}

const single: Build = (parts, base) => one({ ...base, type: 'single', options: withOther(parts, answersOf(parts)) })
const multi: Build = (parts, base) =>
  one({ ...base, type: 'multi', ...choiceLimits(parts, withOther(parts, subsOf(parts, parts.subs))) })
const matrix =
  (options: (parts: LimeParts) => Option[]): Build =>
  (parts, base) =>
    one({ ...base, type: 'matrix', rows: subsOf(parts, parts.subs), options: options(parts) })
const fixed =
  (pairs: [string, string][]): Build =>
  (_, base) =>
    one({ ...base, type: 'single', options: codes(pairs) })

/** One question for each sub-question: a form of several fields. */
const fields =
  (type: 'text' | 'number'): Build =>
  (parts, base) => {
    const subs = subsOf(parts, parts.subs)
    return {
      questions: subs.map((sub) => ({ ...base, type, label: [base.label, sub.label].filter(Boolean).join(': ') })),
      endings: subs.map((sub) => `_${sub.value}`),
      lost: subs.length > 1 ? [`it has ${subs.length} fields, which are questions of their own here`] : [],
    }
  }

/** An array with sub-questions on both sides: for each column a question of its own. */
const twoSided: Build = (parts, base) => {
  const [rows, columns] = [subsOf(parts, parts.subs), subsOf(parts, parts.columns)]
  if (setting(parts, 'multiflexible_checkbox') === '1')
    return one({ ...base, type: 'matrix', rows, options: columns, multiple: true })
  const step = number(setting(parts, 'multiflexible_step')) ?? 1
  const options = points(
    number(setting(parts, 'multiflexible_min')) ?? 1,
    number(setting(parts, 'multiflexible_max')) ?? 10,
    step > 0 ? step : 1,
  )
  return {
    questions: columns.map((column) => ({
      ...base,
      type: 'matrix',
      label: [base.label, column.label].filter(Boolean).join(': '),
      rows,
      options,
    })),
    endings: columns.map((column) => `_${column.value}`),
    lost: columns.length > 1 ? [`it has ${columns.length} columns, which are questions of their own here`] : [],
  }
}

const texts: Build = (parts, base) => {
  const cells = subsOf(parts, parts.subs).flatMap((row) =>
    subsOf(parts, parts.columns).map((column) => ({ row, column })),
  )
  if (cells.length > 60) return none('it is a table of more than 60 texts')
  return {
    questions: cells.map(({ row, column }) => ({
      ...base,
      type: 'text',
      label: [base.label, row.label, column.label].filter(Boolean).join(': '),
    })),
    endings: cells.map(({ row, column }) => `_${row.value}_${column.value}`),
    lost: ['it is a table of texts, each of which is a question of its own here'],
  }
}

const twoScales: Build = (parts, base) => ({
  questions: ['A', 'B'].map((name, scale) => ({
    ...base,
    type: 'matrix',
    rows: subsOf(parts, parts.subs),
    options: answersOf(parts, scale),
    label: [base.label, plain(setting(parts, `dualscale_header${name}`)) || `scale ${scale + 1}`]
      .filter(Boolean)
      .join(': '),
  })),
  endings: ['_0', '_1'],
  lost: ['it has two scales, which are two questions here'],
})

const withComment: Build = (parts, base) => {
  const comment = 'Comment'
  return {
    questions: [
      single(parts, base).questions[0]!,
      { type: 'longtext', label: [base.label, comment].filter(Boolean).join(': ') },
    ],
    endings: ['', '_comment'],
    lost: [],
  }
}

/** By LimeSurvey's type letter. Source: LimeSurvey's `Question` model, constants QT_*. */
const TYPES: Record<string, Build> = {
  '5': (_, base) => one({ ...base, type: 'rating', min: 1, max: 5 }),
  L: single,
  '!': single,
  O: withComment,
  Y: (_, base) =>
    one({
      ...base,
      type: 'yesno',
      options: codes([
        ['yes', 'Yes'],
        ['no', 'No'],
      ]),
    }),
  G: fixed([
    ['F', 'Female'],
    ['M', 'Male'],
  ]),
  M: multi,
  P: (parts, base) => ({ ...multi(parts, base), lost: ['the comment beside each option is not kept'] }),
  R: (parts, base) => one({ ...base, type: 'ranking', ...choiceLimits(parts, answersOf(parts)) }),
  S: (parts, base) => one({ ...base, type: 'text', ...textLimit(parts) }),
  T: (parts, base) => one({ ...base, type: 'longtext', ...textLimit(parts) }),
  U: (parts, base) => one({ ...base, type: 'longtext', ...textLimit(parts) }),
  N: (parts, base) => {
    const [min, max] = [number(setting(parts, 'min_num_value_n')), number(setting(parts, 'max_num_value_n'))]
    return one({ ...base, type: 'number', ...(min !== undefined && { min }), ...(max !== undefined && { max }) })
  },
  D: (_, base) => one({ ...base, type: 'date' }),
  K: fields('number'),
  Q: fields('text'),
  A: matrix(() => points(1, 5)),
  B: matrix(() => points(1, 10)),
  C: matrix(() =>
    codes([
      ['Y', 'Yes'],
      ['U', 'Uncertain'],
      ['N', 'No'],
    ]),
  ),
  E: matrix(() =>
    codes([
      ['I', 'Increase'],
      ['S', 'Same'],
      ['D', 'Decrease'],
    ]),
  ),
  F: matrix((parts) => answersOf(parts)),
  H: matrix((parts) => answersOf(parts)),
  '1': twoScales,
  ':': twoSided,
  ';': texts,
  X: ({ row, words }) => ({ questions: [], endings: [], lost: [], between: plain(words.question(row, 'question')) }),
  '|': () => none('it asks for a file, which cannot be asked for here'),
  '*': () => none('it is an equation, not a question'),
  I: () => none('it switches the language, which the page offers by itself'),
}

/** Settings that change what is asked or accepted, and have no counterpart. */
const SETTINGS: Record<string, string> = {
  em_validation_q: 'a custom expression that checks the answer',
  em_validation_sq: 'a custom expression that checks each answer',
  array_filter: 'a filter of its rows by another answer',
  array_filter_exclude: 'a filter of its rows by another answer',
  time_limit: 'a time limit',
  random_order: 'a random order',
  random_group: 'a random order',
  equals_num_value: 'a sum its numbers must have',
  min_num_value: 'a least sum',
  max_num_value: 'a greatest sum',
  prefix: 'words before the field',
  suffix: 'words after the field',
}

/** One question of the file, taken over as far as it goes. */
export function limeQuestion(parts: LimeParts): LimeTaken {
  const { row, words } = parts
  const build = TYPES[cell(row, 'type')]
  if (!build) return none(`its type “${cell(row, 'type')}” is not known here`)
  if (setting(parts, 'hidden') === '1') return none('it is hidden from respondents')
  const { label, help, lost } = labelAndHelp(words.question(row, 'question'))
  const more = [help, plain(words.question(row, 'help'))].filter(Boolean).join('\n\n')
  const taken = build(parts, {
    label,
    ...(more && { help: more }),
    ...(cell(row, 'mandatory') === 'Y' && { required: true }),
  })
  const set = Object.entries(SETTINGS)
    .filter(([name]) => !['', '0', 'N'].includes(setting(parts, name)))
    .map(([, what]) => what)
  if (cell(row, 'preg')) set.push('a pattern that checks the answer')
  if (words.question(row, 'script')) set.push('a script')
  const all = [...new Set([...lost, ...set])]
  return { ...taken, lost: [...taken.lost, ...(all.length > 0 ? [`not kept: ${all.join(', ')}`] : [])] }
}
