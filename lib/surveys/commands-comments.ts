import { authorize, type MaybeActor } from '@/lib/core/actor'
import { conflict, invalidField, notFound } from '@/lib/core/errors'
import { recordEvidence, withdrawEvidence } from '@/lib/evidence/commands'
import { audit } from '@/lib/server/audit'
import { transaction, type Tx } from '@/lib/server/db'
import { sha256 } from '@/lib/server/hash'
import { pieceOf } from './harvest'
import { visibleStatuses } from './policy'
import { findSurvey, type SurveyRecord } from './repo'
import { commentCounts, lockComment, updateComment, type HarvestComment } from './repo-comments'
import { teamsOf } from './repo-waves'
import type { Triage } from './schema-comments'

const subject = (id: string) => ({ kind: 'survey-comment', id })

/** The survey and one of its comments, locked; what is not yet shown is not there. */
async function held(tx: Tx, actor: MaybeActor, surveyId: string, id: string): Promise<{ survey: SurveyRecord; comment: HarvestComment }> {
  const survey = await findSurvey({ id: surveyId }, visibleStatuses(actor), tx)
  const comment = survey && (await lockComment(tx, surveyId, id))
  if (!comment) throw notFound('This comment')
  const counts = await commentCounts(surveyId, [comment.key], tx)
  if (survey.anonymity !== 'named' && (counts.get(comment.key) ?? 0) < survey.minComments) throw notFound('This comment')
  return { survey, comment }
}

/** Says what is to be done about a comment, who may read it, and what it is about. What is not sent stays. */
export async function triageComment(actor: MaybeActor, { surveyId, id, ...fields }: Triage): Promise<{ id: string }> {
  const reader = authorize(actor, 'survey.responses')
  return transaction(async (tx) => {
    const { comment } = await held(tx, reader, surveyId, id)
    await updateComment(tx, id, { ...fields, ...(fields.tags && { tags: [...new Set(fields.tags)] }) })
    // What everybody could read as evidence is taken back; made evidence again, it has its new readers.
    if (fields.audience === 'researchers' && comment.audience !== 'researchers') await withdrawEvidence(tx, refsOf(comment))
    await audit(tx, reader, 'survey.comment-triage', subject(id), { surveyId, fields: Object.keys(fields) })
    return { id }
  })
}

/** Every piece of evidence a comment became: itself, and spans of it. */
const refsOf = (comment: HarvestComment) => [comment.id, ...comment.spans].map((id) => ({ kind: 'answer' as const, id }))

/** Takes a comment out of sight of all but researchers, because it names or hurts somebody; evidence of it is taken back. */
export async function quarantineComment(actor: MaybeActor, input: { surveyId: string; id: string; reason: string }, now: Date): Promise<{ id: string }> {
  const reader = authorize(actor, 'survey.responses')
  return transaction(async (tx) => {
    const { comment } = await held(tx, reader, input.surveyId, input.id)
    if (comment.hiddenFor !== null) throw conflict('This comment is in quarantine already.')
    await updateComment(tx, input.id, { hiddenFor: input.reason, hiddenAt: now, hiddenById: reader.id })
    await withdrawEvidence(tx, refsOf(comment))
    await audit(tx, reader, 'survey.comment-quarantine', subject(input.id), { surveyId: input.surveyId })
    return { id: input.id }
  })
}

/** Brings a comment back into sight. It is evidence again only when somebody makes it so. */
export async function releaseComment(actor: MaybeActor, input: { surveyId: string; id: string }): Promise<{ id: string }> {
  const reader = authorize(actor, 'survey.responses')
  return transaction(async (tx) => {
    const { comment } = await held(tx, reader, input.surveyId, input.id)
    if (comment.hiddenFor === null) throw conflict('This comment is not in quarantine.')
    await updateComment(tx, input.id, { hiddenFor: null, hiddenAt: null, hiddenById: null })
    await audit(tx, reader, 'survey.comment-release', subject(input.id), { surveyId: input.surveyId })
    return { id: input.id }
  })
}

const spanId = (comment: Pick<HarvestComment, 'id'>, text: string): string => sha256(`${comment.id}:${text}`)

/**
 * Makes a comment evidence, whole or a span of it, once. Its suppression goes with it: no person of an anonymous survey, a team only
 * where it may be named, kept to researchers where the comment is.
 * @throws AppError conflict for one in quarantine, invalid for a span that is not in it
 */
export async function commentToEvidence(actor: MaybeActor, input: { surveyId: string; id: string; span?: string | undefined }, now: Date): Promise<{ evidenceId: string }> {
  const reader = authorize(actor, 'insight.write')
  return transaction(async (tx) => {
    const { survey, comment } = await held(tx, reader, input.surveyId, input.id)
    if (comment.hiddenFor !== null) throw conflict('A comment in quarantine is no evidence. Bring it back first.')
    const span = input.span?.trim()
    if (span && !comment.text.includes(span)) throw invalidField('span', 'These words are not in the comment.')
    const part = span && span !== comment.text.trim() ? { id: spanId(comment, span), text: span } : undefined
    const [evidenceId = ''] = await recordEvidence(tx, [pieceOf(survey, comment, await teamsOf(survey.id, tx), part)], () => now)
    if (part) await updateComment(tx, comment.id, { spans: [...new Set([...comment.spans, part.id])] })
    await audit(tx, reader, 'survey.comment-evidence', subject(comment.id), { surveyId: survey.id, span: part !== undefined })
    return { evidenceId }
  })
}
