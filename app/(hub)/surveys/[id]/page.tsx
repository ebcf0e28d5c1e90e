import type { Metadata } from 'next'
import { CopyLink } from '@/components/surveys/copy-link'
import { Preview } from '@/components/surveys/preview'
import { ResultBand } from '@/components/results/result-band'
import { Participation, ResponseRates, ResultFacts, SegmentStrip } from '@/components/results/result-overview'
import { SurveyHeader } from '@/components/surveys/survey-header'
import { TeamFilter } from '@/components/results/team-filter'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Section } from '@/components/ui/page-header'
import { Segmented } from '@/components/ui/segmented'
import type { Actor } from '@/lib/core/actor'
import { param, type SearchParams } from '@/lib/core/url'
import { getComments } from '@/lib/results/queries-comments'
import { compareResults } from '@/lib/results/queries-compare'
import type { Survey } from '@/lib/surveys/schema'
import { surveyOfPage } from '../page-survey'
import { getResults } from '@/lib/results/queries'
import { changesSince } from '@/lib/results/queries-changes'

const BY = ['team', 'role', 'tenure'] as const

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { survey } = await surveyOfPage((await params).id, 'survey.results')
  return { title: survey.title }
}

export default async function SurveyPage({ params, searchParams }: Props) {
  const [{ id }, query] = await Promise.all([params, searchParams])
  const { actor, survey, mayWrite } = await surveyOfPage(id, 'survey.results')
  return (
    <>
      <SurveyHeader survey={survey} tab="results" mayWrite={mayWrite} />
      {survey.status === 'open' && (
        <div className="mb-6">
          <CopyLink url={survey.publicUrl} />
        </div>
      )}
      {survey.status === 'draft' && survey.responses === 0 ? (
        <Draft survey={survey} />
      ) : (
        <Findings
          actor={actor}
          survey={survey}
          team={param(query, 'team')}
          by={BY.find((by) => by === param(query, 'by')) ?? 'team'}
        />
      )}
    </>
  )
}

function Draft({ survey }: { survey: Survey }) {
  const edit = `/surveys/${survey.id}/edit`
  if (survey.questions.length === 0)
    return (
      <Empty title="Nothing is asked yet" action={<ButtonLink href={edit}>Add questions</ButtonLink>}>
        Add the first question, then open the survey.
      </Empty>
    )
  return (
    <div className="max-w-2xl">
      <p className="mb-4 text-ink-2">A draft: nobody can answer it yet. Open it to get the address to share.</p>
      <Preview questions={survey.questions} />
    </div>
  )
}

async function Findings({
  actor,
  survey,
  team,
  by,
}: {
  actor: Actor
  survey: Survey
  team: string | undefined
  by: (typeof BY)[number]
}) {
  const results = await getResults(actor, survey.id, team ? { team } : { by })
  const [{ comments, more }, changes, beside] = await Promise.all([
    team ? { comments: [], more: false } : getComments(actor, survey),
    team ? new Map() : changesSince(actor, survey, results.questions),
    team ? null : compareResults(actor, survey, results.questions),
  ])
  if (survey.responses === 0)
    return (
      <>
        <ResultFacts results={results} />
        <Empty title="No answers yet">
          They appear here as they come in, from {results.minimum.scores} on. Share the address above where people are.
        </Empty>
      </>
    )
  const others = (key: string) => {
    const compared = beside?.questions.find((one) => one.key === key)
    return compared && { compared, name: beside!.set!.name, href: `/surveys/${survey.id}/compare#benchmark` }
  }
  const of = (key: string) => comments.filter((comment) => comment.key === key || comment.key === `${key}.text`)
  return (
    <>
      <ResultFacts results={results} />
      <TeamFilter teams={results.participation} current={results.filter?.team ?? ''} />
      {!team && (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-x-10 gap-y-6 border-t py-6 xl:grid-cols-2">
          <div className="min-w-0 xl:col-span-2">
            <Segmented
              label="By"
              className="mb-3"
              choices={BY.map((one) => ({
                label: { team: 'Team', role: 'Role', tenure: 'Time here' }[one],
                href: one === 'team' ? '?' : `?by=${one}`,
                current: one === by,
              }))}
            />
            <SegmentStrip results={results} />
          </div>
          <Participation results={results} />
          <ResponseRates results={results} />
        </div>
      )}
      <Section title="Question by question" aside={more ? 'Showing the first 500 comments' : undefined}>
        {results.questions.map((result) => (
          <ResultBand
            key={result.key}
            result={result}
            minimum={results.minimum}
            comments={of(result.key)}
            change={changes.get(result.key)}
            beside={others(result.key)}
          />
        ))}
      </Section>
    </>
  )
}
