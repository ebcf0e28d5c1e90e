import { answerOf } from '@/lib/surveys/types/rules-facts'
import type { Metadata } from 'next'
import { DriversPart } from '@/components/results/drivers'
import { SurveyHeader } from '@/components/surveys/survey-header'
import { param, type SearchParams } from '@/lib/core/url'
import { getDrivers } from '@/lib/results/queries-drivers'
import { surveyOfPage } from '../../page-survey'

export const metadata: Metadata = { title: 'Drivers' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }

export default async function DriversPage({ params, searchParams }: Props) {
  const [{ id }, query] = await Promise.all([params, searchParams])
  const { actor, survey, mayWrite } = await surveyOfPage(id, 'survey.results')
  const wanted = param(query, 'outcome')
  // An address with a question that is no longer there shows the usual one.
  const outcome = survey.questions.some((question) => question.key === wanted && answerOf(question) === 'number')
    ? wanted
    : undefined
  return (
    <>
      <SurveyHeader survey={survey} tab="drivers" mayWrite={mayWrite} />
      <DriversPart drivers={await getDrivers(actor, survey.id, outcome)} />
    </>
  )
}
