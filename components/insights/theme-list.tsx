import { paths } from '@/lib/core/paths'
import { Link, TextLink } from '@/components/ui/link'
import type { Theme } from '@/lib/insights/schema'
import { Statement } from './statement'
import { PromoteForm } from './promote-form'
import { ThemeFacts } from './theme-facts'
import { ThemeMenu } from './theme-menu'

/** Two lines hold no more. */
const EXAMPLE = 300

/** Themes, each with what is typical of it and, for those who may, the ways to name, join and part it. */
export function ThemeList({ themes, mayEdit }: { themes: Theme[]; mayEdit: boolean }) {
  return (
    <ul data-list aria-label="Themes" className="grid grid-cols-[minmax(0,1fr)] gap-x-10 border-t xl:grid-cols-2">
      {themes.map((theme) => (
        <li key={theme.id} className="flex gap-x-4 border-b px-1 py-3 data-active:bg-hover">
          <div className="min-w-0 flex-1">
            <Link href={paths.theme(theme.id)} className="font-medium hover:underline">
              {theme.label}
            </Link>
            <ThemeFacts theme={theme} />
            <ul className="mt-1.5 space-y-1 text-sm text-ink-2">
              {theme.examples.map((example) => (
                <li key={example.id} className="line-clamp-2 max-w-prose">
                  “<Statement text={example.text} part={example.part} most={EXAMPLE} />”
                </li>
              ))}
            </ul>
            <div className="mt-1.5">
              {theme.insightId ? (
                <TextLink href={paths.insight(theme.insightId)}>The insight it became</TextLink>
              ) : (
                mayEdit && <PromoteForm theme={theme.id} label={theme.label} />
              )}
            </div>
          </div>
          {mayEdit && <ThemeMenu theme={{ id: theme.id, label: theme.label, pinned: theme.pinned }} />}
        </li>
      ))}
    </ul>
  )
}
