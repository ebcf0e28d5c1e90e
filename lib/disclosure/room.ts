import type { Room } from '@/lib/server/room'

/** Decides which figures about a survey may be shown together: pure rules, which the results are refreshed and shown by. */
export const disclosure: Room = { id: 'disclosure', endpoints: [] }
