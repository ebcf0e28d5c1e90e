import { Markdown } from '@/components/ui/markdown'
import { cn } from '@/lib/core/cn'
import type { BlockChange } from '@/lib/rfcs/rules-compare'
import { count } from './labels'
import './rfcs.css'

const added = 'block border-l-2 border-good bg-good-soft px-3 py-0.5 no-underline'
const removed = 'block border-l-2 border-bad bg-bad-soft px-3 py-0.5 no-underline'

/** What changed between two texts as they are read: one column with both, or two side by side, which a narrow screen shows as one. */
export function RenderedDiff({ changes, split }: { changes: readonly BlockChange[]; split: boolean }) {
  if (changes.length === 0) return <p className="py-6 text-ink-2">The two texts read the same.</p>
  const blocks = (side: 'both' | 'before' | 'after') =>
    changes.map((change, index) => <Block key={index} change={change} side={side} />)
  return (
    <div role="group" aria-label="Differences" className="rendered-diff rounded-md border p-4">
      <div className={cn('max-w-[72ch]', split && 'lg:hidden')}>{blocks('both')}</div>
      {split && (
        <div className="hidden grid-cols-2 gap-x-6 lg:grid">
          {changes.map((change, index) => (
            <div key={index} className="contents">
              <div className="min-w-0">
                <Block change={change} side="before" />
              </div>
              <div className="min-w-0">
                <Block change={change} side="after" />
              </div>
            </div>
          ))}
        </div>
      )}
    </div>
  )
}

function Block({ change, side }: { change: BlockChange; side: 'both' | 'before' | 'after' }) {
  switch (change.kind) {
    case 'gap':
      return (
        <p className="my-3 border-y border-dashed py-1 text-center text-xs text-ink-3">
          {count(change.count, 'paragraph')} unchanged
        </p>
      )
    case 'same':
      return <Markdown html={change.html} className="my-2 text-ink-2" />
    case 'added':
      return side === 'before' ? null : (
        <ins className={cn(added, 'my-2')}>
          <Markdown html={change.html} />
        </ins>
      )
    case 'removed':
      return side === 'after' ? null : (
        <del className={cn(removed, 'my-2')}>
          <Markdown html={change.html} />
        </del>
      )
    case 'edited':
      return <Markdown html={change[side]} className="my-2 border-l-2 border-warn pl-3" />
  }
}
