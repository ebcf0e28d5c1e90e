import type { ReactNode } from 'react'
import { Logo } from './logo'

/** A whole page that says one thing: not found, failed, signed out. */
export function MessagePage(props: { title: string; children: ReactNode; action?: ReactNode; reference?: string }) {
  return (
    <main id="main" className="mx-auto flex min-h-[70dvh] max-w-md flex-col justify-center px-6 py-16">
      <Logo className="size-8" />
      <h1 className="mt-5 text-xl tracking-tight">{props.title}</h1>
      <div className="mt-2 text-md text-ink-2">{props.children}</div>
      {props.action && <div className="mt-6 flex flex-wrap gap-2">{props.action}</div>}
      {props.reference && (
        <p className="mt-6 text-xs text-ink-3">
          Reference for whoever runs this hub: <code>{props.reference}</code>
        </p>
      )}
    </main>
  )
}
