import { Status } from '@/components/ui/badge'
import { Link } from '@/components/ui/link'
import { Section } from '@/components/ui/page-header'
import { Time } from '@/components/ui/time'
import { STATUS_TONES } from '@/components/rfcs/labels'
import { paths } from '@/lib/core/paths'
import { STATUS_LABELS } from '@/lib/rfcs/presenter-labels'
import type { RfcEntry } from '@/lib/rfcs/queries-mine'

/** RFCs of a person or a team, the one changed last first. */
export function RfcEntries({
  rfcs,
  more,
  nothing,
  now,
}: {
  rfcs: RfcEntry[]
  more: boolean
  nothing: string
  now: Date
}) {
  return (
    <Section title="RFCs" id="rfcs">
      {rfcs.length === 0 ? (
        <p className="text-ink-2">{nothing}</p>
      ) : (
        <ul className="divide-y border-y">
          {rfcs.map((rfc) => (
            <li key={rfc.number}>
              <Link
                href={paths.rfc(rfc.number)}
                className="flex min-h-10 flex-wrap items-center gap-x-4 gap-y-1 py-1.5 hover:bg-hover"
              >
                <span className="min-w-0 flex-1 basis-64">
                  <span className="mr-2 font-mono text-sm text-ink-3">{rfc.number}</span>
                  {rfc.title}
                </span>
                <span className="flex items-center gap-4 text-sm text-ink-3">
                  <Status tone={STATUS_TONES[rfc.status]}>{STATUS_LABELS[rfc.status]}</Status>
                  <Time at={rfc.updatedAt} now={now} />
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {more && <p className="mt-2 text-sm text-ink-3">Older ones are found in the list of RFCs.</p>}
    </Section>
  )
}
