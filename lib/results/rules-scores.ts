import { umuxLite } from '@/lib/core/stats/umux-lite'
import { RESULT_TYPES, measureOf } from './rules-types'
import type { QuestionResult } from './schema'

/** The keys that the templates and ready-made questions give. */
const CAPABLE = 'umux-capable'
const EASY = 'umux-easy'
const PMF = 'pmf'
const VERY_DISAPPOINTED = 'very-disappointed'

/** The share of "very disappointed" from which Ellis found that products grew. */
export const PMF_MARK = 0.4

const hasShares = ({ type }: QuestionResult): boolean => RESULT_TYPES[type].figures === 'shares'

export interface UmuxLite {
  /** 0–100. */
  score: number
  ci: [number, number]
  /** The same on the scale of the SUS, whose average is 68. */
  asSus: number
  n: number
}

export interface ProductMarketFit {
  /** Share of "very disappointed" of those to whom the question applies (0–1). */
  share: number
  ci: [number, number]
  n: number
  reading: 'above' | 'below' | 'unclear'
}

/**
 * UMUX-Lite from the results of its two questions, in figures that are published already. Null where one of them is not
 * shown, where the low end of one is the good one (the formula takes agreement at the high end), or where not the same
 * number of people answered both: then the sum of the means is no mean of sums.
 * The interval is the sum of the two, which is right where both move together and too wide where they do not.
 * Sources: Lewis, Utesch & Maher, CHI 2013, 2099–2102, also for SUS ≈ 0.65 × UMUX-Lite + 22.9.
 */
export function umuxLiteOf(questions: readonly QuestionResult[]): UmuxLite | null {
  const [a, b] = [CAPABLE, EASY].map((key) =>
    questions.find((one) => one.key === key && measureOf(one) === 'favourable' && one.favourableEnd !== 'low'),
  )
  if (a?.mean === undefined || b?.mean === undefined || !a.ci || !b.ci || a.n === null || a.n !== b.n) return null
  if ([a.mean, b.mean].some((mean) => mean < 1 || mean > 7)) return null
  const at = (first: number, second: number) =>
    umuxLite(Math.min(7, Math.max(1, first)), Math.min(7, Math.max(1, second)))
  const score = at(a.mean, b.mean)
  return { score, ci: [at(a.ci[0], b.ci[0]), at(a.ci[1], b.ci[1])], asSus: 0.65 * score + 22.9, n: a.n }
}

/**
 * Product-market fit: the share of "very disappointed", and whether its interval lies above or below 40 %. Null where the
 * distribution is not shown. Source: S. Ellis & M. Brown, Hacking Growth (2017).
 */
export function productMarketFitOf(questions: readonly QuestionResult[]): ProductMarketFit | null {
  const question = questions.find((one) => one.key === PMF && hasShares(one))
  const found = question?.distribution?.find((one) => one.value === VERY_DISAPPOINTED)
  if (!question || !found || question.n === null) return null
  const [low, high] = found.ci
  return {
    share: found.share,
    ci: [low, high],
    n: question.n,
    reading: low >= PMF_MARK ? 'above' : high < PMF_MARK ? 'below' : 'unclear',
  }
}
