import { Badge } from '@/components/ui/badge'
import { paths } from '@/lib/core/paths'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/input'
import { Link } from '@/components/ui/link'
import { Table } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import type { findVersions } from '@/lib/rfcs/queries'

type Version = Awaited<ReturnType<typeof findVersions>>['data'][number]

/** Which two versions to compare; a GET form, so that the comparison has an address. */
export function VersionForm({
  from,
  to,
  versions,
  view,
  read,
}: {
  from: number
  to: number
  versions: number[]
  view: string
  read: string
}) {
  const options = versions.map((version) => (
    <option key={version} value={version}>
      Version {version}
    </option>
  ))
  return (
    <form key={`${from} ${to}`} data-at-once="all" className="flex flex-wrap items-center gap-2 text-sm">
      {read !== 'rendered' && <input type="hidden" name="read" value={read} />}
      {view !== 'inline' && <input type="hidden" name="view" value={view} />}
      <label htmlFor="from">From</label>
      <Select id="from" name="from" defaultValue={from} className="w-32">
        {options}
      </Select>
      <label htmlFor="to">to</label>
      <Select id="to" name="to" defaultValue={to} className="w-32">
        {options}
      </Select>
      <Button type="submit">Compare</Button>
    </form>
  )
}

/** Every version: who, when, whether it changed what is proposed. */
export function VersionList({
  number,
  current,
  versions,
  now,
}: {
  number: number
  current: number
  versions: Version[]
  now: Date
}) {
  return (
    <Table
      caption="Versions"
      rows={versions}
      rowKey={(row) => String(row.version)}
      rowHref={(row) => paths.rfc(number, { version: row.version })}
      columns={[
        {
          key: 'version',
          header: 'Version',
          cell: (row) => (
            <Link
              href={row.version === current ? paths.rfc(number) : paths.rfc(number, { version: row.version })}
              className="font-medium hover:underline"
            >
              {row.version}
            </Link>
          ),
        },
        { key: 'title', header: 'Title', cell: (row) => row.title, className: 'min-w-48' },
        {
          key: 'author',
          header: 'By',
          cell: (row) =>
            row.suggestedBy ? `${row.author.name}, in words of ${row.suggestedBy.name}` : row.author.name,
          className: 'text-ink-2',
        },
        {
          key: 'material',
          header: 'Change',
          cell: (row) =>
            row.version === 1 ? (
              'First text'
            ) : row.material ? (
              <Badge tone="warn">Substantive change</Badge>
            ) : (
              'Same words'
            ),
          className: 'whitespace-nowrap',
        },
        {
          key: 'diff',
          header: 'Compare',
          cell: (row) =>
            row.version > 1 && (
              <Link
                href={paths.rfcVersions(number, { from: row.version - 1, to: row.version })}
                className="text-accent underline underline-offset-2"
              >
                with {row.version - 1}
              </Link>
            ),
        },
        {
          key: 'at',
          header: 'When',
          cell: (row) => <Time at={new Date(row.createdAt)} now={now} />,
          className: 'whitespace-nowrap text-ink-3',
        },
      ]}
    />
  )
}
