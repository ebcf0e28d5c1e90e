import type { ReactNode } from 'react'

/** An empty list: what would be here, why it matters, and one thing to do about it. */
export function Empty(props: { title: string; children?: ReactNode; action?: ReactNode; level?: 2 | 3 }) {
  const Heading = props.level === 3 ? 'h3' : 'h2'
  return (
    <div className="rounded-md border border-dashed border-edge/60 px-6 py-10 text-center">
      <Heading className="text-md">{props.title}</Heading>
      {props.children && <div className="mx-auto mt-1.5 max-w-prose text-balance text-ink-2">{props.children}</div>}
      {props.action && <div className="mt-4 flex justify-center gap-2">{props.action}</div>}
    </div>
  )
}
