import { authorize, can, type MaybeActor } from '@/lib/core/actor'
import { notFound } from '@/lib/core/errors'
import { listEvidenceByIds } from '@/lib/evidence/queries'
import { listInsightsByIds } from '@/lib/insights/queries-tree'
import { db } from '@/lib/server/db'
import { isCapability } from './repo-capabilities'
import { listLinkRows } from './repo-links'
import type { Links } from './schema-links'

/** Links of one capability that are read. */
const MOST = 200

/** What was said to be about a capability, as far as this reader may see it; what is gone since is left out. @throws AppError not_found */
export async function getLinks(actor: MaybeActor, capabilityId: string): Promise<Links> {
  const reader = authorize(actor, 'catalog.read')
  if (!(await isCapability(db, capabilityId))) throw notFound('This capability')
  const rows = await listLinkRows(db, capabilityId, MOST)
  const idsOf = (kind: string) => rows.flatMap((row) => (row.kind === kind ? [row.refId] : []))
  const [evidence, insights] = await Promise.all([
    can(reader, 'evidence.read') ? listEvidenceByIds(reader, idsOf('evidence')) : [],
    can(reader, 'insight.read') ? listInsightsByIds(reader, idsOf('insight')) : [],
  ])
  const inOrder = <T extends { id: string }>(kind: string, found: readonly T[]): T[] => {
    const byId = new Map(found.map((one) => [one.id, one]))
    return idsOf(kind).flatMap((id) => byId.get(id) ?? [])
  }
  return {
    evidence: inOrder('evidence', evidence).map(({ id, text }) => ({ id, text })),
    insights: inOrder('insight', insights).map(({ id, statement }) => ({ id, statement })),
  }
}
