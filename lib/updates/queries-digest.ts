import { authorize, type MaybeActor } from '@/lib/core/actor'
import { db } from '@/lib/server/db'
import { hasMuted } from './repo'
import { findDigest, findReads } from './repo-digest'
import type { Audience } from './schema'
import type { MailedBy } from './schema-digest'

/** How this person is mailed what became of what they said. */
export async function getMailed(actor: MaybeActor): Promise<MailedBy> {
  const { id } = authorize(actor, 'told.own')
  const [every, reads, muted] = await Promise.all([findDigest(db, id), findReads(db, id), hasMuted(db, id)])
  return { mail: every ?? 'each', reads, muted }
}

/** As which audience this person chose to read updates; null where they did not. */
export const getReads = (actor: MaybeActor): Promise<Audience | null> => findReads(db, authorize(actor, 'told.own').id)
