import type { Option, Question } from '../schema'
import { TYPES as FACTS } from '../types/rules-facts'
import { distinct } from './rules-draft'
import { builtIn, type BuiltIn } from './rules-built-in'
import { labelAndHelp } from './rules-html'
import { alwaysShown, ownCondition } from './rules-lime-rows'
import { cell, type LimeRow } from './rules-lime-tables'
import { sliderOf, timeOfDay } from './rules-slider'
import { SETTINGS, TOLD } from './rules-lime-settings'
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
  /** What must hold besides for each of the questions, where they are fields that have conditions of their own. */
  conditions?: string[]
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
/** A word that LimeSurvey shows by itself, in the language being read, where the question is written in it at all. */
const said = ({ row, words }: LimeParts, word: BuiltIn): string =>
  words.own || words.question(row, 'question') ? builtIn(word, words.language) : ''
const worded = (parts: LimeParts, pairs: [string, BuiltIn][]): Option[] =>
  pairs.map(([value, word]) => ({ value, label: said(parts, word) }))
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
/** With “Other”, where the question has it: behind all options unless its place is another one. */
function withOther(parts: LimeParts, options: Option[]): Option[] {
  if (cell(parts.row, 'other') !== 'Y') return options
  const label = plain(setting(parts, 'other_replace_text')) || said(parts, 'other')
  const place = setting(parts, 'other_position')
  const after = options.findIndex(({ value }) => value === setting(parts, 'other_position_code'))
  const at = place === 'beginning' ? 0 : place === 'specific' && after >= 0 ? after + 1 : options.length
  return options.toSpliced(at, 0, { value: OTHER, label, open: true })
}

