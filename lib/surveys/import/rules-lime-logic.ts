import type { Question } from '../schema'
import { answerOf, isScale } from '../types/rules-facts'
import type { Named } from './rules-compare'
import { compareSides } from './rules-compare'
import { parseExpression, type Operand, type Operator } from './rules-expression'
import { all, any, test, Unrepresentable, type Logic } from './rules-logic'
import { cell, type LimeRow } from './rules-lime-tables'

/** What the names in LimeSurvey's expressions stand for; a reason where they name something our conditions cannot ask about. */
export type Names = Map<string, Named | string>

function find(names: Names, written: string): Named {
  const name = written
    .replace(/^\{|\}$/g, '')
    .replace(/\.(?:NAOK|value|valueNAOK|code|shown)$/i, '')
    .replace(/^\+/, '')
  const named = names.get(name)
  if (named === undefined) throw new Unrepresentable(`names “${name.slice(0, 60)}”, which is no question before it`)
  if (typeof named === 'string') throw new Unrepresentable(named)
  return named
}

const SIZES: ReadonlySet<Operator> = new Set<Operator>(['<', '<=', '>', '>='])

/** Points from 0 to 9: sorted as text they stand in the same order as by size. */
const oneDigit = (question: Question): boolean =>
  isScale(question) && (question.min ?? 1) >= 0 && (question.max ?? 10) <= 9

/**
 * What holds where LimeSurvey's own engine says so (its expression manager in PHP, version 6): a number in quotes is compared as text,
 * so that "9" is more than "10"; no answer is at most 0; a name alone does not hold for 0.
 */
function meaning(
  left: Operand,
  operator: Operator,
  right: Operand | undefined,
  lookUp: (name: string) => Named,
): Logic {
  const logic = compareSides(left, operator, right, lookUp)
  const named = left.kind === 'name' ? lookUp(left.name) : right?.kind === 'name' ? lookUp(right.name) : undefined
  if (!named || named.option !== undefined) return logic
  const { question } = named
  const other = left.kind === 'name' ? right : left
  const value = other?.kind === 'value' && !Array.isArray(other.value) ? other.value : undefined
  if (operator === 'true') {
    const zero = answerOf(question) === 'number' ? 0 : question.options?.find((option) => option.value === '0')?.value
    return zero === undefined ? logic : all(logic, test({ question: question.key, isNot: zero }))
  }
  if (!SIZES.has(operator) || value === undefined) return logic
  if (typeof value === 'string' && !(oneDigit(question) && /^\d$/.test(value)))
    throw new Unrepresentable(
      `compares “${question.key}” with “${value.slice(0, 40)}” as text, where 9 is more than 10`,
    )
  const atMost = left.kind === 'name' ? operator === '<=' : operator === '>='
  return atMost && Number(value) === 0 ? any(logic, test({ question: question.key, answered: false })) : logic
}

/** LimeSurvey writes a chosen option as "Y", and calls "Other" -oth-. @throws Unrepresentable */
export const relevance = (expression: string, names: Names): Logic =>
  parseExpression(expression.trim().replace(/^\{([\s\S]*)\}$/, '$1'), (left, operator, right) =>
    meaning(left, operator, right, (name) => find(names, name)),
  )

const METHODS: Record<string, Operator> = { '==': '=', '!=': '!=', '<': '<', '<=': '<=', '>': '>', '>=': '>=', '': '=' }

function conditionRow(row: LimeRow, names: Names): Logic {
  const operator = METHODS[cell(row, 'method').trim()]
  if (!operator) throw new Unrepresentable(`compares by “${cell(row, 'method')}”`)
  // One blank stands for no answer.
  const value = cell(row, 'value').trim()
  if (/^[@{]/.test(value)) throw new Unrepresentable('compares two answers')
  const field = cell(row, 'cfieldname')
  const named = find(names, field)
  // A field of several answers ends in the option: the option was chosen.
  const right: Operand = { kind: 'value', value }
  const whole = named.option === undefined && answerOf(named.question) === 'list'
  return compareSides({ kind: 'name', name: field }, whole && operator === '=' ? 'contains' : operator, right, (name) =>
    find(names, name),
  )
}

/**
 * The rows of LimeSurvey's conditions table for one question: any of its scenarios; within one, all of the fields named, and of the
 * conditions on one field any. A row of a table is a field of its own; options with a plus before them must all be chosen, without one
 * any (as LimeSurvey itself makes an expression of the table). @throws Unrepresentable
 */
export function conditionsTable(rows: readonly LimeRow[], names: Names): Logic {
  const scenarios = new Map<string, Map<string, Logic[]>>()
  for (const [at, row] of rows.entries()) {
    const scenario = scenarios.get(cell(row, 'scenario')) ?? new Map<string, Logic[]>()
    scenarios.set(cell(row, 'scenario'), scenario)
    const field = cell(row, 'cfieldname')
    const on = `${field} of ${cell(row, 'cqid')}${field.startsWith('+') ? ` in row ${at}` : ''}`
    scenario.set(on, [...(scenario.get(on) ?? []), conditionRow(row, names)])
  }
  return any(...[...scenarios.values()].map((scenario) => all(...[...scenario.values()].map((parts) => any(...parts)))))
}
