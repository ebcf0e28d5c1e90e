import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Time } from '@/components/ui/time'
import { deadlineAction, flagAction } from '@/lib/rfcs/actions-discuss'
import type { RfcView } from '@/lib/rfcs/presenter'
import { PostForm } from './post-form'
import { count } from './labels'

/** What keeps a proposal waiting, and a last call that began anew. Shown while it is being considered. */
export function Flags({ rfc, mayFlag, now }: { rfc: RfcView; mayFlag: boolean; now: Date }) {
  const { awaitingAuthor, onHold } = rfc.flags
  const restarts = rfc.status === 'last-call' ? (rfc.lastCall?.restarts ?? 0) : 0
  const mayMoveEnd = rfc.yours.length > 0 && rfc.reviewEndsAt !== null
  if (!awaitingAuthor && !onHold && restarts === 0 && !mayFlag) return null
  return (
    <div className="-mt-3 mb-6 flex flex-wrap items-center gap-x-3 gap-y-2 text-sm">
      {onHold && <Badge tone="warn">On hold</Badge>}
      {awaitingAuthor && <Badge tone="warn">Waiting for the author</Badge>}
      {restarts > 0 && rfc.lastCall && (
        <span className="text-ink-2">
          Last call began again with version {rfc.lastCall.version},{' '}
          <Time at={new Date(rfc.lastCall.startedAt)} now={now} />
          {restarts > 1 && ` (${count(restarts, 'time', 'times')} so far)`}: it changed what is proposed.
        </span>
      )}
      {mayFlag && (
        <PostForm
          action={flagAction}
          values={{ number: rfc.number, awaitingAuthor: awaitingAuthor ? 'false' : 'true' }}
          className="flex flex-wrap"
        >
          <Button type="submit" size="sm" variant="ghost">
            {awaitingAuthor ? 'No longer waiting for the author' : 'Mark as waiting for the author'}
          </Button>
        </PostForm>
      )}
      {mayMoveEnd && (
        <details>
          <summary className="text-ink-2 hover:text-ink">Move the deadline</summary>
          <PostForm
            action={deadlineAction}
            values={{ number: rfc.number }}
            label="Move the deadline"
            className="mt-2 flex flex-wrap items-center gap-2"
          >
            <Input
              type="date"
              name="day"
              aria-label="Last day"
              required
              defaultValue={rfc.reviewEndsAt?.slice(0, 10)}
              className="w-40"
            />
            <Button type="submit" size="sm">
              Save
            </Button>
          </PostForm>
        </details>
      )}
    </div>
  )
}
