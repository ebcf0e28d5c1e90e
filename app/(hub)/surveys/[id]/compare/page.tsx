import type { Metadata } from 'next'
import { ComparePart } from '@/components/results/compare'
import { TeamRankingPart } from '@/components/results/team-ranking'
import { SurveyHeader } from '@/components/surveys/survey-header'
import { partOf } from '@/lib/core/parts'
import { param, type SearchParams } from '@/lib/core/url'
import { getComparison, getTeamRanking } from '@/lib/results/queries-compare'
import { orNotFound, surveyOfPage } from '../../page-survey'

export const metadata: Metadata = { title: 'Compare' }

/** So many questions are ranked on one page: each is a row of the picture and an entry in words. */
const QUESTIONS = 20

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }

export default async function ComparePage({ params, searchParams }: Props) {
  const [{ id }, query] = await Promise.all([params, searchParams])
  const { actor, survey, mayWrite } = await surveyOfPage(id, 'survey.results')
  const [ranking, comparison] = await orNotFound(
    Promise.all([getTeamRanking(actor, survey.id), getComparison(actor, survey.id, param(query, 'set') || undefined)]),
  )
  const part = partOf(ranking.questions, param(query, 'part'), QUESTIONS)
  return (
    <>
      <SurveyHeader survey={survey} tab="compare" mayWrite={mayWrite} />
      <TeamRankingPart ranking={ranking} part={part} params={query} />
      <ComparePart comparison={comparison} mayWrite={mayWrite} />
    </>
  )
}
