import type { Tx } from '@/lib/server/db'
import { holdByEmail, listByEmail } from './repo-by-email'

export { addressesNow, holdByEmail, inTeams, membersNow, teamNames } from './repo-by-email'

/**
 * People who have one of these addresses, for rooms that were told who said something and write it in this transaction.
 * They are not erased before it ends: an erasure finds what is written of them. The rooms have authorized the deed.
 */
export async function findPeopleByEmail(tx: Tx, emails: readonly string[]) {
  await holdByEmail(tx, emails)
  return listByEmail(tx, emails)
}