/** How many of several may be chosen, and which goes with no other. */
function choiceLimits(parts: LimeParts, options: Option[]): Partial<Question> {
  const [min, most, placed] = ['min_answers', 'max_answers', 'max_subquestions'].map((name) =>
    number(setting(parts, name)),
  )
  const highest = [most, placed].filter((one) => one !== undefined && one > 0) as number[]
  const max = highest.length > 0 ? Math.min(...highest) : undefined
  const alone = setting(parts, 'exclude_all_others')
    .split(';')
    .map((code) => code.trim())
  return {
    options: options.map((option) => (alone.includes(option.value) ? { ...option, exclusive: true } : option)),
    ...(min !== undefined && min > 0 && { min: Math.min(min, options.length) }),
    ...(max !== undefined && { max }),
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
  (pairs: [string, BuiltIn][]): Build =>
  (parts, base) =>
    one({ ...base, type: 'single', options: worded(parts, pairs) })

/** A field for words; one that takes numbers only asks for a number. */
const words =
  (type: 'text' | 'longtext'): Build =>
  (parts, base) =>
    setting(parts, 'numbers_only') === '1'
      ? one({ ...base, type: 'number', ...numberLimits(parts) })
      : one({ ...base, type, ...textLimit(parts) })

/** One question for each sub-question: a form of several fields. */
const fields =
  (type: 'text' | 'number'): Build =>
  (parts, base) => {
    const subs = subsOf(parts, parts.subs)
    const isSlider = type === 'number' && setting(parts, 'slider_layout') === '1'
    const isNumber = type === 'number' || setting(parts, 'numbers_only') === '1'
    const between = setting(parts, 'slider_separator') || '|'
    const total = type === 'number' ? number(setting(parts, 'equals_num_value')) : undefined
    if (total !== undefined && total > 0 && subs.length > 1 && parts.subs.every((row) => ownCondition(row) === ''))
      return shares(parts, base, total, subs, isSlider ? between : undefined)
    const lost: string[] = []
    return {
      questions: subs.map((sub) => {
        // A slider's words: what it is about, and what its ends mean.
        const [about = '', left = '', right = ''] = isSlider
          ? sub.label.split(between).map((one) => one.trim())
          : [sub.label]
        const slid = isSlider ? sliderOf({ ...sliderEnds(parts), low: left, high: right }) : undefined
        lost.push(...(slid?.lost ?? []))
        return {
          ...base,
          type: isNumber ? 'number' : 'text',
          ...(slid?.body ?? (isNumber ? numberLimits(parts) : textLimit(parts))),
          label: [base.label, about].filter(Boolean).join(': '),
        }
      }),
      conditions: parts.subs.map((row) => ownCondition(row)),
      endings: subs.map((sub) => `_${sub.value}`),
      lost: [
        ...(subs.length > 1 ? [`it has ${subs.length} fields, which are questions of their own here`] : []),
        ...new Set(lost),
        ...(isSlider ? [] : wholeOnly(parts)),
      ],
    }
  }

/** Fields whose numbers must come to a sum. A part without a number counts as nothing, there as here. */
function shares(
  parts: LimeParts,
  base: Omit<Question, 'key' | 'type'>,
  total: number,
  subs: readonly Option[],
  between: string | undefined,
): LimeTaken {
  const label = (text: string) => (between ? (text.split(between)[0] ?? '').trim() || text : text)
  const limited = ['min_num_value_n', 'max_num_value_n'].some((name) => setting(parts, name) !== '')
  return one({ ...base, type: 'sum', total, options: subs.map((sub) => ({ ...sub, label: label(sub.label) })) }, [
    ...(between ? ['its sliders are fields here'] : []),
    ...(limited ? ['not kept: how small and how great each of its parts may be'] : []),
    ...wholeOnly(parts),
  ])
}

/** How small and how great a number may be. */
function numberLimits(parts: LimeParts): Partial<Question> {
  const [min, max] = ['min_num_value_n', 'max_num_value_n'].map((name) => number(setting(parts, name)))
  return { ...(min !== undefined && { min }), ...(max !== undefined && { max }) }
}

/**
 * Ends and step of a slider. Without ends it goes from 0 to 100, and without a step by ones. Source: LimeSurvey manual, "Multiple
 * numerical input".
 */
function sliderEnds(parts: LimeParts): { min: number; max: number; step: number } {
  const of = (name: string) => number(setting(parts, name))
  const step = of('slider_accuracy') ?? 1
  return {
    min: of('min_num_value_n') ?? of('slider_min') ?? 0,
    max: of('max_num_value_n') ?? of('slider_max') ?? 100,
    step: step > 0 ? step : 1,
  }
}
const wholeOnly = (parts: LimeParts): string[] =>
  setting(parts, 'num_value_int_only') === '1' ? ['that the number must be whole is not checked'] : []

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** A day; where its format has no day, a time. */
const date: Build = (parts, base) => {
  const format = setting(parts, 'date_format')
  const [first, last] = [setting(parts, 'date_min'), setting(parts, 'date_max')]
  if (format !== '' && !/[dDyY]/.test(format)) {
    const [minTime, maxTime] = [timeOfDay(first), timeOfDay(last)]
    const untold = [first, last].filter((one) => one !== '' && timeOfDay(one) === undefined)
    return one({ ...base, type: 'time', ...(minTime && { minTime }), ...(maxTime && { maxTime }) }, [
      ...(untold.length > 0 ? ['its first or last time is calculated, and is not kept'] : []),
    ])
  }
  return one(
    { ...base, type: 'date', ...(DAY.test(first) && { minDate: first }), ...(DAY.test(last) && { maxDate: last }) },
    [
      ...(/[Hh]/.test(format) ? ['the time of that day is not asked'] : []),
      ...([first, last].some((one) => one !== '' && !DAY.test(one))
        ? ['its first or last day is calculated, and is not kept']
        : []),
    ],
  )
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
  const comment = said(parts, 'comment')
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
  Y: (parts, base) =>
    one({
      ...base,
      type: 'yesno',
      options: worded(parts, [
        ['yes', 'yes'],
        ['no', 'no'],
      ]),
    }),
  G: fixed([
    ['F', 'female'],
    ['M', 'male'],
  ]),
  M: multi,
  P: (parts, base) => ({ ...multi(parts, base), lost: ['the comment beside each option is not kept'] }),
  // Until LimeSurvey 6 what is ranked are answers; 7 makes sub-questions of them. Source: its UpdateHelper, insertRankingSubquestions().
  // Some old files hold both: then the sub-questions are the places ("Rank 1").
  R: (parts, base) => {
    const answers = answersOf(parts)
    const options = answers.length > 0 ? answers : subsOf(parts, parts.subs)
    return one({ ...base, type: 'ranking', ...choiceLimits(parts, options) })
  },
  S: words('text'),
  T: words('longtext'),
  U: words('longtext'),
  N: (parts, base) => one({ ...base, type: 'number', ...numberLimits(parts) }, wholeOnly(parts)),
  D: date,
  K: fields('number'),
  Q: fields('text'),
  A: matrix(() => points(1, 5)),
  B: matrix(() => points(1, 10)),
  C: matrix((parts) =>
    worded(parts, [
      ['Y', 'yes'],
      ['U', 'uncertain'],
      ['N', 'no'],
    ]),
  ),
  E: matrix((parts) =>
    worded(parts, [
      ['I', 'increase'],
      ['S', 'same'],
      ['D', 'decrease'],
    ]),
  ),
  F: matrix((parts) => answersOf(parts)),
  H: matrix((parts) => answersOf(parts)),
  '1': twoScales,
  ':': twoSided,
  ';': texts,
  X: ({ row, words }) => ({
    questions: [],
    endings: [],
    lost: [],
    between: (['question', 'help'] as const)
      .map((field) => plain(words.question(row, field)))
      .filter(Boolean)
      .join('\n\n'),
  }),
  '|': () => none('it asks for a file, which cannot be asked for here'),
  '*': () => none('it is an equation, not a question'),
  I: () => none('it switches the language, which the page offers by itself'),
}

/** Whether answers or sub-questions are shown in random order: `random_order`, since LimeSurvey 6 one of two settings. */
const isRandom = (parts: LimeParts): boolean =>
  setting(parts, 'random_order') === '1' ||
  ['answer_order', 'subquestion_order'].some((name) => setting(parts, name) === 'random')

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
    .filter(([name]) => name !== 'equals_num_value' || !taken.questions.some((one) => one.type === 'sum'))
    .map(([name, what]) => {
      const value = TOLD.has(name) ? setting(parts, name) : plain(setting(parts, `${name}_tip`))
      return value ? `${what} (${value.replace(/\s+/g, ' ').slice(0, 80)})` : what
    })
  const shuffles = taken.questions.some(({ type }) => FACTS[type].shuffles)
  if (isRandom(parts) && !shuffles) set.push('a random order')
  if (['answer_order', 'subquestion_order'].some((name) => setting(parts, name) === 'alphabetical'))
    set.push('an alphabetical order')
  if (cell(row, 'mandatory') === 'S') set.push('that it asks once more when it is left out')
  if (cell(row, 'preg')) set.push('a pattern that checks the answer')
  if (words.question(row, 'script')) set.push('a script')
  const all = [...new Set([...lost, ...set])]
  const questions = taken.questions.map((one) =>
    isRandom(parts) && FACTS[one.type].shuffles ? { ...one, shuffled: true } : one,
  )
  // Rows of a matrix keep their conditions; options, columns and places in a ranking have none here.
  const ofRows = taken.questions.some((one) => FACTS[one.type].answer === 'rows')
  const shown = taken.conditions ? null : alwaysShown([...(ofRows ? [] : parts.subs), ...parts.columns], words)
  const told = [...taken.lost, ...(shown ? [shown] : [])]
  return { ...taken, questions, lost: [...told, ...(all.length > 0 ? [`not kept: ${all.join(', ')}`] : [])] }
}
