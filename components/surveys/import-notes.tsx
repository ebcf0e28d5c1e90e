import { groupBy } from '@/lib/core/group'
import { plural } from '@/lib/core/format'
import type { ImportFinding, Skipped } from '@/lib/core/imports'

/** Findings as lines: what is said of several rows stands once, with how many they are. */
const asLines = (findings: readonly ImportFinding[]): Skipped[] =>
  [...groupBy(findings, ({ key, message }) => JSON.stringify([key, message])).values()].map((all) => {
    const { file, line, message } = all[0]!
    return { file, line, reason: all.length > 1 ? `${message} (${plural(all.length, 'row')})` : message }
  })

/** What was not taken over, line by line, and what was taken over and should be looked at. */
export function ImportNotes({
  skipped,
  findings = [],
}: {
  skipped: readonly Skipped[]
  findings?: readonly ImportFinding[] | undefined
}) {
  const told = asLines(findings)
  return (
    <>
      <Notes lines={skipped} />
      {told.length > 0 && (
        <section aria-label="To check">
          <p className="mt-4 text-sm font-medium">To check</p>
          <Notes lines={told} />
        </section>
      )}
    </>
  )
}

function Notes({ lines }: { lines: readonly Skipped[] }) {
  if (lines.length === 0) return null
  // A file that is all one line needs no line numbers.
  const numbered = lines.some((one) => one.line > 1)
  return (
    <ul className="mt-3 space-y-1 text-sm">
      {lines.map((one, index) => (
        <li
          key={index}
          className="grid grid-cols-[minmax(0,9rem)_minmax(0,1fr)] gap-3 sm:grid-cols-[minmax(0,14rem)_minmax(0,1fr)]"
        >
          <span className="truncate font-mono text-xs leading-5 text-ink-3" title={one.file}>
            {numbered && one.line > 0 ? `${one.file}:${one.line}` : one.file}
          </span>
          <span className="break-words">{one.reason}</span>
        </li>
      ))}
    </ul>
  )
}
