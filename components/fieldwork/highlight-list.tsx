import { Badge } from '@/components/ui/badge'
import { paths } from '@/lib/core/paths'
import { TextLink } from '@/components/ui/link'
import type { HighlightView } from '@/lib/fieldwork/schema'
import { RemoveForm } from './remove-highlight'

const REMOVE = 'remove-highlight'
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
    <>
      {mayWrite && <RemoveForm id={REMOVE} session={session} />}
      <ol className="highlights">
        {highlights.map((one) => (
          <li key={one.id} id={`c-${one.id}`}>
            <a href={one.anchorState === 'outdated' ? undefined : hrefOf(one)}>{`“${one.quote}”`}</a>
            {one.note && <p>{one.note}</p>}
            <div>
              {one.tags.map((tag) => (
                <span key={tag} className={`tag-label lane-${lanes.get(tag) ?? 0}`}>
                  {tag}
                </span>
              ))}
              {one.participant && <span>{one.participant}</span>}
              {stateWords[one.anchorState] && <Badge tone="warn">{stateWords[one.anchorState]}</Badge>}
              {one.evidenceId && <TextLink href={paths.evidenceItem(one.evidenceId)}>Evidence</TextLink>}
              {mayWrite && (
                <button form={REMOVE} name="highlight" value={one.id}>
                  Remove<span className="sr-only">{` “${one.quote.slice(0, 60)}”`}</span>
                </button>
              )}
            </div>
          </li>
        ))}
      </ol>
    </>
  )
}
