import { findingWords } from '@/components/results/result-labels'
import { shortLabel } from '@/components/results/short-label'
import { Status } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Link } from '@/components/ui/link'
import { Table, type Column } from '@/components/ui/table'
import { formatCount, formatPercent } from '@/lib/core/format'
import { paths } from '@/lib/core/paths'
import { formatDay } from '@/lib/core/relative-time'
import type { QuestionResult } from '@/lib/results/schema'
import { minutesFor } from '@/lib/surveys/rules-time'
import type { ListedSurvey } from '@/lib/surveys/queries-list'
import { MODE_LABELS, STATUS_LABELS } from './type-labels'

type Headlines = ReadonlyMap<string, QuestionResult>

const columns = (headlines: Headlines): Column<ListedSurvey>[] => [
  {
    key: 'title',
    header: 'Survey',
    className: 'min-w-36 sm:min-w-48',
    cell: (survey) => (
      <>
        <Link href={paths.survey(survey.id)} className="font-medium hover:underline">
          {survey.title}
        </Link>
        {headlines.has(survey.id) && (
          <span className="block text-xs text-ink-3 sm:hidden">{headlineWords(headlines.get(survey.id)!)}</span>
        )}
      </>
    ),
  },
  {
    key: 'status',
    header: 'Status',
    cell: (survey) => <Status tone={STATUS_LABELS[survey.status].tone}>{STATUS_LABELS[survey.status].label}</Status>,
  },
  {
    key: 'score',
    header: 'First score',
    className: 'whitespace-nowrap tabular-nums max-sm:hidden',
    cell: (survey) => {
      const result = headlines.get(survey.id)
      return result ? headlineWords(result) : '–'
    },
  },
  { key: 'mode', header: 'Mode', className: 'max-xl:hidden', cell: (survey) => MODE_LABELS[survey.anonymity] },
  {
    key: 'answers',
    header: 'Answered',
    numeric: true,
    cell: (survey) =>
      survey.asked ? `${formatCount(survey.responses)} of ${formatCount(survey.asked)}` : formatCount(survey.responses),
  },
  {
    key: 'rate',
    header: 'Rate',
    numeric: true,
    cell: (survey) => (survey.asked ? formatPercent(Math.min(1, survey.responses / survey.asked)) : '–'),
  },
  {
    key: 'questions',
    header: 'Questions',
    numeric: true,
    className: 'max-xl:hidden',
    cell: (survey) => survey.questions.length,
  },
  {
    key: 'minutes',
    header: 'Minutes',
    numeric: true,
    className: 'max-xl:hidden',
    cell: (survey) => minutesFor(survey.questions),
  },
  {
    key: 'opened',
    header: 'Opened',
    className: 'max-sm:hidden',
    cell: (survey) => (
      <span className="whitespace-nowrap">{survey.openedAt ? formatDay(new Date(survey.openedAt)) : '–'}</span>
    ),
  },
]

/** What the first question with a score found, in the words of its results. */
const headlineWords = (result: QuestionResult): string => `${shortLabel(result)}: ${findingWords(result)}`

/** Surveys, the newest first; or what a survey is for, where there are none. */
export function SurveyList({
  surveys,
  headlines,
  filtered,
  mayWrite,
}: {
  surveys: ListedSurvey[]
  /** By survey. */
  headlines: Headlines
  filtered: boolean
  mayWrite: boolean
}) {
  const empty = filtered ? (
    <Empty
      title="No survey fits this filter"
      action={<ButtonLink href={paths.surveys()}>Show all surveys</ButtonLink>}
    />
  ) : (
    <Empty
      title="No surveys yet"
      action={
        mayWrite && (
          <>
            <ButtonLink href={paths.surveyNew()} variant="primary">
              New survey
            </ButtonLink>
            <ButtonLink href={paths.surveyImport()}>Import one</ButtonLink>
          </>
        )
      }
    >
      A survey asks many people a little: where it hurts, for how many, and whether it got better.{' '}
      {mayWrite ? 'Three questions are a good start.' : 'When one is open for you, it is here and on your home page.'}
    </Empty>
  )
  return (
    <Table
      caption="Surveys"
      columns={columns(headlines)}
      rows={surveys}
      rowKey={(survey) => survey.id}
      rowHref={(survey) => paths.survey(survey.id)}
      empty={empty}
    />
  )
}
