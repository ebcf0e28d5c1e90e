import { cn } from '@/lib/core/cn'
import type { Segment, ViewLine, ViewTurn } from '@/lib/fieldwork/presenter-view'
import type { HighlightView } from '@/lib/fieldwork/schema'
import './fieldwork.css'

export type TranscriptProps = { turns: ViewTurn[]; highlights: HighlightView[]; lanes: ReadonlyMap<string, number> }
type Marks = { byId: ReadonlyMap<string, HighlightView>; lanes: ReadonlyMap<string, number> }

/** A session's text: line numbers, speakers, what was said with its highlights, and a stripe in the margin for each of their tags. */
export function Transcript({ turns, highlights, lanes }: TranscriptProps) {
  const marks = { byId: new Map(highlights.map((one) => [one.id, one])), lanes }
  return (
    <ol data-list className="transcript" aria-label="Turns">
      {turns.map((turn, index) => (
        <li key={index} data-turn className="turn">
          {turn.speaker && <p className={cn('turn-speaker', turn.aside && 'text-ink-3')}>{turn.speaker}</p>}
          {turn.lines.map((line) => (
            <Line key={line.number} line={line} marks={marks} />
          ))}
        </li>
      ))}
    </ol>
  )
}

function Line({ line, marks }: { line: ViewLine; marks: Marks }) {
  return (
    <div id={`L${line.number}`} className="turn-line">
      <a href={`#L${line.number}`} aria-label={`Line ${line.number}`} className="line-number">
        {line.number}
      </a>
      <span aria-hidden className="stripes">
        {line.stripes.map((lane) => (
          <span key={lane} className={`stripe lane-${lane}`} />
        ))}
      </span>
      <p data-line className={cn('line-text', line.heading && 'font-semibold')}>
        {line.segments.map((segment) => (
          <Run key={segment.offset} segment={segment} begins={line.begins} marks={marks} />
        ))}
      </p>
      {line.begins.length > 0 && <Labels ids={line.begins} marks={marks} />}
    </div>
  )
}

/** A run of text; where highlights cover it, marked in the manner of the first one's first tag. */
function Run({ segment, begins, marks }: { segment: Segment; begins: string[]; marks: Marks }) {
  const { text, offset, time } = segment
  const [first] = segment.marks
  if (!first) {
    return (
      <span data-offset={offset} className={time ? 'font-mono text-xs text-ink-3' : undefined}>
        {text}
      </span>
    )
  }
  const lane = marks.lanes.get(marks.byId.get(first)?.tags[0] ?? '') ?? 0
  const anchor = segment.marks.find((id) => begins.includes(id) && marks.byId.get(id)?.start === offset)
  return (
    <mark
      id={anchor && `h-${anchor}`}
      data-offset={offset}
      data-highlights={segment.marks.join(' ')}
      className={`marked lane-${lane}`}
    >
      {text}
    </mark>
  )
}

/** The tags of the highlights that begin on a line, in words: each leads to its highlight in the list. */
function Labels({ ids, marks }: { ids: string[]; marks: Marks }) {
  return (
    <ul className="line-tags" aria-label="Highlights that begin here">
      {ids.map((id) => {
        const tags = marks.byId.get(id)?.tags ?? []
        return (
          <li key={id}>
            <a href={`#c-${id}`} className={`tag-label lane-${marks.lanes.get(tags[0] ?? '') ?? 0}`}>
              {tags.join(', ') || 'untagged'}
            </a>
          </li>
        )
      })}
    </ul>
  )
}
