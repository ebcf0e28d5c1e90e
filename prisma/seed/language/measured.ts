import type { Stance } from '@/lib/insights/schema'
import type { Random } from './random'

/** A metric in the making: one value a day (or a week) from `since` days ago to yesterday. */
export interface Measured {
  name: string
  unit: string
  since: number
  every: 'weekday' | 'week'
  /** The value so many days ago, and how many single measurements it is the mean of. */
  value: (daysAgo: number, random: Random) => { value: number; n: number }
}

/** What an item is to change: agreed before it shipped. */
export interface Agreed {
  item: string
  metric: string
  baseline: number
  target: number
  /** Days from today; negative is over. */
  byIn: number
  statedAgo: number
  /** Recorded so many days ago, with what explains it, and the insight that the evidence was filed under. */
  recorded?: {
    daysAgo: number
    note: string
    filed?: { insight: string; stance: Stance }
    update?: { title: string; body: string }
  }
}

/** How often a team deploys, and how that goes. */
export interface Delivery {
  team: string
  service: string
  perWeekday: number
  leadHours: number
  failing: number
  repairMinutes: number
}

export type UseState = 'aware' | 'tried' | 'weekly' | 'recommends' | 'left'

/** Something that the platform offers. */
export interface Offer {
  name: string
  description: string
  owner: string | null
  team: string | null
  /** Stages with the days since when. */
  stages: [stage: 'discovery' | 'launch' | 'enhancement' | 'maturation' | 'retirement', daysAgo: number][]
  goldenPath?: string
  supported?: boolean
  docs?: string
  checkedAgo: number
  /** Whether the team chose it; null where it was not asked. */
  uses: [team: string, state: UseState, chosen: boolean | null][]
  /** The question of the newest wave of a survey that asks how satisfied people are. */
  satisfaction?: { survey: string; question: string }
  retire?: { inDays: number; replacement: string; plan: string }
  /** People of the teams that use it who speak for it there, with the days since when. */
  champions?: [name: string, daysAgo: number][]
  /** What was written by hand for its onboarding kit. */
  kit?: { begin: string; limits: string; leaving: string; channel: string; daysAgo: number }
  /** The question of the newest closed wave that asks what it takes to use it. */
  load?: { survey: string; question: string }
}
