import { authorize, type Actor, type MaybeActor } from '@/lib/core/actor'
import { invalidField, notFound } from '@/lib/core/errors'
import { listEvidenceByIds } from '@/lib/evidence/queries'
import { listInsightsByIds } from '@/lib/insights/queries-tree'
import { audit } from '@/lib/server/audit'
import { transaction } from '@/lib/server/db'
import { getLinks } from './queries-links'
import { lockCapability } from './repo-capabilities'
import { deleteLink, saveLink } from './repo-links'
import type { LinkInput, LinkKind, Links } from './schema-links'

const READ: Record<LinkKind, (actor: Actor, id: string) => Promise<readonly unknown[]>> = {
  evidence: (actor, id) => listEvidenceByIds(actor, [id]),
  insight: (actor, id) => listInsightsByIds(actor, [id]),
}

/**
 * Says that a piece of evidence or an insight is about a capability, whatever words stand in it.
 * @throws AppError not_found for the capability, invalid for what is not there or not this person's to read
 */
export async function linkToCapability(
  actor: MaybeActor,
  capabilityId: string,
  { kind, id }: LinkInput,
  now: Date,
): Promise<Links> {
  const pm = authorize(actor, 'catalog.write')
  if ((await READ[kind](pm, id)).length === 0)
    throw invalidField('id', kind === 'evidence' ? 'There is no such piece of evidence.' : 'There is no such insight.')
  await transaction(async (tx) => {
    if (!(await lockCapability(tx, capabilityId))) throw notFound('This capability')
    await saveLink(tx, { capabilityId, kind, refId: id }, now)
    await audit(tx, pm, 'capability.link', { kind: 'capability', id: capabilityId }, { kind, id })
  })
  return getLinks(pm, capabilityId)
}

/** It is not about the capability after all. @throws AppError not_found */
export async function unlinkFromCapability(
  actor: MaybeActor,
  capabilityId: string,
  { kind, id }: LinkInput,
): Promise<void> {
  const pm = authorize(actor, 'catalog.write')
  await transaction(async (tx) => {
    if (!(await deleteLink(tx, { capabilityId, kind, refId: id }))) throw notFound('This link')
    await audit(tx, pm, 'capability.unlink', { kind: 'capability', id: capabilityId }, { kind, id })
  })
}
