import { Link } from '@/components/ui/link'
import { plural } from '@/lib/core/format'
import { paths } from '@/lib/core/paths'
import type { HighlightView } from '@/lib/fieldwork/schema'

/** Tags to choose from. */
const MOST = 30

/** Tags used in a session, with how often: pressing one shows only its stripes, pressing it again shows all. */
export function TagFilter(props: {
  session: string
  highlights: HighlightView[]
  lanes: ReadonlyMap<string, number>
  chosen?: string
}) {
  const { session, highlights, lanes, chosen } = props
  const counts = new Map<string, number>()
  for (const tag of highlights.flatMap((one) => one.tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  const used = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([tag]) => tag)
  // Of many the ones used most, and the one that is chosen; the others stand with their highlights.
  const tags = used.filter((tag, at) => at < MOST || tag === chosen).sort()
  return (
    <ul className="flex flex-wrap gap-x-3 gap-y-1 text-sm">
      {tags.map((tag) => (
        <li key={tag}>
          <Link
            href={paths.session(session, { tag: tag === chosen ? undefined : tag })}
            scroll={false}
            aria-current={tag === chosen ? 'true' : undefined}
            className={`tag-label lane-${lanes.get(tag) ?? 0} aria-[current]:font-semibold aria-[current]:text-ink`}
          >
            {tag} <span className="font-mono text-xs text-ink-3">{counts.get(tag)}</span>
            {tag === chosen && <span className="font-normal text-ink-3">, show all</span>}
          </Link>
        </li>
      ))}
      {used.length > tags.length && (
        <li className="text-ink-3">and {plural(used.length - tags.length, 'rarer tag')}</li>
      )}
    </ul>
  )
}
