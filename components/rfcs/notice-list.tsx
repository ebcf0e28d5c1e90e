import { Button } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { Time } from '@/components/ui/time'
import { cn } from '@/lib/core/cn'
import { readAction } from '@/lib/rfcs/actions-follow'
import type { NoticeView } from '@/lib/rfcs/queries-follow'
import { PostForm } from './post-form'

/** Notices, newest first; what is not read yet has a dot and a way to say that it is. */
export function NoticeList({ notices, now }: { notices: NoticeView[]; now: Date }) {
  return (
    <ul className="max-w-[90ch] divide-y border-y">
      {notices.map((notice) => (
        <li key={notice.id} className="flex items-start gap-3 py-2.5">
          <span aria-hidden className={cn('mt-1.5 size-2 shrink-0 rounded-full', !notice.read && 'bg-accent')} />
          <div className="min-w-0 flex-1">
            <p className={cn(!notice.read && 'font-medium')}>
              <Link href={notice.href} className="hover:underline">
                {notice.text}
              </Link>
              {!notice.read && <span className="sr-only">, unread</span>}
            </p>
            {notice.excerpt && <p className="line-clamp-2 text-sm text-ink-2">{notice.excerpt}</p>}
            <p className="text-sm text-ink-3">
              RFC {notice.rfc.number}: {notice.rfc.title} · <Time at={new Date(notice.createdAt)} now={now} />
            </p>
          </div>
          {!notice.read && (
            <PostForm action={readAction} values={{ id: notice.id }}>
              <Button type="submit" size="sm" variant="ghost" aria-label={`Mark read: ${notice.text}`}>
                Mark read
              </Button>
            </PostForm>
          )}
        </li>
      ))}
    </ul>
  )
}
