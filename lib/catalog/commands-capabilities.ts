import { authorize, type Actor, type MaybeActor } from '@/lib/core/actor'
import { dayOf, isoDay } from '@/lib/core/clock'
import { conflict, invalidField, notFound } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { findPersonByRef, listAllTeams } from '@/lib/people/queries'
import { audit } from '@/lib/server/audit'
import { db, isUniqueViolation, transaction, type Tx } from '@/lib/server/db'
import { championsToTell, tellChampions } from './commands-notices'
import { getCapability } from './queries-capabilities'
import {
  deleteCapability,
  findCapabilityRow,
  insertCapability,
  insertStage,
  isCapabilityNamed,
  lockCapability,
  saveUse,
  unmarkNoticed,
  updateCapability,
} from './repo-capabilities'
import { isUsing } from './rules-capabilities'
import {
  USE_STATES,
  type Capability,
  type CapabilityInput,
  type CapabilityPatch,
  type UseInput,
} from './schema-capabilities'

const subject = (id: string) => ({ kind: 'capability', id })
const taken = (name: string) => conflict(`There is a capability "${name}" already.`)

/** @throws AppError invalid where the team is not there */
async function teamIdOf(actor: Actor, ref: string): Promise<string> {
  const teams = await listAllTeams(actor)
  const team = teams.find((one) => one.id === ref) ?? teams.find((one) => one.name.toLowerCase() === ref.toLowerCase())
  if (!team) throw invalidField('team', `There is no team "${ref}".`)
  return team.id
}

/** The columns of what was given; what was not given is left out. */
async function columnsOf(actor: Actor, { owner, team, satisfaction, ...rest }: CapabilityPatch) {
  const person = owner ? await findPersonByRef(owner) : null
  if (owner && !person) throw invalidField('owner', `There is no person "${owner}".`)
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) as typeof rest
  return {
    ...given,
    ...(owner !== undefined && { ownerId: person?.id ?? null, ownerRef: '' }),
    ...(team !== undefined && { teamId: team === null ? null : await teamIdOf(actor, team) }),
    ...(satisfaction !== undefined && {
      surveyId: satisfaction?.survey ?? null,
      questionKey: satisfaction?.question ?? null,
    }),
  }
}

/** Whether a last day changes: whoever was told, was told of another one. */
export const isOtherDay = (before: { retireBy: Date | null }, { retireBy }: { retireBy?: Date | null | undefined }) =>
  retireBy !== undefined && before.retireBy?.getTime() !== retireBy?.getTime()

/** Notes a stage that a capability moved to, and tells those who speak for it. */
export async function noteStage(tx: Tx, id: string, stage: string, now: Date): Promise<void> {
  await insertStage(tx, id, stage, now)
  const news = { kind: 'stage', subjectId: `${id} ${stage} ${isoDay(now)}`, capabilityId: id } as const
  await tellChampions(tx, await championsToTell(tx, news), news, now)
}

/** Runs a write, and says in words that a name is taken. */
async function named<T>(name: string | undefined, work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await transaction(work)
  } catch (error) {
    throw name !== undefined && isUniqueViolation(error) ? taken(name) : error
  }
}

/** Adds something that the platform offers. @throws AppError invalid, conflict where the name is taken */
export async function addCapability(actor: MaybeActor, input: CapabilityInput, now: Date): Promise<Capability> {
  const pm = authorize(actor, 'catalog.write')
  const id = newId()
  const columns = await columnsOf(pm, input)
  await named(input.name, async (tx) => {
    await insertCapability(tx, {
      ...{ ownerId: null, teamId: null, ownerRef: '', goldenPath: null, docs: null, adoption: null },
      ...{
        repository: null,
        dashboard: null,
        surveyId: null,
        questionKey: null,
        retireBy: null,
        sourceRef: null,
        sourceHash: null,
      },
      ...{ description: '', goldenPathSupported: false, replacement: '', plan: '' },
      ...columns,
      ...{ id, name: input.name, stage: input.stage, stageSince: dayOf(now), checkedAt: now, createdAt: now },
    })
    await insertStage(tx, id, input.stage, now)
    await audit(tx, pm, 'capability.add', subject(id), { stage: input.stage })
  })
  return getCapability(pm, id, now)
}

/** Changes what is given; that counts as having looked at the whole entry. @throws AppError not_found, invalid, conflict */
export async function changeCapability(
  actor: MaybeActor,
  id: string,
  patch: CapabilityPatch,
  now: Date,
): Promise<Capability> {
  const pm = authorize(actor, 'catalog.write')
  const columns = await columnsOf(pm, patch)
  await named(patch.name, async (tx) => {
    const before = await lockCapability(tx, id)
    if (!before) throw notFound('This capability')
    const isMoved = patch.stage !== undefined && patch.stage !== before.stage
    await updateCapability(tx, id, { ...columns, checkedAt: now, ...(isMoved && { stageSince: dayOf(now) }) })
    if (isMoved && patch.stage) await noteStage(tx, id, patch.stage, now)
    if (isOtherDay(before, columns)) await unmarkNoticed(tx, id)
    await audit(tx, pm, 'capability.change', subject(id), { changed: Object.keys(patch) })
  })
  return getCapability(pm, id, now)
}

/**
 * Takes a capability away that was made by mistake: no team is known to use it and no item is about it. One that was used
 * goes to the stage of retirement and stays.
 * @throws AppError not_found, conflict
 */
export async function removeCapability(actor: MaybeActor, id: string): Promise<void> {
  const pm = authorize(actor, 'catalog.write')
  await transaction(async (tx) => {
    if (!(await lockCapability(tx, id))) throw notFound('This capability')
    if (await isCapabilityNamed(tx, id))
      throw conflict('A team uses this capability, or an item is about it: move it to retirement instead.')
    await deleteCapability(tx, id)
    await audit(tx, pm, 'capability.delete', subject(id))
  })
}

/** Says how far a team has come with a capability. @throws AppError not_found, invalid */
export async function recordUse(actor: MaybeActor, id: string, input: UseInput, now: Date): Promise<Capability> {
  const pm = authorize(actor, 'catalog.write')
  if (!(await findCapabilityRow(db, id))) throw notFound('This capability')
  const teamId = await teamIdOf(pm, input.team)
  await transaction(async (tx) => {
    // Of a team that was known to use it before this was kept, the first day is not known, and stays so.
    const before = (await lockCapability(tx, id))?.uses.find((use) => use.teamId === teamId)?.state
    const isFirst = isUsing(input.state) && !USE_STATES.some((state) => state === before && isUsing(state))
    await saveUse(tx, {
      ...{ capabilityId: id, teamId, state: input.state, chosen: input.chosen ?? null, at: now },
      weeklyOn: isFirst ? now : null,
    })
    await audit(tx, pm, 'capability.use', subject(id), { teamId, state: input.state })
  })
  return getCapability(pm, id, now)
}
