import { inOneOrder } from '@/lib/core/json'
import { percentileRank } from '@/lib/core/stats/quantile'
import { asksOtherTeams, type AskedTeams } from '@/lib/surveys/rules-invited'
import { answerOf, favourableEndOf, isScale, scaleOf, spanOf } from '@/lib/surveys/types/rules-facts'
import type { QuestionResult } from './schema'
import type { Question } from '@/lib/surveys/schema'
import type { Measure, TrendPoint } from './schema-trend'

/** With fewer others than this, no rank among them is given. */
export const MIN_FIELD = 5

const plain = (text: string | undefined): string =>
  (text ?? '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/**
 * What can be chosen, whatever the order: one option more, or called otherwise, and each of them is chosen by other people. Beside a
 * number, whether it may not apply.
 */
const choicesOf = (question: Question): string =>
  answerOf(question) === 'number'
    ? String(question.options?.some(({ na }) => na) ?? false)
    : (question.options ?? [])
        .map(({ value, label, na }) => JSON.stringify([value, plain(label), na === true]))
        .sort()
        .join()

/** Who is asked: a condition on an answer chooses those who gave it. */
const askedOf = ({ showIf }: Question): string => JSON.stringify(showIf ?? null, inOneOrder)

/**
 * What sets two versions of a question apart: another scale (type, ends, what its ends are called, what can be chosen), another end that
 * is counted as the good one, other people who are asked, or other words. Null where they ask the same and are counted alike; capitals, punctuation and
 * spaces say nothing.
 */
export function meaningChanged(before: Question, after: Question): 'words' | 'scale' | 'end' | 'asked' | null {
  const [a, b] = [scaleOf(before), scaleOf(after)]
  if (before.type !== after.type || (isScale(before) && (a.min !== b.min || a.max !== b.max))) return 'scale'
  const [from, to] = [spanOf(before), spanOf(after)]
  if (from && to && (from.min !== to.min || from.max !== to.max)) return 'scale'
  if (plain(before.minLabel) !== plain(after.minLabel) || plain(before.maxLabel) !== plain(after.maxLabel))
    return 'scale'
  if (choicesOf(before) !== choicesOf(after)) return 'scale'
  if (favourableEndOf(before) !== favourableEndOf(after)) return 'end'
  if (askedOf(before) !== askedOf(after)) return 'asked'
  return plain(before.label) === plain(after.label) ? null : 'words'
}

/** The score of a result that is compared, with its interval; null where there is none, or only a bound is told of it. */
export function scoreOf(
  result: Pick<QuestionResult, 'nps' | 'npsCi' | 'favourable' | 'favourableCi' | 'favourableBound' | 'mean' | 'ci'>,
): { of: Measure; value: number; ci: [number, number] | null } | null {
  if (result.nps !== undefined) return { of: 'nps', value: result.nps, ci: result.npsCi ?? null }
  if (result.favourableBound) return null
  if (result.favourable !== undefined)
    return { of: 'favourable', value: result.favourable, ci: result.favourableCi ?? null }
  return result.mean === undefined ? null : { of: 'mean', value: result.mean, ci: result.ci ?? null }
}

/** Those of a wave's figures whose questions ask the same as an earlier wave's: only they are compared. */
export function comparable<F extends { key: string }>(
  figures: readonly F[],
  now: readonly Question[],
  before: readonly Question[],
): F[] {
  return figures.filter(({ key }) => {
    const [then, question] = [before.find((one) => one.key === key), now.find((one) => one.key === key)]
    return then && question && meaningChanged(then, question) === null
  })
}

/** One wave as it is compared: what was asked, and what its own results page shows. */
export interface Wave {
  id: string
  /** Whom it asked; where it is not known it is compared. */
  teams?: AskedTeams | undefined
  questions: readonly Question[]
  results: readonly QuestionResult[]
  /** Change of each question since the last closed wave before. */
  changes: ReadonlyMap<string, { change: number; likelyReal: boolean; since: string }>
}

const areOthers = (before: AskedTeams | undefined, now: AskedTeams | undefined): boolean =>
  before !== undefined && now !== undefined && asksOtherTeams(before, now)

/** Whether two surveys asked people of other teams, as far as that is known. */
export const areOfOthers = (asked: ReadonlyMap<string, AskedTeams>, a: string, b: string): boolean =>
  areOthers(asked.get(a), asked.get(b))

/** One question over the waves, the first first: a point each, broken where it began to ask something else. */
export function pointsOf(key: string, waves: readonly Wave[]): TrendPoint[] {
  let asked: { question: Question; wave: Wave } | null = null
  let same: number[] = []
  return waves.map((wave): TrendPoint => {
    const question = wave.questions.find((one) => one.key === key)
    const result = wave.results.find((one) => one.key === key)
    const nothing = { survey: wave.id, n: null, value: null, ci: null, changed: null, change: null, past: null }
    if (!question || !result) return { ...nothing, why: 'not-asked' }
    const changed =
      asked && (meaningChanged(asked.question, question) ?? (areOthers(asked.wave.teams, wave.teams) ? 'teams' : null))
    asked = { question, wave }
    if (changed) same = []
    const score = scoreOf(result)
    if (!score) return { ...nothing, n: result.n, changed, why: 'suppressed' }
    const at = same.length < MIN_FIELD ? null : percentileRank(score.value, same)
    const past = at === null ? null : { at, of: same.length }
    same = [...same, score.value]
    return {
      survey: wave.id,
      n: result.n,
      value: score.value,
      ci: score.ci,
      why: null,
      changed,
      change: changed ? null : (wave.changes.get(key) ?? null),
      past,
    }
  })
}
