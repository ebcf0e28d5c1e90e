import type { Tx } from '@/lib/server/db'
import { deleteDrafts } from './answering/repo-drafts'
import { unlinkPerson } from './answering/repo-responses'

/** Takes a person's half-filled forms away, and their name off what they answered. */
export async function eraseAnswerer(tx: Tx, personId: string): Promise<void> {
  await deleteDrafts(tx, { personId })
  await unlinkPerson(tx, personId)
}
