import type { Skipped } from '@/lib/core/imports'

/** What was not taken over, line by line. */
export function ImportNotes({ skipped }: { skipped: readonly Skipped[] }) {
  if (skipped.length === 0) return null
  // A file that is all one line needs no line numbers.
  const lines = skipped.some((one) => one.line > 1)
  return (
    <ul className="mt-3 space-y-1 text-sm">
      {skipped.map((one, index) => (
        <li
          key={index}
          className="grid grid-cols-[minmax(0,9rem)_minmax(0,1fr)] gap-3 sm:grid-cols-[minmax(0,14rem)_minmax(0,1fr)]"
        >
          <span className="truncate font-mono text-xs leading-5 text-ink-3" title={one.file}>
            {lines && one.line > 0 ? `${one.file}:${one.line}` : one.file}
          </span>
          <span className="break-words">{one.reason}</span>
        </li>
      ))}
    </ul>
  )
}
