import type { Metadata } from 'next'
import { CopyLink } from '@/components/surveys/copy-link'
import { DeleteDraft } from '@/components/surveys/delete-draft'
import { Preview } from '@/components/surveys/preview'
import { knowsPeople } from '@/lib/results/rules'
import { MAX_COMMENTS, ResultBand } from '@/components/results/result-band'
import { Participation, ResponseRates, ResultFacts } from '@/components/results/result-overview'
import { MatrixStrips, SegmentStrip } from '@/components/results/segment-strip'
import { SurveyHeader } from '@/components/surveys/survey-header'
import { Scores } from '@/components/results/scores'
import { ResultSummary } from '@/components/results/result-summary'
import { TeamFilter } from '@/components/results/team-filter'
import { AnchorFinder } from '@/components/ui/anchor-finder'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Section } from '@/components/ui/page-header'
import { Parts } from '@/components/ui/parts'
import { Segmented } from '@/components/ui/segmented'
import type { Actor } from '@/lib/core/actor'
import { AppError } from '@/lib/core/errors'
import { partOf } from '@/lib/core/parts'
import { paths } from '@/lib/core/paths'
import { param, type SearchParams } from '@/lib/core/url'
import { getFirstComments } from '@/lib/results/queries-comments'
import { compareResults } from '@/lib/results/queries-compare'
import type { Results } from '@/lib/results/schema'
import type { Survey } from '@/lib/surveys/schema'
import { surveyOfPage } from '../page-survey'
import { getResults } from '@/lib/results/queries'
import { changesSince } from '@/lib/results/queries-changes'
import { partOfQuestion, QUESTIONS_SHOWN } from '@/lib/results/rules-parts'

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
        <Draft survey={survey} mayWrite={mayWrite} />
      ) : (
        <Findings
          actor={actor}
          survey={survey}
          team={param(query, 'team')}
          by={BY.find((by) => by === param(query, 'by')) ?? 'team'}
          query={query}
        />
      )}
    </>
  )
}

function Draft({ survey, mayWrite }: { survey: Survey; mayWrite: boolean }) {
  const remove = mayWrite && survey.openedAt === null && <DeleteDraft id={survey.id} title={survey.title} />
  const edit = paths.surveyEdit(survey.id)
  if (survey.questions.length === 0)
    return (
      <Empty
        title="Nothing is asked yet"
        action={
          <div className="flex flex-wrap gap-2">
            <ButtonLink href={edit}>Add questions</ButtonLink>
            {remove}
          </div>
        }
      >
        Add the first question, then open the survey.
      </Empty>
    )
  return (
    <div className="max-w-2xl">
      <p className="mb-4 text-ink-2">A draft: nobody can answer it yet. Open it to get the address to share.</p>
      <Preview questions={survey.questions} />
      {remove && <div className="mt-6 border-t pt-4">{remove}</div>}
    </div>
  )
}

/** Answers from which on the first of its questions is shown; of choices and words that is later than of scores. */
const firstShown = ({ questions, minimum }: Results) =>
  questions.length > 0 ? Math.min(...questions.map((one) => one.least)) : minimum.scores

async function Findings({
  actor,
  survey,
  team,
  by,
  query,
}: {
  actor: Actor
  survey: Survey
  team: string | undefined
  by: (typeof BY)[number]
  query: SearchParams
}) {
  const results = await getResults(actor, survey.id, team ? { team } : { by, scoresOnly: true, withRows: true }).catch(
    (error: unknown) => {
      if (team && error instanceof AppError && error.code === 'invalid') return null
      throw error
    },
  )
  if (!results) return <UnknownTeam survey={survey} team={team!} />
  const [comments, changes, beside] = await Promise.all([
    team ? [] : getFirstComments(actor, survey, MAX_COMMENTS + 1),
    team ? new Map() : changesSince(actor, survey, results.questions),
    team ? null : compareResults(actor, survey, results.questions),
  ])
  if (survey.responses === 0)
    return (
      <>
        <ResultFacts results={results} />
        <Empty title="No answers yet">
          They appear here as they come in, from {firstShown(results)} on. Share the address above where people are.
        </Empty>
      </>
    )
  const others = (key: string) => {
    const compared = beside?.questions.find((one) => one.key === key)
    return compared && { compared, name: beside!.set!.name, href: paths.surveyCompare(survey.id, {}, 'benchmark') }
  }
  const group = results.filter?.team
  const part = partOf(results.questions, param(query, 'part'), QUESTIONS_SHOWN)
  const here = new Set(part.rows.map((one) => one.key))
  // What was quoted from a question leads to it, also where the parts were larger then.
  const elsewhere = Object.fromEntries(
    results.questions.flatMap(({ key }) =>
      here.has(key) ? [] : [[key, paths.survey(survey.id, partOfQuestion(results.questions, key), key)]],
    ),
  )
  const of = (key: string) => comments.filter((comment) => comment.key === key || comment.key === `${key}.text`)
  return (
    <>
      <ResultFacts results={results} />
      <TeamFilter teams={results.participation} current={results.filter?.team ?? ''} />
      <ResultSummary results={results} changes={changes} group={group ?? 'all respondents'} />
      <Scores scores={results.scores} />
      {!team && (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-x-10 gap-y-6 border-t py-6 xl:grid-cols-2">
          <div className="min-w-0 xl:col-span-2">
            <Segmented
              label="By"
              className="mb-3"
              choices={BY.map((one) => ({
                label: { team: 'Team', role: 'Role', tenure: 'Tenure' }[one],
                href: one === 'team' ? '?' : `?by=${one}`,
                current: one === by,
              }))}
            />
            {results.groupsWithheld ? (
              <p className="max-w-prose text-ink-2">{results.groupsWithheld}</p>
            ) : (
              <>
                <SegmentStrip results={results} />
                <MatrixStrips results={results} />
              </>
            )}
          </div>
          <Participation results={results} />
          <ResponseRates results={results} />
        </div>
      )}
      <Section id="questions" title="Question by question">
        {part.rows.map((result) => (
          <ResultBand
            key={result.key}
            result={result}
            minimum={results.minimum}
            comments={of(result.key)}
            allComments={paths.surveyComments(survey.id, { key: of(result.key)[0]?.key })}
            change={changes.get(result.key)}
            corrected={knowsPeople(results)}
            beside={others(result.key)}
            group={group}
          />
        ))}
        <Parts part={part} params={query} label="questions" place="questions" />
        {part.rows.length < part.of && <AnchorFinder elsewhere={elsewhere} />}
      </Section>
    </>
  )
}

/** The name of a team is typed where there are many. */
function UnknownTeam({ survey, team }: { survey: Survey; team: string }) {
  return (
    <Empty
      title={`No team is called “${team}”`}
      action={<ButtonLink href={paths.survey(survey.id)}>All respondents</ButtonLink>}
    >
      Type the whole name as it is in the list of teams.
    </Empty>
  )
}
