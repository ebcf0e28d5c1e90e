import type { Actor } from '@/lib/core/actor'
import { ROLES, type Role } from '@/lib/core/permissions'
import { db } from './db'
import { sha256 } from './hash'

const personFields = {
  id: true,
  name: true,
  email: true,
  role: true,
  teamId: true,
  team: { select: { platform: true } },
} as const

interface PersonRow {
  id: string
  name: string
  email: string
  role: string
  teamId: string | null
  team: { platform: boolean } | null
}

const toActor = (person: PersonRow, role: Role, via: Actor['via']): Actor => ({
  id: person.id,
  name: person.name,
  email: person.email,
  role,
  teamId: person.teamId,
  platformTeam: person.team?.platform ?? false,
  via,
})

/** The lower of two roles: a token never has more than its owner. */
const lower = (a: Role, b: Role): Role => (ROLES.indexOf(a) < ROLES.indexOf(b) ? a : b)

/** The person of a session, with today's role; null when signed out everywhere since, deactivated or gone. */
export async function actorOfSession(personId: string, epoch: number): Promise<Actor | null> {
  // Each page asks: one statement by hand, where Prisma makes two that take three times as long.
  const [person] = await db.$queryRaw<(Omit<PersonRow, 'team'> & { platform: boolean })[]>`
    SELECT p."id", p."name", p."email", p."role", p."teamId", coalesce(t."platform", false) AS "platform"
    FROM "Person" p LEFT JOIN "Team" t ON t."id" = p."teamId"
    WHERE p."id" = ${personId} AND p."sessionEpoch" = ${epoch} AND p."active"`
  return person ? toActor({ ...person, team: person }, person.role as Role, 'session') : null
}

/** A person as they are today, for what acts in their name without a session (a feed's key); null when deactivated or gone. */
export async function actorOfPerson(personId: string): Promise<Actor | null> {
  const person = await db.person.findFirst({ where: { id: personId, active: true }, select: personFields })
  return person ? toActor(person, person.role as Role, 'token') : null
}

/** How often a person has ended all their sessions; null where there is no such person. */
export async function sessionEpochOf(personId: string): Promise<number | null> {
  const person = await db.person.findUnique({ where: { id: personId }, select: { sessionEpoch: true } })
  return person?.sessionEpoch ?? null
}

/** Last use is shown to the minute, so that a busy token is not a write a request. */
const LAST_USED_STEP_MS = 60_000

/** The person behind an API token; null when it is unknown, expired or revoked. */
export async function actorOfToken(
  token: string,
  now: Date,
  leaveTrace = true,
): Promise<(Actor & { tokenId: string }) | null> {
  if (!token.startsWith('snd_')) return null
  const found = await db.apiToken.findFirst({
    where: {
      hash: sha256(token),
      revokedAt: null,
      OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
      person: { active: true },
    },
    select: { id: true, role: true, lastUsedAt: true, person: { select: personFields } },
  })
  if (!found) return null
  if (leaveTrace && (!found.lastUsedAt || now.getTime() - found.lastUsedAt.getTime() > LAST_USED_STEP_MS)) {
    await db.apiToken.updateMany({ where: { id: found.id }, data: { lastUsedAt: now } })
  }
  const role = lower(found.role as Role, found.person.role as Role)
  return { ...toActor(found.person, role, 'token'), tokenId: found.id }
}
