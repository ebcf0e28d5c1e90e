import { authorize, type Actor, type MaybeActor } from '@/lib/core/actor'
import { conflict, invalidField, notFound } from '@/lib/core/errors'
import { recordEvidence, withdrawEvidence } from '@/lib/evidence/commands'
import { putInTheme, takeFromTheme } from '@/lib/evidence/commands-themes'
import { listEvidenceIds } from '@/lib/evidence/queries'
import { audit } from '@/lib/server/audit'
import { transaction, type Tx } from '@/lib/server/db'
import { sha256 } from '@/lib/server/hash'
import { isShown, commentPiece } from './commands-findings'
import { visibleStatuses } from '@/lib/surveys/policy'
import { commentCounts, lockComment, updateComment, type FindingComment } from './repo-comments'
import type { Triage } from './schema-comments'
import type { SurveyRecord } from '@/lib/surveys/schema-record'
import { findSurvey, listTeamsOf } from '@/lib/surveys/queries-record'

const subject = (id: string) => ({ kind: 'survey-comment', id })

/** The survey and one of its comments, locked. A comment that may not be shown yet is treated as not found. */
async function lockShownComment(
  tx: Tx,
  actor: MaybeActor,
  surveyId: string,
  id: string,
): Promise<{ survey: SurveyRecord; comment: FindingComment }> {
  const survey = await findSurvey({ id: surveyId }, visibleStatuses(actor), tx)
  const comment = survey && (await lockComment(tx, surveyId, id))
  if (!comment) throw notFound('This comment')
  const counts = await commentCounts(surveyId, [comment.key], tx)
  if (!isShown(survey, comment, counts)) throw notFound('This comment')
  return { survey, comment }
}

/** Every piece of evidence a comment became: itself, and spans of it. */
const refsOf = (comment: Pick<FindingComment, 'id' | 'spans'>) =>
  [comment.id, ...comment.spans].map((id) => ({ kind: 'answer' as const, id }))

/** What may be changed of a comment at once. What is not sent stays. */
export interface CommentChange extends Omit<Triage, 'surveyId' | 'id'> {
  /** Why it has to be out of sight; null brings it back. */
  quarantine?: string | null | undefined
}

/**
 * Says what is to be done about a comment, who may read it, what it is about, and whether it is in quarantine: out of sight of all but
 * researchers, because it names or hurts somebody. Evidence that everybody could read is then taken back; it is evidence again only when
 * somebody makes it so.
 * @throws AppError not_found, conflict for one that is in quarantine already, or is not
 */
export async function changeComment(
  actor: MaybeActor,
  { surveyId, id, quarantine, ...fields }: CommentChange & { surveyId: string; id: string },
  now: Date,
): Promise<{ id: string }> {
  const reader = authorize(actor, 'survey.responses')
  return transaction(async (tx) => {
    const { comment } = await lockShownComment(tx, reader, surveyId, id)
    if (typeof quarantine === 'string' && comment.hiddenFor !== null)
      throw conflict('This comment is in quarantine already.')
    if (quarantine === null && comment.hiddenFor === null) throw conflict('This comment is not in quarantine.')
    await updateComment(tx, id, {
      ...fields,
      ...(fields.tags && { tags: [...new Set(fields.tags)] }),
      ...(quarantine !== undefined && {
        hiddenFor: quarantine,
        hiddenAt: quarantine === null ? null : now,
        hiddenById: quarantine === null ? null : reader.id,
      }),
    })
    if (typeof quarantine === 'string' || (fields.audience === 'researchers' && comment.audience !== 'researchers'))
      await withdrawEvidence(tx, refsOf(comment))
    if (Object.keys(fields).length > 0)
      await audit(tx, reader, 'survey.comment-triage', subject(id), { surveyId, fields: Object.keys(fields) })
    if (quarantine !== undefined)
      await audit(
        tx,
        reader,
        quarantine === null ? 'survey.comment-release' : 'survey.comment-quarantine',
        subject(id),
        { surveyId },
      )
    return { id }
  })
}

