import type { ScoreInputs } from './rules-reach'
import type { Judgement, Scored } from './rules-score'
import type { Horizon, Kind, Status } from './schema'

/** An item as it is stored, its basis read. */
export interface ItemRow extends Judgement, Scored {
  id: string
  title: string
  problem: string
  kind: Kind
  horizon: Horizon
  status: Status
  rank: string
  impactNote: string
  effortNote: string
  reachNote: string
  outcome: string
  rfcNumber: number | null
  basis: ScoreInputs
  contested: boolean
  scoredAt: Date
  shippedAt: Date | null
  createdAt: Date
  updatedAt: Date
}
