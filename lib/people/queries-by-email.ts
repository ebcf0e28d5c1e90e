import type { Db } from '@/lib/server/db'
import { listByEmail } from './repo-by-email'

/** People who have one of these addresses, for rooms that were told who said something. They have authorized the deed. */
export const findPeopleByEmail = (client: Db, emails: readonly string[]) => listByEmail(client, emails)
