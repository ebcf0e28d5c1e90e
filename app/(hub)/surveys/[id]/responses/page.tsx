import type { Metadata } from 'next'
import { ReasonForm, ResponseTable } from '@/components/results/response-table'
import { SurveyHeader } from '@/components/surveys/survey-header'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Pagination } from '@/components/ui/pagination'
import { paths } from '@/lib/core/paths'
import { param, type SearchParams } from '@/lib/core/url'
import { getResponses, getResponsesWithheld } from '@/lib/results/queries-responses'
import { surveyOfPage } from '../../page-survey'

export const metadata: Metadata = { title: 'Responses' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }

export default async function ResponsesPage({ params, searchParams }: Props) {
  const [{ id }, query] = await Promise.all([params, searchParams])
  const { actor, survey, mayWrite } = await surveyOfPage(id, 'survey.responses')
  const enough = survey.anonymity === 'named' ? survey.responses > 0 : survey.responses >= survey.minComments
  const reason = param(query, 'reason')?.trim()
  const seesPeople = reason !== undefined && reason.length >= 3 && survey.anonymity === 'confidential'
  const withheld = enough && !seesPeople ? await getResponsesWithheld(actor, id) : null
  const page =
    enough && withheld === null
      ? await getResponses(actor, id, {
          limit: 50,
          cursor: param(query, 'cursor'),
          reason: reason && reason.length >= 3 ? reason.slice(0, 500) : undefined,
        })
      : null
  return (
    <>
      <SurveyHeader survey={survey} tab="responses" mayWrite={mayWrite} />
      {survey.anonymity === 'confidential' && <ReasonForm reason={reason ?? ''} />}
      {page ? (
        <>
          <ResponseTable survey={{ ...survey, questions: page.questions }} responses={page.data} />
          <Pagination params={query} nextCursor={page.nextCursor} />
        </>
      ) : withheld !== null ? (
        <Empty
          title="Single responses are withheld"
          action={<ButtonLink href={paths.survey(survey.id)}>Results by team</ButtonLink>}
        >
          {withheld}
        </Empty>
      ) : (
        <Empty title={survey.responses === 0 ? 'No responses yet' : 'Too few responses to show one by one'}>
          {survey.anonymity === 'named'
            ? 'Each response appears here with who gave it.'
            : `Single responses are shown from ${survey.minComments} on, so that none points at ` +
              `somebody.${survey.responses === 0 ? '' : ` There ${survey.responses === 1 ? 'is 1' : `are ${survey.responses}`} so far.`}`}
        </Empty>
      )}
    </>
  )
}
