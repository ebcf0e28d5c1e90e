import type { Option, Question } from '../schema'
import { distinct } from './rules-draft'
import { labelAndHelp, lineOfWords, wordsOf } from './rules-html'
import type { Localized, SurveyJsItem, SurveyJsQuestion } from './schema-surveyjs'

/** Words of the file in the language it is being read in. */
export type Speak = (words: Localized | undefined) => string

type Made = Omit<Question, 'key'> & { ending: string }
export interface SurveyJsTaken {
  questions: Made[]
  lost: string[]
  between?: string
  reason?: string
}
type Body = Omit<Question, 'key' | 'type'>
type Build = (source: SurveyJsQuestion, base: Body, speak: Speak, own: boolean) => SurveyJsTaken

const one = (question: Omit<Question, 'key'>, lost: string[] = []): SurveyJsTaken => ({
  questions: [{ ...question, ending: '' }],
  lost,
})
const none = (reason: string): SurveyJsTaken => ({ questions: [], lost: [], reason })
const labelled = (...parts: string[]): string => parts.filter(Boolean).join(': ')

/** A choice without words of its own shows its value, in every language. */
const optionsOf = (items: readonly SurveyJsItem[], speak: Speak, own: boolean): Option[] =>
  distinct(items.map(({ value, text }) => ({ value, label: lineOfWords(speak(text)) || (own ? value : '') })))

function choices(source: SurveyJsQuestion, speak: Speak, own: boolean): { options: Option[]; lost: string[] } {
  const options = optionsOf(source.choices, speak, own)
  const label = (words: Localized | undefined, usual: string) => lineOfWords(speak(words)) || (own ? usual : '')
  if (source.hasNone || source.showNoneItem)
    options.push({ value: 'none', label: label(source.noneText, 'None'), exclusive: true })
  if (source.hasOther || source.showOtherItem)
    options.push({ value: 'other', label: label(source.otherText, 'Other'), open: true })
  const lost = [
    ...(source.choicesByUrl ? ['choices fetched from an address'] : []),
    ...(source.choicesFromQuestion ? ['choices taken from another question'] : []),
    ...(source.choicesVisibleIf || source.choices.some((item) => item.visibleIf)
      ? ['conditions of single choices']
      : []),
    ...(source.choicesOrder === 'random' ? ['a random order'] : []),
    ...(source.hasSelectAll ? ['a choice of all'] : []),
  ]
  return { options, lost: lost.length > 0 ? [`not kept: ${lost.join(', ')}`] : [] }
}

const single: Build = (source, base, speak, own) => {
  const { options, lost } = choices(source, speak, own)
  return one({ ...base, type: 'single', options }, lost)
}
const several =
  (type: 'multi' | 'ranking'): Build =>
  (source, base, speak, own) => {
    const { options, lost } = choices(source, speak, own)
    const [min, max] = [source.minSelectedChoices, source.maxSelectedChoices]
    return one(
      {
        ...base,
        type,
        options: type === 'ranking' ? options.map(({ open: _, exclusive: __, ...option }) => option) : options,
        ...(min && { min }),
        ...(max && { max }),
      },
      lost,
    )
  }

const INPUTS: Record<string, Question['type']> = { number: 'number', range: 'number', date: 'date' }
const text: Build = (source, base) => {
  const input = source.inputType ?? 'text'
  const type = INPUTS[input] ?? 'text'
  const limits =
    type === 'number'
      ? {
          ...(typeof source.min === 'number' && { min: source.min }),
          ...(typeof source.max === 'number' && { max: source.max }),
        }
      : type === 'text' && source.maxLength && source.maxLength > 0
        ? { max: source.maxLength }
        : {}
  return one(
    { ...base, type, ...limits },
    ['text', 'number', 'range', 'date'].includes(input) ? [] : [`that the answer must be a ${input} is not checked`],
  )
}

/** As SurveyJS counts its points: from rateMin (1) to rateMax (5), or as many as rateCount says. */
const rating: Build = (source, base, speak, own) => {
  const ends = {
    ...(speak(source.minRateDescription) && { minLabel: lineOfWords(speak(source.minRateDescription)).slice(0, 200) }),
    ...(speak(source.maxRateDescription) && { maxLabel: lineOfWords(speak(source.maxRateDescription)).slice(0, 200) }),
  }
  const values = source.rateValues.map((item) => Number(item.value))
  const whole = values.every(
    (value, index) => Number.isInteger(value) && (index === 0 || value === values[index - 1]! + 1),
  )
  if (values.length > 0 && !(whole && source.rateValues.every((item) => item.text === undefined)))
    return one({ ...base, type: 'single', options: optionsOf(source.rateValues, speak, own) }, [
      'its points have names; they are options here',
    ])
  const min = values[0] ?? source.rateMin ?? 1
  const max = values.at(-1) ?? source.rateMax ?? min + (source.rateCount ?? 5) - 1
  if ((source.rateStep ?? 1) !== 1 || max - min > 10 || !Number.isInteger(min) || !Number.isInteger(max))
    return one({ ...base, type: 'number', min, max }, [
      'its points are too many for a scale, so it asks for a number here',
    ])
  return min === 0 && max === 10
    ? one({ ...base, type: 'nps', ...ends })
    : one({ ...base, type: 'rating', min, max, ...ends })
}

const yesNo: Build = (source, base, speak, own) =>
  one({
    ...base,
    type: 'yesno',
    options: [
      { value: 'yes', label: lineOfWords(speak(source.labelTrue)) || (own ? 'Yes' : '') },
      { value: 'no', label: lineOfWords(speak(source.labelFalse)) || (own ? 'No' : '') },
    ],
  })

