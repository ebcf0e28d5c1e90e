import type { ReactNode } from 'react'
import { ScrollArea } from '@/components/ui/scroll-area'

/** The names of the rows stay while the quarters scroll. */
const NAMES = 'sticky left-0 z-10 bg-ground'

/** A table with a column for each quarter, its rows named on the left. */
export function QuarterTable({
  label,
  rowsAre,
  quarters,
  under,
  align = 'text-left',
  current,
  children,
}: {
  label: string
  /** What each row is: "Team". */
  rowsAre: string
  quarters: readonly string[]
  /** What stands below a quarter's name, by its place. */
  under?: (index: number) => ReactNode
  align?: 'text-left' | 'text-right'
  /** The quarter that is in sight from the start where the table is wider than the window. */
  current?: string
  /** Rows of `QuarterRow`. */
  children: ReactNode
}) {
  return (
    <ScrollArea label={label} className="scroll-pl-24 sm:scroll-pl-32">
      <table className="w-full min-w-[40rem] table-fixed border-collapse text-sm">
        <thead>
          <tr>
            <th scope="col" className={`w-24 py-2 pr-3 text-left font-normal text-ink-3 sm:w-32 ${NAMES}`}>
              {rowsAre}
            </th>
            {quarters.map((quarter, index) => (
              <th
                key={quarter}
                scope="col"
                className={`border-l px-2 py-2 font-medium ${align} ${quarter === current ? '[scroll-initial-target:nearest]' : ''}`}
              >
                {quarter.replace('-', ' ')}
                {under && <span className="block text-xs font-normal text-ink-3">{under(index)}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </ScrollArea>
  )
}

/** One row of a `QuarterTable`; its children are its cells. */
export function QuarterRow({ name, children }: { name: string; children: ReactNode }) {
  return (
    <tr className="border-t align-top">
      <th scope="row" className={`py-2 pr-3 text-left font-medium break-words ${NAMES}`}>
        {name}
      </th>
      {children}
    </tr>
  )
}
