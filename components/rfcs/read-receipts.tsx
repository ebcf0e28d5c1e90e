import { Section } from '@/components/ui/page-header'
import type { ReadReceiptsView } from '@/lib/rfcs/queries-history'
import { count } from './labels'

const names = (people: readonly { name: string }[]) => people.map((one) => one.name).join(', ')

/** Who has opened which version; shown to those who wrote it. */
export function ReadReceipts({ seen }: { seen: ReadReceiptsView }) {
  const { newest, versions, behind } = seen
  const now = versions.find((one) => one.version === newest)?.people ?? []
  return (
    <Section title="Who has seen it" id="seen" className="mt-8 max-w-[72ch]">
      <p className="text-sm">
        {seen.people === 0
          ? 'Nobody else has opened it yet.'
          : `${count(now.length, 'person', 'people')} saw ` +
            `version ${newest}${behind.length ? `; ${behind.length} ${behind.length === 1 ? 'has' : 'have'} not seen the newest: ${names(behind)}` : ''}.`}
      </p>
      {versions.length > 0 && (
        <details className="mt-2 text-sm">
          <summary className="text-ink-2 hover:text-ink">By version</summary>
          <dl className="mt-2 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
            {versions.map((one) => (
              <div key={one.version} className="contents">
                <dt className="text-ink-2 tabular-nums">Version {one.version}</dt>
                <dd>
                  {names(one.people)} <span className="text-ink-3 tabular-nums">({one.people.length})</span>
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      <p className="mt-2 text-xs text-ink-3">
        Whoever opens a version while signed in is recorded, once a version. Only its authors see this; it goes when the
        person is erased.
      </p>
    </Section>
  )
}
