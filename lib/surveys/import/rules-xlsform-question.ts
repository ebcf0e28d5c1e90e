import type { Option, Question } from '../schema'
import { distinct } from './rules-draft'
import { lineOfWords } from './rules-html'
import { sliderOf } from './rules-slider'
import type { FormRow, FormSheets } from './rules-xlsform-sheets'

/** What a row's type says: the kind, its list of choices, and whether "Other" is added. */
export interface FormType {
  kind: string
  list: string
  other: boolean
}

/** "select one yes_no or specify other" and "select_one yes_no or_other" are the same. */
export function typeOf(row: FormRow): FormType {
  const written = (row.cells.get('type') ?? '').trim()
  const other = /\s+(?:or_other|or specify other|or other)$/i.test(written)
  const plain = written.replace(/\s+(?:or_other|or specify other|or other)$/i, '')
  const select =
    /^(?:add )?(select[ _](?:one|multiple|all)(?:_from_file|_external| from| that apply)?|select1|rank)\s+(.+)$/i.exec(
      plain,
    )
  if (select) {
    const kind = /one|1/i.test(select[1]!) ? 'select_one' : /rank/i.test(select[1]!) ? 'rank' : 'select_multiple'
    return { kind, list: select[2]!.replace(/^from\s+/i, '').trim(), other }
  }
  return { kind: plain.toLowerCase().replace(/\s+/g, '_'), list: '', other: false }
}

/** Words of a row in one language; of the file's first language also those of columns that name none. */
export const wordsIn = (row: FormRow, column: string, language: string, own: boolean): string =>
  row.cells.get(language === '' ? column : `${column}::${language}`) ?? (own ? (row.cells.get(column) ?? '') : '')

/** Choices of a list, in the order of the sheet. */
export const choicesOf = (
  sheets: FormSheets,
  { list, other }: Pick<FormType, 'list' | 'other'>,
  language: string,
  own: boolean,
): Option[] => {
  const options = sheets.choices
    .filter((row) => row.cells.get('list_name') === list)
    .map((row) => {
      const value = row.cells.get('name') ?? ''
      return { value, label: lineOfWords(wordsIn(row, 'label', language, own)) }
    })
  const there = options.some((option) => option.value === 'other')
  const added: Option[] = other && !there ? [{ value: 'other', label: own ? 'Other' : '' }] : []
  return distinct([...options, ...added].map((one) => (other && one.value === 'other' ? { ...one, open: true } : one)))
}

const NUMBER = String.raw`(-?\d+(?:\.\d+)?)`
/** Limits that a constraint says in full (". >= 0 and . <= 100"); null where it says more. */
export function limitsOf(constraint: string): { min?: number; max?: number } | null {
  const limits: { min?: number; max?: number } = {}
  for (const part of constraint.split(/\s+and\s+/i)) {
    const match = new RegExp(String.raw`^\(?\s*\.\s*(>=|<=|>|<)\s*${NUMBER}\s*\)?$`).exec(part.trim())
    if (!match) return null
    const [, sign, number] = match
    if (sign === '>=') limits.min = Number(number)
    else if (sign === '<=') limits.max = Number(number)
    else return null
  }
  return limits
}

/** Fewest and most characters, or choices, where a constraint says nothing else. */
export function countsOf(
  constraint: string,
  of: 'string-length' | 'count-selected',
): { min?: number; max?: number } | null {
  const call = of === 'count-selected' ? /count-selected\(\s*\.\s*\)/g : /string-length\(\s*\.\s*\)/g
  return call.test(constraint) ? wholeLimits(constraint.replace(call, '.')) : null
}
function wholeLimits(constraint: string): { min?: number; max?: number } | null {
  const whole = constraint
    .replace(/\.\s*<\s*(\d+)/g, (_, n: string) => `. <= ${Number(n) - 1}`)
    .replace(/\.\s*>\s*(\d+)/g, (_, n: string) => `. >= ${Number(n) + 1}`)
  return limitsOf(whole.replace(/\.\s*=\s*(\d+)/g, '. >= $1 and . <= $1'))
}

/** "not(selected(., 'none') and count-selected(.) > 1)", in the ways that forms write it: an option that stands alone. */
const ALONE = [
  /not\(\s*selected\(\s*\.\s*,\s*['"]([^'"]+)['"]\s*\)\s+and\s+count-selected\(\s*\.\s*\)\s*(?:>\s*1|>=\s*2)\s*\)/g,
  /not\(\s*count-selected\(\s*\.\s*\)\s*(?:>\s*1|>=\s*2)\s+and\s+selected\(\s*\.\s*,\s*['"]([^'"]+)['"]\s*\)\s*\)/g,
  /if\(\s*selected\(\s*\.\s*,\s*['"]([^'"]+)['"]\s*\)\s*,\s*count-selected\(\s*\.\s*\)\s*=\s*1\s*,\s*true\(\)\s*\)/g,
]

