import { z } from 'zod'
import { authorize, type MaybeActor } from '@/lib/core/actor'
import { isoDay } from '@/lib/core/clock'
import { notFound } from '@/lib/core/errors'
import { decodeCursor, toPage, type Page, type PageQuery } from '@/lib/core/paging'
import { mapTeamNames } from '@/lib/people/queries'
import { db } from '@/lib/server/db'
import { findPlan, listPlanRows, type PlanRow } from './repo-plan'
import { planSchema, type SessionPlan } from './schema-plan'

const cursorKey = z.tuple([z.iso.datetime(), z.string()])

async function withTeams(rows: readonly PlanRow[]): Promise<SessionPlan[]> {
  const names = await mapTeamNames(rows.flatMap(({ teamId }) => teamId ?? []))
  return rows.map(({ teamId, date, ...row }) =>
    planSchema.parse({ ...row, team: teamId === null ? null : (names.get(teamId) ?? null), date: isoDay(date) }),
  )
}

/** Planned sessions, the next first; those whose day is over and that nobody wrote down stand before them. */
export async function listPlans(actor: MaybeActor, { limit, cursor }: PageQuery): Promise<Page<SessionPlan>> {
  authorize(actor, 'session.read')
  const page = toPage(
    await listPlanRows(db, decodeCursor(cursor, cursorKey), limit + 1),
    limit,
    (row) => [row.date.toISOString(), row.id],
    (row) => row,
  )
  return { ...page, data: await withTeams(page.data) }
}

/** @returns null where it is written down, cancelled, or never was */
export async function findSessionPlan(actor: MaybeActor, id: string): Promise<SessionPlan | null> {
  authorize(actor, 'session.read')
  const row = await findPlan(db, id)
  return row ? ((await withTeams([row]))[0] ?? null) : null
}

/** @throws AppError not_found */
export async function getSessionPlan(actor: MaybeActor, id: string): Promise<SessionPlan> {
  const plan = await findSessionPlan(actor, id)
  if (!plan) throw notFound('This planned session')
  return plan
}
