import type { Actor } from '@/lib/core/actor'
import type { Role } from '@/lib/core/permissions'
import { db } from '@/lib/server/db'

/** A person of this role in the database, as who is asking by session. */
export async function actorWith(
  role: Role,
  more: Partial<Pick<Actor, 'id' | 'name' | 'email' | 'via' | 'teamId'>> = {},
): Promise<Actor> {
  const id = more.id ?? crypto.randomUUID()
  const person = {
    id,
    name: more.name ?? `A ${role}`,
    email: more.email ?? `${id}@example.com`,
    role,
    teamId: more.teamId ?? null,
  }
  await db.person.create({ data: person })
  return { ...person, platformTeam: false, via: more.via ?? 'session' }
}
