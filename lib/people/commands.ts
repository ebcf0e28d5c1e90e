import { authorize, type Actor } from '@/lib/core/actor'
import { isoDay, systemClock, type Clock } from '@/lib/core/clock'
import { conflict, invalidField, notFound } from '@/lib/core/errors'
import { audit } from '@/lib/server/audit'
import { transaction, type Tx } from '@/lib/server/db'
import { publish } from '@/lib/server/events'
import { findPerson, insertPerson, isLastAdmin, raiseEpoch, updatePerson } from './repo-people'
import { plural } from '@/lib/core/format'
import { departmentIdOf } from './commands-departments'
import { listPlaces } from './repo-departments'
import {
  countEverIn,
  deleteTeam,
  findTeamByRef,
  insertTeam,
  isNamedAnywhere,
  updateTeam,
  type TeamData,
} from './repo-teams'
import { getMe } from './queries'
import type { Me, MeChange, NewPerson, NewTeam, Person, PersonChange, Team, TeamChange } from './schema'

/** @throws AppError conflict when the name is taken */
export async function createTeam(actor: Actor, input: NewTeam): Promise<Team> {
  authorize(actor, 'team.write')
  return transaction(async (tx) => {
    const { department, ...data } = input
    const team = await insertTeam(tx, {
      ...data,
      departmentId: departmentIdOf(await listPlaces(tx), department, 'department'),
    })
    await audit(
      tx,
      actor,
      'team.created',
      { kind: 'team', id: team.id },
      { headcount: team.headcount, platform: team.platform },
    )
    return team
  })
}

/** Refuses while somebody is in the team: people are in lists and counts, so their team is too. */
async function refuseInhabited(tx: Tx, id: string): Promise<{ all: number }> {
  const people = await countEverIn(tx, id)
  if (!people) throw notFound('This team')
  if (people.active > 0) {
    throw conflict(
      `${plural(people.active, 'person is', 'people are')} in this team: move them or deactivate them first.`,
    )
  }
  return people
}

/** @throws AppError conflict when the name is taken, or for a team to be put away in which people are */
export async function changeTeam(actor: Actor, id: string, change: TeamChange, now: Date): Promise<Team> {
  authorize(actor, 'team.write')
  return transaction(async (tx) => {
    const { department, archived, ...fields } = change
    const data: TeamData = { ...fields }
    if (department !== undefined) data.departmentId = departmentIdOf(await listPlaces(tx), department, 'department')
    if (archived === true) {
      await refuseInhabited(tx, id)
      // Put away, it is no part of the population; when it comes back, it is counted.
      Object.assign(data, { archivedAt: now, headcount: 0 })
    } else if (archived === false) data.archivedAt = null
    const team = await updateTeam(tx, id, data)
    const detail = { headcount: team.headcount, platform: team.platform, ...(archived !== undefined && { archived }) }
    await audit(tx, actor, 'team.changed', { kind: 'team', id }, detail)
    return team
  })
}

/**
 * Takes a team away that was made by mistake: nobody was ever in it and nothing names it. One that said something is put
 * away instead (`archived`).
 * @throws AppError conflict otherwise
 */
export async function removeTeam(actor: Actor, id: string): Promise<void> {
  authorize(actor, 'team.write')
  await transaction(async (tx) => {
    const { all } = await refuseInhabited(tx, id)
    if (all > 0 || (await isNamedAnywhere(tx, id))) {
      throw conflict('People who left, or something that was said, belong to this team: archive it instead.')
    }
    await deleteTeam(tx, id)
    await audit(tx, actor, 'team.deleted', { kind: 'team', id })
  })
}

async function teamIdOf(tx: Tx, ref: string | null | undefined): Promise<string | null> {
  if (!ref) return null
  const team = await findTeamByRef(ref, tx)
  if (!team) throw invalidField('team', `There is no team "${ref}".`)
  return team.id
}

const dayOrNull = (day: string | null | undefined): Date | null => (day ? new Date(`${day}T00:00:00Z`) : null)

/** @throws AppError conflict when somebody has the address, invalid for a team that is not there */
export async function createPerson(
  actor: Actor,
  { team, discipline, startedOn, ...input }: NewPerson,
  clock: Clock = systemClock,
): Promise<Person> {
  authorize(actor, 'person.write')
  const isLater = Boolean(startedOn && startedOn > isoDay(clock()))
  return transaction(async (tx) => {
    const person = await insertPerson(tx, {
      ...input,
      teamId: await teamIdOf(tx, team),
      discipline: discipline ?? null,
      startedOn: dayOrNull(startedOn),
      ...(isLater && { startsOn: dayOrNull(startedOn), active: false }),
    })
    await audit(tx, actor, 'person.created', { kind: 'person', id: person.id }, { role: person.role })
    return person
  })
}

/**
 * Changes a person's name, team, role or whether they may sign in at all. Deactivating voids their sessions and tokens.
 * @throws AppError conflict where the hub would be left without an admin
 */
export async function changePerson(
  actor: Actor,
  id: string,
  { team, startedOn, ...change }: PersonChange,
): Promise<Person> {
  authorize(actor, 'person.write')
  return transaction(async (tx) => {
    const leavesAdmins = change.active === false || (change.role !== undefined && change.role !== 'admin')
    const before = await findPerson(id, tx)
    const turns = change.active !== undefined && change.active !== before?.active
    const isLast = leavesAdmins && (await isLastAdmin(tx, id))
    const data = {
      ...change,
      ...(team !== undefined && { teamId: await teamIdOf(tx, team) }),
      ...(startedOn !== undefined && { startedOn: dayOrNull(startedOn) }),
      // What an admin decides stands; a day that was to decide it does not any more.
      ...(turns && { startsOn: null, endsOn: null }),
    }
    const person = await updatePerson(tx, id, data)
    if (!person) throw notFound('This person')
    if (isLast) throw conflict('This is the last admin. Make another person an admin first.')
    if (change.active === false) await raiseEpoch(tx, id)
    const { role, active } = person
    await audit(
      tx,
      actor,
      'person.changed',
      { kind: 'person', id },
      {
        fields: Object.keys({
          ...change,
          ...(team !== undefined && { team }),
          ...(startedOn !== undefined && { startedOn }),
        }),
        role,
        active,
      },
    )
    return person
  })
}

/** One's own name and whether one is told of updates. */
export async function changeMe(actor: Actor, change: MeChange): Promise<Me> {
  authorize(actor, 'me.read')
  await transaction(async (tx) => {
    await updatePerson(tx, actor.id, change)
    if (change.mutedUpdates) await publish(tx, 'person.muted', { ids: [actor.id] })
  })
  return getMe(actor)
}
