import { personKey, personOfKey } from '@/lib/server/person-key'

const PURPOSE = 'stop asking'

/** What lets somebody say "no more" from a mail without signing in. */
export const stopKeyOf = (personId: string): string => personKey(PURPOSE, personId)

/** Whose key this is; null when the hub did not make it. */
export const personOfStopKey = (key: string): string | null => personOfKey(PURPOSE, key)
