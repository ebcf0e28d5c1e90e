import type { Metadata } from 'next'
import { ReviewForm } from '@/components/updates/review-form'
import { PageHeader } from '@/components/ui/page-header'
import { systemClock } from '@/lib/core/clock'
import { paths } from '@/lib/core/paths'
import { draftReview } from '@/lib/platform/queries-review'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Review of the month' }

export default async function ReviewPage() {
  const actor = await pageActorWith('update.write')
  const now = systemClock()
  const { body, days } = await draftReview(actor, now)
  const month = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(now)
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Updates', href: paths.updates() }]}
        title="Review of the month"
        facts={`Put together from the last ${days} days. Edit it, then publish it.`}
      />
      <ReviewForm title={`What we heard and did, ${month}`} body={body} />
    </>
  )
}
