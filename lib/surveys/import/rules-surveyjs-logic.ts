import type { Question } from '../schema'
import { answerOf, TYPES } from '../types/rules-facts'
import { compareSides, type Named } from './rules-compare'
import { parseExpression, type Operand, type Operator } from './rules-expression'
import { all, any, not, test, Unrepresentable, type Logic } from './rules-logic'

/** What a yes-or-no question stores in SurveyJS; true and false unless the file says otherwise. */
export interface YesNoValues {
  yes: unknown
  no: unknown
}
export type SurveyJsNamed = Named & { values?: YesNoValues }

type Value = string | number

/** A number as SurveyJS takes a value for one: "01" and 1 are the same. */
const numeric = (value: unknown): number | undefined => {
  const text = String(value).trim()
  return text !== '' && Number.isFinite(Number(text)) ? Number(text) : undefined
}

/**
 * Whether SurveyJS finds two single values equal: capitals and blanks at the ends are not looked at, numbers are compared as
 * numbers, and true is 1 but not "yes".
 */
export function sameValue(stored: unknown, written: Value): boolean {
  if (typeof stored === 'boolean') {
    const names = stored ? ['true', '1'] : ['false', '0']
    return names.includes(String(written).toLowerCase())
  }
  const [left, right] = [numeric(stored), numeric(written)]
  if (left !== undefined && right !== undefined) return left === right
  return String(stored).trim().toLowerCase() === String(written).trim().toLowerCase()
}

/** Values of the options that SurveyJS finds equal to one that is written in a condition. */
function equalOptions(question: Question, value: Value, values: YesNoValues | undefined): string[] {
  if (TYPES[question.type].options === 'yes-no') {
    const { yes, no } = values ?? { yes: true, no: false }
    return [...(sameValue(yes, value) ? ['yes'] : []), ...(sameValue(no, value) ? ['no'] : [])]
  }
  return (question.options ?? []).filter((option) => sameValue(option.value, value)).map((option) => option.value)
}

/** The answer is one of these options; of none of them, that never holds. */
const oneOf = (question: Question, values: readonly string[]): Logic =>
  values.length === 0
    ? any()
    : test({ question: question.key, is: values.length === 1 ? values[0]! : [...new Set(values)] })

const MEANS_NOT: Partial<Record<Operator, Operator>> = { '!=': '=', notcontains: 'contains', noneof: 'anyof' }

const isYesNo = (question: Question): boolean => TYPES[question.type].options === 'yes-no'

/** A comparison with options that is not negated; undefined where it has no counterpart. */
function ofOptions({ question, values }: SurveyJsNamed, operator: Operator, given: Value | Value[]): Logic | undefined {
  const list = answerOf(question) === 'list'
  const equal = (value: Value): Logic => {
    const found = equalOptions(question, value, values)
    if (found.length === 0 && !isYesNo(question))
      throw new Unrepresentable(
        `compares “${question.key}” with “${String(value).slice(0, 40)}”, which is none of its options`,
      )
    return oneOf(question, found)
  }
  // Several answers are never equal to one value; that they are equal to a list has no counterpart.
  if (operator === '=') return list ? (Array.isArray(given) ? undefined : any()) : equal(given as Value)
  if (isYesNo(question)) return undefined
  const written = [given].flat()
  if (operator === 'anyof') return list || Array.isArray(given) ? any(...written.map(equal)) : undefined
  if (list) return operator === 'contains' || operator === 'allof' ? all(...written.map(equal)) : undefined
  if (operator !== 'contains' || Array.isArray(given) || /^(?:true|false)$/i.test(String(given))) return undefined
  // One answer contains a word where the letters of its stored value do.
  const within = question.options!.filter(({ value }) => value.toLowerCase().includes(String(given).toLowerCase()))
  return oneOf(
    question,
    within.map(({ value }) => value),
  )
}

function meaning(left: SurveyJsNamed, operator: Operator, right: Operand | undefined): Logic {
  const { question } = left
  const answer = answerOf(question)
  if (operator === 'true') {
    // A name alone holds for true, and for no other value.
    const found = isYesNo(question) ? equalOptions(question, 'true', left.values) : []
    if (found.length > 0) return oneOf(question, found)
    throw new Unrepresentable(`asks whether “${question.key}” is true, which no answer to it is`)
  }
  const given =
    right?.kind === 'value' ? right.value : right?.kind === 'name' && right.bare ? unquoted(right.name) : undefined
  if (given === undefined || answer === 'rows' || answer === 'sets' || answer === 'parts')
    return compareSides({ kind: 'name', name: question.key }, operator, right, () => left)
  const positive = MEANS_NOT[operator] ?? operator
  const negated = positive !== operator
  if (Array.isArray(given) && answer !== 'list' && positive === '=') return negated ? all() : any()
  const odd = new Unrepresentable(`compares “${question.key}” in a way that has no counterpart here`)
  if (Array.isArray(given) && (given.length === 0 || MIRRORED[operator])) throw odd
  if (given === '') {
    if (answer === 'list' || positive !== '=') throw odd
    return test({ question: question.key, answered: negated })
  }
  if (question.options) {
    const logic = ofOptions(left, positive, given)
    if (!logic) throw odd
    return negated ? not(logic) : logic
  }
  if (answer === 'words') throw new Unrepresentable(`compares “${question.key}” with words, whatever their capitals`)
  return compareSides({ kind: 'name', name: question.key }, operator, { kind: 'value', value: given }, () => left)
}

/** What a word without quotes is. */
const unquoted = (word: string): string => (/^(?:null|undefined)$/.test(word) ? '' : word)

const MIRRORED: Partial<Record<Operator, Operator>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' }

/**
 * A condition of SurveyJS ("visibleIf"). What holds when was compared with `survey-core` 3.1.1, which evaluated the same conditions.
 * @throws Unrepresentable
 */
export const surveyJsLogic = (expression: string, find: (name: string) => SurveyJsNamed): Logic =>
  parseExpression(expression, (left, operator, right) => {
    if (left.kind === 'name' && !left.bare) return meaning(find(left.name), operator, right)
    if (right?.kind === 'name' && !right.bare && ['=', '!=', '<', '<=', '>', '>='].includes(operator))
      return meaning(find(right.name), MIRRORED[operator] ?? operator, left)
    // Alone, "true" holds; 1 does not.
    if (operator === 'true' && left.kind === 'value' && !Array.isArray(left.value))
      return left.value === 'true' ? all() : any()
    throw new Unrepresentable('compares no answer with anything')
  })
