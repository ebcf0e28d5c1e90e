import type { Alternative } from '@/lib/roadmap/schema'
import type { LaunchStep, TickState } from '@/lib/updates/schema-launch'
import type { Insight } from './insight'
import { idOf } from './random'

type Kind = 'docs' | 'enablement' | 'buy' | 'build' | 'retire'
type Horizon = 'now' | 'next' | 'later'

/** What is announced when an item ships: to whom, what changed, and by what one sees it. */
export interface Announcement {
  title: string
  body: string
  daysAgo: number
}

/** An item in the making: `item('Preview environments', 'build').solves('…').because(noStaging).impact(2, '…').effort(14, '…')`. */
export class Item {
  readonly id: string
  readonly insights: Insight[] = []
  problem = ''
  outcome = ''
  alternatives: Alternative[] = []
  horizon: Horizon = 'later'
  status: 'open' | 'shipped' | 'dropped' = 'open'
  weight = { impact: 1, impactNote: '', effort: 1, effortNote: '', reachEstimate: null as number | null, reachNote: '' }
  wsjf = { urgency: null as number | null, riskReduction: null as number | null }
  rfcNumber: number | null = null
  theme = ''
  /** Quarters from the present one. */
  quartersAhead: number | null = null
  teamName: string | null = null
  capabilityName: string | null = null
  needed: string[] = []
  reviewInDays: number | null = null
  daysAgo = 60
  announcement: Announcement | null = null
  /** What was ticked of the steps before it ships. */
  ticks: { step: LaunchStep; state: TickState; note: string; daysAgo: number }[] = []

  constructor(
    readonly title: string,
    readonly kind: Kind,
  ) {
    this.id = idOf(`item ${title}`)
  }

  solves(problem: string): this {
    this.problem = problem
    return this
  }

  because(...insights: Insight[]): this {
    this.insights.push(...insights)
    return this
  }

  /** 0.25 minimal, 0.5 low, 1 medium, 2 high, 3 massive. */
  impact(impact: number, impactNote: string): this {
    this.weight = { ...this.weight, impact, impactNote }
    return this
  }

  /** In person-weeks. */
  effort(effort: number, effortNote: string): this {
    this.weight = { ...this.weight, effort, effortNote }
    return this
  }

  /** People concerned beyond those who were heard, and why that many. */
  reaches(reachEstimate: number, reachNote: string): this {
    this.weight = { ...this.weight, reachEstimate, reachNote }
    return this
  }

  /** WSJF's other inputs, 1–10. */
  pressing(urgency: number, riskReduction: number): this {
    this.wsjf = { urgency, riskReduction }
    return this
  }

  outcomes(outcome: string): this {
    this.outcome = outcome
    return this
  }

  /** A cheaper or other way that was considered, and why it is not enough. */
  ratherThan(kind: Alternative['kind'], whyNot: string): this {
    this.alternatives.push({ kind, whyNot })
    return this
  }

  decidedBy(rfcNumber: number): this {
    this.rfcNumber = rfcNumber
    return this
  }

  about(theme: string, capabilityName: string | null = null): this {
    this.theme = theme
    this.capabilityName = capabilityName
    return this
  }

  /** By whom, and how many quarters from now. */
  builtBy(teamName: string, quartersAhead: number): this {
    this.teamName = teamName
    this.quartersAhead = quartersAhead
    return this
  }

  /** Titles of items that have to be done before. */
  after(...titles: string[]): this {
    this.needed.push(...titles)
    return this
  }

  /** "Build or buy" is asked again in so many days; before today where negative. */
  reviewedIn(days: number): this {
    this.reviewInDays = days
    return this
  }

  since(daysAgo: number): this {
    this.daysAgo = daysAgo
    return this
  }

  in(horizon: Horizon): this {
    this.horizon = horizon
    return this
  }

  ticked(step: LaunchStep, state: TickState, note: string, daysAgo: number): this {
    this.ticks.push({ step, state, note, daysAgo })
    return this
  }

  dropped(): this {
    this.status = 'dropped'
    return this
  }

  shipped(daysAgo: number, title: string, body: string): this {
    this.status = 'shipped'
    this.announcement = { title, body, daysAgo }
    return this
  }
}

export const item = (title: string, kind: Kind): Item => new Item(title, kind)
