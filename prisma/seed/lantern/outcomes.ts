import type { Agreed, Delivery, Measured } from '../language/measured'
import type { Random } from '../language/random'

const around = (mean: number, sd: number) => (_: number, random: Random) => ({
  value: Math.max(0, Math.round(random.normal(mean, sd) * 10) / 10),
  n: 1,
})

/** The share of `of` things that are so, in percent. */
const shareOf = (of: number, probability: (daysAgo: number) => number) => (daysAgo: number, random: Random) => {
  const n = random.int(of - 4, of + 4)
  const count = Array.from({ length: n }, () => random.chance(probability(daysAgo))).filter(Boolean).length
  return { value: Math.round((count / n) * 1000) / 10, n }
}

export const QUARANTINE_DAYS_AGO = 63
export const SEARCH_DAYS_AGO = 24
export const MACHINES_DAYS_AGO = 45

export const measured: Measured[] = [
  {
    name: 'red-builds-caused-by-the-change',
    unit: '%',
    since: 182,
    every: 'weekday',
    value: shareOf(14, (daysAgo) => (daysAgo >= QUARANTINE_DAYS_AGO ? 0.22 : 0.83)),
  },
  {
    name: 'help-channel-questions-a-page-answers',
    unit: 'a day',
    since: 182,
    every: 'weekday',
    value: (daysAgo, random) => around(daysAgo >= SEARCH_DAYS_AGO ? 6 : 3.5, 0.8)(daysAgo, random),
  },
  {
    name: 'afternoon-push-to-result',
    unit: 'minutes',
    since: 182,
    every: 'weekday',
    // Nineteen minutes of waiting, nine of building. Larger machines take one off the building.
    value: (daysAgo, random) => ({
      value: Math.round(random.normal(daysAgo >= MACHINES_DAYS_AGO ? 28 : 27.6, 2.2) * 10) / 10,
      n: random.int(30, 60),
    }),
  },
  {
    name: 'changes-tried-before-merge',
    unit: '%',
    since: 112,
    every: 'week',
    value: shareOf(90, () => 0.09),
  },
  { name: 'night-pages', unit: 'a week', since: 182, every: 'week', value: around(11, 2) },
  {
    name: 'shipit-deploys',
    unit: 'a week',
    since: 182,
    every: 'week',
    value: (daysAgo, random) => around(12 + daysAgo / 20, 1.5)(daysAgo, random),
  },
  { name: 'days-to-first-change', unit: 'days', since: 168, every: 'week', value: around(9, 1.6) },
]

export const agreed: Agreed[] = [
  {
    item: 'Quarantine flaky tests automatically',
    metric: 'red-builds-caused-by-the-change',
    baseline: 22,
    target: 80,
    byIn: -7,
    statedAgo: 100,
    recorded: {
      daysAgo: 6,
      note: 'The browser tests report through another runner and are not in these figures.',
      filed: { insight: 'A red build means nothing', stance: 'context' },
    },
  },
  {
    item: 'One search over all engineering docs',
    metric: 'help-channel-questions-a-page-answers',
    baseline: 6,
    target: 4,
    byIn: 30,
    statedAgo: 70,
  },
  {
    item: 'Larger build machines',
    metric: 'afternoon-push-to-result',
    baseline: 28,
    target: 20,
    byIn: -3,
    statedAgo: 60,
    recorded: {
      daysAgo: 2,
      note: 'Builds became one minute shorter. The wait for a machine, which is two thirds of the time, stayed.',
      filed: { insight: 'CI is slow because builds queue', stance: 'supports' },
      update: {
        title: 'Larger machines did not make CI faster',
        body: `**We said** that larger build machines would bring a result in twenty minutes in the afternoon instead of twenty-eight.

**It did not work.** Builds take one minute less. The wait for a machine is two thirds of the time, and it stayed.

**Next**: the machines go back at the end of the month. What you said about the queue after lunch is the reason for *Runners that follow the working day*, which is in Now.`,
      },
    },
  },
  {
    item: 'A running environment for every pull request',
    metric: 'changes-tried-before-merge',
    baseline: 9,
    target: 25,
    byIn: 180,
    statedAgo: 16,
  },
  {
    item: 'Runners that follow the working day',
    metric: 'afternoon-push-to-result',
    baseline: 28,
    target: 14,
    byIn: 75,
    statedAgo: 2,
  },
  {
    item: 'Hold pages back while a rollback is running',
    metric: 'night-pages',
    baseline: 11,
    target: 8,
    byIn: 110,
    statedAgo: 20,
  },
  { item: 'Retire shipit', metric: 'shipit-deploys', baseline: 13, target: 0, byIn: 120, statedAgo: 9 },
  {
    item: 'Access bundles on day one',
    metric: 'days-to-first-change',
    baseline: 9,
    target: 4,
    byIn: 150,
    statedAgo: 12,
  },
]

/** Services whose pipelines report their deployments. */
export const deliveries: Delivery[] = [
  { team: 'Payments', service: 'payments', perWeekday: 1.1, leadHours: 7, failing: 0.06, repairMinutes: 25 },
  { team: 'Pricing', service: 'pricing', perWeekday: 0.6, leadHours: 20, failing: 0.1, repairMinutes: 50 },
  { team: 'Quotes', service: 'quotes', perWeekday: 0.8, leadHours: 14, failing: 0.08, repairMinutes: 40 },
  { team: 'Tracking', service: 'tracking', perWeekday: 0.7, leadHours: 26, failing: 0.13, repairMinutes: 70 },
  {
    team: 'Carrier Integrations',
    service: 'carriers',
    perWeekday: 0.5,
    leadHours: 34,
    failing: 0.16,
    repairMinutes: 95,
  },
  { team: 'Mobile', service: 'app', perWeekday: 0.1, leadHours: 120, failing: 0.12, repairMinutes: 900 },
  { team: 'Web Portal', service: 'web-portal', perWeekday: 1.6, leadHours: 5, failing: 0.05, repairMinutes: 20 },
  { team: 'Warehouse', service: 'warehouse', perWeekday: 0.3, leadHours: 45, failing: 0.15, repairMinutes: 110 },
  { team: 'Billing', service: 'billing', perWeekday: 0.3, leadHours: 40, failing: 0.11, repairMinutes: 80 },
  { team: 'Identity', service: 'identity', perWeekday: 0.4, leadHours: 18, failing: 0.07, repairMinutes: 30 },
]
