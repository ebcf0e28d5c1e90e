import { authorize, type MaybeActor } from '@/lib/core/actor'
import { listCommentsBy, listRfcsBy } from './repo-mine'
import type { RfcStatus } from './schema'

export interface RfcEntry {
  number: number
  title: string
  status: RfcStatus
  updatedAt: Date
}

/** RFCs that a person wrote, alone or with others, or that are a team's; whoever reads RFCs reads who wrote them. */
export async function listRfcsOf(
  actor: MaybeActor,
  of: { personId: string } | { teamId: string },
  limit: number,
): Promise<{ rfcs: RfcEntry[]; more: boolean }> {
  authorize(actor, 'rfc.read')
  const rows = await listRfcsBy(of, limit + 1)
  return { rfcs: rows.slice(0, limit), more: rows.length > limit }
}

export interface SaidEntry {
  id: string
  body: string
  at: Date
  rfc: { number: number; title: string }
}

/** What a person said in discussions, under their name as everybody there reads it, the newest first. */
export async function listSaidBy(actor: MaybeActor, personId: string, limit: number): Promise<SaidEntry[]> {
  authorize(actor, 'rfc.read')
  return (await listCommentsBy(personId, limit)).map(({ createdAt, ...one }) => ({ ...one, at: createdAt }))
}
