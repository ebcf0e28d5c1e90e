import type { Calendar } from './calendar'
import type { Company } from './company'
import type { Insight } from './insight'
import type { Proposal } from './rfc'
import type { Item } from './roadmap'
import type { Session } from './session'
import type { Survey } from './survey'

/** What others answered to the same questions. Shares, 0–1. */
export interface BenchmarkSet {
  name: string
  source: string
  importedAgo: number
  values: { measure: string; favourable: number; p25: number; p50: number; p75: number; p90: number; n: number }[]
}

/** Everything a demo is made of, before it becomes rows. */
export interface Workspace {
  company: Company
  calendar: Calendar
  /** What the platform team is for, in its own words. */
  mission: string
  /** Who runs the research: what nobody else is said to have made is theirs. */
  pm: string
  surveys: Survey[]
  benchmarks: BenchmarkSet[]
  proposals: Proposal[]
  sessions: Session[]
  insights: Insight[]
  items: Item[]
  /** Person-weeks that fit into "Now". */
  capacity: number
  /** Who does not hear what came of their words: has muted updates, has declined, has not looked since. */
  quiet: { muted: string[]; declined: string[]; away: string[] }
  /** E-mail addresses of whom one can sign in as. */
  personas: readonly string[]
}
