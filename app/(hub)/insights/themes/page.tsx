import type { Metadata } from 'next'
import { paths } from '@/lib/core/paths'
import { InsightTabs } from '@/components/insights/insight-tabs'
import { ThemeChanges } from '@/components/insights/theme-changes'
import { ThemeList } from '@/components/insights/theme-list'
import { ThemeMap } from '@/components/insights/theme-map'
import { ThemeRunPanel } from '@/components/insights/theme-run'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { can } from '@/lib/core/actor'
import { formatMoment } from '@/lib/core/relative-time'
import { param, type SearchParams } from '@/lib/core/url'
import { fewTexts, methodLabel, runSummary } from '@/lib/insights/presenter-themes-run'
import { getThemeMap, listThemes } from '@/lib/insights/queries-themes'
import { themeRunSchema, type ThemeRun } from '@/lib/insights/schema'
import { findLatestThemeRuns, findTextsDestination } from '@/lib/reading/queries'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Themes' }

const LIMIT = 20

export default async function ThemesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await pageActorWith('theme.read')
  const params = await searchParams
  const cursor = param(params, 'cursor')
  const [page, map, runs] = await Promise.all([
    listThemes(actor, { limit: LIMIT, cursor }),
    cursor ? [] : getThemeMap(actor),
    findLatestThemeRuns(actor),
  ])
  const latest = runs.latest && themeRunSchema.parse(runs.latest)
  const done = runs.done && themeRunSchema.parse(runs.done)
  const destination = findTextsDestination(actor)
  const mayEdit = can(actor, 'theme.promote')
  return (
    <>
      <PageHeader
        title="Themes"
        facts="What is said again and again: texts about the same thing, whatever they say of it. A start for reading, not a result."
      />
      <InsightTabs current={paths.themes()} research={can(actor, 'insight.write')} />
      <section aria-label="How themes were found" className="mb-6 space-y-2">
        <ThemeRunPanel first={latest} mayRun={mayEdit} />
        {destination && (
          <p className="text-sm text-warn">
            Every text that themes are found in, and every search in the evidence, is sent to {destination}.
          </p>
        )}
        {done && <RunFacts run={done} at={runs.done!.finishedAt ?? runs.done!.createdAt} />}
      </section>
      {!cursor && <ThemeMap themes={map} />}
      {page.data.length > 0 ? (
        <ThemeList themes={page.data} mayEdit={mayEdit} />
      ) : (
        <Empty title="No themes yet" action={<ButtonLink href={paths.evidence()}>See the evidence</ButtonLink>}>
          A theme is three texts or more about the same thing. They are found some seconds after evidence comes in.
        </Empty>
      )}
      <Pagination params={params} nextCursor={page.nextCursor} />
    </>
  )
}

function RunFacts({ run, at }: { run: ThemeRun; at: Date }) {
  const few = fewTexts(run)
  return (
    <>
      <p className="text-sm text-ink-2 tabular-nums">
        {runSummary(run)}. Read {methodLabel(run.method)}. {formatMoment(at)}.
      </p>
      {few && <p className="text-sm text-ink-3">{few}</p>}
      <ThemeChanges run={run} />
    </>
  )
}
