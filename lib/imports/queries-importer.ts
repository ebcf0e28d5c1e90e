import type { Actor } from '@/lib/core/actor'
import { actorOfPerson } from '@/lib/server/actors'
import { findImport } from './repo'

/** The person who began an import, as they are today; null when they are gone. */
export async function importerOf(id: string): Promise<Actor | null> {
  const row = await findImport(id, null)
  return row?.createdById ? actorOfPerson(row.createdById) : null
}
