/** What stands beside the pointer on a live chart. */
export function LiveTip({ title, rows }: { title: string; rows: { label: string; value: string }[] }) {
  return (
    <div className="rounded-md bg-surface px-3 py-2 text-sm text-ink shadow-float">
      <p className="mb-1 text-xs text-ink-3">{title}</p>
      <dl className="grid grid-cols-[auto_auto] gap-x-4">
        {rows.map((row) => (
          <div key={row.label} className="contents">
            <dt>{row.label}</dt>
            <dd className="text-right tabular-nums">{row.value}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
