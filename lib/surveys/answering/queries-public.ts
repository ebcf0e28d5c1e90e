import { notFound } from '@/lib/core/errors'
import type { Actor } from '@/lib/core/actor'
import { findOpened } from '../repo'
import type { PublicSurvey } from '../schema-api'
import type { SurveyRecord } from '../schema-record'
import { getDefinition } from './queries-definition'
import { disciplineOf, personAnswered } from './repo-responses'
import { minutesBetween } from '../rules-time'
import type { Answers } from '../schema'
import { withYesNoIn } from '../messages/presenter-yes-no'
import { promiseOf, statusAt, type AnswerPromise } from '../rules'
import { translateQuestions } from '../rules-translate'
import { asksSegment, segmentAnswers } from './rules-visible'

type Asked = Omit<PublicSurvey, 'teams' | 'roles' | 'tenures'> & {
  id: string
  series: string | null
  promise: AnswerPromise
  invitedOnly: boolean
  embeddable: boolean
}

/** What is asked, by whom and why, in a language where the survey has one. @throws AppError not_found for a draft */
function askedBy(survey: SurveyRecord, language: string | undefined, now: Date): Asked {
  if (survey.status === 'draft') throw notFound('This survey')
  const translation = language ? survey.translations[language] : undefined
  const minutes = minutesBetween(survey.questions)
  return {
    id: survey.id,
    series: survey.series,
    promise: promiseOf(survey),
    invitedOnly: survey.invitedOnly,
    embeddable: survey.embeddable,
    title: translation?.title || survey.title,
    description: translation?.description || survey.description,
    status: statusAt(survey, now),
    anonymity: survey.anonymity,
    askedBy: survey.askedBy,
    purpose: translation?.purpose || survey.purpose,
    closing: translation?.closing || survey.closing,
    minutes: minutes.most,
    leastMinutes: minutes.least,
    resultsOn: survey.resultsOn,
    language: survey.language,
    languages: survey.languages,
    questions: translateQuestions(withYesNoIn(survey.questions, language || survey.language), translation).map(
      ({ note: _note, favourableEnd: _end, favourableEndChanged: _changed, ...question }) => question,
    ),
  }
}

/**
 * A survey as its respondents see it, in a language where it has one.
 * @throws AppError not_found also for a draft: it is nobody's to answer yet
 */
export async function getPublicSurvey(
  token: string,
  language: string | undefined,
  now: Date,
): Promise<
  Asked &
    Pick<PublicSurvey, 'teams' | 'roles' | 'tenures'> & {
      /** Whether teams are left out of the list because they are smaller than a result may be. */
      smallTeams: boolean
    }
> {
  // Read anew: who comes right after it closed must not fill in a form that is then refused.
  const { survey, teams, roles, tenures } = await getDefinition(token, now, true)
  const known = survey.anonymity !== 'anonymous'
  return {
    ...askedBy(survey, language, now),
    smallTeams: !known && teams.some((team) => team.headcount < survey.minScore),
    // A survey that knows its people knows their teams too; an anonymous one asks, and takes no answer for an answer.
    teams: known
      ? []
      : teams.filter((team) => team.headcount >= survey.minScore).map((team) => ({ value: team.id, label: team.name })),
    // Where single responses are shown, no role and no tenure is kept: it is not asked for either.
    roles: known || survey.disclosure === 'responses' ? [] : roles,
    tenures: known || survey.disclosure === 'responses' ? [] : tenures,
  }
}

/** The same without what a respondent may say of themselves, for the pages after the answer. @throws AppError not_found */
export async function getAskedSurvey(token: string, language: string | undefined, now: Date): Promise<Asked> {
  const survey = await findOpened(token)
  if (!survey) throw notFound('This survey')
  return askedBy(survey, language, now)
}

/** Whether a person has answered a survey that knows its people. */
export const hasAnswered = (surveyId: string, personId: string): Promise<boolean> => personAnswered(surveyId, personId)

/** What conditions may know of somebody whom the survey knows: team and role, read only where a question depends on them. */
export async function getKnownSegments(actor: Actor, { questions }: Pick<PublicSurvey, 'questions'>): Promise<Answers> {
  if (!asksSegment(questions)) return {}
  return segmentAnswers(actor.teamId, asksSegment(questions, 'segment.role') ? await disciplineOf(actor.id) : null)
}
