import { Status } from '@/components/ui/badge'
import { paths } from '@/lib/core/paths'
import { Link, TextLink } from '@/components/ui/link'
import { Section } from '@/components/ui/page-header'
import { Time } from '@/components/ui/time'
import { plural } from '@/lib/core/format'
import type { RfcListView } from '@/lib/rfcs/presenter'

/** RFCs to review now: in last call first, then in review. */
export function NearYou({ rfcs, now }: { rfcs: RfcListView[]; now: Date }) {
  return (
    <Section title="RFCs to review" id="near" aside={<TextLink href={paths.rfcs()}>All RFCs</TextLink>}>
      {rfcs.length === 0 ? (
        <p className="text-ink-2">No RFC is in review.</p>
      ) : (
        <ul data-list className="divide-y border-y">
          {rfcs.map((rfc) => (
            <li key={rfc.number}>
              <Link
                href={paths.rfc(rfc.number)}
                className="flex min-h-10 flex-wrap items-center gap-x-4 gap-y-1 py-1.5 hover:bg-hover"
              >
                <span className="min-w-0 flex-1 basis-72">
                  <span className="mr-2 inline-block w-8 text-right font-mono text-sm text-ink-3">{rfc.number}</span>
                  {rfc.title}
                </span>
                <span className="flex items-center gap-4 text-sm text-ink-3 sm:grid sm:grid-cols-[6rem_7rem_6rem] sm:text-right">
                  <Status tone={rfc.status === 'last-call' ? 'warn' : 'active'}>
                    {rfc.status === 'last-call' ? 'Last call' : 'In review'}
                  </Status>
                  <span className="tabular-nums">{plural(rfc.comments, 'comment')}</span>
                  <Time at={new Date(rfc.updatedAt)} now={now} />
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
