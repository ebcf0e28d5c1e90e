import { authorize, type MaybeActor } from '@/lib/core/actor'
import { AppError, invalidField, notFound } from '@/lib/core/errors'
import { audit } from '@/lib/server/audit'
import { transaction } from '@/lib/server/db'
import { getSurveyRecord } from '@/lib/surveys/queries'
import type { Question } from '@/lib/surveys/schema'
import type { SurveyRecord } from '@/lib/surveys/schema-record'
import { getAsked } from './queries-asked'
import { deleteQuestion, saveQuestion } from './repo-asked'
import { lockCapability } from './repo-capabilities'
import { canSay, ownAnswersOf } from './rules-asked'
import type { Asked, AskedInput, AskedQuery } from './schema-asked'

async function surveyFor(actor: MaybeActor, id: string): Promise<SurveyRecord> {
  try {
    return await getSurveyRecord(actor, id)
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found')
      throw invalidField('survey', 'There is no such survey.')
    throw error
  }
}

/** The values of answers that are named by value or by label; null for one that the question does not have. */
const valuesOf = ({ options = [] }: Question, named: readonly string[]): (string | null)[] => {
  const answers = options.filter(({ na }) => !na)
  const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()
  return named.map(
    (one) =>
      (answers.find(({ value }) => value === one) ?? answers.find(({ label }) => same(label, one)))?.value ?? null,
  )
}

/**
 * Says that a survey question asks about a capability. Once more with other answers changes which of them are counted.
 * @throws AppError not_found, invalid where the question cannot say it
 */
export async function linkQuestion(
  actor: MaybeActor,
  capabilityId: string,
  input: AskedInput,
  now: Date,
): Promise<Asked> {
  const pm = authorize(actor, 'catalog.write')
  const { id: surveyId, questions } = await surveyFor(pm, input.survey)
  const question = questions.find(({ key }) => key === input.question)
  if (!question) throw invalidField('question', 'The survey has no such question.')
  if (!canSay(input.purpose, question))
    throw invalidField(
      'question',
      {
        chosen: 'Only a question with one answer of several can say whether people chose it.',
        load: 'Only a rating or a number can say how much it takes.',
        steps: 'Only the question of the template “Do you know and use it?” can say how far people came.',
      }[input.purpose],
    )
  const counts =
    input.purpose === 'chosen' ? (input.counts ? valuesOf(question, input.counts) : ownAnswersOf(question)) : []
  if (input.purpose === 'chosen' && (counts.length === 0 || counts.includes(null))) {
    const labels = question.options?.filter(({ na }) => !na).map(({ label }) => `“${label}”`) ?? []
    throw invalidField('counts', `Say which of its answers mean that it was chosen: ${labels.join(', ')}.`)
  }
  const key = { capabilityId, purpose: input.purpose, surveyId, questionKey: question.key }
  await transaction(async (tx) => {
    if (!(await lockCapability(tx, capabilityId))) throw notFound('This capability')
    await saveQuestion(tx, { ...key, counts: counts.filter((one) => one !== null) }, now)
    await audit(
      tx,
      pm,
      'capability.ask',
      { kind: 'capability', id: capabilityId },
      { purpose: input.purpose, surveyId },
    )
  })
  return getAsked(pm, capabilityId)
}

/** A question says nothing of a capability any more. @throws AppError not_found */
export async function unlinkQuestion(
  actor: MaybeActor,
  capabilityId: string,
  { purpose, survey, question }: AskedQuery,
): Promise<void> {
  const pm = authorize(actor, 'catalog.write')
  await transaction(async (tx) => {
    const key = { capabilityId, purpose, surveyId: survey, questionKey: question }
    if (!(await deleteQuestion(tx, key))) throw notFound('This question')
    await audit(tx, pm, 'capability.unask', { kind: 'capability', id: capabilityId }, { purpose, surveyId: survey })
  })
}
