import { authorize, type MaybeActor } from '@/lib/core/actor'
import { db } from '@/lib/server/db'
import { hasMuted } from './repo'
import { findDigest } from './repo-digest'
import type { MailedBy } from './schema-digest'

/** How this person is mailed what became of what they said. */
export async function getMailed(actor: MaybeActor): Promise<MailedBy> {
  const { id } = authorize(actor, 'told.own')
  const [every, muted] = await Promise.all([findDigest(db, id), hasMuted(db, id)])
  return { mail: every ?? 'each', muted }
}
