import { authorize, type MaybeActor } from '@/lib/core/actor'
import { conflict, invalidField, notFound } from '@/lib/core/errors'
import { newToken } from '@/lib/core/ids'
import { audit } from '@/lib/server/audit'
import { transaction } from '@/lib/server/db'
import { env } from '@/lib/server/env'
import { sha256 } from '@/lib/server/hash'
import { countSteps, endShare, insertShare, setOpenResults } from './repo-shares'
import { findSurvey } from '@/lib/surveys/queries-record'

const DAY_MS = 86_400_000

export interface NewShare {
  surveyId: string
  label: string
  days: number
  minimum: number
  byTeam: boolean
}

/**
 * Makes a read-only address of a survey's results, for whoever has it. The token is in the answer and nowhere else.
 * @throws AppError invalid where it would show smaller groups than the survey itself, conflict for a draft
 */
export async function shareResults(
  actor: MaybeActor,
  input: NewShare,
  now: Date,
): Promise<{ id: string; url: string }> {
  const sharer = authorize(actor, 'survey.write')
  return transaction(async (tx) => {
    const survey = await findSurvey({ id: input.surveyId }, ['draft', 'open', 'closed'], tx)
    if (!survey) throw notFound('This survey')
    if (survey.status === 'draft') throw conflict('A draft has no results to share. Open it first.')
    if (input.minimum < survey.minScore)
      throw invalidField(
        'minimum',
        `Groups are shown from ${survey.minScore} answers on; a share cannot show smaller ones.`,
      )
    const token = newToken()
    const share = await insertShare(tx, {
      surveyId: survey.id,
      label: input.label,
      minimum: input.minimum,
      byTeam: input.byTeam,
      hash: sha256(token),
      stepsBefore: await countSteps(tx, survey.id),
      expiresAt: new Date(now.getTime() + input.days * DAY_MS),
      createdAt: now,
      createdById: sharer.id,
    })
    await audit(
      tx,
      sharer,
      'survey.share',
      { kind: 'survey', id: survey.id },
      { share: share.id, days: input.days, minimum: input.minimum },
    )
    return { id: share.id, url: `${env().BASE_URL}/r/${token}` }
  })
}

/** Ends a share at once. */
export async function revokeShare(
  actor: MaybeActor,
  input: { surveyId: string; id: string },
  now: Date,
): Promise<{ id: string }> {
  const sharer = authorize(actor, 'survey.write')
  return transaction(async (tx) => {
    if (!(await endShare(tx, input.surveyId, input.id, now))) throw notFound('This share')
    await audit(tx, sharer, 'survey.share-revoke', { kind: 'survey', id: input.surveyId }, { share: input.id })
    return { id: input.id }
  })
}

/** Whether those who could answer may see the results at the survey's own address, once it is closed. */
export async function openResults(
  actor: MaybeActor,
  input: { surveyId: string; open: boolean },
): Promise<{ id: string }> {
  const sharer = authorize(actor, 'survey.write')
  return transaction(async (tx) => {
    const survey = await findSurvey({ id: input.surveyId }, ['draft', 'open', 'closed'], tx)
    if (!survey) throw notFound('This survey')
    await setOpenResults(tx, survey.id, input.open)
    await audit(tx, sharer, 'survey.open-results', { kind: 'survey', id: survey.id }, { open: input.open })
    return { id: survey.id }
  })
}
