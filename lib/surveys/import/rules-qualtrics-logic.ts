import { z } from 'zod'
import { compare, type Named } from './rules-compare'
import { all, any, not, Unrepresentable, type Logic } from './rules-logic'
import type { QualtricsTaken } from './rules-qualtrics-question'
import type { Operator } from './rules-expression'
import type { Question } from '../schema'

/** A question that comes before, as conditions name it: by its number in the file. */
export interface Asked {
  made: Question[]
  taken: QualtricsTaken
}
export type AskedById = ReadonlyMap<string, Asked>

const expression = z.looseObject({
  LogicType: z.string().catch('Question'),
  LeftOperand: z.string().catch(''),
  ChoiceLocator: z.string().catch(''),
  Operator: z.string().catch(''),
  RightOperand: z.union([z.string(), z.number()]).optional().catch(undefined),
  // Spelled so by Qualtrics.
  Conjuction: z.string().optional(),
  Type: z.string().catch('Expression'),
})
type Expression = z.output<typeof expression>

const NAMES: Record<string, string> = {
  EmbeddedField: 'embedded data',
  Quota: 'a quota',
  GeoIP: 'where somebody is',
  DeviceType: 'the device',
  Contact: 'a contact list',
  RandomNumber: 'chance',
  Panel: 'a contact list',
}
const SIZES: Record<string, Operator> = {
  EqualTo: '=',
  NotEqualTo: '!=',
  GreaterThan: '>',
  GreaterThanOrEqual: '>=',
  LessThan: '<',
  LessThanOrEqual: '<=',
  Contains: 'contains',
  DoesNotContain: 'notcontains',
}

/** What a locator ("q://QID1/SelectableChoice/2") points at. @throws Unrepresentable */
function locate(locator: string, asked: AskedById): { named: Named; choice: string | undefined; of: Asked } {
  const parts = /^q:\/\/(QID[\w-]*)(?:\/([A-Za-z]+)(?:\/([\w.-]+))?(?:\/([\w.-]+))?)?$/.exec(locator)
  const [, id = '', part = '', choice, column] = parts ?? []
  const of = asked.get(id)
  if (!of)
    throw new Unrepresentable(
      parts ? `looks at ${id}, which is not asked before it` : `looks at “${locator.slice(0, 60)}”`,
    )
  const [question, more] = of.made
  if (!question || more)
    throw new Unrepresentable(`looks at ${id}, which is ${question ? 'several questions' : 'no question'} here`)
  if (/TextEntry/.test(part) && question.type !== 'text' && question.type !== 'longtext' && question.type !== 'number')
    throw new Unrepresentable(`looks at what was written beside an option of “${question.key}”`)
  if (question.type === 'matrix' || column !== undefined)
    throw new Unrepresentable(`tests rows of the matrix “${question.key}”`)
  if (/Count$/.test(choice ?? '')) throw new Unrepresentable(`counts the answers to “${question.key}”`)
  return { named: { question }, choice, of }
}

function one(source: Expression, asked: AskedById): Logic {
  if (source.LogicType !== 'Question')
    throw new Unrepresentable(`depends on ${NAMES[source.LogicType] ?? source.LogicType}`)
  const locator = source.LeftOperand || source.ChoiceLocator
  if (/Displayed/.test(source.Operator)) throw new Unrepresentable('depends on whether something was shown')
  const { named, choice, of } = locate(locator, asked)
  const { question } = named
  if (source.Operator === 'Empty' || source.Operator === 'NotEmpty')
    return compare(named, source.Operator === 'Empty' ? 'empty' : 'notempty', undefined)
  if (source.Operator === 'Selected' || source.Operator === 'NotSelected') {
    const value =
      choice === undefined
        ? undefined
        : (of.taken.choices.get(choice) ?? (question.type === 'nps' ? choice : undefined))
    if (value === undefined) throw new Unrepresentable(`names a choice of “${question.key}” that it does not have`)
    const chosen = compare(named, question.type === 'multi' ? 'contains' : '=', { kind: 'value', value })
    return source.Operator === 'Selected' ? chosen : not(chosen)
  }
  const operator = SIZES[source.Operator]
  if (!operator || source.RightOperand === undefined) throw new Unrepresentable(`compares by “${source.Operator}”`)
  return compare(named, operator, { kind: 'value', value: source.RightOperand })
}

const numbered = (source: object): unknown[] =>
  Object.entries(source)
    .filter(([key]) => /^\d+$/.test(key))
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, value]) => value)

/** "a And b Or c": what is joined by And belongs together before Or. */
function chained(parts: { logic: Logic; or: boolean }[]): Logic {
  const groups: Logic[][] = []
  for (const { logic, or } of parts) {
    if (or || groups.length === 0) groups.push([logic])
    else groups.at(-1)!.push(logic)
  }
  return any(...groups.map((group) => all(...group)))
}

/**
 * Display or branch logic: groups of expressions, chained by And and Or.
 * @throws Unrepresentable
 */
export function displayLogic(source: unknown, asked: AskedById): Logic {
  if (typeof source !== 'object' || source === null) throw new Unrepresentable('cannot be read')
  const groups = numbered(source).filter((group): group is object => typeof group === 'object' && group !== null)
  return chained(
    groups.map((group) => {
      const parts = numbered(group).map((item) => {
        const read = expression.safeParse(item)
        if (!read.success) throw new Unrepresentable('cannot be read')
        return { logic: one(read.data, asked), or: /^or/i.test(read.data.Conjuction ?? '') }
      })
      const type = 'Type' in group ? String(group.Type) : 'If'
      return { logic: chained(parts), or: /^(?:or|elseif)/i.test(type) }
    }),
  )
}

/** Skip logic: what an answer must be for the next questions to be passed over. @throws Unrepresentable */
export const skips = (source: { Locator: string; ChoiceLocator: string; Condition: string }, asked: AskedById): Logic =>
  one(
    {
      LogicType: 'Question',
      LeftOperand: source.Locator || source.ChoiceLocator,
      ChoiceLocator: source.ChoiceLocator,
      Operator: source.Condition,
      RightOperand: undefined,
      Type: 'Expression',
    },
    asked,
  )
