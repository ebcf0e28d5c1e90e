import { DepthShape, rungs } from '@/components/ui/depth'
import { Link, TextLink } from '@/components/ui/link'
import { cn } from '@/lib/core/cn'
import { plural } from '@/lib/core/format'
import { paths } from '@/lib/core/paths'
import type { Triangulation } from '@/lib/insights/schema-triangulation'
import { ScrollArea } from '@/components/ui/scroll-area'

type Heat = Triangulation['heat']
type Cell = Heat['themes'][number]['all']

const ORDER = ['low', 'medium', 'high'] as const
/** Four steps of shade, by the square root: one loud team must not make all others white. */
const SHADES = [8, 18, 32, 50]
/** The figures on it stay readable in light and dark. */
const HUE = 'light-dark(var(--color-depth-1), var(--color-depth-3))'

const shadeOf = (pieces: number, most: number): number | null =>
  pieces === 0 ? null : SHADES[Math.min(SHADES.length - 1, Math.floor(Math.sqrt(pieces / most) * SHADES.length))]!

const wordsOf = ({ pieces, rungs: by }: Cell): string =>
  pieces === 0
    ? 'nothing heard'
    : `${plural(pieces, 'piece')}: ${ORDER.filter((rung) => by[rung] > 0)
        .map((rung) => `${by[rung]} ${rungs[rung].name}`)
        .join(', ')}`

function HeatCell({ cell, most }: { cell: Cell; most: number }) {
  const shade = shadeOf(cell.pieces, most)
  return (
    <td
      title={wordsOf(cell)}
      className="h-11 min-w-14 border p-1 text-center tabular-nums"
      style={shade === null ? undefined : { background: `color-mix(in srgb, ${HUE} ${shade}%, var(--color-surface))` }}
    >
      <span aria-hidden className={cn('block leading-4', cell.pieces === 0 && 'text-ink-3')}>
        {cell.pieces || '·'}
      </span>
      <span aria-hidden className="flex h-3 justify-center gap-0.5">
        {ORDER.map(
          (rung) => cell.rungs[rung] > 0 && <DepthShape key={rung} rung={rung} className="size-2.5 text-ink-2" />,
        )}
      </span>
      <span className="sr-only">{wordsOf(cell)}</span>
    </td>
  )
}

/** The largest themes by the teams that said most: how much, and how deep. */
export function ThemeHeat({ heat: { teams, themes } }: { heat: Heat }) {
  if (themes.length === 0)
    return (
      <p className="text-ink-3">
        No themes yet. They are found some seconds after evidence comes in.{' '}
        <TextLink href={paths.evidence()}>See the evidence</TextLink>
      </p>
    )
  const cells = themes.flatMap((theme) => [...theme.teams, theme.rest])
  const most = Math.max(1, ...cells.map((cell) => cell.pieces))
  return (
    <figure>
      <ScrollArea label="Themes by team">
        <table className="border-collapse text-sm">
          <thead>
            <tr>
              <th
                scope="col"
                className="sticky left-0 bg-ground pr-3 text-left align-bottom font-medium text-ink-2 max-sm:static"
              >
                Theme
              </th>
              {teams.map((team) => (
                <th
                  key={team.id}
                  scope="col"
                  className="max-w-24 min-w-17 px-1 pb-1 align-bottom text-xs font-normal text-ink-2"
                >
                  <span className="line-clamp-2 break-words">{team.name}</span>
                </th>
              ))}
              <th scope="col" className="max-w-20 px-1 pb-1 align-bottom text-xs font-normal text-ink-2">
                All others
              </th>
            </tr>
          </thead>
          <tbody>
            {themes.map((theme) => (
              <tr key={theme.id}>
                <th
                  scope="row"
                  className="sticky left-0 max-w-64 bg-ground pr-3 text-left font-normal max-sm:static max-sm:max-w-40"
                >
                  <Link href={paths.theme(theme.id)} className="line-clamp-2 hover:underline">
                    {theme.label}
                  </Link>
                </th>
                {theme.teams.map((cell, at) => (
                  <HeatCell key={teams[at]!.id} cell={cell} most={most} />
                ))}
                <HeatCell cell={theme.rest} most={most} />
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
      <figcaption className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-3">
        {ORDER.map((rung) => (
          <span key={rung} className="inline-flex items-center gap-1">
            <DepthShape rung={rung} className={rungs[rung].color} /> {rungs[rung].methods}
          </span>
        ))}
        <span>Darker: more pieces. “All others” holds further teams, and pieces whose team is not named.</span>
      </figcaption>
    </figure>
  )
}
