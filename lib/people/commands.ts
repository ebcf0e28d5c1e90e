import { authorize, type Actor } from '@/lib/core/actor'
import { conflict, invalidField, notFound } from '@/lib/core/errors'
import { audit } from '@/lib/server/audit'
import { transaction, type Tx } from '@/lib/server/db'
import { insertPerson, countOtherAdmins, raiseEpoch, updatePerson } from './repo-people'
import { insertTeam, findTeamByRef, updateTeam } from './repo-teams'
import { getMe } from './queries'
import type { Me, MeChange, NewPerson, NewTeam, Person, PersonChange, Team, TeamChange } from './schema'

/** @throws AppError conflict when the name is taken */
export async function createTeam(actor: Actor, input: NewTeam): Promise<Team> {
  authorize(actor, 'team.write')
  return transaction(async (tx) => {
    const team = await insertTeam(tx, input)
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

export async function changeTeam(actor: Actor, id: string, change: TeamChange): Promise<Team> {
  authorize(actor, 'team.write')
  return transaction(async (tx) => {
    const team = await updateTeam(tx, id, change)
    await audit(tx, actor, 'team.changed', { kind: 'team', id }, { headcount: team.headcount, platform: team.platform })
    return team
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
): Promise<Person> {
  authorize(actor, 'person.write')
  return transaction(async (tx) => {
    const person = await insertPerson(tx, {
      ...input,
      teamId: await teamIdOf(tx, team),
      discipline: discipline ?? null,
      startedOn: dayOrNull(startedOn),
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
    const others = leavesAdmins ? await countOtherAdmins(tx, id) : 1
    const data = {
      ...change,
      ...(team !== undefined && { teamId: await teamIdOf(tx, team) }),
      ...(startedOn !== undefined && { startedOn: dayOrNull(startedOn) }),
    }
    const person = await updatePerson(tx, id, data)
    if (!person) throw notFound('This person')
    if (others === 0) throw conflict('This is the last admin. Make somebody else an admin first.')
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
  await transaction((tx) => updatePerson(tx, actor.id, change))
  return getMe(actor)
}
