import { authorize, type Actor } from '@/lib/core/actor'
import { requireRfc } from './queries'
import { neighbourhood } from './repo-links'
import type { LinkGraph } from './schema-links'

/** A graph with more steps or more nodes could not be read. */
const depth = 3
const most = 40

/** An RFC with what it is linked with, itself first, nearest first. */
export async function getLinks(actor: Actor, number: number): Promise<LinkGraph> {
  authorize(actor, 'rfc.read')
  const { nodes, edges } = await neighbourhood((await requireRfc(number)).id, depth, most)
  return { nodes: nodes.map(({ number: own, title, status }) => ({ number: own, title, status })), edges }
}