/** The options that a constraint lets stand alone only, and what else it says. */
function aloneIn(constraint: string): { alone: string[]; rest: string } {
  const alone: string[] = []
  const take = (_: string, value: string) => (alone.push(value), '')
  const rest = ALONE.reduce((text, pattern) => text.replace(pattern, take), constraint.replace(/[‘’]/g, "'"))
  return { alone, rest: rest.replace(/^\s*and\s+|\s+and\s*(?=and\b|$)/gi, '').trim() }
}

const parametersOf = (text: string): Map<string, string> =>
  new Map(
    [...text.matchAll(/([a-z][\w-]*)\s*=\s*([^\s,;]+)/gi)].map(([, name, value]) => [name!.toLowerCase(), value!]),
  )

const MAX_POINTS = 11
/** A range; without parameters it goes from 1 to 10. It may count down. Of at most eleven whole points it is a scale, else a slider. */
function rangeOf(parameters: string): ReturnType<typeof sliderOf> {
  const said = parametersOf(parameters)
  const ends = [Number(said.get('start') ?? 1), Number(said.get('end') ?? 10)]
  const step = Math.abs(Number(said.get('step') ?? 1))
  const [min, max] = [Math.min(...ends), Math.max(...ends)]
  const whole = Number.isInteger(min) && Number.isInteger(max) && step === 1
  if (whole && max - min < MAX_POINTS && max > min) return { body: { type: 'rating', min, max }, lost: [] }
  return sliderOf({ min, max, step })
}

/** A question's kind with its limits, or why it cannot be asked here. `lost` names what of it is not kept. */
export function bodyOf(
  row: FormRow,
  { kind }: FormType,
  options: Option[],
):
  | { body: Pick<Question, 'type' | 'min' | 'max' | 'step' | 'options' | 'shuffled'>; lost: string[] }
  | { reason: string } {
  const constraint = row.cells.get('constraint') ?? ''
  const appearance = row.cells.get('appearance') ?? ''
  const shuffled = /^true(?:\(\))?$/i.test(parametersOf(row.cells.get('parameters') ?? '').get('randomize') ?? '') && {
    shuffled: true,
  }
  const kept = (limits: { min?: number; max?: number } | null) => ({
    limits: limits ?? {},
    lost: constraint !== '' && !limits ? [`its check “${constraint.slice(0, 80)}” is not kept`] : [],
  })
  const plain = (type: Question['type']) => ({ body: { type }, lost: kept(null).lost })
  switch (kind) {
    case 'text':
    case 'string': {
      const { limits, lost } = kept(countsOf(constraint, 'string-length'))
      return { body: { type: /multiline/i.test(appearance) ? 'longtext' : 'text', ...limits }, lost }
    }
    case 'integer':
    case 'int':
    case 'decimal': {
      const { limits, lost } = kept(
        kind === 'decimal' ? limitsOf(constraint) : (limitsOf(constraint) ?? wholeLimits(constraint)),
      )
      return { body: { type: 'number', ...limits }, lost }
    }
    case 'range': {
      const { body, lost } = rangeOf(row.cells.get('parameters') ?? '')
      return { body, lost: [...lost, ...kept(null).lost] }
    }
    case 'select_one':
      return { body: { type: 'single', options, ...shuffled }, lost: kept(null).lost }
    case 'select_multiple': {
      const { alone, rest } = aloneIn(constraint)
      const limits = rest === '' ? {} : countsOf(rest, 'count-selected')
      const marked = options.map((one) => (limits && alone.includes(one.value) ? { ...one, exclusive: true } : one))
      return { body: { type: 'multi', options: marked, ...limits, ...shuffled }, lost: kept(limits).lost }
    }
    case 'rank':
      return {
        body: { type: 'ranking', options: options.map(({ value, label }) => ({ value, label })), ...shuffled },
        lost: kept(null).lost,
      }
    case 'date': {
      const { body, lost } = plain('date')
      const part = /(?:^|\s)(?:month-year|year)(?:\s|$)/i.test(appearance)
      return { body, lost: [...(part ? ['it asks for a month or a year; here for a day'] : []), ...lost] }
    }
    case 'time':
      return plain('time')
    case 'datetime':
    case 'dateTime':
      return { body: { type: 'text' }, lost: ['a day with a time is asked as a text', ...kept(null).lost] }
    case 'acknowledge':
    case 'trigger':
      return { body: { type: 'multi', options: [{ value: 'OK', label: 'OK' }] }, lost: [] }
    default:
      return {
        reason: /^(?:geo|image|photo|audio|video|file|barcode|background)/.test(kind)
          ? `it asks for “${kind}”, which cannot be asked for here`
          : `its type “${kind}” is not known here`,
      }
  }
}
