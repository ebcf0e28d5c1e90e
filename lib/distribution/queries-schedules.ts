import { authorize, type MaybeActor } from '@/lib/core/actor'
import type { Schedule } from './schema'
import { listSchedules } from './repo-schedules'

/** Schedules, those that come next first. */
export async function getSchedules(actor: MaybeActor, templateId?: string): Promise<Schedule[]> {
  authorize(actor, 'survey.write')
  return listSchedules(templateId ? { templateId } : {})
}
