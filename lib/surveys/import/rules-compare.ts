import type { Question } from '../schema'
import { answerOf, isScale, TYPES } from '../types/rules-facts'
import type { Operand, Operator } from './rules-expression'
import { all, any, not, test, Unrepresentable, type Logic } from './rules-logic'

/** What a name in a condition stands for: a question, or one option of a question with several answers. */
export interface Named {
  question: Question
  option?: string | undefined
}

const isNumber = (question: Question): boolean => answerOf(question) === 'number'
const isList = (question: Question): boolean => answerOf(question) === 'list'
const MIRRORED: Partial<Record<Operator, Operator>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' }

/** Yes or no as other tools write them; undefined for anything else. */
export function yesOrNo(value: string | number | boolean): 'yes' | 'no' | undefined {
  const word = String(value).trim().toLowerCase()
  return ['y', 'yes', '1', 'true'].includes(word)
    ? 'yes'
    : ['n', 'no', '0', '2', 'false'].includes(word)
      ? 'no'
      : undefined
}

/** A value as answers to this question hold it. @throws Unrepresentable when it is none of its options */
function valueFor(question: Question, value: string | number): string | number {
  if (isNumber(question)) {
    const number = Number(value)
    if (value === '' || !Number.isFinite(number))
      throw new Unrepresentable(`compares “${question.key}” with “${value}”, which is no number`)
    return number
  }
  if (!question.options) return String(value)
  if (TYPES[question.type].options === 'yes-no') {
    const answer = yesOrNo(value)
    if (answer) return answer
  }
  const wanted = String(value)
  const found =
    question.options.find((option) => option.value === wanted) ??
    question.options.find((option) => option.label === wanted)
  if (!found)
    throw new Unrepresentable(`compares “${question.key}” with “${wanted.slice(0, 40)}”, which is none of its options`)
  return found.value
}

function ordered(question: Question, operator: Operator, value: number): Logic {
  if (!isNumber(question)) throw new Unrepresentable(`compares “${question.key}” by size, and it is no number`)
  if (operator === '>=') return test({ question: question.key, atLeast: value })
  if (operator === '<=') return test({ question: question.key, atMost: value })
  // Whole points have a next one. Of other numbers: not below it, and not the number itself.
  if (!isScale(question)) {
    const limit = operator === '>' ? { atLeast: value } : { atMost: value }
    return all(test({ question: question.key, ...limit }), test({ question: question.key, isNot: value }))
  }
  return operator === '>'
    ? test({ question: question.key, atLeast: Math.floor(value) + 1 })
    : test({ question: question.key, atMost: Math.ceil(value) - 1 })
}

function ofOption({ question, option }: Named, operator: Operator, right: Operand | undefined): Logic {
  const chosen = test({ question: question.key, is: option! })
  if (operator === 'notempty' || operator === 'true') return chosen
  if (operator === 'empty') return not(chosen)
  const value = right?.kind === 'value' && !Array.isArray(right.value) ? String(right.value) : undefined
  const wanted =
    value === undefined
      ? undefined
      : ['Y', '1', 'true', option].includes(value)
        ? true
        : ['', 'N', '0', 'false'].includes(value)
          ? false
          : undefined
  if (wanted === undefined || !['=', '!='].includes(operator))
    throw new Unrepresentable(`compares the option “${option}” of “${question.key}” with more than chosen or not`)
  return wanted === (operator === '=') ? chosen : not(chosen)
}

/**
 * One comparison as our tests.
 * @param named what the name stands for
 * @throws Unrepresentable where we have no such test
 */
export function compare(named: Named, operator: Operator, right: Operand | undefined): Logic {
  const { question } = named
  if (named.option !== undefined) return ofOption(named, operator, right)
  // A name alone holds when it is answered with something.
  if (operator === 'empty' || operator === 'notempty' || operator === 'true')
    return test({ question: question.key, answered: operator !== 'empty' })
  if (right?.kind !== 'value') throw new Unrepresentable('compares two answers with each other')
  if (answerOf(question) === 'parts') throw new Unrepresentable(`tests parts of the sum “${question.key}”`)
  if (['rows', 'sets'].includes(answerOf(question)))
    throw new Unrepresentable(`tests rows of the matrix “${question.key}”`)
  const given = Array.isArray(right.value) ? right.value : [right.value]
  if (given.length === 1 && given[0] === '' && (operator === '=' || operator === '!='))
    return test({ question: question.key, answered: operator === '!=' })
  if (MIRRORED[operator]) return ordered(question, operator, Number(valueFor(question, given[0]!)))
  const values = given.map((value) => valueFor(question, value))
  const oneOf = test({ question: question.key, is: values.length === 1 ? values[0]! : values })
  switch (operator) {
    case '=': {
      // Of several answers: exactly these. Holding all of them is the nearest test, and not the same.
      if (isList(question) && Array.isArray(right.value))
        throw new Unrepresentable(`asks for exactly these answers to “${question.key}”`)
      return oneOf
    }
    case 'anyof':
      return oneOf
    case 'contains':
    case 'allof':
      if (!isList(question) && !question.options) throw new Unrepresentable(`looks for words within “${question.key}”`)
      return all(...values.map((value) => test({ question: question.key, is: value })))
    case 'notcontains':
      if (!isList(question) && !question.options) throw new Unrepresentable(`looks for words within “${question.key}”`)
      return any(...values.map((value) => test({ question: question.key, isNot: value })))
    default:
      return not(oneOf)
  }
}

/** Of a question with several answers: this option is chosen, and nothing beside it. */
export function onlyThis(question: Question, chosen: Logic): Logic {
  if (chosen.kind !== 'test') return chosen
  const others = question.options!.map(({ value }) => value).filter((value) => value !== chosen.test.is)
  return others.length === 0 ? chosen : all(chosen, test({ question: question.key, isNot: others }))
}

/** The same with the sides in whichever order: 3 < Q1 is Q1 > 3. */
export function compareSides(
  left: Operand,
  operator: Operator,
  right: Operand | undefined,
  find: (name: string) => Named,
): Logic {
  if (left.kind === 'name') return compare(find(left.name), operator, right)
  if (right?.kind === 'name') return compare(find(right.name), MIRRORED[operator] ?? operator, left)
  const value = String(left.value)
  // "1" is how LimeSurvey writes "always".
  if (operator === 'true' && ['1', 'true'].includes(value)) return all()
  if (operator === 'true' && ['0', 'false'].includes(value)) return any()
  throw new Unrepresentable('compares no answer with anything')
}
