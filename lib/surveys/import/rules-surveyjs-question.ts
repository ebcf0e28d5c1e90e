import { shortened } from '@/lib/core/text/excerpt'
import type { Option, Question } from '../schema'
import { distinct } from './rules-draft'
import { labelAndHelp, lineOfWords, wordsOf } from './rules-html'
import { builtIn, type BuiltIn } from './rules-built-in'
import { sliderOf, timeOfDay } from './rules-slider'
import { notKept } from './rules-surveyjs-lost'
import type { Localized, SurveyJsItem, SurveyJsQuestion } from './schema-surveyjs'

/** Words of the file in the language it is being read in. */
export interface Speak {
  (words: Localized | undefined): string
  /** The language they are read in. */
  language: string
}

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

/** A word that SurveyJS shows by itself, where the question is written in this language at all. */
const supplied = (source: SurveyJsQuestion, speak: Speak, own: boolean, word: BuiltIn): string =>
  own || speak(source.title) ? builtIn(word, speak.language) : ''

/** A choice without words of its own shows its value, in every language. */
const optionsOf = (items: readonly SurveyJsItem[], speak: Speak, own: boolean): Option[] =>
  distinct(items.map(({ value, text }) => ({ value, label: lineOfWords(speak(text)) || (own ? value : '') })))

function choices(source: SurveyJsQuestion, speak: Speak, own: boolean): { options: Option[]; lost: string[] } {
  const options = optionsOf(source.choices, speak, own)
  const label = (words: Localized | undefined, usual: BuiltIn) =>
    lineOfWords(speak(words)) || supplied(source, speak, own, usual)
  if (source.hasNone || source.showNoneItem)
    options.push({ value: 'none', label: label(source.noneText, 'none'), exclusive: true })
  if (source.hasOther || source.showOtherItem)
    options.push({ value: 'other', label: label(source.otherText, 'other'), open: true })
  if (source.showDontKnowItem)
    options.push({ value: 'dontknow', label: label(source.dontKnowText, 'dontKnow'), exclusive: true })
  if (source.showRefuseItem)
    options.push({ value: 'refused', label: label(source.refuseText, 'refuse'), exclusive: true })
  const lost = [
    ...(source.choicesByUrl ? ['choices fetched from an address'] : []),
    ...(source.choicesFromQuestion ? ['choices taken from another question'] : []),
    ...(source.choicesVisibleIf || source.choices.some((item) => item.visibleIf)
      ? ['conditions of single choices']
      : []),
    ...(['asc', 'desc'].includes(source.choicesOrder ?? '') ? ['an alphabetical order'] : []),
    ...(source.hasSelectAll ? ['a choice of all'] : []),
  ]
  return { options, lost: lost.length > 0 ? [`not kept: ${lost.join(', ')}`] : [] }
}

const shuffledIn = ({ choicesOrder }: SurveyJsQuestion): Pick<Question, 'shuffled'> =>
  choicesOrder === 'random' ? { shuffled: true } : {}

const single: Build = (source, base, speak, own) => {
  const { options, lost } = choices(source, speak, own)
  return one({ ...base, type: 'single', options, ...shuffledIn(source) }, lost)
}
const several =
  (type: 'multi' | 'ranking'): Build =>
  (source, base, speak, own) => {
    const { options, lost } = choices(source, speak, own)
    const counted = source.validators.find((one) => one.type === 'answercount')
    const [min, max] = [source.minSelectedChoices || counted?.minCount, source.maxSelectedChoices || counted?.maxCount]
    return one(
      {
        ...base,
        type,
        options: type === 'ranking' ? options.map(({ open: _, exclusive: __, ...option }) => option) : options,
        ...(min && { min }),
        ...(max && { max }),
        ...shuffledIn(source),
      },
      lost,
    )
  }

type Limited = Pick<SurveyJsQuestion, 'min' | 'max' | 'step' | 'maxLength' | 'validators'>

/** A slider: from 0 to 100 by ones where it says nothing else. Source: survey-core, QuestionSliderModel; HTML, input type=range. */
const slid = ({ min, max, step }: Pick<Limited, 'min' | 'max' | 'step'>) => {
  const number = (value: unknown, usual: number) =>
    value !== undefined && value !== '' && Number.isFinite(Number(value)) ? Number(value) : usual
  return sliderOf({ min: number(min, 0), max: number(max, 100), step: number(step, 1) || 1 })
}

