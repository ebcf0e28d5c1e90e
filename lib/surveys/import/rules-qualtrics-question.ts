import { shortened } from '@/lib/core/text/excerpt'
import type { Question } from '../schema'
import { labelAndHelp, lineOfWords, wordsOf } from './rules-html'
import {
  apart,
  hasText,
  isOf,
  listed,
  onlyOf,
  recode,
  tag,
  withoutText,
  type Body,
  type Made,
} from './rules-qualtrics-choices'
import { bounds, charBounds, choiceBounds, numberOf, sumOf, totalOfSum } from './rules-qualtrics-limits'
import { laidOut, orderNotKept, qualtricsOrder, withOrder } from './rules-qualtrics-order'
import { sliderOf, stepOfDecimals } from './rules-slider'
import type { QualtricsQuestion } from './schema-qualtrics'

/** A question of the file as ours: none, one or several, and what its choices' numbers have become. */
export interface QualtricsTaken {
  questions: Made[]
  /** Our option value by the file's choice number: of the choices themselves, and of a matrix's columns. */
  choices: Map<string, string>
  answers: Map<string, string>
  lost: string[]
  /** Words that stand between questions. */
  between?: string
  reason?: string
}

type Build = (source: QualtricsQuestion, base: Body) => Pick<QualtricsTaken, 'questions'> & Partial<QualtricsTaken>

const one = (question: Omit<Question, 'key'>, more: Partial<QualtricsTaken> = {}) => ({
  questions: [{ ...question, ending: '' }],
  ...more,
})

const MANY = /^(?:MAVR|MAHR|MACOL|MSB)$/

const choice: Build = (source, base) => {
  if (source.Selector === 'NPS') return one({ ...base, type: 'nps' })
  const many = MANY.test(source.Selector)
  // The columns of a question with several answers are named by the number of the choice, the answers of one with a
  // single answer by its code.
  const { options, byNumber } = listed(
    source.Choices,
    source.ChoiceOrder,
    many ? () => undefined : recode(source),
    source.AnalyzeChoices,
  )
  return one(
    { ...base, type: many ? 'multi' : 'single', options, ...(many && choiceBounds(source)) },
    { choices: byNumber },
  )
}

const matrix: Build = (source, base) => {
  const rows = listed(source.Choices, source.ChoiceOrder, tag(source))
  const columns = listed(source.Answers, source.AnswerOrder, recode(source), source.AnalyzeChoices)
  const numbers = { choices: rows.byNumber, answers: columns.byNumber }
  const lost = hasText(rows.options) ? ['the text fields beside its rows are not kept'] : []
  const cells = rows.options.flatMap((row) =>
    columns.options.map((column) => ({
      label: `${row.label}, ${column.label}`,
      ending: `_${row.value}_${column.value}`,
      of: row.value,
    })),
  )
  if (source.Selector === 'TE')
    return {
      ...apart('text', cells, base, 'it is a table of texts, each of which is a question of its own here'),
      ...numbers,
    }
  if (source.Selector === 'CS')
    return {
      ...apart(
        'number',
        columns.options.length > 1 ? cells : rows.options.map(onlyOf),
        base,
        `it is a table of numbers with a sum; each is a question of its own here, and ${sumOf(source)} is not checked`,
      ),
      ...numbers,
    }
  if (source.Selector === 'MaxDiff' || source.Selector === 'RO')
    return { questions: [], reason: `a matrix of the kind “${source.Selector}” has no counterpart here` }
  const multiple = source.SubSelector === 'MultipleAnswer'
  // One column: a row is chosen or not.
  if (columns.options.length === 1)
    return one(
      { ...base, type: 'multi', options: withoutText(rows.options) },
      {
        ...numbers,
        lost: [
          ...lost,
          `it has one column (“${columns.options[0]!.label}”); here its rows are options of which several may be chosen`,
        ],
      },
    )
  if (source.Selector === 'Bipolar')
    lost.push('it goes from one end of each row to another; the words at the right ends are not kept')
  return one(
    {
      ...base,
      type: 'matrix',
      rows: withoutText(rows.options),
      options: columns.options,
      ...(multiple && { multiple }),
    },
    { ...numbers, lost },
  )
}

const KINDS: Record<string, string> = {
  ValidEmail: 'that the answer must be an e-mail address',
  ValidPhone: 'that the answer must be a phone number',
  ValidZip: 'that the answer must be a postal code',
  ValidURL: 'that the answer must be a web address',
  ValidTextOnly: 'that the answer must be letters only',
  ValidUSState: 'that the answer must be a US state',
}

