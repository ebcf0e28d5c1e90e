import { Link } from '@/components/ui/link'
import { speechFor } from '@/lib/core/intl'
import type { FigureWords } from '@/lib/core/intl/messages'
import { ChartFigure, type ChartFigureProps } from './figure'
import { ScrollArea } from '@/components/ui/scroll-area'

export type HeatCell =
  | {
      kind: 'value'
      /** As shown: "62". */ text: string
      /** −3…3, by `heatLevel`: the colour. */ level: number
      /** Well above or below what the row is compared with. */ deviation?: 'up' | 'down'
      /** In words, on hover. */ words: string
      href?: string
    }
  | { kind: 'suppressed' }
  | { kind: 'none' }

type Props = Pick<ChartFigureProps, 'finding' | 'caption' | 'name' | 'className' | 'language'> & {
  /** Teams, usually; an asterisk behind a name sets the platform team apart. */
  columns: string[]
  rows: { label: string; /** Hovered, where the label is a short one. */ title?: string; cells: HeatCell[] }[]
}

const fills: Record<number, string> = {
  [-3]: 'bg-heat-down-3',
  [-2]: 'bg-heat-down-2',
  [-1]: 'bg-heat-down-1',
  0: 'bg-sunk',
  1: 'bg-heat-up-1',
  2: 'bg-heat-up-2',
  3: 'bg-heat-up-3',
}

/**
 * Questions by teams (or the like): each cell its number and its colour, a mark where it deviates. Too few people: hatched.
 * There may be hundreds of cells: their looks are in app/globals.css, said once.
 */
export function HeatStrip({ columns, rows, ...figure }: Props) {
  const { words } = speechFor(figure.language)
  const said = { suppressed: words.tooFew, none: '' }
  return (
    <ChartFigure
      {...figure}
      table={{
        head: ['', ...columns],
        rows: rows.map((row) => [
          row.label,
          ...row.cells.map((cell) => (cell.kind === 'value' ? cell.text : said[cell.kind])),
        ]),
      }}
    >
      <ScrollArea label={words.byColumn} className="pb-1">
        <table className="heat border-separate border-spacing-0.5 text-sm">
          <thead>
            <tr>
              <td />
              {columns.map((column) => (
                <th key={column} scope="col" className="w-9 min-w-9 p-0 align-bottom text-xs font-normal text-ink-2">
                  <span
                    title={column}
                    className="inline-block max-h-32 rotate-180 truncate py-1 text-left [writing-mode:vertical-rl]"
                  >
                    {column}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.label}>
                <th scope="row">
                  <span title={row.title ?? row.label}>{row.label}</span>
                </th>
                {row.cells.map((cell, i) => (
                  <Cell key={i} cell={cell} words={words} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
    </ChartFigure>
  )
}

function Cell({ cell, words }: { cell: HeatCell; words: FigureWords }) {
  if (cell.kind === 'suppressed') {
    return (
      <td title={words.tooFewWhy} className="hatched">
        <span className="sr-only">{words.tooFew}</span>
      </td>
    )
  }
  if (cell.kind === 'none') return <td className="text-ink-3">·</td>
  return (
    <td title={cell.words} className={fills[cell.level] ?? 'bg-sunk'}>
      {cell.href ? (
        <Link href={cell.href} aria-label={cell.words}>
          {cell.text}
        </Link>
      ) : (
        <>
          {cell.text}
          <Deviation of={cell} />
        </>
      )}
    </td>
  )
}

function Deviation({ of: { deviation } }: { of: { deviation?: 'up' | 'down' } }) {
  if (!deviation) return null
  return <span aria-hidden>{deviation === 'up' ? '▲' : '▼'}</span>
}
