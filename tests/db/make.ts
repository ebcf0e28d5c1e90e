import { randomUUID } from 'node:crypto'
import type { Actor } from '@/lib/core/actor'
import type { Role } from '@/lib/core/permissions'
import { db } from '@/lib/server/db'

type MadeTeam = Awaited<ReturnType<typeof makeTeam>>

/** A team for a test. */
export const makeTeam = (over: { name?: string; headcount?: number; platform?: boolean } = {}) =>
  db.team.create({ data: { id: randomUUID(), name: `Team ${randomUUID().slice(0, 8)}`, headcount: 10, ...over } })

/** A person for a test. */
export async function makePerson(over: { name?: string; email?: string; role?: Role; team?: MadeTeam } = {}) {
  const { team, ...rest } = over
  const id = randomUUID()
  return db.person.create({
    data: {
      id,
      name: `Person ${id.slice(0, 8)}`,
      email: `${id}@example.test`,
      role: 'developer',
      teamId: team?.id,
      ...rest,
    },
    include: { team: true },
  })
}

/** A person as they act in a session. */
export const actorOf = (person: Awaited<ReturnType<typeof makePerson>>): Actor => ({
  id: person.id,
  name: person.name,
  email: person.email,
  role: person.role as Role,
  teamId: person.teamId,
  platformTeam: person.team?.platform ?? false,
  via: 'session',
})
