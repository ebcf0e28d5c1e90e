import type { ReactNode } from 'react'

/** Something could not be shown: what, why if known, and the way on (a retry button or a link). */
export function ErrorPanel(props: { title: string; children?: ReactNode; action?: ReactNode; reference?: string }) {
  return (
    <div role="alert" className="rounded-md border border-bad/40 bg-surface px-5 py-5">
      <h2 className="text-md">{props.title}</h2>
      {props.children && <div className="mt-1 max-w-prose text-ink-2">{props.children}</div>}
      {props.action && <div className="mt-4 flex flex-wrap gap-2">{props.action}</div>}
      {props.reference && (
        <p className="mt-3 text-xs text-ink-3">
          Reference for whoever runs this hub: <code>{props.reference}</code>
        </p>
      )}
    </div>
  )
}
