import { Badge } from '@/components/ui/badge'
import { TextLink } from '@/components/ui/link'
import type { HighlightView } from '@/lib/fieldwork/schema'
import { RemoveHighlight } from './remove-highlight'

const stateWords = { exact: null, moved: 'moved', outdated: 'no longer in the text' }

/** The highlights of a session, each with its place, its tags and the evidence it became. */
export function HighlightList({ session, highlights, mayWrite }: { session: string; highlights: HighlightView[]; mayWrite: boolean }) {
  if (highlights.length === 0) return <p className="text-sm text-ink-3">None yet. Select words in the text to make evidence of them.</p>
  return (
    <ul className="divide-y">
      {highlights.map((one) => (
        <li key={one.id} className="py-2">
          <a href={`#h-${one.id}`} className="line-clamp-3 hover:underline">“{one.quote}”</a>
          {one.note && <p className="mt-1 text-sm text-ink-2">{one.note}</p>}
          <div className="mt-1 flex flex-wrap items-center gap-1.5 text-xs text-ink-3">
            {one.participant && <span>{one.participant}</span>}
            {one.tags.map((tag) => <Badge key={tag}>{tag}</Badge>)}
            {stateWords[one.anchorState] && <Badge tone="warn">{stateWords[one.anchorState]}</Badge>}
            {one.evidenceId && <TextLink href={`/evidence/${one.evidenceId}`}>evidence</TextLink>}
            {mayWrite && <RemoveHighlight session={session} highlight={one} />}
          </div>
        </li>
      ))}
    </ul>
  )
}
