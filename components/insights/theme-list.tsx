import { Badge } from '@/components/ui/badge'
import { paths } from '@/lib/core/paths'
import { Link, TextLink } from '@/components/ui/link'
import { plural } from '@/lib/core/format'
import type { Theme } from '@/lib/insights/schema'
import { PromoteForm } from './promote-form'

function trendWords(trend: number): string {
  if (trend >= 0.2) return 'rising'
  return trend <= -0.2 ? 'falling' : 'steady'
}

export function ThemeList({ themes, mayPromote }: { themes: Theme[]; mayPromote: boolean }) {
  return (
    <ul data-list className="divide-y border-y">
      {themes.map((theme) => (
        <li
          key={theme.id}
          className="grid gap-x-8 gap-y-2 px-1 py-3 data-active:bg-hover md:grid-cols-[minmax(0,1fr)_16rem]"
        >
          <div className="min-w-0">
            <Link href={`/evidence?q=theme:${theme.id}`} className="font-medium hover:underline">
              {theme.label}
            </Link>
            <p className="mt-0.5 text-sm text-ink-2 tabular-nums">
              {plural(theme.size, 'piece')} · {plural(theme.people, 'person', 'people')} · {plural(theme.teams, 'team')}{' '}
              · {trendWords(theme.trend)}
            </p>
            <ul className="mt-1.5 space-y-1 text-sm text-ink-2">
              {theme.examples.map((example) => (
                <li key={example.id} className="line-clamp-2 max-w-prose">
                  “{example.text}”
                </li>
              ))}
            </ul>
          </div>
          <div className="space-y-2">
            <p className="flex flex-wrap gap-1">
              {theme.terms.map((term) => (
                <Badge key={term}>{term}</Badge>
              ))}
            </p>
            {theme.insightId ? (
              <TextLink href={paths.insight(theme.insightId)}>The insight it became</TextLink>
            ) : (
              mayPromote && <PromoteForm theme={theme.id} label={theme.label} />
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}
