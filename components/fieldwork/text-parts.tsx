import { ButtonLink } from '@/components/ui/button'
import type { TextPart } from '@/lib/fieldwork/presenter-view'

/** Under a part of a session's text: which lines these are, and the way to those before and after them. */
export function TextParts(props: { parts: readonly TextPart[]; at: number; hrefOf: (line: string) => string }) {
  const { parts, at, hrefOf } = props
  const [shown, before, after] = [parts[at], parts[at - 1], parts[at + 1]]
  if (!shown || (!before && !after)) return null
  const href = (part: TextPart) => hrefOf(String(part.first))
  return (
    <nav aria-label="Parts of the text" className="my-4 flex items-center gap-2 text-sm text-ink-3 print:hidden">
      {before && (
        <ButtonLink size="sm" variant="ghost" rel="prev" href={href(before)}>
          Earlier
        </ButtonLink>
      )}
      {after && (
        <ButtonLink size="sm" rel="next" href={href(after)}>
          Later
        </ButtonLink>
      )}
      <span className="tabular-nums">
        Lines {shown.first}–{shown.last} of {parts.at(-1)?.last}
      </span>
    </nav>
  )
}
