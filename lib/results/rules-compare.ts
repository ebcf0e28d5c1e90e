import { interpolatedRank, percentileRankAmong } from '@/lib/core/stats/quantile'
import type { QuestionResult } from './schema'
import { MIN_FIELD, scoreOf } from './rules-trend'
import type { BenchmarkValue, Compared, Position, RankedTeam, TeamRanking } from './schema-compare'

/** In which part of its field something stands, as far as its interval lets one say. */
export function positionOf(rank: number, [low, high]: readonly [number, number]): Position {
  if (rank >= 0.75 && low >= 0.5) return 'top'
  if (rank <= 0.25 && high <= 0.5) return 'bottom'
  return high - low <= 0.5 && rank > 0.25 && rank < 0.75 ? 'middle' : 'unclear'
}

/**
 * Where each team stands among the others on one question, from what the results show of each anyway: the best first, of a
 * mean that is better when lower the lowest; where neither end is good the highest. Null where fewer than five teams may
 * be shown: a place among few says little but who the others are.
 */
export function teamRankingOf(result: QuestionResult): Omit<TeamRanking['questions'][number], 'key' | 'label'> | null {
  const whole = scoreOf(result)
  const favourableEnd = result.favourableEnd ?? 'high'
  // A favourable share is higher when better at either end.
  const sign = whole?.of === 'mean' && favourableEnd === 'low' ? -1 : 1
  const shown = (result.groups ?? []).flatMap((group) => {
    const score = group.suppressed || group.value === null ? null : scoreOf(group)
    return score && score.of === whole?.of
      ? [{ team: group.value!, name: group.label, n: group.n ?? 0, value: score.value, ci: score.ci }]
      : []
  })
  if (!whole || shown.length < MIN_FIELD) return null
  const values = shown.map((one) => sign * one.value).sort((a, b) => a - b)
  const teams = shown.map((one): RankedTeam => {
    const at = (value: number): number => percentileRankAmong(sign * value, sign * one.value, values) ?? 0
    const ends = one.ci?.map(at).sort((a, b) => a - b) ?? [0, 1]
    const [rank, rankRange] = [at(one.value), [ends[0]!, ends[1]!] as [number, number]]
    return { ...one, rank, rankRange, position: positionOf(rank, rankRange) }
  })
  return {
    measure: whole.of,
    favourableEnd,
    value: whole.value,
    teams: teams.sort((a, b) => sign * (b.value - a.value) || a.name.localeCompare(b.name)),
  }
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** What a measure may be called that is a question: its key, else its words, whatever their capitals and punctuation. */
export const namesOfMeasure = ({ key, label }: { key: string; label: string }): readonly string[] => [
  plain(key),
  plain(label),
]

/** Finds the measure of a set that is a question, by its names in turn. The set is read once for all questions. */
export function measuresIn(
  values: readonly BenchmarkValue[],
): (names: readonly string[]) => BenchmarkValue | undefined {
  const measures = new Map<string, BenchmarkValue>()
  for (const value of values) {
    const name = plain(value.measure)
    if (!measures.has(name)) measures.set(name, value)
  }
  return (names) => measures.get(names.find((name) => measures.has(name)) ?? '')
}

/** A favourable share beside that of others. Null without a share of ours, or where only a bound is told of it. */
export function comparedWith(question: QuestionResult, theirs: BenchmarkValue): Compared | null {
  const { key, label, n, favourable, favourableCi, favourableBound } = question
  if (n === null || favourableBound || favourable === undefined || !favourableCi) return null
  const quartiles = (
    [
      ['p25', 0.25],
      ['p50', 0.5],
      ['p75', 0.75],
      ['p90', 0.9],
    ] as const
  ).flatMap(([name, at]) => (theirs[name] === null ? [] : [{ at, value: theirs[name] }]))
  const [rank, low, high] = [favourable, ...favourableCi].map((value) => interpolatedRank(value, quartiles))
  return {
    key,
    label,
    n,
    favourable,
    favourableCi,
    theirs,
    difference: favourable - theirs.favourable,
    differenceCi: [favourableCi[0] - theirs.favourable, favourableCi[1] - theirs.favourable],
    rank: rank && low && high ? { ...rank, range: [low.at, high.at] } : null,
  }
}
