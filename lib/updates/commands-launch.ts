import { authorize, type MaybeActor } from '@/lib/core/actor'
import { notFound } from '@/lib/core/errors'
import { getItem } from '@/lib/roadmap/queries'
import { audit } from '@/lib/server/audit'
import { transaction } from '@/lib/server/db'
import { getLaunch } from './queries-launch'
import { deleteTick, saveTick } from './repo-launch'
import type { Launch, LaunchStep, TickInput } from './schema-launch'

const subject = (id: string) => ({ kind: 'roadmap-item', id })

/** Says that a step before a launch is done, or not needed; with who says so and when. @throws AppError not_found */
export async function tickStep(
  actor: MaybeActor,
  itemId: string,
  step: LaunchStep,
  { state, note }: TickInput,
  now: Date,
): Promise<Launch> {
  const pm = authorize(actor, 'roadmap.ship')
  await getItem(pm, itemId)
  await transaction(async (tx) => {
    await saveTick(tx, { itemId, step, state, note, byId: pm.id, at: now })
    await audit(tx, pm, 'launch.tick', subject(itemId), { step, state })
  })
  return getLaunch(pm, itemId, now)
}

/** Takes a tick back. @throws AppError not_found where there is none */
export async function untickStep(actor: MaybeActor, itemId: string, step: LaunchStep, now: Date): Promise<Launch> {
  const pm = authorize(actor, 'roadmap.ship')
  await getItem(pm, itemId)
  await transaction(async (tx) => {
    if (!(await deleteTick(tx, itemId, step))) throw notFound('This tick')
    await audit(tx, pm, 'launch.untick', subject(itemId), { step })
  })
  return getLaunch(pm, itemId, now)
}
