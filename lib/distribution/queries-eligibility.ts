import { groupBy } from '@/lib/core/group'
import { listInterviewsSince } from '@/lib/fieldwork/queries-interviewed'
import type { Db } from '@/lib/server/db'
import { listContactsSince, listOptedOut, findContactLimits } from './repo-invitations'
import { contactsSince, contactLimitReached, type ContactLimitReason } from './rules-contact-limits'

/** Why somebody is not to be asked now; null when they may be. */
export type Ineligible = ContactLimitReason | 'quiet' | null

/** Who of these may be asked now: surveys, asks by events and interviews count together. Three queries, however many people. */
export async function whyNotAskedLookup(
  client: Db,
  personIds: readonly string[],
  now: Date,
): Promise<(personId: string) => Ineligible> {
  const limits = await findContactLimits(client)
  const since = contactsSince(limits, now)
  const [asks, interviews, quiet] = await Promise.all([
    listContactsSince(client, personIds, since),
    listInterviewsSince(client, personIds, since),
    listOptedOut(client, personIds, now),
  ])
  const days = groupBy([...asks, ...interviews], (one) => one.personId)
  return (personId) =>
    quiet.has(personId)
      ? 'quiet'
      : contactLimitReached(
          (days.get(personId) ?? []).map((one) => one.day),
          limits,
          now,
        )
}
