import type { Metadata } from 'next'
import { ByChoiceTable } from '@/components/results/by-choice'
import { CrosstabTable, KanoPart, OpportunityPart, PairForm, type Choice } from '@/components/results/pairs'
import { SurveyHeader } from '@/components/surveys/survey-header'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Segmented } from '@/components/ui/segmented'
import { TextLink } from '@/components/ui/link'
import { can, type Actor } from '@/lib/core/actor'
import { AppError } from '@/lib/core/errors'
import { paths } from '@/lib/core/paths'
import { param, type SearchParams } from '@/lib/core/url'
import { findTogetherWithheld, getByChoice, getCrosstab, getKano, getOpportunity } from '@/lib/results/queries-crosstab'
import { choiceQuestionOf } from '@/lib/results/rules-chosen'
import { variablesOf } from '@/lib/results/rules-crosstab'
import type { Survey } from '@/lib/surveys/schema'
import { favourableEndOf, isScale } from '@/lib/surveys/types/rules-facts'
import { surveyOfPage } from '../../page-survey'

export const metadata: Metadata = { title: 'Two questions' }

const READS = ['table', 'chosen', 'kano', 'opportunity'] as const
type Read = (typeof READS)[number]
const NAMES: Record<Read, string> = {
  ...{ table: 'One by the other', chosen: 'Chosen or told', kano: 'Kano pair', opportunity: 'Opportunity' },
}

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }

export default async function PairsPage({ params, searchParams }: Props) {
  const [{ id }, query] = await Promise.all([params, searchParams])
  const { actor, survey, mayWrite } = await surveyOfPage(id, 'survey.results')
  const asksChoice = choiceQuestionOf(survey.questions) !== undefined
  const read = READS.find((one) => one === param(query, 'read')) ?? 'table'
  return (
    <>
      <SurveyHeader survey={survey} tab="pairs" mayWrite={mayWrite} />
      <Segmented
        label="Read two questions as"
        className="mb-5"
        choices={READS.filter((one) => one !== 'chosen' || asksChoice).map((one) => ({
          label: NAMES[one],
          href: paths.surveyPairs(id, { read: one }),
          current: one === read,
        }))}
      />
      {read === 'opportunity' ? (
        <OpportunityOf actor={actor} survey={survey} query={query} />
      ) : (
        <Together actor={actor} survey={survey} query={query} read={read} />
      )}
    </>
  )
}

/** What a reader asked for, or why it is not shown, in words. */
async function orReason<T>(work: Promise<T>): Promise<T | string> {
  try {
    return await work
  } catch (error) {
    if (!(error instanceof AppError) || !['conflict', 'invalid'].includes(error.code)) throw error
    return Object.values(error.fieldErrors ?? {}).flat()[0] ?? error.message
  }
}

interface Part {
  actor: Actor
  survey: Survey
  query: SearchParams
}

async function Together({ actor, survey, query, read }: Part & { read: 'table' | 'chosen' | 'kano' }) {
  const withheld = await findTogetherWithheld(actor, survey.id)
  if (withheld !== null)
    return (
      <Empty
        title="Two questions together are hidden, to protect respondents"
        action={<ButtonLink href={paths.surveyDrivers(survey.id)}>Open drivers</ButtonLink>}
      >
        {withheld}
      </Empty>
    )
  if (read === 'chosen') {
    const found = await orReason(getByChoice(actor, survey.id))
    return typeof found === 'string' ? <p>{found}</p> : <ByChoiceTable found={found} />
  }
  const variables = variablesOf(survey.questions)
  const choices: Choice[] = variables.filter((one) => read === 'table' || one.values.length === 5)
  const [a, b] = [param(query, 'a'), param(query, 'b')]
  const asked = a && b ? { a, b } : null
  if (read === 'table') {
    const table = asked && (await orReason(getCrosstab(actor, survey.id, { rows: asked.a, columns: asked.b })))
    return (
      <>
        <PairForm
          read={read}
          first={{ name: 'a', label: 'In rows', value: a }}
          second={{ name: 'b', label: 'In columns', value: b }}
          choices={choices}
        />
        {typeof table === 'string' ? <p>{table}</p> : table && <CrosstabTable table={table} />}
      </>
    )
  }
  const kano = asked && (await orReason(getKano(actor, survey.id, { present: asked.a, absent: asked.b })))
  return (
    <>
      <PairForm
        read={read}
        first={{ name: 'a', label: 'If it is there', value: a }}
        second={{ name: 'b', label: 'If it is not there', value: b }}
        choices={choices}
      />
      {typeof kano === 'string' ? <p>{kano}</p> : kano && <KanoPart kano={kano} />}
      {can(actor, 'roadmap.score') && (
        <p className="mt-4">
          <TextLink href={paths.roadmapPrioritize()}>Prioritize the roadmap</TextLink>
        </p>
      )}
    </>
  )
}

async function OpportunityOf({ actor, survey, query }: Part) {
  const [a, b] = [param(query, 'a'), param(query, 'b')]
  const choices = survey.questions
    .filter((question) => isScale(question) && favourableEndOf(question) !== 'none')
    .map(({ key, label }) => ({ id: key, label }))
  const found =
    a && b ? await orReason(getOpportunity(actor, survey.id, { importance: a, satisfaction: b, by: 'team' })) : null
  return (
    <>
      <PairForm
        read="opportunity"
        first={{ name: 'a', label: 'How important', value: a }}
        second={{ name: 'b', label: 'How satisfied', value: b }}
        choices={choices}
      />
      {typeof found === 'string' ? <p>{found}</p> : found && <OpportunityPart opportunity={found} />}
    </>
  )
}
