import { cn } from '@/lib/core/cn'
import type { Segment, ViewTurn } from '@/lib/fieldwork/rules-view'
import type { HighlightView } from '@/lib/fieldwork/schema'

/** A run of text; where highlights cover it, marked, and the first one's place to jump to. */
function Run({ segment, first }: { segment: Segment; first: string[] }) {
  const { text, offset, marks } = segment
  if (marks.length === 0) return <span data-offset={offset}>{text}</span>
  return (
    <mark
      id={first[0] ? `h-${first[0]}` : undefined}
      data-offset={offset}
      className={cn('scroll-mt-24 rounded-xs bg-accent-soft text-ink decoration-accent', marks.length > 1 && 'underline decoration-2 underline-offset-3')}
    >
      {text}
    </mark>
  )
}

function Stripes({ marks, highlights }: { marks: string[]; highlights: ReadonlyMap<string, HighlightView> }) {
  if (marks.length === 0) return null
  return (
    <ul className="flex flex-wrap gap-x-3 gap-y-1 text-xs text-ink-2 sm:flex-col" aria-label="Tags of the highlights here">
      {marks.map((id) => (
        <li key={id} className="border-l-2 border-accent pl-1.5">
          <a href={`#h-${id}`} className="hover:underline">{highlights.get(id)?.tags.join(', ') || 'highlight'}</a>
        </li>
      ))}
    </ul>
  )
}

/** A session's text: line numbers, speakers, what was said with its highlights, and their tags in the margin. */
export function Transcript({ turns, highlights }: { turns: ViewTurn[]; highlights: HighlightView[] }) {
  const byId = new Map(highlights.map((one) => [one.id, one]))
  const seen = new Set<string>()
  const firsts = (marks: string[]) => marks.filter((id) => !seen.has(id) && seen.add(id))
  return (
    <div data-transcript className="space-y-3">
      {turns.map((turn, index) => (
        <div key={index} data-turn className="grid grid-cols-[2.25rem_minmax(0,1fr)] gap-x-3 sm:grid-cols-[2.25rem_minmax(0,1fr)_8rem]">
          {turn.speaker && (
            <p className={cn('col-start-2 text-sm font-medium select-none', turn.aside ? 'text-ink-3' : 'text-ink-2')}>{turn.speaker}</p>
          )}
          <div className="col-span-2 col-start-1 space-y-2">
            {turn.lines.map((line) => (
              <div key={line.number} id={`L${line.number}`} className="grid scroll-mt-16 grid-cols-[2.25rem_minmax(0,1fr)] gap-x-3 target:bg-accent-soft">
                <a href={`#L${line.number}`} aria-label={`Line ${line.number}`} className="pt-0.5 text-right font-mono text-xs text-ink-3 tabular-nums select-none hover:underline">
                  {line.number}
                </a>
                <p className={cn('max-w-prose leading-6 wrap-anywhere', line.heading && 'font-semibold')}>
                  {line.segments.map((segment) => <Run key={segment.offset} segment={segment} first={firsts(segment.marks)} />)}
                </p>
              </div>
            ))}
          </div>
          <div className="col-start-2 sm:col-start-3"><Stripes marks={turn.marks} highlights={byId} /></div>
        </div>
      ))}
    </div>
  )
}
