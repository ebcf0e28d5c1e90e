import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Link } from '@/components/ui/link'
import { followAction } from '@/lib/rfcs/actions-follow'
import type { FollowView } from '@/lib/rfcs/queries-follow'
import type { FollowReason } from '@/lib/rfcs/schema-follow'
import { PostForm } from './post-form'

const reasons: Record<FollowReason, string> = {
  chosen: 'you chose it',
  'took-part': 'you took part',
  asked: 'you were asked',
  muted: 'muted',
}

/** Everything one follows or has muted, and a way to follow more. */
export function FollowList({ follows }: { follows: FollowView[] }) {
  return (
    <>
      {follows.length === 0 && (
        <p className="text-sm text-ink-3">Nothing yet. An RFC you comment on is followed by itself.</p>
      )}
      <ul className="max-w-[72ch] divide-y">
        {follows.map(({ target, label, href, reason }) => (
          <li key={target} className="flex items-center gap-3 py-1.5 text-sm">
            <Link href={href} className="min-w-0 flex-1 truncate hover:underline">
              {label}
            </Link>
            <Badge tone={reason === 'muted' ? 'warn' : 'neutral'}>{reasons[reason]}</Badge>
            <PostForm action={followAction} values={{ target, state: 'none' }}>
              <Button
                type="submit"
                size="sm"
                variant="ghost"
                aria-label={`${reason === 'muted' ? 'Unmute' : 'Stop following'}: ${label}`}
              >
                {reason === 'muted' ? 'Unmute' : 'Stop'}
              </Button>
            </PostForm>
          </li>
        ))}
      </ul>
      <PostForm
        adds
        action={followAction}
        values={{ state: 'follow' }}
        label="Follow more"
        className="mt-3 flex flex-wrap items-end gap-2"
      >
        <label className="text-sm">
          <span className="block text-ink-2">
            <code>all</code>, <code>label:deploys</code> or <code>rfc:12</code>
          </span>
          <Input name="target" required maxLength={80} autoCapitalize="none" className="mt-1 w-56" />
        </label>
        <Button type="submit">Follow</Button>
      </PostForm>
    </>
  )
}
