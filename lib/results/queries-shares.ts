import { isoDay } from '@/lib/core/clock'
import { authorize, type MaybeActor } from '@/lib/core/actor'
import { notFound } from '@/lib/core/errors'
import { sha256 } from '@/lib/server/hash'
import { getSurveyRecord } from '@/lib/surveys/queries'
import { listReaders, listShares, openShare, opensResults, type Share, type SharedReader } from './repo-shares'
import type { Results } from './schema'
import { resultsAreOpen } from '@/lib/surveys/rules'
import { translateQuestions } from '@/lib/surveys/rules-translate'
import { resultsOf } from './queries'
import type { SurveyRecord } from '@/lib/surveys/schema-record'
import { findSurvey } from '@/lib/surveys/queries-record'

/** The shares of a survey, for those who may make them. */
export async function getShares(
  actor: MaybeActor,
  surveyId: string,
): Promise<{ shares: Share[]; opensResults: boolean }> {
  authorize(actor, 'survey.write')
  const [shares, opens] = await Promise.all([listShares(surveyId), opensResults(surveyId)])
  return { shares, opensResults: opens }
}

/** The same of a survey by its id, as the API says them. @throws AppError not_found */
export async function listSurveyShares(actor: MaybeActor, id: string): Promise<Share[]> {
  return listShares((await getSurveyRecord(authorize(actor, 'survey.write'), id)).id)
}

/** Results beside the languages in which they can be read. */
export interface Readable {
  results: Results
  /** What the survey was written in, and what it was translated to. */
  language: string
  languages: string[]
}

/** Results under the survey's words in a language, where it has that. */
async function readable(
  survey: SurveyRecord,
  chosen: string | undefined,
  query: Parameters<typeof resultsOf>[1],
): Promise<Readable> {
  const translation = chosen ? survey.translations[chosen] : undefined
  const results = await resultsOf(
    {
      ...survey,
      title: translation?.title || survey.title,
      questions: translateQuestions(survey.questions, translation),
    },
    query,
  )
  return { results, language: survey.language, languages: survey.languages }
}

/**
 * What a share shows to whoever has its address: figures only, never words, with its own least group where that is larger, over all its
 * looks (`largeEnough`).
 * @param chosen language, of those the survey has
 * @throws AppError not_found for one that never was, was revoked or is over: they cannot be told apart
 */
export async function sharedResults(
  token: string,
  chosen: string | undefined,
  now: Date,
): Promise<Readable & { share: Pick<Share, 'label' | 'expiresAt' | 'byTeam'> }> {
  const share = await openShare(sha256(token), now)
  const survey = share && (await findSurvey({ id: share.surveyId }, ['open', 'closed']))
  if (!survey) throw notFound('This page')
  // Who has a share with the survey's own minimum reads what everybody here does.
  const readers = (await listReaders(survey.id)).filter(({ minimum }) => minimum > survey.minScore)
  const isOwn = ({ minimum, byTeam }: SharedReader) => minimum === share.minimum && byTeam === share.byTeam
  const own = readers.find(isOwn)
  const least = own ? { shared: { own, others: readers.filter((one) => !isOwn(one)) } } : {}
  const read = await readable(survey, chosen, {
    ...least,
    ...(share.byTeam && { by: 'team' as const, scoresOnly: true }),
  })
  return { ...read, results: share.byTeam ? read.results : withoutTeams(read.results), share }
}

/** Who took part, by team, is not for everybody outside. */
const withoutTeams = (results: Results): Results => ({
  ...results,
  participation: [],
  missing: [],
  dissimilarity: null,
})

/**
 * Results at the survey's own address, for whoever could answer, where the survey says so: once it is closed, and its day has come.
 * @param chosen language, of those the survey has
 * @throws AppError not_found before that, and where it does not
 */
export async function openedResults(publicToken: string, chosen: string | undefined, today: Date): Promise<Readable> {
  const survey = await findSurvey({ publicToken, openResults: true }, ['closed'])
  if (!survey || !resultsAreOpen({ openResults: true, resultsOn: survey.resultsOn }, isoDay(today)))
    throw notFound('This page')
  const read = await readable(survey, chosen, {})
  return { ...read, results: withoutTeams(read.results) }
}
