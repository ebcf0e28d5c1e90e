import { opportunity } from '@/lib/core/stats/opportunity'
import type { Figures, QuestionResult } from './schema'
import type { Opportunity } from './schema-crosstab'

type Shown = Pick<Figures, 'favourable' | 'favourableCi' | 'favourableBound' | 'suppressed'>

/**
 * The opportunity of a need, from two shares that the results show. The score grows with importance and falls with
 * satisfaction, so its interval runs from their worst ends to their best: it holds the true value at least as often as both do.
 */
function needOf(label: string, important: Shown | undefined, satisfied: Shown | undefined): Opportunity['all'] {
  if (important?.suppressed || satisfied?.suppressed || important?.favourableBound || satisfied?.favourableBound)
    return null
  const [imp, sat] = [important?.favourable, satisfied?.favourable]
  const [impCi, satCi] = [important?.favourableCi, satisfied?.favourableCi]
  if (imp === undefined || sat === undefined || !impCi || !satCi) return null
  return {
    ...{ label, importance: imp, satisfaction: sat, opportunity: opportunity(imp, sat) },
    interval: [opportunity(impCi[0], satCi[1]), opportunity(impCi[1], satCi[0])],
  }
}

/** The opportunity of a need over everybody and in each group, from what the results show of two questions anyway. */
export function opportunityOf(importance: QuestionResult, satisfaction: QuestionResult): Opportunity {
  const groups = (importance.groups ?? []).map((group) =>
    needOf(
      group.label,
      group,
      satisfaction.groups?.find((one) => one.value === group.value),
    ),
  )
  return {
    importance: { id: importance.key, label: importance.label },
    satisfaction: { id: satisfaction.key, label: satisfaction.label },
    all: needOf('Everybody', importance, satisfaction),
    groups: groups.flatMap((one) => one ?? []).sort((a, b) => b.opportunity - a.opportunity),
    hidden: groups.filter((one) => one === null).length,
  }
}
