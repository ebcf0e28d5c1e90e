import { z } from 'zod'
import { authorize, type Actor, type MaybeActor } from '@/lib/core/actor'
import { isoDay } from '@/lib/core/clock'
import { notFound } from '@/lib/core/errors'
import { groupBy } from '@/lib/core/group'
import { decodeCursor, toPage, type Page } from '@/lib/core/paging'
import { listAllTeams, mapContacts, mapNames } from '@/lib/people/queries'
import type { Team } from '@/lib/people/schema'
import { db } from '@/lib/server/db'
import {
  findCapabilityRow,
  isCapability,
  listCapabilityRows,
  listStageRows,
  listStagesOf,
  type CapabilityRow,
} from './repo-capabilities'
import { adoptionOf, funnelOf, gapsOf, isUsing, timeToAdopt } from './rules-capabilities'
import { STAGES, USE_STATES, type Capability, type CapabilityQuery, type Stage } from './schema-capabilities'

const stageOf = (text: string): Stage => STAGES.find((stage) => stage === text) ?? 'discovery'

/** A team that could use what the platform offers: not the platform team itself, and none that was put away. */
const isCounted = ({ platform, archivedAt }: Team): boolean => !platform && archivedAt === null

async function present(actor: Actor, rows: readonly CapabilityRow[], now: Date): Promise<Capability[]> {
  const owners = rows.flatMap((row) => row.ownerId ?? [])
  const [teams, names, here, stages] = await Promise.all([
    listAllTeams(actor),
    mapNames(owners),
    mapContacts(owners),
    listStagesOf(
      db,
      rows.map((row) => row.id),
    ),
  ])
  const stagesOf = groupBy(stages, (one) => one.capabilityId)
  const byId = new Map(teams.map((team) => [team.id, team]))
  const users = teams.filter(isCounted)
  const engineers = users.reduce((sum, team) => sum + team.headcount, 0)
  return rows.map((row) => {
    const uses = row.uses.flatMap(({ teamId, state, chosen, at, weeklyOn, toldAt }) => {
      const team = byId.get(teamId)
      const known = USE_STATES.find((one) => one === state)
      return team && known && isCounted(team) ? [{ team, state: known, chosen, at, weeklyOn, toldAt }] : []
    })
    const counted = adoptionOf(
      uses.map(({ team, state, chosen }) => ({ state, chosen, headcount: team.headcount })),
      engineers,
    )
    const funnel = funnelOf(
      uses.map(({ team, state }) => ({ teamId: team.id, state })),
      users,
    )
    const owner = row.ownerId === null ? null : (names.get(row.ownerId) ?? null)
    const isHere = row.ownerId !== null && here.has(row.ownerId)
    return {
      id: row.id,
      name: row.name,
      description: row.description,
      owner: owner?.email ?? null,
      ownerName: owner?.name ?? null,
      team: byId.get(row.teamId ?? '')?.name ?? null,
      teamId: row.teamId,
      stage: stageOf(row.stage),
      stageSince: isoDay(row.stageSince),
      goldenPath: row.goldenPath,
      goldenPathSupported: row.goldenPathSupported,
      docs: row.docs,
      repository: row.repository,
      dashboard: row.dashboard,
      adoption: counted.adoption ?? row.adoption,
      adoptionFrom: counted.adoption !== null ? 'teams' : row.adoption !== null ? 'typed' : 'none',
      adoptionAtMost:
        counted.adoption === null ? null : Math.min(1, counted.adoption + funnel.unknown.engineers / engineers),
      funnel,
      timeToAdopt: timeToAdopt(
        (stagesOf.get(row.id) ?? []).map(({ stage, at }) => ({ stage: stageOf(stage), at: at.toISOString() })),
        uses.map(({ weeklyOn }) => ({ weeklyOn: weeklyOn && isoDay(weeklyOn) })),
      ),
      chosenShare: counted.chosenShare,
      chosenTeams: { chose: counted.chose, asked: counted.asked },
      satisfaction: row.surveyId && row.questionKey ? { survey: row.surveyId, question: row.questionKey } : null,
      retireBy: row.retireBy && isoDay(row.retireBy),
      replacement: row.replacement,
      plan: row.plan,
      source: row.sourceRef,
      gaps: gapsOf(row, isHere ? owner : null, uses.filter((use) => isUsing(use.state)).length, now),
      uses: uses.map(({ team, state, chosen, at, weeklyOn, toldAt }) => ({
        ...{ team: team.name, state, chosen, at: at.toISOString(), toldAt: toldAt?.toISOString() ?? null },
        weeklyOn: weeklyOn && isoDay(weeklyOn),
      })),
      checkedAt: row.checkedAt.toISOString(),
    }
  })
}

/** What the platform offers, by name. */
export async function listCapabilities(
  actor: MaybeActor,
  { limit, cursor, stage }: CapabilityQuery,
  now: Date,
): Promise<Page<Capability>> {
  const reader = authorize(actor, 'catalog.read')
  const after = decodeCursor(cursor, z.tuple([z.string()]))?.[0] ?? ''
  const rows = await listCapabilityRows(db, { stage, after, limit: limit + 1 })
  const page = toPage(
    rows,
    limit,
    (row) => [row.name],
    (row) => row,
  )
  return { ...page, data: await present(reader, page.data, now) }
}

const MOST = 10_000

/** All of them, for a file; with a stage, those that are in it. */
export const listAllCapabilities = async (actor: MaybeActor, now: Date, stage?: Stage): Promise<Capability[]> =>
  (await listCapabilities(actor, { limit: MOST, stage }, now)).data

/** @throws AppError not_found */
export async function getCapability(actor: MaybeActor, id: string, now: Date): Promise<Capability> {
  const reader = authorize(actor, 'catalog.read')
  const row = await findCapabilityRow(db, id)
  const [found] = row ? await present(reader, [row], now) : []
  if (!found) throw notFound('This capability')
  return found
}

/** In which stages a capability has been, the first one first. @throws AppError not_found */
export async function listStages(actor: MaybeActor, id: string): Promise<{ data: { stage: Stage; at: string }[] }> {
  authorize(actor, 'catalog.read')
  if (!(await isCapability(db, id))) throw notFound('This capability')
  const rows = await listStageRows(db, id)
  return { data: rows.map(({ stage, at }) => ({ stage: stageOf(stage), at: at.toISOString() })) }
}
