import type { ReactNode } from 'react'
import { Logo } from '@/components/frame/logo'

/** Results for whoever has the address: nothing here but them. */
export default function SharedLayout({ children }: { children: ReactNode }) {
  return (
    <div className="mx-auto max-w-5xl px-4 pb-16">
      <header className="flex items-center gap-2 pt-5 pb-4 font-semibold tracking-tight text-ink-2">
        <Logo /> Soundings
      </header>
      <main id="main">{children}</main>
    </div>
  )
}
