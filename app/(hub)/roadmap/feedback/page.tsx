import type { Metadata } from 'next'
import { ActionForm } from '@/components/ui/action-form'
import { Empty } from '@/components/ui/empty'
import { HORIZON_LABELS, STATUS_LABELS } from '@/components/roadmap/labels'
import { ButtonLink } from '@/components/ui/button'
import { TextLink } from '@/components/ui/link'
import { PageHeader, Section } from '@/components/ui/page-header'
import { Time } from '@/components/ui/time'
import { systemClock } from '@/lib/core/clock'
import { paths } from '@/lib/core/paths'
import { unvoteAction } from '@/lib/roadmap/actions'
import { listOwnVotes } from '@/lib/roadmap/queries-votes'
import { HORIZONS, STATUSES } from '@/lib/roadmap/schema'
import { pageActorWith } from '@/lib/server/session'
import { listPersonalUpdates } from '@/lib/updates/queries'

export const metadata: Metadata = { title: 'My feedback' }

const standing = (item: { status: string; horizon: string; mergedIntoId: string | null }): string => {
  if (item.mergedIntoId) return 'Merged into another item'
  const status = STATUSES.find((one) => one === item.status) ?? 'open'
  const horizon = HORIZONS.find((one) => one === item.horizon) ?? 'later'
  return status === 'open' ? HORIZON_LABELS[horizon] : STATUS_LABELS[status]
}

export default async function FeedbackPage() {
  const actor = await pageActorWith('roadmap.vote')
  const [votes, answers] = await Promise.all([listOwnVotes(actor), listPersonalUpdates(actor, 20)])
  const now = systemClock()
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Roadmap', href: paths.roadmap() }]}
        title="My feedback"
        facts="What you asked for, and what became of it."
      />
      {votes.length === 0 && answers.length === 0 && (
        <Empty title="Nothing yet" action={<ButtonLink href={paths.roadmap()}>Open the roadmap</ButtonLink>}>
          Vote for an item with your reason, and you are told here and on Home what became of it.
        </Empty>
      )}
      {answers.length > 0 && (
        <Section title="You said, we did">
          <ul className="max-w-prose divide-y">
            {answers.map((answer) => (
              <li key={answer.updateId} className="py-2">
                <TextLink href={paths.update(answer.updateId)}>{answer.title}</TextLink>
                {answer.said.map((one) => (
                  <q key={one.id} className="block text-sm break-words text-ink-2">
                    {one.text}
                  </q>
                ))}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {votes.length > 0 && (
        <Section title="You voted for">
          <ul className="max-w-prose divide-y">
            {votes.map(({ itemId, item, reason, changedAt }) => (
              <li key={itemId} className="py-2">
                {item ? (
                  <>
                    <TextLink href={paths.item(item.id, undefined, 'votes')}>{item.title}</TextLink>
                    <span className="text-sm text-ink-3"> · {standing(item)}</span>
                  </>
                ) : (
                  <span className="text-ink-3">An item that is not published any more</span>
                )}
                <q className="block text-sm break-words text-ink-2">{reason}</q>
                <p className="text-xs text-ink-3">
                  <Time at={changedAt} now={now} />
                </p>
                {!item && (
                  <ActionForm action={unvoteAction} submit="Take my vote back" variant="ghost" size="sm" inline>
                    <input type="hidden" name="id" value={itemId} />
                  </ActionForm>
                )}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
