import { answerOf } from '@/lib/surveys/types/rules-facts'
import { measureOf } from './rules-types'
import { rowsNeeded, type OutcomeDrivers } from '@/lib/core/stats/drivers'
import type { Anonymity, Question } from '@/lib/surveys/schema'
import type { StoredDrivers } from './schema-drivers'

/** More than that cannot be told apart by the answers of one company, and would take minutes to work out. */
export const MAX_SCALES = 15

export const CAVEAT =
  'This says what goes along with what, not what causes what. All of it was said by the same people at ' +
  'the same moment, so a good or a bad day moves every answer. What was not asked is not in it.'

/** Questions whose answers are numbers on a scale. */
export const scalesOf = (questions: readonly Question[]): Question[] =>
  questions.filter((question) => answerOf(question) === 'number')

// How a question about the whole is usually put; the first that fits is explained by the others.
const OVERALL = [
  /\boverall\b|\ball in all\b|\bin general\b|\bas a whole\b|\beverything considered\b/i,
  /\brecommend\b/i,
  /\bsatisf/i,
]

/** The question that is explained when nobody chose one: about the whole, else an NPS, else about satisfaction, else the first. */
export function defaultOutcome(questions: readonly Question[]): string | null {
  const [overall, recommend, satisfied] = OVERALL.map((words) =>
    questions.find((question) => words.test(`${question.key} ${question.label}`)),
  )
  return (
    (overall ?? questions.find((question) => measureOf(question) === 'nps') ?? recommend ?? satisfied ?? questions[0])
      ?.key ?? null
  )
}

/**
 * Which questions are worked with: those that at least half of the responses answered, since a response counts only with an answer to
 * each; the first fifteen of them, the one about the whole always among them.
 */
export function chooseScales(
  questions: readonly Question[],
  answered: ReadonlyMap<string, number>,
  counted: number,
): Pick<StoredDrivers, 'keys' | 'leftOut'> {
  const scales = scalesOf(questions)
  const asked = scales.filter((question) => 2 * (answered.get(question.key) ?? 0) >= counted)
  const main = defaultOutcome(asked)
  const room = asked
    .filter((question) => question.key !== main)
    .slice(0, MAX_SCALES - 1)
    .map((question) => question.key)
  const keys = asked.map((question) => question.key).filter((key) => key === main || room.includes(key))
  const leftOut = scales.filter((question) => !keys.includes(question.key))
  return {
    keys,
    leftOut: leftOut.map(({ key }) => ({ key, why: asked.some((one) => one.key === key) ? 'many' : 'few' })),
  }
}

/**
 * How many whole responses are left out at random of an anonymous or confidential survey: so these figures never stand on exactly the
 * responses that another figure does, and nothing exact can be added to or subtracted from them.
 */
export const leaveOut = ({ anonymity, minComments }: { anonymity: Anonymity; minComments: number }): number =>
  anonymity === 'named' ? 0 : minComments

/** Whole responses needed for so many questions. */
export const neededFor = (questions: number): number => rowsNeeded(Math.max(0, questions - 1))

const digits = (value: number): number => Math.round(value * 100) / 100
const both = ([low, high]: readonly [number, number]): [number, number] => [digits(low), digits(high)]

/** What is kept and shown of an analysis: questions by key, the greatest driver first, everything to two digits. */
export function keptOf(found: readonly OutcomeDrivers[], keys: readonly string[]): StoredDrivers['outcomes'] {
  return found.map(({ outcome, r2, r2Ci, drivers }) => ({
    key: keys[outcome]!,
    r2: digits(r2),
    r2Ci: both(r2Ci),
    drivers: [...drivers]
      .sort((a, b) => b.weight - a.weight)
      .map(({ column, share, shareCi, weight, weightCi, direction }) => ({
        key: keys[column]!,
        share: digits(share),
        shareCi: both(shareCi),
        weight: digits(weight),
        weightCi: both(weightCi),
        direction,
      })),
  }))
}
