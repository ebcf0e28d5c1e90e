import { recordFindings } from '@/lib/results/commands-findings'
import { tallyKeys } from '@/lib/results/refresh'
import { findSurvey } from '@/lib/surveys/repo'
import { tenureOn } from '@/lib/surveys/schema-tenure'
import type { Prisma, Tx } from '@/lib/server/db'
import { idOf } from '../language/random'
import type { Heard } from '../language/topics'
import type { Workspace } from '../language/workspace'
import { insert } from './rows'

const commentId = (responseId: string, key: string): string => idOf(`comment ${responseId} ${key}`)
const json = (value: unknown) => value as Prisma.InputJsonValue

/** Surveys with their responses; what the closed ones found becomes evidence by the surveys' own recordFindings. */
export async function writeSurveys(
  tx: Tx,
  { company, calendar, pm, surveys, benchmarks }: Workspace,
): Promise<Heard[]> {
  const { ago } = calendar
  await insert(
    tx,
    'Survey',
    surveys.map((survey) => ({
      id: survey.id,
      title: survey.title,
      description: survey.description,
      purpose: survey.purpose,
      askedBy: 'The platform team',
      status: survey.closesAgo > 0 ? 'closed' : 'open',
      anonymity: survey.anonymity,
      questions: json(survey.questions),
      publicToken: survey.publicToken,
      invited: survey.invited,
      series: survey.series,
      openedAt: ago(survey.openedAgo),
      closesAt: ago(survey.closesAgo),
      closedAt: survey.closesAgo > 0 ? ago(survey.closesAgo) : null,
      resultsOn: ago(survey.closesAgo - 7),
      createdById: company.who(pm).id,
      createdAt: ago(survey.openedAgo + 2),
      updatedAt: ago(Math.max(0, survey.closesAgo)),
    })),
  )
  await insert(
    tx,
    'SurveyResponse',
    surveys.flatMap((survey) =>
      survey.responses.map((response) => ({
        id: response.id,
        surveyId: survey.id,
        anonymity: survey.anonymity,
        day: ago(Math.max(0, response.daysAgo)),
        answers: json(response.answers),
        teamId: response.team.id,
        role: response.discipline,
        personId: response.person?.id ?? null,
        tenure: tenureOn(ago(response.joinedAgo), ago(Math.max(0, response.daysAgo))),
      })),
    ),
  )
  const sets = benchmarks.map((set) => ({ ...set, id: idOf(`benchmark ${set.name}`) }))
  await insert(
    tx,
    'SurveyBenchmark',
    sets.map(({ id, name, source, importedAgo }) => ({
      id,
      name,
      source,
      createdById: company.who(pm).id,
      createdAt: ago(importedAgo),
    })),
  )
  await insert(
    tx,
    'SurveyBenchmarkValue',
    sets.flatMap(({ id, values }) => values.map((value) => ({ ...value, benchmarkId: id }))),
  )
  const closed = surveys.filter((survey) => survey.closesAgo > 0)
  // Comments get random ids when they are counted. Here they are there before, so that the demo is the same each time and
  // insights can refer to them.
  await insert(
    tx,
    'SurveyComment',
    closed.flatMap((survey) => {
      const { texts } = tallyKeys(survey.questions)
      return survey.responses.flatMap(({ id: responseId, answers }) =>
        texts.flatMap((key) => {
          const text = answers[key]
          const isComment = typeof text === 'string' && text.trim() !== ''
          return isComment ? [{ id: commentId(responseId, key), surveyId: survey.id, responseId, key, text }] : []
        }),
      )
    }),
  )
  for (const { id, closesAgo } of closed) {
    const survey = await findSurvey({ id }, ['closed'], tx)
    if (survey) await recordFindings(tx, survey, company.teams, ago(closesAgo))
  }
  return closed.flatMap((survey) =>
    survey.responses.flatMap((response) =>
      Object.entries(response.topics).map(([key, topic]): Heard => ({
        kind: 'answer',
        id: commentId(response.id, key),
        topic,
      })),
    ),
  )
}
