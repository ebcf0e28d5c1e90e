import type { Metadata } from 'next'
import { TextLink } from '@/components/ui/link'
import { PageHeader, Section } from '@/components/ui/page-header'
import { Segmented } from '@/components/ui/segmented'
import { Time } from '@/components/ui/time'
import { ReviewAsideSection } from '@/components/updates/review-aside'
import { ReviewForm } from '@/components/updates/review-form'
import { systemClock } from '@/lib/core/clock'
import { paths } from '@/lib/core/paths'
import { param, type SearchParams } from '@/lib/core/url'
import { assembleReview, getReviewAside } from '@/lib/platform/queries-review'
import { pageActorWith } from '@/lib/server/session'
import { findReviewDraft } from '@/lib/updates/queries-review'
import { monthBefore, monthName, monthOf } from '@/lib/updates/rules-review'

export const metadata: Metadata = { title: 'Review of the month' }

export default async function ReviewPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await pageActorWith('update.write')
  const [now, query] = [systemClock(), await searchParams]
  const present = monthOf(now)
  const last = monthBefore(present)
  const ofLast = await findReviewDraft(actor, last)
  const asked = [last, present].find((one) => one === param(query, 'month'))
  // The month that is over comes first, until its review is sent.
  const month = asked ?? (ofLast?.state === 'sent' ? present : last)
  const draft = month === last ? ofLast : await findReviewDraft(actor, month)
  const fresh = draft ? null : await assembleReview(actor, month, now)
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Updates', href: paths.updates() }]}
        title="Review of the month"
        facts={
          draft?.state === 'sent' ? (
            `The review of ${monthName(month)} was sent.`
          ) : draft ? (
            <>
              {draft.updatedBy === null ? 'Put together by the hub' : `Saved by ${draft.updatedBy}`}{' '}
              <Time at={new Date(draft.updatedAt)} now={now} />. Nobody is told before it is published.
            </>
          ) : (
            `Put together just now from ${monthName(month)}${month === present ? ' so far' : ''}. Edit it, save it, publish it.`
          )
        }
      />
      <Segmented
        label="Month"
        className="mb-5"
        choices={[last, present].map((one) => ({
          label: monthName(one),
          href: paths.updateReview({ month: one }),
          current: one === month,
        }))}
      />
      {draft?.state === 'sent' ? (
        <p>
          {draft.updateId && (
            <TextLink href={paths.update(draft.updateId)}>Read the review of {monthName(month)}</TextLink>
          )}
        </p>
      ) : (
        <div className="grid items-start gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <ReviewForm
            key={month}
            month={month}
            version={draft?.version ?? 0}
            title={draft?.title ?? fresh?.title ?? ''}
            body={draft?.body ?? fresh?.body ?? ''}
            mailTo={draft?.mailTo ?? ['stakeholder']}
          />
          <Section title="Only for you">
            <ReviewAsideSection aside={await getReviewAside(actor, month, now)} />
          </Section>
        </div>
      )}
    </>
  )
}
