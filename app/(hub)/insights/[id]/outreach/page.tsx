import type { Metadata } from 'next'
import { DraftForm } from '@/components/insights/outreach'
import { PeopleToAsk } from '@/components/insights/people-to-ask'
import { Badge } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader, Section } from '@/components/ui/page-header'
import { systemClock } from '@/lib/core/clock'
import { plural } from '@/lib/core/format'
import { paths } from '@/lib/core/paths'
import { draftOutreachFor } from '@/lib/insights/queries-outreach'
import { resolveInsights } from '@/lib/insights/queries'
import { orNotFound } from '@/lib/server/page'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Who is missing' }

export default async function MissingPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await pageActorWith('insight.write')
  const { id } = await params
  const [drafts, insights] = await Promise.all([
    orNotFound(draftOutreachFor(actor, id, systemClock())),
    resolveInsights(actor, [id]),
  ])
  return (
    <>
      <PageHeader
        crumbs={[
          { label: 'Insights', href: paths.insights() },
          { label: insights.get(id)?.title ?? '', href: paths.insight(id) },
        ]}
        title="Who is missing"
        facts="Draft messages to teams that were not heard. The hub sends nothing: copy a draft, or put it on the outreach list."
        action={<ButtonLink href={paths.outreach()}>Outreach list</ButtonLink>}
      />
      {drafts.unsure && (
        <p className="mb-4 max-w-prose text-sm text-ink-2">
          The team of some voices is not known, so these teams may have been heard.
        </p>
      )}
      {drafts.data.length === 0 && <p className="text-ink-3">Every team with a headcount was heard.</p>}
      <div className="grid gap-x-10 gap-y-8 lg:grid-cols-2">
        {drafts.data.map((draft) => (
          <Section
            key={draft.teamId}
            title={draft.team}
            aside={
              <>
                {plural(draft.headcount, 'person', 'people')} {draft.listed && <Badge>on the list</Badge>}
              </>
            }
          >
            <DraftForm insight={id} team={draft.teamId} name={draft.team} text={draft.text} listed={draft.listed} />
            <div className="mt-2">
              <PeopleToAsk people={draft.people} />
            </div>
          </Section>
        ))}
      </div>
      {drafts.more > 0 && (
        <p className="mt-6 text-sm text-ink-3">
          {plural(drafts.more, 'smaller team')} {drafts.more === 1 ? 'was' : 'were'} not heard either.
        </p>
      )}
    </>
  )
}
