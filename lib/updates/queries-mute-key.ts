import { personKey, personOfKey } from '@/lib/server/person-key'

const PURPOSE = 'mute updates'

/** What lets a person mute updates from a mail without signing in. */
export const muteKeyOf = (personId: string): string => personKey(PURPOSE, personId)

/** Whose key this is; null when the hub did not make it. */
export const personOfMuteKey = (key: string): string | null => personOfKey(PURPOSE, key)
