import { leastFor, type Count } from '../rules-figures'
import { openGroups } from '../rules'
import type { Question } from '@/lib/surveys/schema'
import { visibleGroups } from '../rules-suppression'
import type { ShownSize } from '../schema-sizes'

/** How many answered a question, by the team that may stand beside them (null: none may). */
export interface TeamAnswers {
  teamId: string | null
  key: string
  n: number
}

/** Which teams may not stand beside a row: never (`teams`), or not beside one that answers a question (`pairs`). */
export interface Hidden {
  teams: Set<string>
  pairs: Map<string, Set<string>>
}

/**
 * By the same rule by which results show a group: a team is named beside single answers only where it, and what stays unnamed beside it,
 * reach the minimum for each question that the row answers. So no column of an export, grouped by team, says more than the results do.
 */
export function hiddenTeams(
  answers: readonly TeamAnswers[],
  questions: readonly Question[],
  minimum: { scores: number; distributions: number },
): Hidden {
  const named = (counts: ReadonlyMap<string | null, number>, least: number): string[] => {
    const shown = visibleGroups(counts, least)
    return [...counts.keys()].filter((team): team is string => team !== null && !shown.has(team))
  }
  const byKey = new Map<string, Map<string | null, number>>()
  for (const { teamId, key, n } of answers)
    byKey.set(key, (byKey.get(key) ?? new Map<string | null, number>()).set(teamId, n))
  const kinds = new Map(questions.map((question) => [question.key, question]))
  const pairs = new Map<string, Set<string>>()
  for (const [key, counts] of byKey) {
    const question = kinds.get(key.replace(/\.text$/, ''))
    for (const team of named(
      counts,
      question && key === question.key ? leastFor(question, minimum) : minimum.distributions,
    ))
      pairs.set(team, (pairs.get(team) ?? new Set()).add(key))
  }
  return { teams: new Set(), pairs }
}

const sized = (count: number): Count[] => [{ row: '', value: null, count, places: 0, firsts: 0 }]

/**
 * Teams whose figure the results do not show for a question, or show on fewer answers than are counted: what was held back there is not
 * to be read off an export.
 */
export function unshownTeams(
  sizes: readonly (ShownSize & { dimension: 'all' | 'team' })[],
  questions: readonly Question[],
  minimum: { scores: number; distributions: number },
): Hidden['pairs'] {
  const pairs: Hidden['pairs'] = new Map()
  for (const question of questions) {
    const own = sizes.filter((one) => one.key === question.key)
    const teams = own.filter((one) => one.dimension === 'team')
    const whole = own.flatMap((one) => (one.dimension === 'all' && one.shown !== null ? sized(one.shown) : []))
    const groups = new Map<string | null, Count[]>(
      teams.flatMap((one) => (one.shown === null ? [] : [[one.segment, sized(one.shown)] as const])),
    )
    const open = openGroups(groups, whole, leastFor(question, minimum))
    for (const { segment, count, shown: on } of teams)
      if (segment !== '' && (!open.has(segment) || on !== count))
        pairs.set(segment, (pairs.get(segment) ?? new Set()).add(question.key))
  }
  return pairs
}

/** Teams of which so few rows would still be named that these rows stand out: they are not named at all. */
export function tooFewNamed(rows: ReadonlyMap<string, number>, minimum: number): string[] {
  return [...rows].filter(([, n]) => n < minimum).map(([team]) => team)
}

/** Whether a row's team may stand beside it. */
export const mayName = (hidden: Hidden, teamId: string, answered: readonly string[]): boolean =>
  !hidden.teams.has(teamId) && !answered.some((key) => hidden.pairs.get(teamId)?.has(key))
