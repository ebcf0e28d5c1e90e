import { DAY_MS, isoDay } from '@/lib/core/clock'
import { plural } from '@/lib/core/format'
import { quantile } from '@/lib/core/stats/quantile'
import { wilson } from '@/lib/core/stats/wilson'
import type { Range } from './rules-range'
import type { Dora } from './schema-delivery'

type Quartiles = number[] | null

/** Counts and quartiles (seconds) that the figures are made of. */
export interface DoraFacts {
  totals: {
    deployments: number
    /** Deployments that say whether they failed, or whose incident does. */
    says: number
    failed: number
    saysUnplanned: number
    unplanned: number
    /** Deployments with a commit time that is not after them. */
    leads: number
    lead: Quartiles
  }
  failures: {
    n: number
    open: number
    unlinked: number
    /** Over before the deployment that they are of: no recovery time can be told. */
    backwards: number
    recovery: Quartiles
  }
  weeks: readonly {
    week: string
    deployments: number
    days: number
    failed: number
    unplanned: number
    lead: number | null
    recovery: number | null
  }[]
  /** The first deployment ever. */
  firstAt: Date | null
}

const WEEK_MS = 7 * DAY_MS
const mondayOf = (moment: Date): Date => {
  const midnight = Math.floor(moment.getTime() / DAY_MS) * DAY_MS
  return new Date(midnight - ((new Date(midnight).getUTCDay() + 6) % 7) * DAY_MS)
}

/** Mondays (UTC) of the weeks that a range touches; whether the range holds the whole week. */
export function weeksOf({ from, to }: Range): { week: string; whole: boolean }[] {
  const weeks = []
  for (let at = mondayOf(from).getTime(); at < to.getTime(); at += WEEK_MS)
    weeks.push({ week: isoDay(new Date(at)), whole: at >= from.getTime() && at + WEEK_MS <= to.getTime() })
  return weeks
}

const shareOf = (count: number, of: number, said: number): Dora['reworkRate'] =>
  said === 0 ? { value: null, count, of, ci: null } : { value: count / of, count, of, ci: wilson(count, of) }

const middle = (quartiles: Quartiles, n: number) => ({
  median: quartiles?.[1] ?? null,
  middleHalf: quartiles ? ([quartiles[0] ?? 0, quartiles[2] ?? 0] as [number, number]) : null,
  n,
})

/**
 * The five delivery figures of DORA (dora.dev/guides/dora-metrics), by these definitions:
 *
 * - deployment frequency: all deployments of the range, failed ones too, by days of the range;
 * - change lead time: median of deployment − commit; a commit after its deployment is left out;
 * - change fail rate: deployments that say they failed or that an incident names, by all deployments;
 * - failed deployment recovery time: median from the failed deployment to the last of its incidents' resolutions (or its
 *   own); an incident that names no deployment counts from its own beginning;
 * - rework rate: deployments that say they were unplanned, by all deployments.
 *
 * A rate is null, and not 0, where no deployment says anything about it. docs/delivery-figures.md compares other tools.
 */
export function doraOf(
  facts: DoraFacts,
  range: Range,
): Pick<
  Dora,
  'deploymentFrequency' | 'leadTime' | 'changeFailureRate' | 'recoveryTime' | 'reworkRate' | 'weeks' | 'notes'
> {
  const { totals, failures } = facts
  const days = (range.to.getTime() - range.from.getTime()) / DAY_MS
  const byWeek = new Map(facts.weeks.map((week) => [week.week, week]))
  const weeks = weeksOf(range)
  const whole = weeks.filter((one) => one.whole).map(({ week }) => byWeek.get(week)?.days ?? 0)
  // Where something was deployed before, none in the range is none, and not a figure that is missing.
  const none = totals.deployments === 0 && !(facts.firstAt && facts.firstAt < range.from)
  return {
    deploymentFrequency: {
      deployments: totals.deployments,
      days,
      perDay: none ? null : totals.deployments / days,
      perWeek: none ? null : (totals.deployments / days) * 7,
      medianDaysPerWeek: none || whole.length === 0 ? null : quantile(whole, 0.5),
    },
    leadTime: { ...middle(totals.lead, totals.leads), excluded: totals.deployments - totals.leads },
    changeFailureRate: shareOf(totals.failed, totals.deployments, totals.says),
    recoveryTime: { ...middle(failures.recovery, failures.n), open: failures.open, unlinked: failures.unlinked },
    reworkRate: shareOf(totals.unplanned, totals.deployments, totals.saysUnplanned),
    weeks: weeks.map(({ week, whole: isWhole }) => {
      const found = byWeek.get(week)
      return {
        week,
        partial: !isWhole,
        deployments: found?.deployments ?? 0,
        failed: totals.says === 0 ? null : (found?.failed ?? 0),
        unplanned: totals.saysUnplanned === 0 ? null : (found?.unplanned ?? 0),
        leadTime: found?.lead ?? null,
        recoveryTime: found?.recovery ?? null,
      }
    }),
    notes: notesOf(facts, range),
  }
}

function notesOf({ totals, failures, firstAt }: DoraFacts, range: Range): string[] {
  const { deployments } = totals
  if (deployments === 0 && failures.n + failures.open + failures.backwards === 0 && !firstAt)
    return ['No deployment and no incident is known here.']
  const unsaid = deployments - totals.leads
  return [
    deployments === 0 && firstAt
      ? firstAt < range.from
        ? `No deployment in these days; the first one known is of ${isoDay(firstAt)}. If they are still made, they no longer arrive here.`
        : `The first deployment known is of ${isoDay(firstAt)}, after these days.`
      : '',
    deployments > 0 && firstAt && firstAt.getTime() - range.from.getTime() > DAY_MS
      ? `The first deployment known is of ${isoDay(firstAt)}: the days before it count as days without one.`
      : '',
    deployments > 0 && unsaid > 0
      ? `${plural(unsaid, 'deployment')} of ${deployments} without a usable commit time: not in the lead time.`
      : '',
    deployments > 0 && totals.says === 0
      ? 'No deployment says whether it failed and no incident names one, so there is no change failure rate.'
      : '',
    totals.says > 0 && totals.says < deployments
      ? `${plural(deployments - totals.says, 'deployment')} of ${deployments} do not say whether they failed: counted as not failed.`
      : '',
    deployments > 0 && totals.saysUnplanned === 0
      ? 'No deployment says whether it was planned, so there is no rework rate.'
      : '',
    failures.unlinked > 0
      ? `${plural(failures.unlinked, 'incident')} without a deployment: the recovery time counts from the incident's beginning.`
      : '',
    failures.open > 0
      ? `${plural(failures.open, 'failure')} without a time of recovery: not in the recovery time.`
      : '',
    failures.backwards > 0
      ? `${plural(failures.backwards, 'failure')} over before its deployment: not in the recovery time.`
      : '',
  ].filter(Boolean)
}
