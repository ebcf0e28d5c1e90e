import { listPeopleHeard, listSupporters } from '@/lib/roadmap/queries-supporters'
import type { Db } from '@/lib/server/db'
import type { PersonBehind } from './repo'
import type { SeenBy } from './schema-rows'

const ORDER = ['engineers', 'researchers', 'no-one'] as const

/**
 * Everyone an update of an item answers: who said it, and with `opposed` who said the opposite. A person whose evidence
 * speaks both ways is answered as one who said it. Where one of the two may be seen, they are in the counts of those who see
 * it, as they would be without the other: a count that is one less would tell that there is another.
 */
export async function listPeopleBehind(client: Db, itemId: string, opposed: boolean): Promise<PersonBehind[]> {
  const supporters = await listSupporters(client, itemId)
  const opponents = opposed ? await listSupporters(client, itemId, 'contradicts') : []
  const known = new Set(supporters.map((one) => one.personId))
  const against = new Map(opponents.map((one) => [one.personId, one.seenBy]))
  return [
    ...supporters.map((one): PersonBehind => {
      const other = against.get(one.personId) ?? 'no-one'
      return {
        ...one,
        seenBy: ORDER.find((who) => who === one.seenBy || who === other) ?? 'no-one',
        stance: 'supports',
      }
    }),
    ...opponents
      .filter((one) => !known.has(one.personId))
      .map((one): PersonBehind => ({ ...one, stance: 'contradicts' })),
  ]
}

/**
 * The same as far as a reader may see who is behind it: somebody who is seen to have said one thing only is counted as one
 * who said that, whatever else they said.
 */
export async function listPeopleSeen(
  client: Db,
  itemId: string,
  seenBy: readonly SeenBy[],
): Promise<Pick<PersonBehind, 'personId' | 'stance'>[]> {
  const heard = await listPeopleHeard(client, itemId)
  const seen = (stance: 'supports' | 'contradicts') => heard[stance].filter((one) => seenBy.includes(one.seenBy))
  const [supporters, opponents] = [seen('supports'), seen('contradicts')]
  const known = new Set(supporters.map((one) => one.personId))
  return [
    ...supporters.map(({ personId }) => ({ personId, stance: 'supports' as const })),
    ...opponents.flatMap(({ personId }) => (known.has(personId) ? [] : [{ personId, stance: 'contradicts' as const }])),
  ]
}
