import { authorize, type Actor, type MaybeActor } from '@/lib/core/actor'
import { conflict, invalidField, notFound } from '@/lib/core/errors'
import { audit } from '@/lib/server/audit'
import { transaction, type Tx } from '@/lib/server/db'
import { enqueue } from '@/lib/server/jobs'
import { harvest } from './harvest'
import { settleAnswers } from './jobs'
import { workOutDrivers } from './jobs-drivers'
import { visibleStatuses } from './policy'
import { deleteDrafts } from './repo-drafts'
import {
  forgetReceipts,
  insertSurvey,
  lockSurvey,
  moveSurvey,
  updateSurvey,
  type SurveyFields,
  type SurveyRecord,
} from './repo'
import { freezePopulation, teamsOf } from './repo-waves'
import {
  assertModeChange,
  assertQuestionChange,
  assertQuestions,
  assertTransition,
  normalizeQuestion,
  sourcesOf,
} from './rules'
import { STATUSES, type CreateSurveyInput, type Survey, type SurveyStatus, type UpdateSurveyInput } from './schema'
import { invitedOf } from './queries'

const subject = (id: string) => ({ kind: 'survey', id })
const toDto = ({ translations: _t, sourceName: _s, ...survey }: SurveyRecord): Survey => survey

function assertMinimum(minScore: number, minComments: number): void {
  if (minComments < minScore) throw invalidField('minComments', 'Comments need at least as many answers as scores.')
}

/** The survey, locked; what a caller may not see is not there. */
async function locked(tx: Tx, actor: MaybeActor, id: string): Promise<SurveyRecord> {
  const survey = await lockSurvey(tx, id, visibleStatuses(actor))
  if (!survey) throw notFound('This survey')
  return survey
}

/** Makes a draft. */
export async function createSurvey(actor: MaybeActor, input: CreateSurveyInput, now: Date): Promise<Survey> {
  const author = authorize(actor, 'survey.write')
  const questions = input.questions.map(normalizeQuestion)
  assertQuestions(questions)
  assertMinimum(input.minScore ?? 5, input.minComments ?? Math.max(8, input.minScore ?? 0))
  return transaction(async (tx) => {
    const survey = await insertSurvey(
      tx,
      {
        ...defined(input),
        minComments: input.minComments ?? Math.max(8, input.minScore ?? 0),
        questions,
        title: input.title,
        anonymity: input.anonymity,
      },
      author.id,
      now,
    )
    await audit(tx, author, 'survey.create', subject(survey.id), { anonymity: survey.anonymity })
    return toDto(survey)
  })
}

/** Leaves out what was not sent: an absent field is not changed, unlike one that is null. */
const defined = <T extends object>(input: T) =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }

/** Changes what is sent. With responses in, wording may still be mended; mode, questions and options may not change. */
export async function editSurvey(actor: MaybeActor, id: string, input: UpdateSurveyInput): Promise<Survey> {
  const editor = authorize(actor, 'survey.write')
  const { revision, questions: asked, ...fields } = input
  return transaction(async (tx) => {
    const survey = await locked(tx, editor, id)
    if (revision !== undefined && revision !== survey.revision)
      throw conflict('Somebody else changed this survey meanwhile. Look at it again before you save.')
    const questions = asked?.map(normalizeQuestion)
    if (questions) {
      assertQuestions(questions)
      assertQuestionChange(survey.questions, questions, survey.responses)
    }
    if (fields.anonymity) assertModeChange(survey.anonymity, fields.anonymity, survey.responses)
    assertMinimum(fields.minScore ?? survey.minScore, fields.minComments ?? survey.minComments)
    if (survey.responses > 0 && (fields.minScore ?? survey.minScore) < survey.minScore)
      throw conflict('Responses are in: the minimum group can only be raised.')
    if (survey.responses > 0 && (fields.minComments ?? survey.minComments) < survey.minComments)
      throw conflict('Responses are in: the minimum group can only be raised.')
    // Nothing of an anonymous survey is kept by person, not even half-filled forms from before it was one.
    if (fields.anonymity && fields.anonymity !== survey.anonymity) await deleteDrafts(tx, { surveyId: id })
    const changes: Partial<SurveyFields> = { ...defined(fields), ...(questions && { questions }) }
    await updateSurvey(tx, id, changes)
    await audit(tx, editor, 'survey.edit', subject(id), { fields: Object.keys(changes) })
    return toDto(await locked(tx, editor, id))
  })
}

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

/** Everything that happens when a survey closes: what it found becomes evidence; the keys of sent forms and half-filled ones are forgotten. */
async function closing(tx: Tx, survey: SurveyRecord, now: Date): Promise<void> {
  const { id } = survey
  const teams = await teamsOf(id, tx)
  const invited = invitedOf(survey, teams)
  // The company changes; the N of this survey is the one of the day it closed.
  if (survey.invited === null && invited !== null) await updateSurvey(tx, id, { invited })
  await forgetReceipts(tx, id)
  await deleteDrafts(tx, { surveyId: id })
  if (survey.anonymity === 'anonymous') await enqueue(tx, settleAnswers, { surveyId: id })
  await enqueue(tx, workOutDrivers, { surveyId: id })
  await harvest(tx, { ...survey, invited }, teams, now)
}

/**
 * Opens or closes a survey within a transaction.
 * @param actor null: the hub itself, by schedule
 */
export async function moveInTransaction(
  tx: Tx,
  actor: Actor | null,
  id: string,
  to: SurveyStatus,
  now: Date,
): Promise<SurveyRecord> {
  const statuses = actor ? visibleStatuses(actor) : [...STATUSES]
  const survey = await lockSurvey(tx, id, statuses)
  if (!survey) throw notFound('This survey')
  assertTransition(survey.status, to)
  await (to === 'open' ? opening : closing)(tx, survey, now)
  if (!(await moveSurvey(tx, id, sourcesOf(to), to, now)))
    throw conflict('Somebody else changed this survey meanwhile.')
  await audit(tx, actor, `survey.${to === 'open' ? 'open' : 'close'}`, subject(id), { responses: survey.responses })
  const moved = await lockSurvey(tx, id, statuses)
  if (!moved) throw notFound('This survey')
  return moved
}

const move = async (actor: MaybeActor, id: string, to: SurveyStatus, now: Date): Promise<Survey> => {
  const mover = authorize(actor, 'survey.write')
  return transaction(async (tx) => toDto(await moveInTransaction(tx, mover, id, to, now)))
}

/** Opens a draft, or a closed survey again. The teams it is opened to are frozen the first time. */
export const openSurvey = (actor: MaybeActor, id: string, now: Date): Promise<Survey> => move(actor, id, 'open', now)

/** Closes a survey. What it found becomes evidence in the same transaction. */
export const closeSurvey = (actor: MaybeActor, id: string, now: Date): Promise<Survey> => move(actor, id, 'closed', now)
