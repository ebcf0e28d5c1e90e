import type { ReactNode } from 'react'
import { Logo } from '@/components/frame/logo'

/** A page before the hub: one narrow column. */
export function Entrance({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main id="main" className="mx-auto flex min-h-dvh w-full max-w-sm flex-col justify-center px-5 py-12">
      <Logo className="size-8" />
      <h1 className="mt-5 text-xl tracking-tight">{title}</h1>
      <div className="mt-5 flex flex-col gap-6">{children}</div>
    </main>
  )
}
