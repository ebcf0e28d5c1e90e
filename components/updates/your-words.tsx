import { Markdown } from '@/components/ui/markdown'
import { renderMarkdown } from '@/lib/core/text/markdown'
import { beginning } from '@/lib/core/text/excerpt'
import { formatDay } from '@/lib/core/relative-time'
import type { Answered } from '@/lib/updates/schema-rows'

/** A person's own words that an update answers. Nobody else sees this part. */
export function YourWords({ mine }: { mine: Answered }) {
  return (
    <section aria-label="Your own words" className="mb-6 rounded-md border border-accent/50 bg-accent-soft p-4">
      <p className="font-medium">
        {mine.stance === 'contradicts' ? 'You said the opposite.' : 'This is based on what you said.'} Only you see this
        part.
      </p>
      <ul className="mt-2 space-y-2">
        {mine.said.map((piece) => (
          <li key={piece.id}>
            <blockquote className="border-l-2 border-accent pl-3">
              <p>{beginning(piece.text, 240)}</p>
              <footer className="text-xs text-ink-2">
                {formatDay(new Date(`${piece.occurredAt}T00:00:00Z`))}
                {piece.source && ` · ${piece.source}`}
              </footer>
            </blockquote>
          </li>
        ))}
      </ul>
      {mine.opposed && <Markdown html={renderMarkdown(mine.opposed)} className="mt-3 max-w-prose" />}
      {mine.said.length === 0 && <p className="mt-1 text-ink-2">The words themselves were taken back since.</p>}
    </section>
  )
}