const text: Build = (source, base) => {
  if (source.Selector === 'FORM') {
    const fields = listed(source.Choices, source.ChoiceOrder, () => undefined)
    return {
      ...apart(
        'text',
        fields.options.map(onlyOf),
        base,
        `it has ${fields.options.length} fields, which are questions of their own here`,
      ),
      choices: fields.byNumber,
    }
  }
  const content = source.Validation.Settings.Type === 'ContentType' ? source.Validation.Settings.ContentType : undefined
  if (content === 'ValidNumber') {
    const { Min, Max, NumDecimals } = source.Validation.Settings.ValidNumber ?? {}
    return one(
      { ...base, type: 'number', ...bounds(numberOf(Min), numberOf(Max)) },
      { lost: NumDecimals === '0' ? ['that the number must be whole is not checked'] : [] },
    )
  }
  if (content === 'ValidDate') return one({ ...base, type: 'date' })
  return one(
    { ...base, type: ['ML', 'ESTB', 'PW'].includes(source.Selector) ? 'longtext' : 'text', ...charBounds(source) },
    { lost: content ? [`${KINDS[content] ?? `the check “${content}”`} is not checked`] : [] },
  )
}

/**
 * Sliders: of at most eleven whole points a scale, otherwise a slider, each with the words of its ends. Left alone, neither is an answer,
 * as there. It moves by its last digit after the point, or where it snaps to its lines from one to the next.
 */
const slider: Build = (source, base) => {
  const rows = listed(source.Choices, source.ChoiceOrder, tag(source))
  const { CSSliderMin, CSSliderMax, NumDecimals, StarCount, NotApplicable, NotApplicableText, CustomStart } =
    source.Configuration
  const { SnapToGrid, GridLines } = source.Configuration
  const [min, max] =
    source.Selector === 'STAR'
      ? [1, numberOf(StarCount) ?? 5]
      : [numberOf(CSSliderMin) ?? 0, numberOf(CSSliderMax) ?? 100]
  const labels = Object.values(source.Labels).map((one) => shortened(lineOfWords(one.Display), 200))
  const [low, high] = labels.length > 1 ? [labels[0], labels.at(-1)] : [undefined, undefined]
  const isScale =
    Number.isInteger(min) && Number.isInteger(max) && max > min && max - min <= 10 && !Number(NumDecimals ?? 0)
  const na = NotApplicable === true || NotApplicable === 'true'
  const digit = stepOfDecimals(Math.min(6, Math.max(0, Number(NumDecimals ?? 0) || 0)))
  const line = (max - min) / (numberOf(String(GridLines ?? '')) ?? 0)
  const snaps =
    (SnapToGrid === true || SnapToGrid === 'true') && Number.isInteger(Number((line / digit).toPrecision(12)))
  const slid = sliderOf({ min, max, step: snaps ? line : digit, low, high })
  const body: Omit<Question, 'key' | 'label'> = {
    ...base,
    ...(isScale
      ? { type: 'rating', min, max, ...(low && { minLabel: low }), ...(high && { maxLabel: high }) }
      : slid.body),
    ...(na && { options: [{ value: 'na', label: NotApplicableText || 'Not applicable', na: true }] }),
  }
  const several = rows.options.length > 1
  const middle = labels.slice(1, -1).filter(Boolean)
  return {
    questions: rows.options.map((row) => ({
      ...body,
      label: [base.label, row.label].filter(Boolean).join(': '),
      ending: several ? `_${row.value}` : '',
      of: row.value,
    })),
    choices: rows.byNumber,
    lost: [
      ...(several ? [`its ${rows.options.length} sliders are questions of their own here`] : []),
      ...(isScale ? [] : slid.lost),
      ...(middle.length > 0 ? [`the words between its ends are not kept (${middle.join(', ')})`] : []),
      ...(CustomStart === true ? ['the place where its slider starts is not kept'] : []),
    ],
  }
}

/** Columns side by side over the same rows: each column is a question of its own. */
const sideBySide: Build = (source, base) => {
  const rows = listed(source.Choices, source.ChoiceOrder, tag(source))
  const parts = Object.entries(source.AdditionalQuestions ?? {}).map(([number, column]) => {
    const label = [base.label, labelAndHelp(column.QuestionText).label].filter(Boolean).join(': ')
    const whole: QualtricsQuestion = {
      ...column,
      Choices: source.Choices,
      ChoiceOrder: source.ChoiceOrder,
      ChoiceDataExportTags: source.ChoiceDataExportTags,
      // A column of texts is a table of texts.
      ...(column.QuestionType === 'TE' && { Selector: 'TE' }),
    }
    const required = column.Validation.Settings.ForceResponse === 'ON'
    const made = matrix(whole, { ...base, label, ...(required && { required }) })
    return {
      ...made,
      questions: made.questions.map((question) => ({ ...question, ending: `#${number}${question.ending}` })),
    }
  })
  return {
    questions: parts.flatMap((part) => part.questions),
    choices: rows.byNumber,
    lost: [
      `it has ${parts.length} columns side by side, which are questions of their own here`,
      ...parts.flatMap((part) => part.lost ?? []),
    ],
  }
}

