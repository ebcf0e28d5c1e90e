'use client'

import type { IconName } from '@/lib/core/icon-names'
import { icons } from './icons'

/** The picture of a line of the sidebar. Drawn by the browser from its name: said by the server, each page would carry every drawing. */
export function NavIcon({ name }: { name: IconName }) {
  const Icon = icons[name]
  return <Icon aria-hidden />
}
