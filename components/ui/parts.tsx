import type { Part } from '@/lib/core/parts'
import { fill } from '@/lib/core/text/fill'
import { withParams, type SearchParams } from '@/lib/core/url'
import { ButtonLink } from './button'

/** Under a part of a list: which rows these are, and the way to the others. Nothing where all are shown. */
export function Parts({
  part: { rows, part, from, of },
  params,
  name = 'part',
  label,
  place,
  words = { nav: `Pages of ${label}`, back: 'Previous', next: 'Next', of: `{range} of {of}` },
}: {
  part: Part<unknown>
  params: SearchParams
  /** The parameter of the address that says which part. */
  name?: string
  /** What the rows are: "API tokens". */
  label: string
  /** The id of the section they stand in, where the page has others before it. */
  place?: string
  /** What it says, where that is not English. */
  words?: { nav: string; back: string; next: string; of: string }
}) {
  if (rows.length === of) return null
  const hash = place ? `#${place}` : ''
  const href = (to: number) => `${withParams(params, { [name]: to > 0 ? String(to) : undefined }) || '?'}${hash}`
  return (
    <nav aria-label={words.nav} className="mt-4 flex items-center gap-2 text-sm text-ink-3">
      {part > 0 && (
        <ButtonLink size="sm" variant="ghost" href={href(part - 1)}>
          {words.back}
        </ButtonLink>
      )}
      {from + rows.length < of && (
        <ButtonLink size="sm" rel="next" href={href(part + 1)}>
          {words.next}
        </ButtonLink>
      )}
      <span className="tabular-nums">
        {fill(words.of, { range: `${from + 1}–${from + rows.length}`, of: String(of) })}
      </span>
    </nav>
  )
}
