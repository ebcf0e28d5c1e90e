import type { Question } from '../schema'
import { TYPES } from '../types/rules-facts'
import { lineOfWords } from './rules-html'
import type { QualtricsQuestion } from './schema-qualtrics'

/** What a file does with the order of choices, or of a block's questions. */
export interface QualtricsOrder {
  /** Some of them are shown in random order. */
  random: boolean
  /** By number: those that keep their place. */
  fixed: Set<string>
  /** In the order in which they are laid out, where the file gives one that is whole. */
  order: string[] | undefined
  /** Those that are in the file and never shown. */
  hidden: Set<string>
  /** How many of them each respondent is shown. */
  some: string | undefined
}

const PLACEHOLDER = /^\{~/
const object = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
const words = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])

/**
 * Reads a `Randomization` of the kind `kind`. An “Advanced” one lays out places: `FixedOrder` holds a number where that choice stands, and
 * `{~Randomized~}` where one of `RandomizeAll` is dealt; without such a place it is an order, and nothing is random.
 */
export function qualtricsOrder(kind: unknown, value: unknown): QualtricsOrder {
  const said = object(value)
  const advanced = object(said.Advanced)
  const some = [said.TotalRandSubset, advanced.TotalRandSubset].find((one) => Number(one) > 0)
  const [places, dealt] = [words(advanced.FixedOrder), words(advanced.RandomizeAll)]
  const isAdvanced = kind === 'Advanced'
  const drawn = words(advanced.RandomSubSet)
  const fixed = isAdvanced ? places.filter((one) => !PLACEHOLDER.test(one)) : []
  const free = [...dealt, ...drawn]
  const whole = places.length > 0 && places.length === fixed.length + free.length
  return {
    random: isAdvanced
      ? free.length > 0 || places.some((one) => PLACEHOLDER.test(one))
      : typeof kind === 'string' && !['', 'None', 'false'].includes(kind),
    fixed: new Set(fixed),
    order: isAdvanced && whole ? places.map((one) => (PLACEHOLDER.test(one) ? (free.shift() ?? '') : one)) : undefined,
    hidden: new Set(isAdvanced ? words(advanced.Undisplayed) : []),
    some: some === undefined ? undefined : String(some),
  }
}

/** A question without what it never shows, its choices in the order in which they are laid out. */
export function laidOut(source: QualtricsQuestion, { order, hidden }: QualtricsOrder): QualtricsQuestion {
  if (!order && hidden.size === 0) return source
  const shown = (numbers: readonly string[]) => numbers.filter((number) => !hidden.has(number))
  return {
    ...source,
    Choices: Object.fromEntries(Object.entries(source.Choices).filter(([number]) => !hidden.has(number))),
    ChoiceOrder: shown(order ?? source.ChoiceOrder),
  }
}

/** Our question with what is known of the order of its options, or rows. @param choices our value by the file's number */
export function withOrder<Q extends Omit<Question, 'key'>>(
  question: Q,
  { random, fixed }: QualtricsOrder,
  choices: ReadonlyMap<string, string>,
): Q {
  const part = TYPES[question.type].shuffles
  const list = part && question[part]
  if (!random || !list) return question
  const stays = new Set([...fixed].map((number) => choices.get(number)))
  return {
    ...question,
    shuffled: true,
    [part]: list.map((one) => (stays.has(one.value) ? { ...one, fixed: true } : one)),
  }
}

/** What of an order is not kept, in words that follow a question's name. */
export function orderNotKept(
  source: QualtricsQuestion,
  { random, hidden, some }: QualtricsOrder,
  shuffles: boolean,
): { not: string[]; lost: string[] } {
  const gone = [...hidden].flatMap((number) => {
    const choice = source.Choices[number]
    return choice ? [`“${lineOfWords(choice.Display) || number}”`] : []
  })
  return {
    not: [
      ...(some === undefined ? [] : [`that each respondent is shown only ${some} of its choices, drawn at random`]),
      ...(random && !shuffles && some === undefined ? ['a random order'] : []),
    ],
    lost: gone.length > 0 ? [`choices that are never shown are left out: ${gone.join(', ')}`] : [],
  }
}
