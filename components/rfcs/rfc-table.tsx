import type { ReactNode } from 'react'
import { paths } from '@/lib/core/paths'
import { Badge, Status } from '@/components/ui/badge'
import { Link } from '@/components/ui/link'
import { Table, type Column } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import type { Sort } from '@/lib/core/sort'
import type { SearchParams } from '@/lib/core/url'
import { STATUS_LABELS } from '@/lib/rfcs/presenter-labels'
import type { RfcListView } from '@/lib/rfcs/presenter'
import { count, STATUS_TONES } from './labels'

const columns = (now: Date): Column<RfcListView>[] => [
  {
    key: 'number',
    header: 'RFC',
    sort: 'desc',
    numeric: true,
    cell: (rfc) => rfc.number,
    className: 'w-14 text-ink-3',
  },
  {
    key: 'title',
    header: 'Title',
    // From a desk's width on a row is one line high: labels that do not fit beside the title are left out, and a title that is too
    // long by itself is cut, and whole where it is pointed at.
    className: 'min-w-44 sm:min-w-64 lg:w-full lg:max-w-0',
    cell: (rfc) => (
      <>
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1 lg:-my-1.5 lg:h-8 lg:gap-y-4 lg:overflow-hidden lg:py-1.5">
          <Link
            href={paths.rfc(rfc.number)}
            title={rfc.title}
            className="font-medium hover:underline lg:max-w-full lg:truncate"
          >
            {rfc.title}
          </Link>
          {rfc.sourceName && <span className="text-xs whitespace-nowrap text-ink-3">{rfc.sourceName}</span>}
          {rfc.labels.length > 0 && (
            // One thing in the line: where they do not fit beside the title of a phone, all of them stand below it.
            <span className="flex flex-wrap items-center gap-1 lg:contents">
              {rfc.labels.slice(0, 3).map((label) => (
                <Badge key={label}>{label}</Badge>
              ))}
              {rfc.labels.length > 3 && <span className="text-xs text-ink-3">+{rfc.labels.length - 3}</span>}
            </span>
          )}
        </span>
        {rfc.snippet.length > 0 && <Snippet parts={rfc.snippet} />}
      </>
    ),
  },
  {
    key: 'status',
    header: 'Status',
    cell: (rfc) => <StatusCell rfc={rfc} now={now} />,
    className: 'whitespace-nowrap',
  },
  {
    key: 'author',
    header: 'Author',
    cell: (rfc) => <Names names={[rfc.author.name, ...rfc.coauthors].filter(Boolean).join(', ')} />,
    className: 'text-ink-2 max-xl:hidden',
  },
  {
    key: 'team',
    header: 'Team',
    cell: (rfc) => rfc.author.team,
    className: 'whitespace-nowrap text-ink-2 max-[84rem]:hidden',
  },
  {
    key: 'comments',
    header: 'Comments',
    numeric: true,
    cell: (rfc) => rfc.comments || null,
    className: 'max-xl:hidden',
  },
  { key: 'open', header: 'Blockers', cell: (rfc) => <Standing rfc={rfc} />, className: 'whitespace-nowrap' },
  {
    key: 'updated',
    header: 'Changed',
    sort: 'desc',
    className: 'whitespace-nowrap text-ink-3',
    cell: (rfc) => <Time at={new Date(rfc.updatedAt)} now={now} />,
  },
]

const Names = ({ names }: { names: string }) => (
  <span title={names} className="block max-w-40 truncate">
    {names}
  </span>
)

/** Where the text says what was looked for. */
function Snippet({ parts }: { parts: RfcListView['snippet'] }) {
  return (
    <span className="line-clamp-2 text-xs text-ink-3">
      {parts.map(({ text, hit }, index) =>
        hit ? (
          <mark key={index} className="bg-transparent font-medium text-ink">
            {text}
          </mark>
        ) : (
          text
        ),
      )}
    </span>
  )
}

function StatusCell({ rfc, now }: { rfc: RfcListView; now: Date }) {
  return (
    <>
      <Status tone={STATUS_TONES[rfc.status]}>{STATUS_LABELS[rfc.status]}</Status>
      {rfc.reviewEndsAt && (
        <span className="text-xs text-ink-3 max-sm:ml-3.5 max-sm:block sm:ml-1.5">
          {new Date(rfc.reviewEndsAt) < now ? 'ended' : 'ends'} <Time at={new Date(rfc.reviewEndsAt)} now={now} />
        </span>
      )}
    </>
  )
}

function Standing({ rfc }: { rfc: RfcListView }) {
  if (rfc.openConcerns + rfc.openHolds === 0) return null
  return (
    <span className="flex gap-1">
      {rfc.openConcerns > 0 && <Badge tone="bad">{count(rfc.openConcerns, 'concern')}</Badge>}
      {rfc.openHolds > 0 && <Badge tone="warn">{count(rfc.openHolds, 'hold')}</Badge>}
    </span>
  )
}

/** RFCs, one a row. */
export function RfcTable(props: {
  rows: RfcListView[]
  sort: Sort
  params: SearchParams
  now: Date
  empty: ReactNode
}) {
  const { rows, sort, params, now, empty } = props
  return (
    <Table
      caption="RFCs"
      columns={columns(now)}
      rows={rows}
      rowKey={(rfc) => String(rfc.number)}
      rowHref={(rfc) => paths.rfc(rfc.number)}
      sort={sort}
      params={params}
      empty={empty}
    />
  )
}
