import type { ReactNode } from 'react'
import { cn } from '@/lib/core/cn'

/**
 * What may be wider than the page, and scrolls sideways by itself: also with the keys. It is positioned, or the words that
 * only screen readers get, which are placed absolutely, would make the page itself wider. A shadow at an edge says that there
 * is more behind it.
 */
export function ScrollArea({ label, className, children }: { label: string; className?: string; children: ReactNode }) {
  return (
    <div role="group" aria-label={label} tabIndex={0} className={cn('scroll-hint relative overflow-x-auto', className)}>
      {children}
    </div>
  )
}
