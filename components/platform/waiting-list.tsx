import { Link } from '@/components/ui/link'
import { Section } from '@/components/ui/page-header'
import { formatCount } from '@/lib/core/format'

export interface Waiting {
  /** "pieces of new evidence to file" */
  what: string
  count: number
  href: string
}

/** What waits for this person, each line a way to it; nothing is said of what does not wait. */
export function WaitingList({ waiting }: { waiting: Waiting[] }) {
  const real = waiting.filter(({ count }) => count > 0)
  return (
    <Section title="What waits">
      {real.length === 0 ? (
        <p className="text-ink-2">
          Nothing waits. New evidence, contested insights and untold promises will stand here.
        </p>
      ) : (
        <ul className="divide-y border-y">
          {real.map(({ what, count, href }) => (
            <li key={what}>
              <Link href={href} className="flex min-h-10 items-center gap-3 py-1.5 hover:bg-hover">
                <span className="w-12 text-right text-md font-semibold tabular-nums">{formatCount(count)}</span>
                <span>{what}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
