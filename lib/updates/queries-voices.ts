import { listSupporters } from '@/lib/roadmap/queries'
import type { Db } from '@/lib/server/db'
import type { PersonBehind } from './repo'

/**
 * Everyone an update of an item answers: who said it, and with `opposed` who said the opposite. A person whose evidence
 * speaks both ways is answered as one who said it.
 */
export async function listPeopleBehind(client: Db, itemId: string, opposed: boolean): Promise<PersonBehind[]> {
  const supporters = await listSupporters(client, itemId)
  const opponents = opposed ? await listSupporters(client, itemId, 'contradicts') : []
  const known = new Set(supporters.map((one) => one.personId))
  return [
    ...supporters.map((one): PersonBehind => ({ ...one, stance: 'supports' })),
    ...opponents
      .filter((one) => !known.has(one.personId))
      .map((one): PersonBehind => ({ ...one, stance: 'contradicts' })),
  ]
}
