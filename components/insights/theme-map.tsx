import { ChartFigure } from '@/components/charts/figure'
import { paths } from '@/lib/core/paths'
import { spreadCircles } from '@/lib/insights/rules-map'
import type { MapRow } from '@/lib/evidence/schema-themes'
import { trendLabel } from './theme-facts'
import { ScrollArea } from '@/components/ui/scroll-area'

const [WIDTH, HEIGHT] = [960, 420]
const [MIN_R, MAX_R] = [9, 52]
/** So much of the box is filled with circles at most. */
const FILLED = 0.4
/** Widths of letters at 11 px, roughly. */
const LETTER = 5.8

interface Drawn extends MapRow {
  x: number
  y: number
  r: number
}

/** Circles by people, near ones about near things, moved apart so that none covers another. */
function layOut(themes: readonly MapRow[]): Drawn[] {
  const area = themes.reduce((sum, theme) => sum + Math.max(1, theme.people), 0)
  const scale = Math.sqrt((FILLED * WIDTH * HEIGHT) / (Math.PI * Math.max(1, area)))
  const placed = themes.map((theme, at) => ({
    ...theme,
    r: Math.min(MAX_R, Math.max(MIN_R, scale * Math.sqrt(Math.max(1, theme.people)))),
    // Themes without a place (by shared words, or made by hand) start at the right edge.
    x: theme.x === null ? WIDTH - MAX_R : WIDTH / 2 + (theme.x * (WIDTH - 2 * MAX_R)) / 2,
    y: theme.y === null ? (HEIGHT * ((at % 7) + 0.5)) / 7 : HEIGHT / 2 + (theme.y * (HEIGHT - 2 * MAX_R)) / 2,
  }))
  return spreadCircles(placed, WIDTH, HEIGHT)
}

const tone = (theme: MapRow) =>
  ({ rising: 'fill-heat-up-3', falling: 'fill-heat-down-2', steady: 'fill-ink/8' })[trendLabel(theme.trend)] ??
  'fill-ink/8'

/** The label in up to two lines that fit a circle; empty where it is too small for words. */
function lines(label: string, r: number): string[] {
  const most = Math.floor((2 * r - 6) / LETTER)
  if (most < 6) return []
  const [first = '', ...rest] = label.split(' ')
  const out = [first]
  for (const word of rest) {
    const last = out.at(-1)!
    if (`${last} ${word}`.length <= most) out[out.length - 1] = `${last} ${word}`
    else out.push(word)
  }
  if (out.length > 2 || out.some((line) => line.length > most + 1))
    return [out[0]!.length > most ? `${out[0]!.slice(0, most - 1)}…` : `${out[0]!}${out.length > 1 ? ' …' : ''}`]
  return out
}

/** A map of the themes: size is people, colour is where it moves, a ring is an insight, a hatch is one team alone. */
export function ThemeMap({ themes }: { themes: MapRow[] }) {
  if (themes.length < 3) return null
  const drawn = layOut(themes)
  const rising = themes.filter((theme) => theme.trend >= 0.2).length
  const [largest] = [...themes].sort((a, b) => b.people - a.people)
  return (
    <ChartFigure
      name="theme-map"
      finding={`Most people speak of “${largest!.label}”${rising > 0 ? `; ${rising} of ${themes.length} themes are rising` : ''}`}
      caption="Area: people. Near ones are about near things; nearness says nothing of agreement. Blue rises, amber falls; a hatch is one team alone; a ring is an insight already."
      table={{
        head: ['Theme', 'People', 'Teams', 'Pieces', 'Trend'],
        rows: themes.map((theme) => [theme.label, theme.people, theme.teams, theme.size, trendLabel(theme.trend)]),
      }}
      className="mb-8"
    >
      <ScrollArea label="Map of the themes">
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="w-full min-w-[640px]">
          <defs>
            <pattern id="one-team" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <line x1="0" y1="0" x2="0" y2="6" strokeWidth="1.5" className="stroke-ink/25" />
            </pattern>
          </defs>
          {drawn.map((theme) => (
            <a key={theme.id} href={paths.theme(theme.id)} className="group">
              {/* One text: of several, a server writes none into a title. */}
              <title>{`${theme.label}: ${theme.people} people, ${theme.teams} teams, ${trendLabel(theme.trend)}`}</title>
              <circle cx={theme.x} cy={theme.y} r={theme.r} className={`${tone(theme)} group-hover:opacity-70`} />
              {theme.teams === 1 && <circle cx={theme.x} cy={theme.y} r={theme.r} fill="url(#one-team)" />}
              <circle
                cx={theme.x}
                cy={theme.y}
                r={theme.r}
                fill="none"
                strokeWidth={theme.promotedInsightId ? 2.5 : 1}
                className={theme.promotedInsightId ? 'stroke-accent' : 'stroke-edge'}
              />
              {lines(theme.label, theme.r).map((line, at, all) => (
                <text
                  key={at}
                  x={theme.x}
                  y={theme.y + 4 + (at - (all.length - 1) / 2) * 13}
                  textAnchor="middle"
                  className="fill-ink text-[11px]"
                >
                  {line}
                </text>
              ))}
            </a>
          ))}
        </svg>
      </ScrollArea>
    </ChartFigure>
  )
}
