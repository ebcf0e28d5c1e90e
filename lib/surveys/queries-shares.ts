import { isoDay } from '@/lib/core/clock'
import { authorize, type MaybeActor } from '@/lib/core/actor'
import { notFound } from '@/lib/core/errors'
import { sha256 } from '@/lib/server/hash'
import { resultsOf, surveyRecord } from './queries'
import { findSurvey } from './repo'
import { listShares, openShare, opensResults, type Share } from './repo-shares'
import type { Results } from './results-schema'

/** The shares of a survey, for those who may make them. */
export async function getShares(actor: MaybeActor, surveyId: string): Promise<{ shares: Share[]; opensResults: boolean }> {
  authorize(actor, 'survey.write')
  const [shares, opens] = await Promise.all([listShares(surveyId), opensResults(surveyId)])
  return { shares, opensResults: opens }
}

/** The same of a survey by its id, as the API says them. @throws AppError not_found */
export async function listSurveyShares(actor: MaybeActor, id: string): Promise<Share[]> {
  return listShares((await surveyRecord(authorize(actor, 'survey.write'), id)).id)
}

/**
 * What a share shows to whoever has its address: figures only, never words, with its own least group where that is larger.
 * @throws AppError not_found for one that never was, was revoked or is over: they cannot be told apart
 */
export async function sharedResults(token: string, now: Date): Promise<{ results: Results; share: Pick<Share, 'label' | 'expiresAt' | 'byTeam'> }> {
  const share = await openShare(sha256(token), now)
  const survey = share && (await findSurvey({ id: share.surveyId }, ['open', 'closed']))
  if (!survey) throw notFound('This page')
  const strict = { ...survey, minScore: Math.max(share.minimum, survey.minScore), minComments: Math.max(share.minimum, survey.minComments) }
  const results = await resultsOf(strict, share.byTeam ? { by: 'team' } : {})
  return { results: share.byTeam ? results : withoutTeams(results), share }
}

/** Who took part, by team, is not for everybody outside. */
const withoutTeams = (results: Results): Results => ({ ...results, participation: [], missing: [], dissimilarity: null })

/**
 * Results at the survey's own address, for whoever could answer, where the survey says so: once it is closed, and its day has come.
 * @throws AppError not_found before that, and where it does not
 */
export async function openedResults(publicToken: string, today: Date): Promise<Results> {
  const survey = await findSurvey({ publicToken, openResults: true }, ['closed'])
  if (!survey || (survey.resultsOn !== null && survey.resultsOn > isoDay(today))) throw notFound('This page')
  return withoutTeams(await resultsOf(survey, {}))
}
