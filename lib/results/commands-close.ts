import { authorize, type Actor, type MaybeActor } from '@/lib/core/actor'
import { transaction, type Tx } from '@/lib/server/db'
import { enqueue } from '@/lib/server/jobs'
import { markClosed } from '@/lib/surveys/commands-status'
import { recordFindings } from './commands-findings'
import { FIGURES_MS } from './refresh'
import { workOutDrivers } from './jobs-drivers'
import { shuffleAnswers } from './jobs-shuffle'
import { toDto } from '@/lib/surveys/presenter'
import type { Survey } from '@/lib/surveys/schema'
import type { SurveyRecord } from '@/lib/surveys/schema-record'

/** So long closing may take: what the figures of a large company show is decided once more. */
export const CLOSING_MS = FIGURES_MS

/**
 * Closes a survey within a transaction: what it found becomes evidence; the keys of sent forms and half-filled ones are forgotten.
 * @param actor null: the hub itself, by schedule
 */
export async function closeInTransaction(tx: Tx, actor: Actor | null, id: string, now: Date): Promise<SurveyRecord> {
  const { before, teams, survey } = await markClosed(tx, actor, id, now)
  if (survey.anonymity === 'anonymous') await enqueue(tx, shuffleAnswers, { surveyId: id })
  await enqueue(tx, workOutDrivers, { surveyId: id })
  await recordFindings(tx, before, teams, now)
  return survey
}

/** Closes a survey. What it found becomes evidence in the same transaction. */
export async function closeSurvey(actor: MaybeActor, id: string, now: Date): Promise<Survey> {
  const closer = authorize(actor, 'survey.write')
  return transaction(async (tx) => toDto(closer, await closeInTransaction(tx, closer, id, now)), CLOSING_MS)
}
