import { withParams, type SearchParams } from '@/lib/core/url'
import { ButtonLink } from './button'

/** Onward by key set: "Next" when there is more, "Back to the start" when this is not the first page. */
export function Pagination({
  params,
  nextCursor,
  note,
}: {
  params: SearchParams
  nextCursor: string | null
  note?: string
}) {
  const started = Boolean(params.cursor)
  if (!nextCursor && !started) return note ? <p className="mt-3 text-sm text-ink-3">{note}</p> : null
  return (
    <nav aria-label="Pages" className="mt-4 flex items-center gap-2">
      {started && (
        <ButtonLink size="sm" variant="ghost" href={withParams(params, { cursor: undefined }) || '?'}>
          Back to the start
        </ButtonLink>
      )}
      {nextCursor && (
        <ButtonLink size="sm" rel="next" href={withParams(params, { cursor: nextCursor })}>
          Next
        </ButtonLink>
      )}
      {note && <p className="text-sm text-ink-3">{note}</p>}
    </nav>
  )
}
