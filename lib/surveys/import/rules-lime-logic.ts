import { answerOf } from '../types/rules-facts'
import type { Named } from './rules-compare'
import { compareSides } from './rules-compare'
import { parseExpression, type Operand, type Operator } from './rules-expression'
import { all, any, Unrepresentable, type Logic } from './rules-logic'
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

/** LimeSurvey writes a chosen option as "Y", and calls "Other" -oth-. @throws Unrepresentable */
export const relevance = (expression: string, names: Names): Logic =>
  parseExpression(expression.trim().replace(/^\{([\s\S]*)\}$/, '$1'), (left, operator, right) =>
    compareSides(left, operator, right, (name) => find(names, name)),
  )

const METHODS: Record<string, Operator> = { '==': '=', '!=': '!=', '<': '<', '<=': '<=', '>': '>', '>=': '>=', '': '=' }

function conditionRow(row: LimeRow, names: Names): Logic {
  const operator = METHODS[cell(row, 'method').trim()]
  if (!operator) throw new Unrepresentable(`compares by “${cell(row, 'method')}”`)
  const value = cell(row, 'value')
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
 * The rows of LimeSurvey's conditions table for one question: any of its scenarios; within one, all of the questions named, and of the
 * conditions on one question any. @throws Unrepresentable
 */
export function conditionsTable(rows: readonly LimeRow[], names: Names): Logic {
  const scenarios = new Map<string, Map<string, Logic[]>>()
  for (const row of rows) {
    const scenario = scenarios.get(cell(row, 'scenario')) ?? new Map<string, Logic[]>()
    scenarios.set(cell(row, 'scenario'), scenario)
    const on = cell(row, 'cqid') || cell(row, 'cfieldname')
    scenario.set(on, [...(scenario.get(on) ?? []), conditionRow(row, names)])
  }
  return any(...[...scenarios.values()].map((scenario) => all(...[...scenario.values()].map((parts) => any(...parts)))))
}
