import type { ReactNode } from 'react'
import { TextLink } from '@/components/ui/link'
import { Section } from '@/components/ui/page-header'
import { paths } from '@/lib/core/paths'
import type { AboutCapability as About } from '@/lib/platform/queries-capability'
import { LinkAddress, LinkNamed, Unlink } from './capability-links'
import { HORIZON_LABELS } from '@/components/roadmap/labels'

const EXCERPT = 160

const cut = (text: string): string => (text.length > EXCERPT ? `${text.slice(0, EXCERPT)}…` : text)

/** Items that are about a capability, what was linked to it, and RFCs and evidence that name it. */
export function AboutCapability({
  capability: { id, name },
  about: { items, links, rfcs, evidence },
  canEdit,
}: {
  capability: { id: string; name: string }
  about: About
  canEdit: boolean
}) {
  return (
    <Section title="What is said and planned about it" id="about">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-10 gap-y-5 lg:grid-cols-2">
        <List title="Items of the roadmap" empty="No item is about it.">
          {items.map(({ id, title, status, horizon }) => (
            <li key={id} className="py-1.5">
              <TextLink href={paths.item(id)}>{title}</TextLink>{' '}
              <span className="text-ink-3">{status === 'open' ? HORIZON_LABELS[horizon] : status}</span>
            </li>
          ))}
        </List>
        <List title="Evidence about it" empty="No evidence was linked to it.">
          {links.evidence.map((one) => (
            <li key={one.id} className="flex items-start gap-3 py-1.5">
              <span className="min-w-0 grow wrap-anywhere">
                <TextLink href={paths.evidenceItem(one.id)}>{cut(one.text)}</TextLink>
              </span>
              {canEdit && <Unlink capability={id} kind="evidence" id={one.id} />}
            </li>
          ))}
        </List>
        <List title="Insights about it" empty="No insight was linked to it.">
          {links.insights.map((one) => (
            <li key={one.id} className="flex items-start gap-3 py-1.5">
              <span className="min-w-0 grow wrap-anywhere">
                <TextLink href={paths.insight(one.id)}>{one.statement}</TextLink>
              </span>
              {canEdit && <Unlink capability={id} kind="insight" id={one.id} />}
            </li>
          ))}
        </List>
        <List title="RFCs that name it" empty="No RFC names it.">
          {rfcs.map(({ number, title }) => (
            <li key={number} className="py-1.5">
              <span className="mr-2 font-mono text-ink-3">{number}</span>
              <TextLink href={paths.rfc(number)}>{title}</TextLink>
            </li>
          ))}
        </List>
        <List
          title="Evidence that names it"
          empty="No other evidence names it."
          more={evidence.length > 0 && <TextLink href={paths.evidence({ q: name })}>All of it</TextLink>}
        >
          {evidence.map((one) => (
            <li key={one.id} className="flex items-start gap-3 py-1.5">
              <span className="min-w-0 grow wrap-anywhere">
                <TextLink href={paths.evidenceItem(one.id)}>{cut(one.text)}</TextLink>
              </span>
              {canEdit && <LinkNamed capability={id} kind="evidence" id={one.id} />}
            </li>
          ))}
        </List>
      </div>
      {canEdit && <LinkAddress capability={id} />}
    </Section>
  )
}

function List({
  title,
  empty,
  more,
  children,
}: {
  title: string
  empty: string
  more?: ReactNode
  children: ReactNode[]
}) {
  return (
    <div className="min-w-0">
      <h3 className="mb-1 text-sm font-medium">{title}</h3>
      {children.length === 0 ? (
        <p className="text-sm text-ink-3">{empty}</p>
      ) : (
        <ul className="divide-y border-y text-sm">{children}</ul>
      )}
      {more && <p className="mt-1 text-sm">{more}</p>}
    </div>
  )
}
