import { Badge } from '@/components/ui/badge'
import { paths } from '@/lib/core/paths'
import { TextLink } from '@/components/ui/link'
import type { HighlightView } from '@/lib/fieldwork/schema'
import { RemoveHighlight } from './remove-highlight'

const stateWords = { exact: null, moved: 'moved with an edit', outdated: 'no longer in the text' }

export type HighlightListProps = {
  session: string
  /** The tag whose highlights these are; undefined: of all. */
  tag: string | undefined
  highlights: HighlightView[]
  /** Of one that stands in another part of the text: its line. */
  lineElsewhere: (highlight: HighlightView) => number | undefined
  lanes: ReadonlyMap<string, number>
  mayWrite: boolean
}

/** The highlights of a session in the order of the text, each with its tags, its place and the evidence it became. */
export function HighlightList({ session, tag, highlights, lineElsewhere, lanes, mayWrite }: HighlightListProps) {
  const hrefOf = (highlight: HighlightView) => {
    const line = lineElsewhere(highlight)
    const anchor = `h-${highlight.id}`
    return line === undefined ? `#${anchor}` : paths.session(session, { tag, line: String(line) }, anchor)
  }
  return (
    <ol className="divide-y text-sm">
      {highlights.map((one) => (
        <li key={one.id} id={`c-${one.id}`} className="highlight-card scroll-mt-4 py-2 first:pt-0">
          <a
            href={one.anchorState === 'outdated' ? undefined : hrefOf(one)}
            className="line-clamp-3 text-ink hover:underline"
          >
            “{one.quote}”
          </a>
          {one.note && <p className="mt-1 text-ink-2">{one.note}</p>}
          <div className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-ink-2">
            {one.tags.map((tag) => (
              <span key={tag} className={`tag-label lane-${lanes.get(tag) ?? 0}`}>
                {tag}
              </span>
            ))}
            {one.participant && <span className="text-ink-3">{one.participant}</span>}
            {stateWords[one.anchorState] && <Badge tone="warn">{stateWords[one.anchorState]}</Badge>}
          </div>
          <div className="mt-1 flex items-center gap-3 text-xs">
            {one.evidenceId && <TextLink href={paths.evidenceItem(one.evidenceId)}>Evidence</TextLink>}
            {mayWrite && <RemoveHighlight session={session} highlight={one} label={`“${one.quote.slice(0, 60)}”`} />}
          </div>
        </li>
      ))}
    </ol>
  )
}
