import { authorize, type MaybeActor } from '@/lib/core/actor'
import { DAY_MS } from '@/lib/core/clock'
import { invalidField, notFound } from '@/lib/core/errors'
import { maskSensitive } from '@/lib/core/text/sensitive'
import { audit } from '@/lib/server/audit'
import { transaction } from '@/lib/server/db'
import { getTeam } from './commands'
import { getSessionPlan } from './queries-plan'
import { deletePlan, insertPlan, updatePlan } from './repo-plan'
import type { PlanInput, PlanPatch, SessionPlan } from './schema-plan'

/** @throws AppError invalid at `date`: what was held is a session */
function checkComing(date: Date | undefined, now: Date): void {
  if (date && date.getTime() + DAY_MS <= now.getTime())
    throw invalidField('date', 'This day is over. Write the session down instead.')
}

/** Plans a session: it stands in the calendar, and nothing counts it. @throws AppError invalid */
export async function planSession(actor: MaybeActor, input: PlanInput, now: Date): Promise<SessionPlan> {
  const author = authorize(actor, 'session.write')
  checkComing(input.date, now)
  const id = await transaction(async (tx) => {
    const team = await getTeam(tx, input.team)
    const plan = await insertPlan(tx, {
      ...{ kind: input.kind, title: maskSensitive(input.title), teamId: team?.id ?? null, date: input.date },
      createdById: author.id,
    })
    await audit(tx, author, 'session.plan', { kind: 'session-plan', id: plan }, { kind: input.kind })
    return plan
  })
  return getSessionPlan(actor, id)
}

/** Moves or renames what is planned. @throws AppError not_found, invalid */
export async function changePlan(actor: MaybeActor, id: string, patch: PlanPatch, now: Date): Promise<SessionPlan> {
  const author = authorize(actor, 'session.write')
  checkComing(patch.date, now)
  await transaction(async (tx) => {
    const team = patch.team === undefined ? undefined : await getTeam(tx, patch.team)
    const changed = await updatePlan(tx, id, {
      ...(patch.kind && { kind: patch.kind }),
      ...(patch.title !== undefined && { title: maskSensitive(patch.title) }),
      ...(patch.date && { date: patch.date }),
      ...(team !== undefined && { teamId: team?.id ?? null }),
    })
    if (!changed) throw notFound('This planned session')
    await audit(tx, author, 'session.replan', { kind: 'session-plan', id })
  })
  return getSessionPlan(actor, id)
}

/** Cancels what is planned. @throws AppError not_found */
export async function cancelPlan(actor: MaybeActor, id: string): Promise<void> {
  const author = authorize(actor, 'session.write')
  await transaction(async (tx) => {
    if (!(await deletePlan(tx, id))) throw notFound('This planned session')
    await audit(tx, author, 'session.unplan', { kind: 'session-plan', id })
  })
}
