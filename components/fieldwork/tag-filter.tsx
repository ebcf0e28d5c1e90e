import { Link } from '@/components/ui/link'
import { paths } from '@/lib/core/paths'
import type { HighlightView } from '@/lib/fieldwork/schema'

/** Tags used in a session, with how often: pressing one shows only its stripes, pressing it again shows all. */
export function TagFilter(props: {
  session: string
  highlights: HighlightView[]
  lanes: ReadonlyMap<string, number>
  chosen?: string
}) {
  const { session, highlights, lanes, chosen } = props
  const tags = [...new Set(highlights.flatMap((one) => one.tags))].sort()
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
            {tag}{' '}
            <span className="font-mono text-xs text-ink-3">
              {highlights.filter((one) => one.tags.includes(tag)).length}
            </span>
            {tag === chosen && <span className="font-normal text-ink-3">, show all</span>}
          </Link>
        </li>
      ))}
    </ul>
  )
}
