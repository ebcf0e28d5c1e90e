import { ButtonLink } from '@/components/ui/button'
import { paths } from '@/lib/core/paths'
import type { TextPart } from '@/lib/fieldwork/presenter-view'

/** Under a part of a session's text: which lines these are, and the way to those before and after them. */
export function TextParts(props: { session: string; parts: readonly TextPart[]; at: number; tag: string | undefined }) {
  const { session, parts, at, tag } = props
  const [shown, before, after] = [parts[at], parts[at - 1], parts[at + 1]]
  if (!shown || (!before && !after)) return null
  const href = (part: TextPart) => paths.session(session, { tag, line: String(part.first) })
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
