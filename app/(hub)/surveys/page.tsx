import type { Metadata } from 'next'
import { SurveyList } from '@/components/surveys/survey-list'
import { ButtonLink } from '@/components/ui/button'
import { FilterBar } from '@/components/ui/filter-bar'
import { Menu, MenuLink } from '@/components/ui/menu'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { can } from '@/lib/core/actor'
import { paths } from '@/lib/core/paths'
import { param, type SearchParams } from '@/lib/core/url'
import { mapHeadlines } from '@/lib/results/queries-headlines'
import { pageActorWith } from '@/lib/server/session'
import { listSurveysByFilter } from '@/lib/surveys/queries-list'
import { parseSurveyFilter } from '@/lib/surveys/rules-filter'

export const metadata: Metadata = { title: 'Surveys' }

const FIELDS = [{ key: 'is', label: 'Status', values: [{ value: 'open' }, { value: 'closed' }, { value: 'draft' }] }]

export default async function SurveysPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [actor, params] = [await pageActorWith('survey.read'), await searchParams]
  const filter = parseSurveyFilter(param(params, 'q'))
  const page = await listSurveysByFilter(actor, filter, param(params, 'cursor'))
  const headlines = await mapHeadlines(
    actor,
    page.data.map(({ id }) => id),
  )
  const mayWrite = can(actor, 'survey.write')
  const filtered = filter.words.length + filter.fields.length > 0
  // Before the first survey there is nothing to filter, and the list itself says how to begin.
  const bare = page.data.length === 0 && !filtered && filter.unknown.length === 0
  return (
    <>
      <PageHeader
        title="Surveys"
        facts="Quick questions to many people: the lowest rung of the research ladder."
        action={
          mayWrite &&
          !bare && (
            <ButtonLink href={paths.surveyNew()} variant="primary">
              New survey
            </ButtonLink>
          )
        }
        overflow={
          <Menu label="More">
            {mayWrite && <MenuLink href={paths.surveyImport()}>Import surveys</MenuLink>}
            {mayWrite && <MenuLink href={paths.surveySchedules()}>Schedules</MenuLink>}
            <MenuLink href={paths.surveyBenchmarks()}>Benchmark sets</MenuLink>
          </Menu>
        }
      />
      {!bare && <FilterBar params={params} filter={filter} fields={FIELDS} placeholder="is:open deploys" />}
      <SurveyList surveys={page.data} headlines={headlines} filtered={!bare} mayWrite={mayWrite} />
      <Pagination params={params} nextCursor={page.nextCursor} />
    </>
  )
}
