import type { ReactNode } from 'react'
import { Logo } from '@/components/frame/logo'

/** One column and no chrome: nothing here but the survey. */
export default function AnswerLayout({ children }: { children: ReactNode }) {
  return (
    <div className="mx-auto max-w-2xl px-4 pb-16 text-lg">
      <header className="flex items-center gap-2 pt-5 text-base font-semibold tracking-tight text-ink-2">
        <Logo /> Soundings
      </header>
      <main id="main">{children}</main>
    </div>
  )
}
