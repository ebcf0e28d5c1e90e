import { PostForm } from '@/components/rfcs/post-form'
import { Button } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { Time } from '@/components/ui/time'
import { cn } from '@/lib/core/cn'
import { formatDay } from '@/lib/core/relative-time'
import { readInboxAction } from '@/lib/platform/actions-inbox'
import type { InboxItem, WaitingItem } from '@/lib/platform/schema-inbox'

/** What somebody is asked to do; each line leads to where it is done. */
export function WaitingList({ waiting, now }: { waiting: WaitingItem[]; now: Date }) {
  return (
    <section aria-label="Waits for you" className="mb-6 max-w-[90ch]">
      <h2 className="mb-2 text-md">Waits for you</h2>
      <ul data-list className="divide-y border-y">
        {waiting.map(({ id, room, text, about, href, by }) => (
          <li key={`${room}:${id}`} className="flex flex-wrap items-baseline gap-x-3 py-2.5">
            <div className="min-w-0 flex-1">
              <Link href={href} className="font-medium break-words hover:underline">
                {about}
              </Link>
              <p className="text-sm text-ink-2">{text}</p>
            </div>
            {by && (
              <p className={cn('text-sm', new Date(by) < now ? 'text-warn' : 'text-ink-3')}>
                {new Date(by) < now ? 'since' : 'until'} {formatDay(new Date(by))}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The form that the buttons of all lines belong to. */
const READ = 'read-line'

/** Lines of an inbox, newest first. What is not read yet has a dot and a way to say that it is: its button, or e. */
export function InboxList({ lines, now }: { lines: InboxItem[]; now: Date }) {
  return (
    <>
      {lines.some((line) => !line.read) && <PostForm id={READ} action={readInboxAction} />}
      <ul
        data-list
        data-key="e"
        data-key-label="Mark it read"
        aria-label="What happened"
        className="max-w-[90ch] divide-y border-y"
      >
        {lines.map((line) => (
          <li key={line.id} className="flex items-start gap-3 py-2.5">
            <span aria-hidden className={cn('mt-1.5 size-2 shrink-0 rounded-full', !line.read && 'bg-accent')} />
            <div className="min-w-0 flex-1">
              <p className={cn(!line.read && 'font-medium')}>
                <Link href={line.href} className="break-words hover:underline">
                  {line.text}
                </Link>
                {!line.read && <span className="sr-only">, unread</span>}
              </p>
              {line.excerpt && <p className="line-clamp-2 text-sm text-ink-2">{line.excerpt}</p>}
              <p className="text-sm break-words text-ink-3">
                {line.about} · <Time at={new Date(line.at)} now={now} />
              </p>
            </div>
            {!line.read && (
              <Button
                type="submit"
                form={READ}
                name="id"
                value={line.id}
                size="sm"
                variant="ghost"
                data-edit
                title="Mark read"
                aria-label={`Mark read: ${line.text}`}
                className="max-sm:-my-1 max-sm:size-9 max-sm:p-0"
              >
                <span aria-hidden className="sm:hidden">
                  ✓
                </span>
                <span className="max-sm:hidden">Mark read</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
