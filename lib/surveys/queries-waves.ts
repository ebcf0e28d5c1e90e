import { authorize, type MaybeActor } from '@/lib/core/actor'
import type { Schedule } from './reach/schema'
import { listSchedules } from './repo-waves'

/** Schedules, those that come next first. */
export async function getSchedules(actor: MaybeActor, templateId?: string): Promise<Schedule[]> {
  authorize(actor, 'survey.write')
  return listSchedules(templateId ? { templateId } : {})
}
