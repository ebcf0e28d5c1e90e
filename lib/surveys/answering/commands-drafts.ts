import { z } from 'zod'
import { authorize, type Actor, type MaybeActor } from '@/lib/core/actor'
import { conflict } from '@/lib/core/errors'
import { getDefinition } from './queries-definition'
import { ANSWER_LIMIT } from '../schema-limits'
import { deleteDraft, findDraft, putDraft, type SavedDraft } from './repo-drafts'

export const draftSchema = z.strictObject({
  token: z.string().min(1).max(100),
  key: z.string().min(1).max(100),
  values: z
    .record(z.string().max(400), z.array(z.string().max(20_000)).max(1_000))
    .refine((values) => JSON.stringify(values).length <= ANSWER_LIMIT * 2, 'These answers are too long together.'),
})

/**
 * Keeps a half-filled form of somebody the survey knows, so that they can go on with it on another device.
 * @throws AppError unauthenticated, not_found, conflict for an anonymous survey: of that nothing is kept here
 */
export async function saveDraft(
  actor: MaybeActor,
  { token, values, key }: z.infer<typeof draftSchema>,
  now: Date,
): Promise<{ kept: true }> {
  const { survey } = await getDefinition(token, now)
  if (survey.anonymity === 'anonymous') throw conflict('Of an anonymous survey nothing is kept before it is sent.')
  const { id } = authorize(actor, 'survey.answer')
  await putDraft(survey.id, id, { values, key }, now)
  return { kept: true }
}

/** What this person has typed so far; null where there is nothing. */
export const findOwnDraft = (actor: Actor, surveyId: string): Promise<SavedDraft | null> =>
  findDraft(surveyId, actor.id)

/** Forgets what this person had typed: it is sent now, or declined. */
export async function deleteOwnDraft(actor: MaybeActor, token: string, now: Date): Promise<void> {
  if (!actor) return
  const { survey } = await getDefinition(token, now)
  if (survey.anonymity !== 'anonymous') await deleteDraft(survey.id, actor.id)
}
