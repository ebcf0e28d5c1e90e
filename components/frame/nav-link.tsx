'use client'

import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import { isCurrent } from './nav'

/** A sidebar line that knows whether its page is open. */
export function NavLink({ href, label, children }: { href: string; label: string; children: ReactNode }) {
  const current = isCurrent(usePathname(), href)
  return (
    <Link href={href} title={label} aria-current={current ? 'page' : undefined} className="nav-link">
      {children}
    </Link>
  )
}
