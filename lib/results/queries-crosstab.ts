import { authorize, can, type MaybeActor } from '@/lib/core/actor'
import { conflict, invalidField } from '@/lib/core/errors'
import { getSurveyRecord, listSurveysReadWhole } from '@/lib/surveys/queries'
import type { SurveyRecord } from '@/lib/surveys/schema-record'
import type { Answers, Question } from '@/lib/surveys/schema'
import { isScale } from '@/lib/surveys/types/rules-facts'
import { resultsOf } from './queries'
import { openResponses, responsesWithheldOf, rowViewOf } from './queries-responses'
import { listResponses } from './repo-responses'
import type { By } from './rules-groups'
import { byChoiceOf, choiceQuestionOf } from './rules-chosen'
import { asksKano } from './rules-kano'
import { crosstabOf, kanoOfPair, variablesOf, type Variable } from './rules-crosstab'
import { opportunityOf } from './rules-opportunity'
import type { ByChoice } from './schema-chosen'
import type { Crosstab, KanoResult, Opportunity } from './schema-crosstab'

/** Responses that a table is counted from at most. */
const MOST = 50_000

/**
 * Why nothing that is said together may be shown of a survey, in words; null where it may. What two answers of one
 * person have in common is no sum over one question: it is only shown where each whole response may be read anyway
 * (docs/decisions/0026-responses-or-groups.md). Looking at a table does not decide that for a survey.
 */
async function togetherWithheld(survey: SurveyRecord): Promise<string | null> {
  if (survey.anonymity === 'named' || survey.disclosure === 'responses') return null
  return (
    (await responsesWithheldOf(survey)) ??
    'Whether this survey shows single responses or figures by group is not decided yet. Opening its list of responses ' +
      'decides it for single responses; tables of two questions are shown then.'
  )
}

/** The same for a page. @throws AppError not_found */
export async function findTogetherWithheld(actor: MaybeActor, id: string): Promise<string | null> {
  if (!can(actor, 'survey.responses')) return 'Tables of two questions are for those who may read single responses.'
  return togetherWithheld(await getSurveyRecord(actor, id))
}

async function rowsOf(
  actor: MaybeActor,
  id: string,
): Promise<{ survey: SurveyRecord; questions: Question[]; answers: Answers[] }> {
  const reader = authorize(actor, 'survey.responses')
  const found = await getSurveyRecord(reader, id)
  const why = await togetherWithheld(found)
  if (why !== null) throw conflict(why, { reason: 'responses-withheld' })
  const { survey, of } = await openResponses(reader, found, undefined)
  const [view, rows] = await Promise.all([rowViewOf(survey, false), listResponses(survey.id, MOST, undefined, of)])
  if (rows.length > MOST)
    throw conflict(`This survey has more than ${MOST} responses. Export them, and count them there.`, {
      reason: 'too-many',
    })
  const shown = await view.show(rows)
  return { survey, questions: view.questions, answers: shown.map((one) => one.answers) }
}

function pick(variables: readonly Variable[], field: string, id: string): Variable {
  const found = variables.find((one) => one.id === id)
  if (!found) throw invalidField(field, 'There is no such closed question. Of a matrix, write “key:row”.')
  return found
}

/**
 * One closed question by another, for those who may read single responses.
 * @throws AppError conflict where single responses are withheld or too few, invalid for a question that is not there
 */
export async function getCrosstab(
  actor: MaybeActor,
  id: string,
  asked: { rows: string; columns: string },
): Promise<Crosstab> {
  const { survey, questions, answers } = await rowsOf(actor, id)
  const variables = variablesOf(questions)
  const [rows, columns] = [pick(variables, 'rows', asked.rows), pick(variables, 'columns', asked.columns)]
  return crosstabOf(rows, columns, answers, survey.minComments)
}

/**
 * What those say who chose it and those who were told to use it, where tables of two questions are shown.
 * @throws AppError as getCrosstab, and invalid where the survey does not ask it
 */
export async function getByChoice(actor: MaybeActor, id: string): Promise<ByChoice> {
  const { survey, questions, answers } = await rowsOf(actor, id)
  const asked = choiceQuestionOf(questions)
  if (!asked) throw invalidField('id', 'This survey does not ask “Why do you use it?” in the answers of the template.')
  return byChoiceOf({ ...survey, questions }, asked, answers)
}

/** A feature's Kano category from its pair of questions. @throws AppError as getCrosstab, and invalid where one has not five answers */
export async function getKano(
  actor: MaybeActor,
  id: string,
  asked: { present: string; absent: string },
): Promise<KanoResult> {
  const { survey, questions, answers } = await rowsOf(actor, id)
  const variables = variablesOf(questions)
  const sideOf = (field: 'present' | 'absent') => {
    const variable = pick(variables, field, asked[field])
    return { variable, question: questions.find((one) => one.key === variable.id.split(':')[0]) }
  }
  const found = kanoOfPair(sideOf('present'), sideOf('absent'), answers, survey.minComments)
  if (!found)
    throw invalidField('present', 'Both questions of a Kano pair have five answers, from liking it to disliking it.')
  return found
}

/**
 * The opportunity of a need (how important, how satisfied), over everybody and by group, from figures that the results
 * show anyway. @throws AppError invalid for a question that is not there
 */
export async function getOpportunity(
  actor: MaybeActor,
  id: string,
  asked: { importance: string; satisfaction: string; by?: By | undefined },
): Promise<Opportunity> {
  const survey = await getSurveyRecord(authorize(actor, 'survey.results'), id)
  const { questions } = await resultsOf(survey, { by: asked.by, scoresOnly: true })
  const sideOf = (field: 'importance' | 'satisfaction') => {
    const found = questions.find((one) => one.key === asked[field] && isScale(one))
    if (!found) throw invalidField(field, 'There is no such question with a scale.')
    if (found.favourableEnd === 'none')
      throw invalidField(field, 'Neither end of its scale is the good one, so no share of it is favourable.')
    return found
  }
  return opportunityOf(sideOf('importance'), sideOf('satisfaction'))
}

/** Surveys that are looked through for Kano pairs, the newest, and those of them that are named. */
const LOOKED_THROUGH = 200
const MOST_NAMED = 5

/**
 * The newest surveys with Kano pairs whose two answers may be read together, for whom the roadmap is put in order; none for those who may
 * not read single responses.
 */
export async function listKanoSurveys(actor: MaybeActor): Promise<{ id: string; title: string }[]> {
  if (!can(actor, 'survey.responses')) return []
  return (await listSurveysReadWhole(actor, LOOKED_THROUGH))
    .filter(({ questions }) => asksKano(questions))
    .slice(0, MOST_NAMED)
    .map(({ id, title }) => ({ id, title }))
}
