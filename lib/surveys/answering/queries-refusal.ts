import { linkKind, singleUseLinkHash } from './queries-single-use-link'
import type { Anonymity, SurveyStatus } from '../schema'
import { findUsedLinksOfSurveys } from './repo-links'

/** Why an answering page shows no form; each has its words in `words/notices.ts`. */
export type FormRefusal = 'closed' | 'invitedOnly' | 'notWhole' | 'spent'

/**
 * Why an answering page shows no form; null where it does. What is sent is checked again when it is sent.
 * @param ticket the single-use part of the address
 */
export async function findRefusal(
  survey: { id: string; status: SurveyStatus; anonymity: Anonymity; invitedOnly: boolean },
  ticket: string | undefined,
): Promise<FormRefusal | null> {
  if (survey.status === 'closed') return 'closed'
  if (survey.anonymity !== 'anonymous') return null
  if (!ticket) return survey.invitedOnly ? 'invitedOnly' : null
  if (!linkKind(survey.id, ticket)) return 'notWhole'
  const spent = await findUsedLinksOfSurveys([{ surveyId: survey.id, hash: singleUseLinkHash(survey.id, ticket) }])
  return spent.size > 0 ? 'spent' : null
}
