import { getLinks } from '@/lib/catalog/queries-links'
import type { Links } from '@/lib/catalog/schema-links'
import { can, type Actor } from '@/lib/core/actor'
import { listEvidence } from '@/lib/evidence/queries'
import type { Evidence } from '@/lib/evidence/schema'
import type { RfcListView } from '@/lib/rfcs/presenter'
import { findRfcs } from '@/lib/rfcs/queries'
import { listCapabilityItems, type CapabilityItem } from '@/lib/roadmap/queries-capability'

const SHOWN = 10

/** What the hub holds about a capability, as far as the reader may know it. */
export interface AboutCapability {
  /** Items of the roadmap that are about it, the open ones first. */
  items: CapabilityItem[]
  /** Evidence and insights that a person said are about it. */
  links: Links
  /** RFCs that name it, and evidence that does and is not linked. */
  rfcs: RfcListView[]
  evidence: Evidence[]
}

/** Items that are about a capability, evidence and insights that were linked to it; RFCs and evidence in which its name stands. */
export async function aboutCapability(
  actor: Actor,
  { id, name }: { id: string; name: string },
): Promise<AboutCapability> {
  const [items, links, rfcs, evidence] = await Promise.all([
    can(actor, 'roadmap.score') ? listCapabilityItems(actor, id, SHOWN * 2) : [],
    getLinks(actor, id),
    can(actor, 'rfc.read') ? findRfcs(actor, { q: name, limit: SHOWN }) : null,
    can(actor, 'evidence.read') ? listEvidence(actor, { q: name, limit: SHOWN }) : null,
  ])
  const linked = new Set(links.evidence.map((one) => one.id))
  const isOpen = (item: CapabilityItem) => item.status === 'open'
  return {
    items: [...items.filter(isOpen), ...items.filter((item) => !isOpen(item))].slice(0, SHOWN),
    links,
    rfcs: rfcs?.data ?? [],
    evidence: (evidence?.data ?? []).filter((one) => !linked.has(one.id)),
  }
}
