import { ActionForm } from '@/components/ui/action-form'
import { AreaField } from '@/components/ui/form-fields'
import { Section } from '@/components/ui/page-header'
import { Time } from '@/components/ui/time'
import { plural } from '@/lib/core/format'
import { unvoteAction, voteAction } from '@/lib/roadmap/actions'
import type { Item } from '@/lib/roadmap/schema'
import type { Vote } from '@/lib/roadmap/schema-votes'

/** One's own vote with its reason, and what others said with theirs. */
export function ItemVotes({
  item,
  own,
  votes,
  now,
}: {
  item: Item
  own: { votes: number; reason: string | null }
  votes: Vote[]
  now: Date
}) {
  const open = item.status === 'open' && item.publishedAt !== null
  return (
    <Section title="Votes" aside={own.votes === 0 ? 'none yet' : plural(own.votes, 'person', 'people')} id="votes">
      {open && (
        <ActionForm action={voteAction} submit={own.reason === null ? 'Vote' : 'Change my reason'} variant="secondary">
          <input type="hidden" name="id" value={item.id} />
          <AreaField
            name="reason"
            label={own.reason === null ? 'Why do you want it?' : 'Your reason'}
            rows={3}
            maxLength={2_000}
            defaultValue={own.reason ?? ''}
            help="Your reason becomes evidence, with your name. Votes alone rank nothing. You are told when it ships."
          />
        </ActionForm>
      )}
      {own.reason !== null && (
        <ActionForm action={unvoteAction} submit="Take my vote back" variant="ghost" size="sm" inline className="mt-2">
          <input type="hidden" name="id" value={item.id} />
        </ActionForm>
      )}
      <ul className="mt-3 max-w-prose divide-y text-sm">
        {votes.map((vote) => (
          <li key={`${vote.by} ${vote.createdAt}`} className="py-2">
            <q className="break-words whitespace-pre-wrap">{vote.reason}</q>
            <p className="text-xs text-ink-3">
              {vote.by} · <Time at={new Date(vote.changedAt)} now={now} />
            </p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
