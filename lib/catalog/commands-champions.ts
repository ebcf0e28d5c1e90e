import { authorize, type MaybeActor } from '@/lib/core/actor'
import { conflict, forbidden, invalidField, notFound } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { roleCan } from '@/lib/core/permissions'
import { findPersonByRef, getPerson, getTeam } from '@/lib/people/queries'
import { audit } from '@/lib/server/audit'
import { isUniqueViolation, transaction, type Tx } from '@/lib/server/db'
import { canEndChampion } from './policy'
import { getChampion, todayOf } from './queries-champions'
import { lockCapability } from './repo-capabilities'
import { deleteChampions, findChampionRow, insertChampion, listChampionRows } from './repo-champions'
import { standingOf } from './rules-champions'
import type { Champion, ChampionInput } from './schema-champions'

/** The subject of an audit row: the capability, or the platform. */
const about = (capabilityId: string | null) =>
  capabilityId === null ? { kind: 'platform', id: 'champions' } : { kind: 'capability', id: capabilityId }

/** Entries of this team whose people speak for it no more: the new one stands in their place. */
async function replaceGone(tx: Tx, capabilityId: string | null, teamId: string): Promise<void> {
  const rows = (await listChampionRows(tx, capabilityId)).filter((row) => row.teamId === teamId)
  const today = await todayOf(tx, rows)
  const gone = rows.filter((row) => standingOf(row, today) !== 'here')
  await deleteChampions(
    tx,
    gone.map(({ id }) => id),
  )
}

/**
 * Names a person who speaks for a capability, or with null for the platform, in the team that they are in.
 * @throws AppError not_found, invalid where they are not here, in no team, or of the platform team; conflict
 */
export async function nameChampion(
  actor: MaybeActor,
  capabilityId: string | null,
  input: ChampionInput,
  now: Date,
): Promise<Champion> {
  const pm = authorize(actor, 'catalog.write')
  const found = await findPersonByRef(input.person)
  if (!found) throw invalidField('person', `There is no person “${input.person}”.`)
  const person = await getPerson(pm, found.id)
  const { teamId } = person
  if (teamId === null)
    throw invalidField('person', `${person.name} is in no team; a champion speaks in a team of their own.`)
  if ((await getTeam(pm, teamId)).platform)
    throw invalidField(
      'person',
      `${person.name} is of the platform team: champions are people of the teams that use it.`,
    )
  if (!roleCan(person.role, 'catalog.read')) throw invalidField('person', `${person.name} may not read capabilities.`)
  const id = newId()
  try {
    await transaction(async (tx) => {
      if (capabilityId !== null && !(await lockCapability(tx, capabilityId))) throw notFound('This capability')
      await replaceGone(tx, capabilityId, teamId)
      await insertChampion(tx, { id, capabilityId, teamId, personId: person.id, at: now })
      await audit(tx, pm, 'champion.name', about(capabilityId), { personId: person.id, teamId })
    })
  } catch (error) {
    throw isUniqueViolation(error) ? conflict(`${person.name} speaks for it already.`) : error
  }
  return getChampion(pm, id)
}

/** Somebody speaks for it no more: they said so, or another one is sought. @throws AppError not_found, forbidden */
export async function endChampion(actor: MaybeActor, id: string): Promise<{ capabilityId: string | null }> {
  const reader = authorize(actor, 'catalog.read')
  return transaction(async (tx) => {
    const row = await findChampionRow(tx, id)
    if (!row) throw notFound('This champion')
    if (!canEndChampion(reader, row)) throw forbidden()
    await deleteChampions(tx, [id])
    const { capabilityId, personId, teamId } = row
    await audit(tx, reader, 'champion.end', about(capabilityId), { personId, teamId })
    return { capabilityId }
  })
}
