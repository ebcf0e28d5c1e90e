import type { IconName } from '@/lib/core/icon-names'

/** One line of the sidebar, as a room's manifest gives it. */
export type NavEntry = {
  id: string
  label: string
  href: string
  icon: IconName
  /** The letter after `g` that goes there. */
  key?: string
  /** How many things wait for this person there; nothing is shown for 0. */
  count?: number
  /** `rooms` stand on top, `workspace` (people, platform, settings) below. */
  group?: 'rooms' | 'workspace'
}

/** A page that starts something, listed under ⌘K. */
export type FrameAction = { label: string; href: string }

/** Whether a page at `path` belongs to the entry at `href`: the page itself or anything under it. */
export function isCurrent(path: string, href: string): boolean {
  return href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`)
}