const columnOptions = (source: SurveyJsQuestion, speak: Speak, own: boolean): Option[] =>
  distinct(
    source.columns.map((column) =>
      'name' in column
        ? {
            value: String(column.name),
            label: lineOfWords(speak(column.title as Localized | undefined)) || (own ? String(column.name) : ''),
          }
        : {
            value: String(column.value),
            label: lineOfWords(speak(column.text as Localized | undefined)) || (own ? String(column.value) : ''),
          },
    ),
  )

const matrix: Build = (source, base, speak, own) =>
  one(
    {
      ...base,
      type: 'matrix',
      rows: optionsOf(source.rows, speak, own),
      options: columnOptions(source, speak, own),
      ...(source.cellType === 'checkbox' && { multiple: true }),
    },
    source.rowsVisibleIf ? ['not kept: conditions of single rows'] : [],
  )

/** A matrix whose columns are questions: each column of choices is a matrix of its own. */
const manyColumns: Build = (source, base, speak, own) => {
  const rows = optionsOf(source.rows, speak, own)
  const names = columnOptions(source, speak, own)
  const made = source.columns.flatMap((column, index): Made[] => {
    const { label, value } = names[index]!
    const items =
      'choices' in column && Array.isArray(column.choices) && column.choices.length > 0
        ? (column.choices as SurveyJsItem[])
        : source.choices
    const kind =
      ('cellType' in column && typeof column.cellType === 'string' ? column.cellType : source.cellType) ?? 'dropdown'
    if (!['dropdown', 'radiogroup', 'checkbox', 'tagbox', 'default'].includes(kind)) return []
    return [
      {
        ...base,
        type: 'matrix',
        label: labelled(base.label, label),
        rows,
        options: optionsOf(items, speak, own),
        ...(['checkbox', 'tagbox'].includes(kind) && { multiple: true }),
        ending: `_${value}`,
      },
    ]
  })
  const left = source.columns.length - made.length
  return {
    questions: made,
    lost: [
      `it has ${source.columns.length} columns, which are questions of their own here`,
      ...(left > 0 ? [`${left} of its columns are no choices and are left out`] : []),
    ],
  }
}

const fields: Build = (source, base, speak, own) => ({
  questions: source.items.map((item) => ({
    ...base,
    type: INPUTS[item.inputType ?? ''] ?? 'text',
    label: labelled(base.label, lineOfWords(speak(item.title)) || (own ? item.name : '')),
    ending: `_${item.name}`,
  })),
  lost: [`it has ${source.items.length} fields, which are questions of their own here`],
})

/** By SurveyJS's type. */
const TYPES: Record<string, Build> = {
  text,
  comment: (source, base) =>
    one({ ...base, type: 'longtext', ...(source.maxLength && source.maxLength > 0 && { max: source.maxLength }) }),
  radiogroup: single,
  dropdown: single,
  imagepicker: (source, ...rest) => {
    const made = single(source, ...rest)
    return { ...made, lost: [...made.lost, 'its pictures are not kept'] }
  },
  buttongroup: single,
  checkbox: several('multi'),
  tagbox: several('multi'),
  ranking: several('ranking'),
  rating,
  boolean: yesNo,
  matrix,
  matrixdropdown: manyColumns,
  multipletext: fields,
  slider: (source, base) =>
    one(
      {
        ...base,
        type: 'number',
        min: typeof source.min === 'number' ? source.min : 0,
        max: typeof source.max === 'number' ? source.max : 100,
      },
      ['it is a slider, and a number here'],
    ),
  html: (source, _, speak) => ({
    questions: [],
    lost: wordsOf(speak(source.html)).lost.map((what) => `not kept: ${what}`),
    between: wordsOf(speak(source.html)).text,
  }),
  matrixdynamic: () => none('it has rows that respondents add'),
  paneldynamic: () => none('it is a group that is asked several times (a loop)'),
  file: () => none('it asks for a file'),
  signaturepad: () => none('it asks for a signature'),
  expression: () => none('it calculates, and asks nothing'),
  image: () => none('it is a picture'),
}

/** Settings with no counterpart. */
function notKept(source: SurveyJsQuestion): string[] {
  return [
    ...(source.requiredIf ? ['a condition on which it is required'] : []),
    ...(source.enableIf ? ['a condition on which it may be answered'] : []),
    ...(source.defaultValue !== undefined || source.defaultValueExpression ? ['a preset answer'] : []),
    ...(source.correctAnswer !== undefined ? ['a right answer'] : []),
    ...(source.validators.length > 0
      ? [`checks of the answer (${[...new Set(source.validators.map((one) => one.type || 'expression'))].join(', ')})`]
      : []),
    ...(source.maskType ? ['a mask'] : []),
    ...((source.hasComment || source.showCommentArea) && !source.hasOther && !source.showOtherItem
      ? ['the comment field beside it']
      : []),
  ]
}

/** One question of the file, taken over as far as it goes. */
export function surveyJsQuestion(source: SurveyJsQuestion, speak: Speak, own: boolean): SurveyJsTaken {
  const build = TYPES[source.type]
  if (!build) return none(`its type “${source.type}” is not known here`)
  if (source.visible === false && !source.visibleIf) return none('it is never shown')
  const { label, help, lost } = labelAndHelp(speak(source.title) || (own ? source.name : ''))
  const more = [help, wordsOf(speak(source.description)).text].filter(Boolean).join('\n\n')
  const made = build(
    source,
    { label, ...(more && { help: more.slice(0, 5_000) }), ...(source.isRequired && { required: true }) },
    speak,
    own,
  )
  const gone = [...lost, ...notKept(source)]
  return {
    ...made,
    lost: [...made.lost, ...(gone.length > 0 ? [`not kept: ${[...new Set(gone)].join(', ')}`] : [])],
  }
}
