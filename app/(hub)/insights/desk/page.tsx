import type { Metadata } from 'next'
import { paths } from '@/lib/core/paths'
import { Desk } from '@/components/insights/desk'
import { InsightTabs } from '@/components/insights/insight-tabs'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { PageHeader } from '@/components/ui/page-header'
import { MAX_WAITING } from '@/lib/evidence/queries-triage'
import { desk } from '@/lib/insights/queries-desk'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Synthesis desk' }

/** Enough for one sitting; the rest comes with the next. */
const round = 50

export default async function DeskPage() {
  const actor = await pageActorWith('insight.write')
  const { queue, waiting, suggestions } = await desk(actor, round)
  return (
    <>
      <PageHeader title="Synthesis desk" facts="What was heard and is in no insight yet, one piece after another." />
      <InsightTabs current={paths.insightDesk()} research waiting={waiting} most={MAX_WAITING} />
      <Desk queue={queue} waiting={waiting} most={MAX_WAITING} suggestions={suggestions}>
        <Empty title="Nothing waits" action={<ButtonLink href={paths.evidence()}>See the evidence</ButtonLink>}>
          New answers, comments and quotes come here until they are part of an insight.
        </Empty>
      </Desk>
    </>
  )
}
