import { Fragment } from 'react'
import { Kbd } from '@/components/ui/kbd'
import type { Suggestion } from '@/lib/insights/schema'

type Props = {
  suggestions: readonly Suggestion[] | undefined
  chosen: number | null
  onChoose: (place: number) => void
}

/** Insights that a piece may speak to: first those that something speaks for, with what; then the newest, none of them chosen. */
export function DeskSuggestions({ suggestions, chosen, onChoose }: Props) {
  if (suggestions === undefined) return <p className="text-ink-3">Looking …</p>
  if (suggestions.length === 0) return <p className="text-ink-3">No open insight yet. Make the first one of it.</p>
  const others = suggestions.findIndex((one) => one.because === null)
  return (
    <ol className="divide-y">
      {suggestions.map((one, place) => (
        <Fragment key={one.id}>
          {place === others && (
            <li aria-hidden className="px-2 pt-3 pb-1 text-xs text-ink-3">
              {others === 0 ? 'Nothing likely. The newest:' : 'The newest'}
            </li>
          )}
          <li>
            <button
              type="button"
              aria-pressed={place === chosen}
              onClick={() => onChoose(place)}
              className="flex w-full gap-2 rounded-sm px-2 py-2 text-left hover:bg-hover aria-pressed:bg-accent-soft"
            >
              <Kbd>{place + 1}</Kbd>
              <span className="min-w-0">
                {one.statement}
                <span className="block text-sm text-ink-2 tabular-nums">
                  {one.people} people{one.contested ? ', contested' : ''}
                  {one.because && <span className="text-ink-3"> · {one.because}</span>}
                </span>
              </span>
            </button>
          </li>
        </Fragment>
      ))}
    </ol>
  )
}
