import { Fragment } from 'react'
import { cn } from '@/lib/core/cn'
import type { DiffHunk, DiffLine } from '@/lib/core/text/diff'
import { ScrollArea } from '@/components/ui/scroll-area'

const sign = { same: ' ', added: '+', removed: '−' } as const
const ground = { same: '', added: 'bg-good-soft', removed: 'bg-bad-soft' } as const

/** What changed between two texts, as one column or two. The signs carry the meaning, the colours only help the eye. */
export function DiffView({ hunks, split }: { hunks: DiffHunk[]; split: boolean }) {
  if (hunks.length === 0) return <p className="py-6 text-ink-2">The two texts are the same.</p>
  return (
    <ScrollArea label="Differences" className="rounded-md border">
      <table className="w-full border-collapse font-mono text-xs leading-5">
        <caption className="sr-only">Lines that changed, with lines around them</caption>
        <tbody>
          {hunks.map((hunk) => (
            <Fragment key={`${hunk.oldStart}-${hunk.newStart}`}>
              <tr className="bg-sunk text-ink-3">
                <td colSpan={split ? 4 : 3} className="px-3 py-1">
                  from line {hunk.newStart}
                </td>
              </tr>
              {split
                ? pairs(hunk.lines).map(([before, after], index) => (
                    <SplitRow key={index} before={before} after={after} />
                  ))
                : hunk.lines.map((line, index) => <InlineRow key={index} line={line} />)}
            </Fragment>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  )
}

const number = 'w-10 px-2 text-right align-top text-ink-3 select-none'

function InlineRow({ line }: { line: DiffLine }) {
  return (
    <tr className={ground[line.kind]}>
      <td className={number}>{line.oldLine}</td>
      <td className={number}>{line.newLine}</td>
      <td className="px-2 align-top whitespace-pre-wrap">
        <Line line={line} />
      </td>
    </tr>
  )
}

function SplitRow({ before, after }: { before: DiffLine | null; after: DiffLine | null }) {
  return (
    <tr>
      <td className={cn(number, before && ground[before.kind])}>{before?.oldLine}</td>
      <td className={cn('w-1/2 border-r px-2 align-top whitespace-pre-wrap', before ? ground[before.kind] : 'bg-sunk')}>
        {before && <Line line={before} />}
      </td>
      <td className={cn(number, after && ground[after.kind])}>{after?.newLine}</td>
      <td className={cn('w-1/2 px-2 align-top whitespace-pre-wrap', after ? ground[after.kind] : 'bg-sunk')}>
        {after && <Line line={after} />}
      </td>
    </tr>
  )
}

/** Removed lines beside the added ones that took their place. */
const pairs = (lines: readonly DiffLine[]): [DiffLine | null, DiffLine | null][] => {
  const rows: [DiffLine | null, DiffLine | null][] = []
  let removed: DiffLine[] = []
  let added: DiffLine[] = []
  const flush = () => {
    for (let index = 0; index < Math.max(removed.length, added.length); index += 1)
      rows.push([removed[index] ?? null, added[index] ?? null])
    removed = []
    added = []
  }
  for (const line of lines) {
    if (line.kind === 'removed') removed.push(line)
    else if (line.kind === 'added') added.push(line)
    else {
      flush()
      rows.push([line, line])
    }
  }
  flush()
  return rows
}

function Line({ line }: { line: DiffLine }) {
  const Changed = line.kind === 'added' ? 'ins' : 'del'
  const parts: React.ReactNode[] = []
  let at = 0
  for (const mark of line.marks) {
    if (mark.start > at) parts.push(line.text.slice(at, mark.start))
    parts.push(
      <Changed
        key={mark.start}
        className={cn('rounded-sm no-underline', line.kind === 'added' ? 'bg-good/25' : 'bg-bad/25')}
      >
        {line.text.slice(mark.start, mark.end)}
      </Changed>,
    )
    at = mark.end
  }
  parts.push(line.text.slice(at))
  return (
    <>
      <span className="mr-2 select-none">{sign[line.kind]}</span>
      {parts}
    </>
  )
}
