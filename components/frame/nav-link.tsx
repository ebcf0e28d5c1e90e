import type { ReactNode } from 'react'
import { SoftLink } from '@/components/ui/soft-link'
import { isCurrent } from './nav'

/** A sidebar line. Whether its page is open the frame's script keeps up with, when another is opened without loading one anew. */
export function NavLink({
  href,
  label,
  path,
  children,
}: {
  href: string
  label: string
  /** The page that is answered. */
  path: string
  children: ReactNode
}) {
  return (
    <SoftLink href={href} title={label} aria-current={isCurrent(path, href) ? 'page' : undefined} className="nav-link">
      {children}
    </SoftLink>
  )
}