const spanId = (comment: Pick<FindingComment, 'id'>, text: string): string => sha256(`${comment.id}:${text}`)

/**
 * Makes a comment evidence, whole or a span of it, once. Its suppression goes with it: no person of an anonymous survey, a team only
 * where it may be named, kept to researchers where the comment is.
 * @throws AppError conflict for one in quarantine, invalid for a span that is not in it
 */
export async function commentToEvidence(
  actor: MaybeActor,
  input: { surveyId: string; id: string; span?: string | undefined },
  now: Date,
): Promise<{ evidenceId: string }> {
  const reader = authorize(actor, 'insight.write')
  return transaction(async (tx) => {
    const { survey, comment } = await lockShownComment(tx, reader, input.surveyId, input.id)
    if (comment.hiddenFor !== null) throw conflict('A comment in quarantine is no evidence. Bring it back first.')
    const span = input.span?.trim()
    if (span && !comment.text.includes(span)) throw invalidField('span', 'These words are not in the comment.')
    const part = span && span !== comment.text.trim() ? { id: spanId(comment, span), text: span } : undefined
    return { evidenceId: await record(tx, reader, survey, comment, part, now) }
  })
}

async function record(
  tx: Tx,
  reader: Actor,
  survey: SurveyRecord,
  comment: FindingComment,
  part: { id: string; text: string } | undefined,
  now: Date,
): Promise<string> {
  const [evidenceId = ''] = await recordEvidence(
    tx,
    [commentPiece(survey, comment, { teams: await listTeamsOf(survey.id, tx), now, span: part })],
    () => now,
  )
  if (part) await updateComment(tx, comment.id, { spans: [...new Set([...comment.spans, part.id])] })
  await audit(tx, reader, 'survey.comment-evidence', subject(comment.id), {
    surveyId: survey.id,
    span: part !== undefined,
  })
  return evidenceId
}

/**
 * Puts what a comment says in a theme of the evidence, by name; one that nobody has used yet is made. What is in a
 * theme is evidence: a comment
 * that is none yet becomes it, whole.
 * @throws AppError not_found, conflict for one in quarantine
 */
export async function addCommentTheme(
  actor: MaybeActor,
  input: { surveyId: string; id: string; theme: string },
  now: Date,
): Promise<{ themeId: string }> {
  authorize(actor, 'insight.write')
  const reader = authorize(actor, 'theme.promote')
  return transaction(async (tx) => {
    const { survey, comment } = await lockShownComment(tx, reader, input.surveyId, input.id)
    if (comment.hiddenFor !== null) throw conflict('A comment in quarantine is in no theme. Bring it back first.')
    const pieces = await listEvidenceIds(tx, refsOf(comment))
    if (pieces.size === 0) await record(tx, reader, survey, comment, undefined, now)
    const { themeId } = await putInTheme(tx, refsOf(comment), input.theme, survey.id, now)
    await audit(tx, reader, 'survey.comment-theme', subject(comment.id), { surveyId: survey.id, theme: themeId })
    return { themeId }
  })
}

/** Takes it out of a theme that somebody had put it in. @throws AppError not_found */
export async function removeCommentTheme(
  actor: MaybeActor,
  input: { surveyId: string; id: string; themeId: string },
): Promise<{ id: string }> {
  const reader = authorize(actor, 'theme.promote')
  return transaction(async (tx) => {
    const { survey, comment } = await lockShownComment(tx, reader, input.surveyId, input.id)
    if (!(await takeFromTheme(tx, refsOf(comment), input.themeId, survey.id)))
      throw notFound('This theme of the comment')
    await audit(tx, reader, 'survey.comment-untheme', subject(comment.id), {
      surveyId: survey.id,
      theme: input.themeId,
    })
    return { id: comment.id }
  })
}
