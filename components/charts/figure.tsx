import type { ReactNode } from 'react'
import { speechFor } from '@/lib/core/intl'
import { ChartTools } from './tools'
import { Still } from '@/components/ui/still'
import { ScrollArea } from '@/components/ui/scroll-area'

export type ChartTable = { head: string[]; rows: (string | number)[][] }

export type ChartFigureProps = {
  /** What the picture shows, as a sentence: "Builds are the most contested question". */
  finding: ReactNode
  /** How to read it: n, rate, what the whiskers are. */
  caption?: ReactNode
  /** The same numbers as text; also what CSV gives. */
  table: ChartTable
  /** Names downloaded files. */
  name: string
  className?: string
  /** What the chart says around its numbers is in this; in English when left out. */
  language?: string
  children: ReactNode
}

/** Around every chart: the finding as its title, the picture, how to read it, and the same numbers as a table. */
export function ChartFigure({ finding, caption, table, name, className = '', language, children }: ChartFigureProps) {
  const { words } = speechFor(language)
  return (
    <figure className={`min-w-0 ${className}`} data-chart={name}>
      <figcaption className="mb-3 font-medium text-pretty">{finding}</figcaption>
      <div data-picture>
        <Still>{children}</Still>
      </div>
      <div className="mt-2 flex flex-wrap items-start gap-x-4 gap-y-1 text-xs text-ink-3">
        {caption && <p className="max-w-prose flex-1 basis-56">{caption}</p>}
        <details className="group ml-auto min-w-0 open:basis-full not-open:overflow-clip">
          <summary className="-my-1 ml-auto flex min-h-6 w-fit list-none items-center rounded-sm px-1 underline decoration-edge/50 underline-offset-2 hover:text-ink">
            <span className="group-open:hidden">{words.showTable}</span>
            <span className="hidden group-open:inline">{words.hideTable}</span>
          </summary>
          <Still>
            <NumbersTable {...table} label={words.numbers} />
          </Still>
          <ChartTools label={words.download} />
        </details>
      </div>
    </figure>
  )
}

function NumbersTable({ head, rows, label }: ChartTable & { label: string }) {
  return (
    <ScrollArea label={label} className="mt-2">
      <table className="numbers">
        <thead>
          <tr>
            {head.map((text, i) => (
              <th key={i} scope="col">
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, y) => (
            <tr key={y}>
              {row.map((cell, x) =>
                x === 0 ? (
                  <th key={x} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={x}>{cell}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  )
}
