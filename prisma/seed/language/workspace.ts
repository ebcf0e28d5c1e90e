import type { Calendar } from './calendar'
import type { Company } from './company'
import type { Insight } from './insight'
import type { Agreed, Delivery, Measured, Offer } from './measured'
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
  /** What the platform team is for, in its own words; the last one holds. */
  missions: { text: string; daysAgo: number; asked: string; basedOn: string | null; reviewIn: number | null }[]
  /** Who runs the research: what nobody else is said to have made is theirs. */
  pm: string
  surveys: Survey[]
  benchmarks: BenchmarkSet[]
  proposals: Proposal[]
  sessions: Session[]
  insights: Insight[]
  items: Item[]
  /** What is measured, what was agreed on, and how teams deploy. */
  measured: Measured[]
  agreed: Agreed[]
  deliveries: Delivery[]
  /** What the platform consists of. */
  offers: Offer[]
  /** People of the teams who speak for the platform as a whole there, with the days since when. */
  champions: [name: string, daysAgo: number][]
  /** Sessions that are to come. */
  plans: { kind: 'interview' | 'embed' | 'observation'; title: string; team: string; inDays: number; by: string }[]
  /** Person-weeks that fit into "Now". */
  capacity: number
  /** Person-weeks of teams, for the present quarter and those after it. */
  teamWeeks: { team: string; weeks: number[] }[]
  /** Who does not hear what came of their words: has muted updates, has declined, has not looked since. */
  quiet: { muted: string[]; declined: string[]; away: string[] }
  /** E-mail addresses of whom one can sign in as. */
  personas: readonly string[]
}
