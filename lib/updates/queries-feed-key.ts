import { authorize, can, type Actor, type MaybeActor } from '@/lib/core/actor'
import { notFound } from '@/lib/core/errors'
import { actorOfPerson, sessionEpochOf } from '@/lib/server/actors'
import { personKey, personOfKey } from '@/lib/server/person-key'

/** "Sign out everywhere" moves the epoch: the key of before then opens nothing any more. */
const purposeOf = (epoch: number): string => `updates feed ${epoch}`

/** The secret part of an address by which a feed reader, which cannot sign in, reads updates as this person. */
export async function getFeedKey(actor: MaybeActor): Promise<string> {
  const reader = authorize(actor, 'update.read')
  return personKey(purposeOf((await sessionEpochOf(reader.id)) ?? 0), reader.id)
}

/** The person behind a feed's key, as they are today. @throws AppError not_found */
export async function readerOfFeed(key: string): Promise<Actor> {
  const claimed = key.slice(0, Math.max(0, key.lastIndexOf('.')))
  const epoch = claimed === '' ? null : await sessionEpochOf(claimed)
  const person = epoch === null ? null : personOfKey(purposeOf(epoch), key)
  const actor = person === null ? null : await actorOfPerson(person)
  if (!actor || !can(actor, 'update.read')) throw notFound('This feed')
  return actor
}
