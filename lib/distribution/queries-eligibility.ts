import { groupBy } from '@/lib/core/group'
import { listInterviewsSince } from '@/lib/fieldwork/queries-interviewed'
import type { Db } from '@/lib/server/db'
import { asksSince, quietPeople, readFatigue } from './repo-invitations'
import { fatigueSince, tiredness, type Tired } from './rules-contact-limits'

/** Why somebody is not to be asked now; null when they may be. */
export type Held = Tired | 'quiet' | null

/** Who of these may be asked now: surveys, asks by events and interviews count together. Three queries, however many people. */
export async function heldBack(
  client: Db,
  personIds: readonly string[],
  now: Date,
): Promise<(personId: string) => Held> {
  const limits = await readFatigue(client)
  const since = fatigueSince(limits, now)
  const [asks, interviews, quiet] = await Promise.all([
    asksSince(client, personIds, since),
    listInterviewsSince(client, personIds, since),
    quietPeople(client, personIds, now),
  ])
  const days = groupBy([...asks, ...interviews], (one) => one.personId)
  return (personId) =>
    quiet.has(personId)
      ? 'quiet'
      : tiredness(
          (days.get(personId) ?? []).map((one) => one.day),
          limits,
          now,
        )
}
