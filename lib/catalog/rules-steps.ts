import { wilson } from '@/lib/core/stats/wilson'
import { sharesTogether } from '@/lib/results/rules-figures'
import { measureOf } from '@/lib/results/rules-types'
import type { Figures, QuestionResult } from '@/lib/results/schema'
import type { Question } from '@/lib/surveys/schema'
import { answerOf } from '@/lib/surveys/types/rules-facts'
import type { Step, StepName, Steps } from './schema-asked'

/** The answers of the hub's own question, "Which of these is true for you?": each person gives one. */
const HEARD = 'i-heard-of-it'
const TRIED = 'i-tried-it'
const WEEKLY = 'i-use-it-every-week'
const LEFT = 'left'
/** Asked of those who use it every week. */
const RECOMMEND = 'recommend'
const PROMOTER_FROM = 9

/** Each step holds those of the next, and who left has tried it. */
const REACHED: Record<Exclude<StepName, 'recommends'>, readonly string[]> = {
  aware: [HEARD, TRIED, WEEKLY, LEFT],
  tried: [TRIED, WEEKLY, LEFT],
  weekly: [WEEKLY],
  left: [LEFT],
}

/** Whether a question asks how far people have come, in the hub's own answers. */
export const asksSteps = (question: Question): boolean => {
  const values = new Set(question.options?.map(({ value }) => value))
  return answerOf(question) === 'option' && [HEARD, TRIED, WEEKLY, LEFT].every((value) => values.has(value))
}

/** How many of those who use it would recommend it (9 or 10 of 10), of all who answered the question of steps. */
function recommending(weekly: Step, n: number, asked: Figures | undefined, population: number | null): Step | null {
  const given = asked?.distribution
  if (!given || asked.n === null || asked.n > weekly.count) return null
  const count = given.reduce((sum, one) => sum + (Number(one.value) >= PROMOTER_FROM ? one.count : 0), 0)
  return {
    count,
    share: count / n,
    ci: wilson(count, n, population !== null && population >= n ? population : undefined),
  }
}

/**
 * The funnel of one group of people from shares that a results page shows; null where it hides them. Every step is of all who answered, so
 * that steps can be laid on one scale.
 * @param population how many people were asked; null where nobody knows
 */
export function stepsOf(
  steps: Pick<QuestionResult, 'type' | 'n' | 'distribution'>,
  recommend: Figures | undefined,
  population: number | null,
): { n: number; steps: Steps } | null {
  const at = (name: keyof typeof REACHED) => sharesTogether(steps, REACHED[name], population)
  const [aware, tried, weekly, left] = [at('aware'), at('tried'), at('weekly'), at('left')]
  if (!aware || !tried || !weekly || !left) return null
  const only = ({ count, share, ci }: Step): Step => ({ count, share, ci })
  return {
    n: aware.n,
    steps: {
      aware: only(aware),
      tried: only(tried),
      weekly: only(weekly),
      recommends: recommending(weekly, aware.n, recommend, population),
      left: only(left),
    },
  }
}

/** The result of the question whether they would recommend it, of the survey that asks the steps. */
export const recommendOf = (results: readonly QuestionResult[]): QuestionResult | undefined =>
  results.find((one) => one.key === RECOMMEND && measureOf(one) === 'nps')
