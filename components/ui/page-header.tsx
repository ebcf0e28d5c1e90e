import type { ReactNode } from 'react'
import { Breadcrumb, type Crumb } from './breadcrumb'
import { Still } from './still'

export type PageHeaderProps = {
  title: ReactNode
  crumbs?: Crumb[]
  status?: ReactNode
  /** One line of facts under the title. */
  facts?: ReactNode
  /** The one primary action (a Button or ButtonLink, `variant="primary"`). */
  action?: ReactNode
  /** Everything else: usually a `Menu`. */
  overflow?: ReactNode
}

/** The top of every page: where, what, in which state, and the one thing to do. */
export function PageHeader({ title, crumbs = [], status, facts, action, overflow }: PageHeaderProps) {
  return (
    <header className="mb-6 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <Still>
        <div className="min-w-0 flex-1 basis-72">
          <Breadcrumb crumbs={crumbs} />
          <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 className="text-xl tracking-tight">{title}</h1>
            {status}
          </div>
          {facts && <div className="mt-1 text-sm text-ink-2">{facts}</div>}
        </div>
      </Still>
      {(action || overflow) && (
        <Still>
          <div className="flex flex-wrap items-center gap-2 sm:shrink-0">
            {action}
            {overflow}
          </div>
        </Still>
      )}
    </header>
  )
}

/** A part of a page: a rule, a heading and its content. */
export function Section(props: {
  title: ReactNode
  aside?: ReactNode
  id?: string
  children: ReactNode
  className?: string
}) {
  const { title, aside, id, children, className = '' } = props
  return (
    <section
      id={id}
      className={`border-t pt-4 pb-8 [:is(nav,header)+&]:border-t-0 [:is(nav,header)+&]:pt-0 ${className}`}
    >
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 className="text-md">{title}</h2>
        {aside && <div className="text-sm text-ink-3">{aside}</div>}
      </div>
      {children}
    </section>
  )
}
