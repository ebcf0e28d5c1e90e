import { z } from 'zod'
import { DAY_MS, isoDay } from '@/lib/core/clock'
import type { Question } from '../schema'

// Source: Formbricks' published types (validation-rules.ts) and how it evaluates them (validators.ts), August 2026. Ends of days are
// left out: later than the 1st is from the 2nd on, and so is "between".

const check = z.looseObject({
  type: z.string().catch(''),
  /** Of one field of an address or of contacts. */
  field: z.string().optional().catch(undefined),
  params: z.record(z.string(), z.unknown()).catch({}),
})
type Check = z.output<typeof check>

/** Checks of an answer: all of them, or any. */
export const formbricksChecks = z
  .looseObject({ rules: z.array(check).catch([]), logic: z.string().catch('and') })
  .optional()
  .catch(undefined)
export type FormbricksChecks = z.output<typeof formbricksChecks>

type Body = Omit<Question, 'key' | 'label'>
type Limits = Partial<Pick<Question, 'min' | 'max' | 'minDate' | 'maxDate'>>

const DAY = /^\d{4}-\d{2}-\d{2}$/
const number = (params: Check['params'], name: string): number | undefined =>
  typeof params[name] === 'number' ? params[name] : undefined
const day = (params: Check['params'], name: string, by: 1 | -1): string | undefined => {
  const text = params[name]
  const moment = typeof text === 'string' && DAY.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN
  const other = Number.isNaN(moment) ? '' : isoDay(new Date(moment + by * DAY_MS))
  return DAY.test(other) ? other : undefined
}
const isWords = ({ type }: Body) => type === 'text' || type === 'longtext'

/** What a check is here; undefined where it has no counterpart. */
function limitsOf({ type, params }: Check, body: Body, required: boolean): Limits | undefined {
  const least = (): Limits | undefined => {
    const min = number(params, 'min')
    return min === undefined ? undefined : { min }
  }
  const most = (): Limits | undefined => {
    const max = number(params, 'max')
    return max === undefined ? undefined : { max }
  }
  const from = (name: string): Limits | undefined => {
    const minDate = day(params, name, 1)
    return minDate === undefined ? undefined : { minDate }
  }
  const to = (name: string): Limits | undefined => {
    const maxDate = day(params, name, -1)
    return maxDate === undefined ? undefined : { maxDate }
  }
  switch (type) {
    case 'minLength':
      return isWords(body) ? least() : undefined
    case 'maxLength':
      return isWords(body) ? most() : undefined
    case 'minValue':
      return body.type === 'number' ? least() : undefined
    case 'maxValue':
      return body.type === 'number' ? most() : undefined
    case 'minSelections':
      return body.type === 'multi' ? least() : undefined
    case 'maxSelections':
      return body.type === 'multi' ? most() : undefined
    case 'minRanked':
      return body.type === 'ranking' ? least() : undefined
    case 'rankAll':
      return body.type === 'ranking' ? { min: body.options?.length ?? 0 } : undefined
    case 'answerAllRows':
      // Each row is what "required" asks of a matrix here.
      return body.type === 'matrix' && required ? {} : undefined
    case 'isLaterThan':
      return body.type === 'date' ? from('date') : undefined
    case 'isEarlierThan':
      return body.type === 'date' ? to('date') : undefined
    case 'isBetween': {
      const [first, last] = [from('startDate'), to('endDate')]
      return body.type === 'date' && first && last ? { ...first, ...last } : undefined
    }
    default:
      return undefined
  }
}

/** The limits that a question's checks set, and the checks that are not kept, by name. One of several that is enough is none of ours. */
export function checkedBy(
  checks: FormbricksChecks,
  body: Body,
  required: boolean,
): { limits: Limits; notKept: string[] } {
  const rules = checks?.rules ?? []
  const limits: Limits = {}
  const notKept: string[] = []
  for (const rule of rules) {
    const isAlternative = checks?.logic === 'or' && rules.length > 1
    const own = rule.field || isAlternative ? undefined : limitsOf(rule, body, required)
    if (own) Object.assign(limits, own)
    else if (rule.type) notKept.push(rule.field ? `${rule.type} of ${rule.field}` : rule.type)
  }
  return { limits, notKept: [...new Set(notKept)] }
}
