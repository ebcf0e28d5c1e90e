import type { DeskPiece } from '@/lib/evidence/schema-desk'

/** How much waits, and what comes next. */
export function DeskQueue({
  left,
  waiting,
  filed,
  saving,
}: {
  left: readonly DeskPiece[]
  waiting: string
  filed: number
  saving: boolean
}) {
  return (
    <section aria-label="What waits" className="min-w-0">
      <p className="mb-2 text-sm text-ink-2 tabular-nums" role="status">
        {waiting} left{filed > 0 ? `, ${filed} filed` : ''}
      </p>
      <p aria-hidden className="mb-2 h-4 text-xs text-ink-3">
        {saving ? 'Saving …' : ''}
      </p>
      <ol className="hidden space-y-2 lg:block">
        {left.slice(1, 9).map((piece) => (
          <li key={piece.id} className="line-clamp-2 border-t pt-2 text-sm text-ink-3">
            {piece.text}
          </li>
        ))}
      </ol>
    </section>
  )
}