/** The limits of a field, from its own settings and from its checks. */
function limitsOf(type: Question['type'], source: Limited): Partial<Question> {
  const check = source.validators.find((one) => one.type === (type === 'number' ? 'numeric' : 'text'))
  if (type === 'date') {
    const day = (value: unknown) => (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined)
    const [minDate, maxDate] = [day(source.min), day(source.max)]
    return { ...(minDate && { minDate }), ...(maxDate && { maxDate }) }
  }
  if (type === 'time') {
    const [minTime, maxTime] = [timeOfDay(source.min), timeOfDay(source.max)]
    return { ...(minTime && { minTime }), ...(maxTime && { maxTime }) }
  }
  if (type === 'slider') return slid(source).body
  const number = (value: unknown) => (typeof value === 'number' ? value : undefined)
  const lengths = [source.maxLength, check?.maxLength].filter((one) => one !== undefined && one > 0) as number[]
  const longest = lengths.length > 0 ? Math.min(...lengths) : undefined
  const [min, max] =
    type === 'number'
      ? [number(source.min) ?? check?.minValue, number(source.max) ?? check?.maxValue]
      : [check?.minLength || undefined, longest]
  return { ...(min !== undefined && { min }), ...(max !== undefined && { max }) }
}

const INPUTS: Record<string, Question['type']> = { number: 'number', range: 'slider', date: 'date', time: 'time' }
/** A field for any words asks for a number where its check says so. */
const typeOfField = ({
  inputType = 'text',
  validators,
}: Limited & Pick<SurveyJsQuestion, 'inputType'>): Question['type'] =>
  INPUTS[inputType] ?? (inputType === 'text' && validators.some((one) => one.type === 'numeric') ? 'number' : 'text')

const text: Build = (source, base) => {
  const input = source.inputType ?? 'text'
  const type = typeOfField(source)
  const limits = limitsOf(type, source)
  return one(
    { ...base, type, ...limits },
    type === 'slider'
      ? slid(source).lost
      : ['text', 'number', 'date', 'time'].includes(input)
        ? []
        : [`that the answer must be a ${input} is not checked`],
  )
}

/** Points of a scale that SurveyJS draws at most. */
const MAX_POINTS = 20
const MAX_SMILEYS = 10

/**
 * First and last point of a scale, as `survey-core` 3.1.1 counts them: 1 to 5, whichever end the file gives. It draws 20 points at most and
 * drops the rest without a word, which is told.
 * rateCount counts only together with one end: from rateMin up, or from rateMax down.
 */
function pointsOf({ rateMin, rateMax, rateCount, rateStep, rateType }: SurveyJsQuestion): {
  min: number
  max: number
  step: number
  /** The last point that the file says, where SurveyJS does not draw it. */
  said?: number
} {
  const step = rateStep && rateStep > 0 ? rateStep : 1
  const length = rateCount === undefined ? 0 : step * (rateCount - 1)
  const max = rateMax ?? (rateMin !== undefined && rateCount !== undefined ? rateMin + length : 5)
  const first = rateMin ?? (rateMax !== undefined && rateCount !== undefined ? rateMax - length : 1)
  const min = Math.min(first, max)
  const most = rateType === 'smileys' ? MAX_SMILEYS : MAX_POINTS
  const drawn = min + step * (most - 1)
  return { min, max: Math.min(max, drawn), step, ...(drawn < max && { said: max }) }
}

const rating: Build = (source, base, speak, own) => {
  const ends = {
    ...(speak(source.minRateDescription) && {
      minLabel: shortened(lineOfWords(speak(source.minRateDescription)), 200),
    }),
    ...(speak(source.maxRateDescription) && {
      maxLabel: shortened(lineOfWords(speak(source.maxRateDescription)), 200),
    }),
  }
  const written = source.autoGenerate === true ? [] : source.rateValues
  const values = written.map((item) => Number(item.value))
  const whole = values.every(
    (value, index) => Number.isInteger(value) && (index === 0 || value === values[index - 1]! + 1),
  )
  if (values.length > 0 && !(whole && written.every((item) => item.text === undefined)))
    return one({ ...base, type: 'single', options: optionsOf(written, speak, own) }, [
      'its points have names; they are options here',
    ])
  const counted = pointsOf(source)
  const min = values[0] ?? counted.min
  const max = values.at(-1) ?? counted.max
  if (min === max) return none('its scale has one point only')
  const cut =
    values.length === 0 && counted.said !== undefined
      ? [`its file goes up to ${counted.said}; SurveyJS draws its points up to ${max}, and so it is here`]
      : []
  if (
    (values.length === 0 && counted.step !== 1) ||
    max - min > 10 ||
    !Number.isInteger(min) ||
    !Number.isInteger(max)
  ) {
    const { body, lost } = sliderOf({ min, max, step: counted.step, low: ends.minLabel, high: ends.maxLabel })
    return one({ ...base, ...body }, [
      'its points are not a scale of at most eleven whole ones, so they are chosen with a slider here',
      ...lost,
      ...cut,
    ])
  }
  return min === 0 && max === 10
    ? one({ ...base, type: 'nps', ...ends }, cut)
    : one({ ...base, type: 'rating', min, max, ...ends }, cut)
}

