import { TextLink } from '@/components/ui/link'
import { Section } from '@/components/ui/page-header'
import { cn } from '@/lib/core/cn'
import { paths } from '@/lib/core/paths'
import { formatDay } from '@/lib/core/relative-time'
import { excerpt } from '@/lib/core/text/excerpt'
import type { QuoteContext } from '@/lib/fieldwork/queries-context'
import type { ThreadContext } from '@/lib/rfcs/queries-thread'

/** As much of a neighbouring comment as tells what it was about. */
const MOST = 280

/** A quote in its talk: what was said before and after it. */
export function QuoteInTalk({ context: { session, line, turns } }: { context: QuoteContext }) {
  return (
    <Section
      title="In the talk"
      aside={<TextLink href={paths.session(session, { line: String(line) }, `L${line}`)}>Read on from here</TextLink>}
      className="mt-8"
    >
      <ol className="space-y-2">
        {turns.map((turn, at) => (
          <li key={at} className="grid gap-x-4 sm:grid-cols-[9rem_minmax(0,1fr)]">
            <p className={cn('text-sm leading-6 text-ink-3', !turn.aside && 'font-medium')}>{turn.speaker}</p>
            <div>
              {turn.lines.map((one) => (
                <p key={one.number} className="leading-6 wrap-anywhere whitespace-pre-wrap text-ink-2">
                  {one.segments.map((run) =>
                    run.marks.length > 0 ? (
                      <mark key={run.offset} className="rounded-sm bg-accent-soft text-ink">
                        {run.text}
                      </mark>
                    ) : (
                      <span key={run.offset}>{run.text}</span>
                    ),
                  )}
                </p>
              ))}
            </div>
          </li>
        ))}
      </ol>
    </Section>
  )
}

/** A comment in its thread: the words of the proposal it stands on, and what others said before and after. */
export function CommentInThread({ piece, context: { quote, near, of } }: { piece: string; context: ThreadContext }) {
  const alone = near.length < 2
  if (alone && quote === null) return null
  return (
    <Section
      title={alone ? 'Said about these words' : 'In the thread'}
      aside={near.length < of && <span className="tabular-nums">{`${near.length} of ${of} comments`}</span>}
      className="mt-8"
    >
      {quote !== null && (
        <blockquote className="mb-3 border-l-2 pl-3 text-sm text-ink-3">
          <span className="sr-only">Words of the proposal: </span>
          <span className="line-clamp-3">{quote}</span>
        </blockquote>
      )}
      <ol className="space-y-3">
        {(alone ? [] : near).map((one) => (
          <li
            key={one.id}
            aria-current={one.id === piece || undefined}
            className={cn('border-l-2 pl-3', one.id === piece ? 'border-accent' : 'border-transparent')}
          >
            <p className="text-sm text-ink-3">
              <span className="font-medium">{one.author.name}</span>
              {one.author.team && ` · ${one.author.team}`} · {formatDay(new Date(one.createdAt))}
            </p>
            <p className={one.id === piece ? 'text-ink' : 'text-ink-2'}>{excerpt(one.body, MOST)}</p>
          </li>
        ))}
      </ol>
    </Section>
  )
}
