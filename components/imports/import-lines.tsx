import { plural } from '@/lib/core/format'
import type { ImportView } from '@/lib/imports/schema'

const MOST = 200

function Lines({ title, lines }: { title: string; lines: readonly { file: string; line: number; text: string }[] }) {
  if (lines.length === 0) return null
  return (
    <details className="mt-4" open={lines.length <= 20}>
      <summary className="cursor-pointer font-medium">
        {title}: {lines.length}
      </summary>
      <ul aria-label={title} className="mt-2 divide-y border-y text-sm">
        {lines.slice(0, MOST).map((one, index) => (
          <li key={index} className="flex flex-wrap gap-x-3 py-1">
            <code className="break-all text-ink-3">{one.line > 0 ? `${one.file}:${one.line}` : one.file}</code>
            <span className="min-w-0 break-words">{one.text}</span>
          </li>
        ))}
      </ul>
      {lines.length > MOST && <p className="mt-1 text-sm text-ink-3">and {lines.length - MOST} more</p>}
    </details>
  )
}

/** What an import makes or made, in numbers, and every line that was left out or is to be looked at. */
export function ImportLines({ view }: { view: ImportView }) {
  const would = view.state === 'preview'
  return (
    <section aria-label={would ? 'What would be imported' : 'What was imported'} className="max-w-4xl">
      <p role="status" className="font-medium">
        {plural(view.created, 'thing')} {would ? 'to create' : 'created'}, {view.updated}{' '}
        {would ? 'to change' : 'changed'}, {view.unchanged} unchanged
        {view.skipped.length > 0 && `, ${plural(view.skipped.length, 'line')} left out or not kept as written`}.
      </p>
      <Lines
        title="Left out or not kept as written"
        lines={view.skipped.map(({ reason, ...at }) => ({ ...at, text: reason }))}
      />
      <Lines title="To check" lines={view.findings.map(({ message, ...at }) => ({ ...at, text: message }))} />
    </section>
  )
}
