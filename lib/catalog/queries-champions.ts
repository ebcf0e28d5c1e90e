import { authorize, can, type MaybeActor } from '@/lib/core/actor'
import { notFound } from '@/lib/core/errors'
import { mapNames, mapTeamNames, mapTeamOf } from '@/lib/people/queries'
import { db, type Db } from '@/lib/server/db'
import { getCapability } from './queries-capabilities'
import { findChampionRow, listChampionRows, listTeamChampionRows } from './repo-champions'
import { isUsing } from './rules-capabilities'
import { championsOf, standingOf, type Named, type Today } from './rules-champions'
import type { Capability } from './schema-capabilities'
import type { Champion, Champions, ToAsk } from './schema-champions'

/** Where the people of some rows are today. */
export async function todayOf(client: Db, rows: readonly Named[]): Promise<Today> {
  const [people, teamIds] = [rows.map((row) => row.personId), [...new Set(rows.map((row) => row.teamId))]]
  const [teamOf, names, teams] = await Promise.all([mapTeamOf(client, people), mapNames(people), mapTeamNames(teamIds)])
  return { teamOf, names, teams }
}

/** Who speaks for a capability in their team, and where nobody does any more. @throws AppError not_found */
export async function listChampions(actor: MaybeActor, capabilityId: string, now: Date): Promise<Champions> {
  return championsFor(actor, await getCapability(actor, capabilityId, now))
}

/** The same of one that is read already. */
export async function championsFor(actor: MaybeActor, capability: Capability): Promise<Champions> {
  const reader = authorize(actor, 'catalog.read')
  const rows = await listChampionRows(db, capability.id)
  const found = championsOf(rows, await todayOf(db, rows), can(reader, 'catalog.write'))
  const spoken = new Set(found.champions.map(({ team }) => team.name))
  return {
    ...found,
    without: capability.uses.flatMap(({ team, state }) => (isUsing(state) && !spoken.has(team) ? [team] : [])),
  }
}

/** Who speaks for the platform as a whole in their team. */
export async function listPlatformChampions(actor: MaybeActor): Promise<Champions> {
  const reader = authorize(actor, 'catalog.read')
  const rows = await listChampionRows(db, null)
  return { ...championsOf(rows, await todayOf(db, rows), can(reader, 'catalog.write')), without: [] }
}

/** Whom the people of a team can ask in their own team, and for what. */
export async function listTeamChampions(actor: MaybeActor, teamId: string): Promise<ToAsk[]> {
  const reader = authorize(actor, 'catalog.read')
  const rows = await listTeamChampionRows(db, teamId)
  const today = await todayOf(db, rows)
  return rows.flatMap((row) => {
    const person = today.names.get(row.personId)
    return standingOf(row, today) === 'here' && person
      ? [{ champion: row.id, capability: row.capability, ...person, you: row.personId === reader.id }]
      : []
  })
}

/** Whom the reader can ask in their own team; nobody for somebody without one. */
export async function listMyChampions(actor: MaybeActor): Promise<ToAsk[]> {
  const reader = authorize(actor, 'catalog.read')
  return reader.teamId === null ? [] : listTeamChampions(reader, reader.teamId)
}

/** One who speaks for something, and what it is called. @throws AppError not_found also where they do no more */
export async function getChampion(
  actor: MaybeActor,
  id: string,
): Promise<Champion & { capabilityName: string | null }> {
  authorize(actor, 'catalog.read')
  const row = await findChampionRow(db, id)
  const [champion] = row ? championsOf([row], await todayOf(db, [row]), false).champions : []
  if (!row || !champion) throw notFound('This champion')
  return { ...champion, capabilityName: row.capability?.name ?? null }
}
