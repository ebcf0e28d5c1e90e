import { authorize, type MaybeActor } from '@/lib/core/actor'
import { conflict, invalidField, notFound } from '@/lib/core/errors'
import { systemClock } from '@/lib/core/clock'
import { audit } from '@/lib/server/audit'
import { transaction, type Tx } from '@/lib/server/db'
import { publish } from '@/lib/server/events'
import { enqueue } from '@/lib/server/jobs'
import { visibleStatuses } from './policy'
import { toDto } from './presenter'
import { deleteDrafts } from './answering/repo-drafts'
import { insertSurvey, lockSurvey, markFiguresDue, updateSurvey } from './repo'
import {
  assertModeChange,
  assertQuestionChange,
  assertQuestions,
  changedEnds,
  markChangedEnds,
  normalizeQuestion,
  statusAt,
} from './rules'
import type { CreateSurveyInput, Survey, UpdateSurveyInput } from './schema'
import { closeDueType } from './schema-jobs'
import type { SurveyFields, SurveyRecord } from './schema-record'
const subject = (id: string) => ({ kind: 'survey', id })

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
    return toDto(author, survey)
  })
}

/** Leaves out what was not sent: an absent field is not changed, unlike one that is null. */
const defined = <T extends object>(input: T) =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }

/** Changes what is sent. With responses in, wording may still be mended; mode, questions and options may not change. */
export async function editSurvey(
  actor: MaybeActor,
  id: string,
  input: UpdateSurveyInput,
  now: Date = systemClock(),
): Promise<Survey> {
  const editor = authorize(actor, 'survey.write')
  const { revision, questions: asked, ...fields } = input
  return transaction(async (tx) => {
    const survey = await locked(tx, editor, id)
    if (revision !== undefined && revision !== survey.revision)
      throw conflict('Somebody else changed this survey meanwhile. Look at it again before you save.')
    const sent = asked?.map(normalizeQuestion)
    if (sent) {
      assertQuestions(sent)
      assertQuestionChange(survey.questions, sent, survey.responses)
    }
    const answered = survey.responses > 0
    const questions = sent && answered ? markChangedEnds(survey.questions, sent) : sent
    const ends = sent && answered ? changedEnds(survey.questions, sent) : []
    if (fields.anonymity) assertModeChange(survey.anonymity, fields.anonymity, survey.responses)
    assertMinimum(fields.minScore ?? survey.minScore, fields.minComments ?? survey.minComments)
    if (survey.responses > 0 && (fields.minScore ?? survey.minScore) < survey.minScore)
      throw conflict('Responses are in: the minimum group can only be raised.')
    if (survey.responses > 0 && (fields.minComments ?? survey.minComments) < survey.minComments)
      throw conflict('Responses are in: the minimum group can only be raised.')
    if (survey.responses > 0 && fields.disclosure !== undefined && fields.disclosure !== survey.disclosure)
      throw conflict('Responses are in: whether single responses or figures by group are shown cannot change any more.')
    // Nothing of an anonymous survey is kept by person, not even half-filled forms from before it was one.
    if (fields.anonymity && fields.anonymity !== survey.anonymity) await deleteDrafts(tx, { surveyId: id })
    const changes: Partial<SurveyFields> = { ...defined(fields), ...(questions && { questions }) }
    await updateSurvey(tx, id, changes)
    // Groups that are hidden from now on are hidden wherever what was found has been carried.
    if (
      survey.responses > 0 &&
      ((fields.minScore ?? survey.minScore) > survey.minScore ||
        (fields.minComments ?? survey.minComments) > survey.minComments)
    ) {
      await markFiguresDue(tx, id)
      await publish(tx, 'survey.minimum-raised', { ids: [id] })
    }
    // What was found is told again wherever it has been carried, counted at the other end.
    if (ends.length > 0) {
      await audit(tx, editor, 'survey.favourable-end', subject(id), { ends: ends.map((one) => ({ ...one })) })
      await publish(tx, 'survey.favourable-end-changed', { ids: ends.map(({ key }) => `${id}:${key}`) })
    }
    // It takes no answers from that moment on; what closing does besides is done by the job.
    if (statusAt({ status: survey.status, closesAt: changes.closesAt ?? null }, now) !== survey.status)
      await enqueue(tx, closeDueType, {})
    await audit(tx, editor, 'survey.edit', subject(id), { fields: Object.keys(changes) })
    return toDto(editor, await locked(tx, editor, id))
  })
}
