import { authorize, type Actor, type MaybeActor } from '@/lib/core/actor'
import { conflict, invalidField, notFound } from '@/lib/core/errors'
import { audit } from '@/lib/server/audit'
import { transaction, type Tx } from '@/lib/server/db'
import { visibleStatuses } from './policy'
import { deleteDrafts } from './answering/repo-drafts'
import { deleteSubmissionKeys, lockSurvey, changeStatus, updateSurvey } from './repo'
import { assertQuestions, surveyMachine } from './rules'
import { STATUSES, type Survey, type SurveyStatus } from './schema'
import { invitedOf } from './rules-invited'
import { freezePopulation, listTeamsOf } from './repo-population'
import type { SurveyRecord, TeamRow } from './schema-record'
import { toDto } from './presenter'

/** Everything that has to hold and to happen when a survey opens. */
async function opening(tx: Tx, survey: SurveyRecord, now: Date): Promise<void> {
  if (survey.questions.length === 0) throw invalidField('questions', 'Add a question before you open it.')
  assertQuestions(survey.questions)
  await freezePopulation(tx, survey.id)
  // Opened again after its day, or with answers enough: it would close at once.
  if (survey.closesAt !== null && new Date(survey.closesAt) <= now)
    await updateSurvey(tx, survey.id, { closesAt: null })
  if (survey.closesAfter !== null && survey.responses >= survey.closesAfter)
    await updateSurvey(tx, survey.id, { closesAfter: null })
}

/** The survey, locked, if it may move there. @throws AppError not_found, conflict */
async function lockedFor(tx: Tx, actor: Actor | null, id: string, to: SurveyStatus): Promise<SurveyRecord> {
  const survey = await lockSurvey(tx, id, visibleTo(actor))
  if (!survey) throw notFound('This survey')
  surveyMachine.assert(survey.status, to)
  return survey
}

async function moveTo(tx: Tx, actor: Actor | null, before: SurveyRecord, to: SurveyStatus, now: Date) {
  const { id, responses } = before
  if (!(await changeStatus(tx, id, [before.status], to, now)))
    throw conflict('This survey was changed by another person meanwhile.')
  await audit(tx, actor, `survey.${to === 'open' ? 'open' : 'close'}`, { kind: 'survey', id }, { responses })
  const moved = await lockSurvey(tx, id, visibleTo(actor))
  if (!moved) throw notFound('This survey')
  return moved
}

const visibleTo = (actor: Actor | null): SurveyStatus[] => (actor ? visibleStatuses(actor) : [...STATUSES])

/**
 * Opens a survey within a transaction.
 * @param actor null: the hub itself, by schedule
 * @throws AppError not_found, conflict, invalid for one that cannot be answered
 */
export async function openInTransaction(tx: Tx, actor: Actor | null, id: string, now: Date): Promise<SurveyRecord> {
  const survey = await lockedFor(tx, actor, id, 'open')
  await opening(tx, survey, now)
  return moveTo(tx, actor, survey, 'open', now)
}

/**
 * Takes no more answers. Only the survey's own part of closing: what it found is recorded by the results room, whose `closeInTransaction`
 * everything that closes a survey calls.
 * @returns the survey as it was before, with the N of the day it closed, its teams, and as it is now
 */
export async function markClosed(
  tx: Tx,
  actor: Actor | null,
  id: string,
  now: Date,
): Promise<{ before: SurveyRecord; teams: TeamRow[]; survey: SurveyRecord }> {
  const survey = await lockedFor(tx, actor, id, 'closed')
  const teams = await listTeamsOf(id, tx)
  const invited = invitedOf(survey, teams)
  // The company changes; the N of this survey is the one of the day it closed.
  if (survey.invited === null && invited !== null) await updateSurvey(tx, id, { invited })
  await deleteSubmissionKeys(tx, id)
  await deleteDrafts(tx, { surveyId: id })
  return { before: { ...survey, invited }, teams, survey: await moveTo(tx, actor, survey, 'closed', now) }
}

/** Opens a draft, or a closed survey again. The teams it is opened to are frozen the first time. */
export async function openSurvey(actor: MaybeActor, id: string, now: Date): Promise<Survey> {
  const opener = authorize(actor, 'survey.write')
  return transaction(async (tx) => toDto(opener, await openInTransaction(tx, opener, id, now)))
}
