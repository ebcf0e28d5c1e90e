import type { ReactNode } from 'react'
import { Status } from './badge'
import { Section } from './page-header'
import { Time } from './time'

/** One tool that sends messages here: whether it was heard, what to set up there, and the forms that belong to it. */
export function ToolSection(props: {
  name: string
  heardAt: string | null
  now: Date
  /** Term and what stands to it; an address is copied as a whole. */
  facts: [term: string, value: ReactNode][]
  children?: ReactNode
}) {
  const { name, heardAt, now, facts, children } = props
  return (
    <Section
      title={name}
      aside={
        heardAt ? (
          <Status tone="good">
            Last message <Time at={new Date(heardAt)} now={now} />
          </Status>
        ) : (
          <Status>No message yet</Status>
        )
      }
    >
      <div className="grid gap-x-10 gap-y-4 lg:grid-cols-[minmax(0,1fr)_21rem]">
        <dl className="grid content-start gap-x-4 gap-y-2 text-sm sm:grid-cols-[8rem_minmax(0,1fr)] max-sm:[&_dd+dt]:mt-1">
          {facts.map(([term, value]) => [
            <dt key={term} className="text-ink-3">
              {term}
            </dt>,
            <dd key={`${term} is`} className="min-w-0 max-sm:-mt-2">
              {value}
            </dd>,
          ])}
        </dl>
        {children && <div className="space-y-4">{children}</div>}
      </div>
    </Section>
  )
}

/** An address to put into another tool. */
export const Address = ({ children }: { children: string }) => (
  <code className="block rounded-md bg-sunk px-2 py-1 break-all select-all">{children}</code>
)
