import { paths } from '@/lib/core/paths'
import { TextLink } from '@/components/ui/link'
import { plural } from '@/lib/core/format'
import type { ThemeRun } from '@/lib/insights/schema'

type Named = ThemeRun['faded'][number]

const Names = ({ themes }: { themes: readonly Named[] }) =>
  themes.map(({ id, label }, at) => (
    <span key={id}>
      {at > 0 && (at === themes.length - 1 ? ' and ' : ', ')}
      <TextLink href={paths.theme(id)}>{label}</TextLink>
    </span>
  ))

/** What the last run did to the themes there were: which split, merged and faded. */
export function ThemeChanges({ run }: { run: Pick<ThemeRun, 'split' | 'merged' | 'faded'> }) {
  const { split, merged, faded } = run
  const parts = [
    split.length > 0 && `${split.length} split`,
    merged.length > 0 && `${merged.length} merged`,
    faded.length > 0 && `${faded.length} faded`,
  ].filter(Boolean)
  if (parts.length === 0) return <p className="text-sm text-ink-3">The last run split, merged and lost no theme.</p>
  return (
    <details className="text-sm">
      <summary className="w-fit cursor-pointer text-ink-2">The last run: {parts.join(', ')}</summary>
      <ul className="mt-2 list-disc space-y-1 pl-5">
        {split.map((theme) => (
          <li key={theme.id}>
            <b className="font-medium">{theme.label}</b> split into <Names themes={theme.into} />.
          </li>
        ))}
        {merged.map((theme) => (
          <li key={theme.id}>
            <TextLink href={paths.theme(theme.id)}>{theme.label}</TextLink> took in{' '}
            {theme.from.map(({ label }) => label).join(' and ')}.
          </li>
        ))}
        {faded.length > 0 && (
          <li>
            {plural(faded.length, 'theme')} faded: {faded.map(({ label }) => label).join(', ')}.
          </li>
        )}
      </ul>
    </details>
  )
}