const yesNo: Build = (source, base, speak, own) =>
  one({
    ...base,
    type: 'yesno',
    options: [
      { value: 'yes', label: lineOfWords(speak(source.labelTrue)) || supplied(source, speak, own, 'yes') },
      { value: 'no', label: lineOfWords(speak(source.labelFalse)) || supplied(source, speak, own, 'no') },
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
      ...([source.rowOrder, source.rowsOrder].includes('random') && { shuffled: true }),
      ...(source.cellType === 'checkbox' && { multiple: true }),
      ...((source.eachRowRequired || source.isAllRowRequired) && { required: true }),
    },
    [
      ...(source.rowsVisibleIf ? ['not kept: conditions of single rows'] : []),
      ...(source.isRequired && !source.eachRowRequired && !source.isAllRowRequired
        ? ['one row was enough; here each row must be answered']
        : []),
    ],
  )

/** A matrix whose columns are questions: each column of choices is a matrix of its own. */
const manyColumns: Build = (source, base, speak, own) => {
  const rows = optionsOf(source.rows, speak, own)
  const names = columnOptions(source, speak, own)
  const left: string[] = []
  const made = source.columns.flatMap((column, index): Made[] => {
    const { label, value } = names[index]!
    const items =
      'choices' in column && Array.isArray(column.choices) && column.choices.length > 0
        ? (column.choices as SurveyJsItem[])
        : source.choices
    const kind =
      ('cellType' in column && typeof column.cellType === 'string' ? column.cellType : source.cellType) ?? 'dropdown'
    if (!['dropdown', 'radiogroup', 'checkbox', 'tagbox', 'default'].includes(kind)) {
      left.push(`“${label}” (${kind})`)
      return []
    }
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
  return {
    questions: made,
    lost: [
      `it has ${source.columns.length} columns, which are questions of their own here`,
      ...(left.length > 0 ? [`columns that are no choices are left out: ${left.join(', ')}`] : []),
    ],
  }
}

const fields: Build = (source, base, speak, own) => ({
  questions: source.items.map((item) => ({
    ...base,
    type: typeOfField(item),
    ...limitsOf(typeOfField(item), item),
    ...(item.isRequired && { required: true }),
    label: labelled(base.label, lineOfWords(speak(item.title)) || (own ? item.name : '')),
    ending: `_${item.name}`,
  })),
  lost: [`it has ${source.items.length} fields, which are questions of their own here`],
})

/** By SurveyJS's type. */
const TYPES: Record<string, Build> = {
  text,
  comment: (source, base) => one({ ...base, type: 'longtext', ...limitsOf('longtext', source) }),
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
  slider: (source, base) => {
    const { body, lost } = slid(source)
    const number: Omit<Question, 'key'> = { ...base, ...body }
    if (source.sliderType !== 'range') return one(number, lost)
    // A range is answered with two numbers. Source: survey-core, "sliderType".
    return {
      questions: [
        { ...number, label: labelled(base.label, 'from'), ending: '_from' },
        { ...number, label: labelled(base.label, 'to'), ending: '_to' },
      ],
      lost: [
        'it asks for a range, which is two questions here; that the first is the lower one is not checked',
        ...lost,
      ],
    }
  },
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

/** One question of the file, taken over as far as it goes. */
export function surveyJsQuestion(source: SurveyJsQuestion, speak: Speak, own: boolean): SurveyJsTaken {
  const build = TYPES[source.type]
  if (!build) return none(`its type “${source.type}” is not known here`)
  if (source.visible === false && !source.visibleIf) return none('it is never shown')
  const { label, help, lost } = labelAndHelp(speak(source.title) || (own ? source.name : ''))
  const more = [help, wordsOf(speak(source.description)).text].filter(Boolean).join('\n\n')
  const made = build(
    source,
    { label, ...(more && { help: shortened(more, 5_000) }), ...(source.isRequired && { required: true }) },
    speak,
    own,
  )
  const gone = [...lost, ...notKept(source)]
  return {
    ...made,
    lost: [...made.lost, ...(gone.length > 0 ? [`not kept: ${[...new Set(gone)].join(', ')}`] : [])],
  }
}
