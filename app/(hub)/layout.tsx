import { cookies, headers } from 'next/headers'
import type { ReactNode } from 'react'
import type { NavEntry } from '@/components/frame/nav'
import { parseTheme, SIDEBAR_COOKIE, THEME_COOKIE } from '@/components/frame/preferences'
import { Shell } from '@/components/frame/shell'
import { AccountMenu } from '@/components/people/account-menu'
import { can, type Actor } from '@/lib/core/actor'
import { paths } from '@/lib/core/paths'
import { ROLE_LABELS } from '@/lib/people/presenter-labels'
import { rooms } from '@/lib/rooms'
import { pageActor } from '@/lib/server/session'

/** The sidebar for one person: Home and the inbox, then each room's entry where the role may use it, with what waits there. */
async function navOf(actor: Actor): Promise<NavEntry[]> {
  let unread = 0
  const entries = await Promise.all(
    rooms.map(async (room) => {
      const allowed = (room.nav ?? []).filter((entry) => can(actor, entry.access))
      const [own, waiting] = await Promise.all([
        room.inbox?.unread(actor),
        allowed.length > 0 ? room.badgeCount?.(actor) : undefined,
      ])
      unread += own ?? 0
      const count = waiting ?? own
      return allowed.map((entry, index): NavEntry => ({
        id: entry.href.slice(1),
        label: entry.label,
        href: entry.href,
        icon: entry.icon,
        key: entry.key,
        group: entry.section === 'main' ? 'rooms' : 'workspace',
        ...(index === 0 && count ? { count } : {}),
      }))
    }),
  )
  return [
    { id: 'home', label: 'Home', href: '/', icon: 'house', key: 'h', group: 'rooms' },
    { id: 'inbox', label: 'Inbox', href: paths.inbox(), icon: 'inbox', key: 'n', group: 'rooms', count: unread },
    ...entries.flat(),
  ]
}

/** What has a letter without a line in the sidebar, where the role may open it. */
const placesOf = (actor: Actor) =>
  rooms.flatMap((room) =>
    (room.places ?? [])
      .filter(({ access }) => can(actor, access))
      .map(({ label, href, key }) => ({ label, href, key })),
  )

/** What this person may start, in the order of the rooms. */
const quickActionsOf = (actor: Actor) =>
  rooms.flatMap((room) =>
    (room.quickActions ?? []).filter((entry) => can(actor, entry.access)).map(({ label, href }) => ({ label, href })),
  )

/** The frame of every page inside. It shows who is signed in; it protects nothing: queries and commands do. */
export default async function HubLayout({ children }: { children: ReactNode }) {
  const actor = await pageActor()
  const [nav, jar, asked] = await Promise.all([navOf(actor), cookies(), headers()])
  return (
    <Shell
      nav={nav}
      path={asked.get('x-path') ?? ''}
      places={placesOf(actor)}
      actions={quickActionsOf(actor)}
      user={{ name: actor.name, email: actor.email, detail: ROLE_LABELS[actor.role] }}
      theme={parseTheme(jar.get(THEME_COOKIE)?.value)}
      account={<AccountMenu />}
      narrow={jar.get(SIDEBAR_COOKIE)?.value === 'narrow'}
    >
      {children}
    </Shell>
  )
}
