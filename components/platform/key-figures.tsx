import type { ReactNode } from 'react'

export interface KeyFigure {
  label: string
  value: ReactNode
  /** What the number means. */
  note: ReactNode
}

/** The few numbers of a page, each with its uncertainty and its meaning. */
export function KeyFigures({ figures }: { figures: KeyFigure[] }) {
  return (
    <dl className="grid gap-x-8 gap-y-4 border-t py-4 sm:grid-cols-3">
      {figures.map(({ label, value, note }) => (
        <div key={label} className="min-w-0">
          <dt className="text-xs text-ink-3">{label}</dt>
          <dd className="mt-0.5 text-md">{value}</dd>
          <dd className="mt-0.5 text-xs text-ink-3">{note}</dd>
        </div>
      ))}
    </dl>
  )
}
