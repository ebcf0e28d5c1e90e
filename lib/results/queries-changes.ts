import type { Actor } from '@/lib/core/actor'
import type { Interval } from '@/lib/core/stats/population'
import { holm } from '@/lib/core/stats/holm'
import { estimatesDiffer } from '@/lib/core/stats/two-sample'
import { getSurvey, findPreviousSurvey } from '@/lib/surveys/queries'
import type { Figures } from './schema'
import { areOfOthers, comparable } from './rules-trend'
import { mapAskedTeams } from '@/lib/surveys/queries-asked-teams'
import type { Survey } from '@/lib/surveys/schema'
import { getResults } from './queries'

export interface Change {
  change: number
  /** points of an NPS, shares (0–1) or units of a mean */
  of: 'favourable' | 'nps' | 'mean'
  likelyReal: boolean
  since: string
}

type Figure = { key: string } & Pick<
  Figures,
  'favourable' | 'favourableCi' | 'favourableBound' | 'nps' | 'npsCi' | 'mean' | 'ci'
>

/**
 * How one figure changed, and how likely a change of this size is by chance: 1 where all of a wave answered alike, which leaves nothing to
 * judge chance by. A bound ("at most") cannot be subtracted.
 */
function moved(now: Figure, then: Figure): { of: Change['of']; change: number; p: number } | null {
  const pair = (a: number | undefined, aCi: Interval | undefined, b: number | undefined, bCi: Interval | undefined) =>
    a === undefined || b === undefined
      ? null
      : { change: a - b, p: aCi && bCi ? estimatesDiffer({ value: a, ci: aCi }, { value: b, ci: bCi }) : 1 }
  if (now.favourableBound || then.favourableBound) return null
  const nps = pair(now.nps, now.npsCi, then.nps, then.npsCi)
  if (nps) return { of: 'nps', ...nps }
  const favourable = pair(now.favourable, now.favourableCi, then.favourable, then.favourableCi)
  if (favourable) return { of: 'favourable', ...favourable }
  const mean = pair(now.mean, now.ci, then.mean, then.ci)
  return mean && { of: 'mean', ...mean }
}

/**
 * How each score moved since the wave before. "Likely real" is below 5 % by chance after Holm's correction over all the questions: among
 * twenty comparisons one would look real by itself.
 */
export function changesBetween(now: readonly Figure[], before: readonly Figure[], since: string): Map<string, Change> {
  const past = new Map(before.map((figure) => [figure.key, figure]))
  const found = now.flatMap((figure) => {
    const then = past.get(figure.key)
    const change = then && moved(figure, then)
    return change ? [{ key: figure.key, ...change }] : []
  })
  const adjusted = holm(found.map((one) => one.p))
  return new Map(
    found.map(({ key, change, of }, index) => [key, { change, of, likelyReal: adjusted[index]! < 0.05, since }]),
  )
}

/**
 * The changes of a survey's scores since the last closed wave of its series that was opened before it; of questions that ask the same, of
 * people of the same teams.
 */
export async function changesSince(
  actor: Actor,
  survey: Pick<Survey, 'id' | 'series' | 'openedAt' | 'questions' | 'invited'>,
  now: readonly Figure[],
): Promise<Map<string, Change>> {
  const found = await findPreviousSurvey(survey)
  if (!found) return new Map()
  const [before, results] = await Promise.all([getSurvey(actor, found.id), getResults(actor, found.id, {})])
  if (areOfOthers(await mapAskedTeams([survey, before]), survey.id, before.id)) return new Map()
  return changesBetween(comparable(now, survey.questions, before.questions), results.questions, before.title)
}
