import type { ReactNode } from 'react'
import { apiPaths, paths } from '@/lib/core/paths'
import { Badge, Status } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { Menu, MenuLabel, MenuLink, MenuRule } from '@/components/ui/menu'
import { PageHeader } from '@/components/ui/page-header'
import { Time } from '@/components/ui/time'
import type { findVersions } from '@/lib/rfcs/queries'
import { STATUS_LABELS } from '@/lib/rfcs/presenter-labels'
import type { RfcView } from '@/lib/rfcs/presenter'
import { Moves } from './moves'
import { STATUS_TONES } from './labels'

export type RfcHeadProps = {
  rfc: RfcView
  /** The version whose text is shown. */
  shown: number
  title: string
  versions: Awaited<ReturnType<typeof findVersions>>['data']
  follow: ReactNode
  now: Date
}

/** Title, status, who and when, the version picker, and what this person can do next. */
export function RfcHead({ rfc, shown, title, versions, follow, now }: RfcHeadProps) {
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'RFCs', href: paths.rfcs() }, { label: `RFC ${rfc.number}` }]}
        title={title}
        status={<Status tone={STATUS_TONES[rfc.status]}>{STATUS_LABELS[rfc.status]}</Status>}
        facts={
          <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
            {rfc.sourceName && (
              <>
                <span className="whitespace-nowrap">{rfc.sourceName}</span>
                <span aria-hidden>·</span>
              </>
            )}
            {rfc.author.name && (
              <>
                <span className="line-clamp-1">
                  {[[rfc.author.name, ...rfc.coauthors.map((one) => one.name)].join(' and '), rfc.author.team]
                    .filter(Boolean)
                    .join(', ')}
                </span>
                <span aria-hidden>·</span>
              </>
            )}
            <span>
              changed <Time at={new Date(rfc.updatedAt)} now={now} />
            </span>
            <span aria-hidden>·</span>
            <VersionPicker number={rfc.number} current={rfc.version} shown={shown} versions={versions} now={now} />
            {rfc.labels.map((label) => (
              <Link key={label} href={paths.rfcs({ q: `label:${label}` })} className="max-sm:py-0.5">
                <Badge>{label}</Badge>
              </Link>
            ))}
          </span>
        }
        action={
          <div className="flex flex-wrap items-center justify-end gap-2">
            {follow}
            {rfc.mayEdit && (
              <ButtonLink href={paths.rfcEdit(rfc.number)} data-edit>
                Edit
              </ButtonLink>
            )}
            <Moves
              number={rfc.number}
              seen={{ version: shown, open: [...rfc.concerns, ...rfc.holds].filter((one) => !one.resolved).length }}
              moves={rfc.actions.filter((one) => one.allowed)}
              decided={!rfc.stage.editable}
              unready={rfc.mayEdit ? rfc.unready : null}
            />
          </div>
        }
      />
      {shown !== rfc.version && (
        <p className="mb-4 rounded-md bg-warn-soft px-3 py-2 text-sm">
          This is version {shown}; version {rfc.version} is the current one.{' '}
          <Link href={paths.rfc(rfc.number)} className="underline underline-offset-2">
            Read the current version
          </Link>{' '}
          or{' '}
          <Link
            href={paths.rfcVersions(rfc.number, { from: shown, to: rfc.version })}
            className="underline underline-offset-2"
          >
            see what changed
          </Link>
          .
        </p>
      )}
    </>
  )
}

/** Versions to pick at once; the others are on their own page, with who wrote them and what they changed. */
const NEAR = 10

function VersionPicker({
  number,
  current,
  shown,
  versions,
  now,
}: Pick<RfcHeadProps, 'shown' | 'versions' | 'now'> & { number: number; current: number }) {
  if (current === 1) return <span>version 1</span>
  const near = versions.filter(({ version }, at) => at < NEAR || version === shown)
  return (
    <Menu
      label="Versions"
      trigger={`Version ${shown}`}
      triggerClassName="text-link -my-1 py-1"
      className="max-h-[60vh] overflow-y-auto"
    >
      <MenuLink href={paths.rfcVersions(number)}>Compare versions</MenuLink>
      <MenuLink href={apiPaths.rfcSource(number)} prefetch={false} download>
        Download as Markdown
      </MenuLink>
      <MenuRule />
      <MenuLabel>Read</MenuLabel>
      {near.map((version) => (
        <MenuLink
          key={version.version}
          href={version.version === current ? paths.rfc(number) : paths.rfc(number, { version: version.version })}
          aria-current={version.version === shown ? 'page' : undefined}
        >
          Version {version.version}
          <span className="ml-auto pl-4 text-xs text-ink-3">
            <Time at={new Date(version.createdAt)} now={now} />
          </span>
        </MenuLink>
      ))}
      {near.length < current && <MenuLink href={paths.rfcVersions(number)}>All {current} versions</MenuLink>}
    </Menu>
  )
}
