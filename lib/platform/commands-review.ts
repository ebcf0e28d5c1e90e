import type { Actor } from '@/lib/core/actor'
import { isToAssemble, keepAssembled } from '@/lib/updates/commands-review-draft'
import { monthBefore, monthOf, periodOf } from '@/lib/updates/rules-review'
import { assembleReview } from './queries-review'

/** In whose name the hub puts a review together: one who publishes reviews, and is nobody. */
const assembler: Actor = {
  ...{ id: '', name: '', email: '', role: 'pm', teamId: null, platformTeam: false, via: 'cli' },
}

/**
 * Puts together the review of the month that is over, once, as a draft that people edit and send. Of a month in which nothing
 * happened there is none. @returns whether one was kept
 */
export async function assembleLastMonth(now: Date): Promise<boolean> {
  const month = monthBefore(monthOf(now))
  if (!(await isToAssemble(month, periodOf(month).to))) return false
  const { quiet, ...assembled } = await assembleReview(assembler, month, now)
  return !quiet && keepAssembled(month, assembled, now)
}
