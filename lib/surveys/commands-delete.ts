import { authorize, type MaybeActor } from '@/lib/core/actor'
import { conflict, notFound } from '@/lib/core/errors'
import { audit } from '@/lib/server/audit'
import { transaction } from '@/lib/server/db'
import { visibleStatuses } from './policy'
import { lockSurvey } from './repo'
import { deleteSurveys, isInUse } from './repo-undo'
import { whyNotDeletable } from './rules'

/**
 * Deletes a survey that was made by mistake: a draft without responses, invitations or a schedule. Everything else stays,
 * for people were asked or answered.
 * @throws AppError not_found, conflict with the reason why it stays
 */
export async function deleteSurvey(actor: MaybeActor, id: string): Promise<void> {
  const writer = authorize(actor, 'survey.write')
  await transaction(async (tx) => {
    const survey = await lockSurvey(tx, id, visibleStatuses(writer))
    if (!survey) throw notFound('This survey')
    const reason = whyNotDeletable(survey, await isInUse(tx, id))
    if (reason) throw conflict(reason)
    await deleteSurveys(tx, [id])
    await audit(tx, writer, 'survey.delete', { kind: 'survey', id })
  })
}
