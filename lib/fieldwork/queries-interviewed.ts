import type { Db } from '@/lib/server/db'
import { listInterviewDays } from './repo-interviewed'

/**
 * The days on which people were interviewed, for the shared ledger of who is asked how often. It says when, not what, and is for
 * commands that decide whom to ask; no page shows it.
 */
export const listInterviewsSince = (client: Db, personIds: readonly string[], since: Date) =>
  listInterviewDays(client, personIds, since)