const ranking: Build = (source, base) => {
  const { options, byNumber } = listed(source.Choices, source.ChoiceOrder, () => undefined)
  return one(
    { ...base, type: 'ranking', options: withoutText(options), ...choiceBounds(source) },
    { choices: byNumber, lost: hasText(options) ? ['the text fields beside its options are not kept'] : [] },
  )
}

const sums: Build = (source, base) => {
  const { options, byNumber } = listed(source.Choices, source.ChoiceOrder, () => undefined)
  const total = totalOfSum(source)
  if (total !== undefined && options.length > 1)
    return one(
      { ...base, type: 'sum', total, options: options.map(({ value, label }) => ({ value, label })) },
      { choices: byNumber, lost: hasText(options) ? ['the text fields beside its parts are not kept'] : [] },
    )
  return {
    ...apart(
      'number',
      options.map(onlyOf),
      base,
      `it shares out a sum; each number is a question of its own here, and ${sumOf(source)} is not checked`,
    ),
    choices: byNumber,
  }
}

/** By Qualtrics' type. */
const TYPES: Record<string, Build> = {
  MC: choice,
  Matrix: matrix,
  TE: text,
  Slider: slider,
  SBS: sideBySide,
  RO: ranking,
  CS: sums,
  DB: (source) => ({ questions: [], between: wordsOf(source.QuestionText).text }),
}
const UNKNOWN: Record<string, string> = {
  FileUpload: 'it asks for a file',
  Timing: 'it measures time',
  Meta: 'it records the browser',
  Captcha: 'it is a captcha',
  HeatMap: 'it asks for a place in a picture',
  HotSpot: 'it asks for places in a picture',
  Draw: 'it asks for a signature',
  PGR: 'it sorts into groups',
  DD: 'it is a drill-down list',
  TreeSelect: 'it is a tree of choices',
  HL: 'it asks to mark a text',
  GAP: 'it is a gap analysis',
}

/** One question of the file, taken over as far as it goes. */
export function qualtricsQuestion(whole: QualtricsQuestion): QualtricsTaken {
  const order = qualtricsOrder((whole.Randomization as { Type?: unknown } | undefined)?.Type, whole.Randomization)
  const source = laidOut(whole, order)
  const nothing = { questions: [], choices: new Map<string, string>(), answers: new Map<string, string>(), lost: [] }
  const build = TYPES[source.QuestionType]
  if (!build)
    return {
      ...nothing,
      reason: `${UNKNOWN[source.QuestionType] ?? `its type “${source.QuestionType}” is not known here`}, which has no counterpart`,
    }
  const { label, help, lost } = labelAndHelp(source.QuestionText)
  const made = build(source, {
    label,
    ...(help && { help }),
    ...(source.Validation.Settings.ForceResponse === 'ON' && { required: true }),
  })
  const questions = made.questions.map((one) => withOrder(one, order, made.choices ?? new Map()))
  const kept = orderNotKept(
    whole,
    order,
    questions.some(({ shuffled }) => shuffled),
  )
  const not = [
    ...lost,
    ...(source.QuestionJS ? ['a script'] : []),
    // A picture of its own, apart from those among its words.
    ...(source.Graphics ? ['a picture'] : []),
    ...kept.not,
    ...(Object.keys(source.ChoiceGroups).length > 0 ? ['the headings that group its options'] : []),
    ...(source.DynamicChoices ? ['choices carried over from another answer'] : []),
    ...(source.DefaultChoices !== undefined && source.DefaultChoices !== false && source.DefaultChoices !== ''
      ? ['a preset answer']
      : []),
    ...(source.Validation.Settings.ForceResponse === 'RequestResponse'
      ? ['that it asks once more when it is left out']
      : []),
    ...(source.Validation.Settings.Type === 'CustomValidation' ? ['a check of the answer of its own'] : []),
  ]
  return {
    ...nothing,
    ...made,
    questions,
    lost: [
      ...kept.lost,
      ...new Set([
        ...(made.lost ?? []),
        ...(not.length > 0 ? [`not kept: ${[...new Set(not)].join(', ')}`] : []),
        ...Object.entries(source.Choices)
          .filter(
            ([number, item]) => item.DisplayLogic && !questions.some((one) => isOf(one, made.choices?.get(number))),
          )
          .map(
            ([, item]) =>
              `the option “${lineOfWords(item.Display).slice(0, 60)}” is always shown: its own condition is not kept`,
          ),
        ...Object.values(source.Answers)
          .filter((item) => item.DisplayLogic)
          .map(
            (item) =>
              `the column “${lineOfWords(item.Display).slice(0, 60)}” is always shown: its own condition is not kept`,
          ),
      ]),
    ],
  }
}
