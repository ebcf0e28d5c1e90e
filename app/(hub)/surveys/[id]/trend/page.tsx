import type { Metadata } from 'next'
import { SurveyHeader } from '@/components/surveys/survey-header'
import { TrendPart } from '@/components/results/trend'
import type { SearchParams } from '@/lib/core/url'
import { getTrend } from '@/lib/results/queries-trend'
import { surveyOfPage } from '../../page-survey'

export const metadata: Metadata = { title: 'Trend' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }

export default async function TrendPage({ params, searchParams }: Props) {
  const { actor, survey, mayWrite } = await surveyOfPage((await params).id, 'survey.results')
  return (
    <>
      <SurveyHeader survey={survey} tab="trend" mayWrite={mayWrite} />
      <TrendPart trend={await getTrend(actor, survey.id)} params={await searchParams} />
    </>
  )
}
