import type { Metadata } from 'next'
import { paths } from '@/lib/core/paths'
import { EvidenceList } from '@/components/evidence/evidence-list'
import { ShippedList } from '@/components/insights/quarter-bars'
import { PromoteForm } from '@/components/insights/promote-form'
import { ThemeFacts } from '@/components/insights/theme-facts'
import { ThemeMenu } from '@/components/insights/theme-menu'
import { ThemeSplit } from '@/components/insights/theme-split'
import { Badge } from '@/components/ui/badge'
import { TextLink } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { can } from '@/lib/core/actor'
import { param, type SearchParams } from '@/lib/core/url'
import { listEvidence } from '@/lib/evidence/queries'
import { getTheme } from '@/lib/insights/queries-themes'
import { fewInTheme } from '@/lib/insights/presenter-themes-run'
import { orNotFound } from '@/lib/server/page'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Theme' }

const LIMIT = 40

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }

export default async function ThemePage({ params, searchParams }: Props) {
  const actor = await pageActorWith('theme.read')
  const { id } = await params
  const query = await searchParams
  const theme = await orNotFound(getTheme(actor, id))
  const page = await listEvidence(actor, { theme: id, limit: LIMIT, cursor: param(query, 'cursor') })
  const mayEdit = can(actor, 'theme.promote')
  const few = fewInTheme(theme.size)
  const list = <EvidenceList pieces={page.data} selectable={mayEdit} mayReadSessions={can(actor, 'session.read')} />
  return (
    <>
      <PageHeader
        crumbs={[
          { label: 'Insights', href: paths.insights() },
          { label: 'Themes', href: paths.themes() },
        ]}
        title={theme.label}
        facts={<ThemeFacts theme={theme} />}
        overflow={mayEdit && <ThemeMenu theme={{ id: theme.id, label: theme.label, pinned: theme.pinned }} />}
      />
      <div className="mb-6 space-y-3">
        {few && <p className="text-sm text-ink-3">{few}</p>}
        {theme.terms.length > 0 && (
          <p className="flex flex-wrap gap-1">
            {theme.terms.map((term) => (
              <Badge key={term}>{term}</Badge>
            ))}
          </p>
        )}
        {theme.insightId ? (
          <TextLink href={paths.insight(theme.insightId)}>The insight it became</TextLink>
        ) : (
          mayEdit && <PromoteForm theme={theme.id} label={theme.label} inSight />
        )}
        <ShippedList shipped={theme.shipped} />
      </div>
      {mayEdit ? <ThemeSplit theme={theme.id}>{list}</ThemeSplit> : list}
      <Pagination params={query} nextCursor={page.nextCursor} />
    </>
  )
}
