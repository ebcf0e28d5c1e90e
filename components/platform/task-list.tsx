import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/page-header'
import { Time } from '@/components/ui/time'
import { formatCount } from '@/lib/core/format'

/** One thing to do, with the verb that opens it. */
export interface Task {
  /** "Unsorted evidence" */
  kind: string
  /** The thing itself, in words. */
  what: string
  /** When it came (ISO); `ends` is when it will be over. */
  at?: string
  ends?: string
  /** How many more of its kind wait; nothing is said of 0. */
  more: number
  /** So many are counted, and there may be more. */
  atLeast?: boolean
  /** What the others are, where "more" alone would mislead. */
  moreOf?: string
  verb: string
  href: string
}

/** What there is to do here: things with verbs, not counts. */
export function TaskList({ tasks, now }: { tasks: Task[]; now: Date }) {
  return (
    <Section title="To do" id="todo">
      {tasks.length === 0 ? (
        <p className="text-ink-2">
          Nothing to do. New evidence, conflicting evidence and people to notify are listed here.
        </p>
      ) : (
        <ul data-list className="divide-y border-y">
          {tasks.map(({ kind, what, at, ends, more, atLeast, moreOf, verb, href }) => (
            <li key={kind} className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 py-1.5">
              <span className="w-36 shrink-0 text-sm text-ink-3 max-sm:w-full">{kind}</span>
              <span className="min-w-0 flex-1 basis-72 text-pretty">
                {what}
                <span className="text-sm whitespace-nowrap text-ink-3">
                  {at && (
                    <>
                      {' · '}
                      <Time at={new Date(at)} now={now} />
                    </>
                  )}
                  {ends && (
                    <>
                      {' · ends '}
                      <Time at={new Date(ends)} now={now} />
                    </>
                  )}
                  {more > 0 && ` · ${formatCount(more)}${atLeast ? '+' : ''} more${moreOf ? ` ${moreOf}` : ''}`}
                </span>
              </span>
              <ButtonLink href={href} size="sm" aria-label={`${verb}: ${kind}`}>
                {verb}
              </ButtonLink>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
