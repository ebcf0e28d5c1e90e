import type { Metadata } from 'next'
import { EvidenceList, SelectionFooter } from '@/components/evidence/evidence-list'
import { EvidenceOrder } from '@/components/evidence/evidence-order'
import { PAGE_ROWS } from '@/lib/core/paging'
import { paths } from '@/lib/core/paths'
import { KIND_LABELS } from '@/lib/evidence/presenter-labels'
import { InsightTabs } from '@/components/insights/insight-tabs'
import { AddToInsight } from '@/components/insights/add-to-insight'
import { Button, ButtonLink } from '@/components/ui/button'
import { rungs as rungWords } from '@/components/ui/depth'
import { Empty } from '@/components/ui/empty'
import { FilterBar } from '@/components/ui/filter-bar'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { can } from '@/lib/core/actor'
import { systemClock } from '@/lib/core/clock'
import { parseFilter } from '@/lib/core/filter'
import { plural } from '@/lib/core/format'
import { param, type SearchParams } from '@/lib/core/url'
import { filterKeys, readEvidenceFilter } from '@/lib/evidence/schema-filter'
import { countEvidence, listEvidence, listTags, listTeamNames } from '@/lib/evidence/queries'
import { searchByMeaning } from '@/lib/evidence/queries-search'
import { evidenceKinds, rungs } from '@/lib/evidence/schema'
import { getInsight } from '@/lib/insights/queries'
import { orNotFound } from '@/lib/server/page'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Evidence' }

export default async function EvidencePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await pageActorWith('evidence.read')
  const params = await searchParams
  const { filter, asked } = readEvidenceFilter(parseFilter(param(params, 'q') ?? '', filterKeys))
  const mayWrite = can(actor, 'insight.write')
  const add = mayWrite ? param(params, 'add') : undefined
  const { q: words, ...fields } = asked
  const best = words !== undefined && param(params, 'order') === 'best'
  const [match, listed, counted, teams, tags, insight] = await Promise.all([
    best ? searchByMeaning(actor, { ...fields, q: words, limit: PAGE_ROWS }) : null,
    best ? null : listEvidence(actor, { ...asked, limit: PAGE_ROWS, cursor: param(params, 'cursor') }),
    best ? 0 : countEvidence(actor, asked),
    listTeamNames(actor),
    listTags(actor),
    add ? orNotFound(getInsight(actor, add, systemClock, { pieces: 0 })) : null,
  ])
  const page = match ? { data: match.data, nextCursor: null } : listed!
  const found = match ? match.data.length : counted
  const filtered = filter.fields.length > 0 || filter.words.length > 0
  const bare = page.data.length === 0 && !filtered && filter.unknown.length === 0
  return (
    <>
      <PageHeader
        title={insight ? `Evidence for “${insight.statement}”` : 'Evidence'}
        crumbs={
          insight
            ? [
                { label: 'Insights', href: paths.insights() },
                { label: insight.statement, href: paths.insight(insight.id) },
              ]
            : []
        }
        facts={
          insight
            ? 'Tick what speaks for it or against it.'
            : 'Everything that was heard: answers, comments, quotes, observations.'
        }
        action={mayWrite && !insight && <ButtonLink href={paths.evidenceSaidTwice()}>Near-duplicates</ButtonLink>}
      />
      {!insight && <InsightTabs current={paths.evidence()} research={mayWrite} />}
      {!bare && (
        <FilterBar
          params={params}
          filter={filter}
          placeholder="team:payments rung:high is:unlinked words"
          fields={[
            { key: 'rung', label: 'Depth', values: rungs.map((value) => ({ value, label: rungWords[value].name })) },
            {
              key: 'kind',
              label: 'Kind',
              values: evidenceKinds.map((value) => ({ value, label: KIND_LABELS[value] })),
            },
            {
              key: 'is',
              label: 'State',
              values: [
                { value: 'unlinked', label: 'In no insight' },
                { value: 'linked', label: 'In an insight' },
                { value: 'parked', label: 'Parked at the desk' },
                { value: 'not-evidence', label: 'Not evidence' },
              ],
            },
            { key: 'team', label: 'Team', values: teams.map((value) => ({ value })) },
            {
              key: 'tag',
              label: 'Tag',
              values: tags.slice(0, 30).map(({ tag, pieces }) => ({ value: tag, label: `${tag} (${pieces})` })),
            },
          ]}
        >
          <span className="tabular-nums">{plural(found, 'piece')}</span>
        </FilterBar>
      )}
      {words !== undefined && <EvidenceOrder params={params} best={best} found={match} />}
      {page.data.length === 0 ? (
        <NoEvidence filtered={!bare} />
      ) : insight ? (
        <AddToInsight insight={insight.id}>
          <EvidenceList pieces={page.data} selectable mayReadSessions={can(actor, 'session.read')} />
        </AddToInsight>
      ) : (
        <form action={paths.insightNew()} className="group/select">
          <EvidenceList pieces={page.data} selectable={mayWrite} mayReadSessions={can(actor, 'session.read')} />
          {mayWrite && (
            <SelectionFooter>
              <Button type="submit" variant="primary">
                Create insight
              </Button>
              <span className="text-sm text-ink-3">from the selection</span>
            </SelectionFooter>
          )}
        </form>
      )}
      <Pagination params={params} nextCursor={page.nextCursor} />
    </>
  )
}

function NoEvidence({ filtered }: { filtered: boolean }) {
  if (filtered) {
    return (
      <Empty
        title="Nothing was heard that matches this filter"
        action={<ButtonLink href={paths.evidence()}>Show all</ButtonLink>}
      >
        Teams are not named with anonymous answers of small groups, so a team may have said more than is found here.
      </Empty>
    )
  }
  return (
    <Empty title="Nothing was heard yet" action={<ButtonLink href={paths.surveys()}>Go to surveys</ButtonLink>}>
      A survey that closes, an RFC that is discussed and an interview that is highlighted each leave evidence here.
    </Empty>
  )
}
