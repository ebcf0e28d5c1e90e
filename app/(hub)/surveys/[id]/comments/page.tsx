import type { Metadata } from 'next'
import { CommentFilterForm } from '@/components/results/comment-filter'
import { CommentList } from '@/components/results/comment-list'
import { SurveyHeader } from '@/components/surveys/survey-header'
import { Empty } from '@/components/ui/empty'
import { Pagination } from '@/components/ui/pagination'
import { can } from '@/lib/core/actor'
import { plainText } from '@/lib/core/text/inline'
import { param, type SearchParams } from '@/lib/core/url'
import { commentsPage, type CommentQuery } from '@/lib/results/queries-comments'
import { surveyOfPage } from '../../page-survey'

export const metadata: Metadata = { title: 'Comments' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }
const FIELDS = ['q', 'key', 'status', 'tag', 'team', 'theme', 'hidden'] as const

export default async function CommentsPage({ params, searchParams }: Props) {
  const [{ id }, query] = await Promise.all([params, searchParams])
  const { actor, survey, mayWrite } = await surveyOfPage(id, 'survey.results')
  const filter: CommentQuery = Object.fromEntries(
    FIELDS.map((name) => [name, param(query, name)?.slice(0, 200) || undefined]),
  )
  const page = await commentsPage(actor, survey, filter, param(query, 'cursor'))
  const labels = Object.fromEntries(
    survey.questions.flatMap((one) => [
      [one.key, plainText(one.label)],
      [`${one.key}.text`, `${plainText(one.label)} (other)`],
    ]),
  )
  return (
    <>
      <SurveyHeader survey={survey} tab="comments" mayWrite={mayWrite} />
      {(page.keys.length > 0 || Object.values(filter).some(Boolean)) && (
        <CommentFilterForm
          query={filter}
          questions={page.keys.map((key) => ({ value: key, label: labels[key] ?? key }))}
          tags={page.tags}
          teams={page.teams}
          themes={page.themes}
          mayTriage={can(actor, 'survey.responses')}
        />
      )}
      {page.comments.length === 0 ? (
        <Empty
          title={
            survey.responses === 0
              ? 'No comments yet'
              : page.keys.length === 0
                ? 'Too few comments to show'
                : 'No comment fits'
          }
        >
          {page.keys.length === 0
            ? `What was written to a question is shown from ${survey.minComments} comments on.`
            : 'Take a part of the filter away.'}
        </Empty>
      ) : (
        <>
          <CommentList
            surveyId={survey.id}
            comments={page.comments}
            labels={Object.fromEntries(page.comments.map(({ key }) => [key, labels[key] ?? key]))}
            themes={page.themes.map((theme) => theme.label)}
            mayTriage={can(actor, 'survey.responses')}
          />
          <Pagination params={query} nextCursor={page.nextCursor} />
        </>
      )}
    </>
  )
}
