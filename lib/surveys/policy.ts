import { can, type MaybeActor } from '@/lib/core/actor'
import type { Anonymity, SurveyStatus } from './schema'

/** Drafts are their researchers' own; what is or was open is known to everybody who may read surveys. */
export function visibleStatuses(actor: MaybeActor): SurveyStatus[] {
  if (can(actor, 'survey.write')) return ['draft', 'open', 'closed']
  return can(actor, 'survey.read') ? ['open', 'closed'] : []
}

/** Who answered: in a named survey for all who see the answers, in a confidential one for a stated reason, else never. */
export function showsPeople(anonymity: Anonymity, reason: string | undefined): boolean {
  return anonymity === 'named' || (anonymity === 'confidential' && reason !== undefined)
}
