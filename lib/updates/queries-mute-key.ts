import { db } from '@/lib/server/db'
import { personKey, personOfKey } from '@/lib/server/person-key'
import { hasMuted } from './repo'

const PURPOSE = 'mute updates'

/** What lets a person mute updates from a mail without signing in. */
export const muteKeyOf = (personId: string): string => personKey(PURPOSE, personId)

/** Whose key this is; null when the hub did not make it. */
export const personOfMuteKey = (key: string): string | null => personOfKey(PURPOSE, key)

/** Whether the person whose key this is gets no updates; null when the hub did not make the key. */
export async function isMutedByKey(key: string): Promise<boolean | null> {
  const personId = personOfMuteKey(key)
  return personId === null ? null : hasMuted(db, personId)
}
