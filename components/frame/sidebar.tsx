import { PanelLeft, Search } from 'lucide-react'
import type { ReactNode } from 'react'
import { Kbd } from '@/components/ui/kbd'
import { Link } from '@/components/ui/link'
import { Still } from '@/components/ui/still'
import { pageKind } from '@/lib/core/page-kind'
import { icons } from './icons'
import { Logo } from './logo'
import type { NavEntry } from './nav'
import { NavIcon } from './nav-icon'
import { NavLink } from './nav-link'
import type { Theme } from './preferences'
import { UserMenu, type ShellUser } from './user-menu'

type SidebarProps = {
  nav: NavEntry[]
  /** The page that is answered. */
  path: string
  user: ShellUser
  theme: Theme
  account?: ReactNode
}

/** Standing at the left on a desk; the same element is a popover behind the top bar's button on a phone. */
export function Sidebar({ nav, path, user, theme, account }: SidebarProps) {
  const below = nav.filter((entry) => entry.group === 'workspace')
  return (
    <aside id="frame-nav" popover="auto" aria-label="Sidebar" className="frame-nav">
      <Still>
        <div className="flex h-12 shrink-0 items-center gap-2 px-3.5">
          <Link href="/" className="flex items-center gap-2 rounded-sm font-semibold tracking-tight" title="Home">
            <Logo />
            <span className="nav-text">Soundings</span>
          </Link>
        </div>
        <div className="px-2 pb-2">
          <button
            type="button"
            data-command="palette"
            aria-label="Search"
            title="Search"
            className="nav-link noscript:hidden w-full"
          >
            <Search aria-hidden />
            <span className="nav-text flex-1 text-left">Search</span>
            <span className="nav-text max-lg:hidden">
              <Kbd>
                <span className="modifier-key" />K
              </Kbd>
            </span>
          </button>
        </div>
        <nav aria-label="Rooms" className="flex flex-1 flex-col overflow-y-auto px-2 [scrollbar-width:thin]">
          <NavList path={path} entries={nav.filter((entry) => entry.group !== 'workspace')} />
          {below.length > 0 && (
            <div className="mt-3 border-t pt-3">
              <NavList path={path} entries={below} />
            </div>
          )}
        </nav>
      </Still>
      <div className="mt-auto space-y-0.5 border-t p-2">
        <button
          type="button"
          data-command="sidebar"
          title="Narrow or widen the sidebar"
          className="nav-link noscript:hidden w-full max-lg:hidden"
        >
          <PanelLeft aria-hidden />
          <span className="nav-text nav-wide">Collapse</span>
          <span className="nav-text nav-narrow">Expand</span>
          <span className="sr-only">the sidebar</span>
        </button>
        <UserMenu user={user} theme={theme} account={account} />
      </div>
    </aside>
  )
}

function NavList({ path, entries }: { path: string; entries: NavEntry[] }) {
  return (
    <ul className="space-y-0.5">
      {entries.map(({ id, href, label, icon, count }) => (
        <li key={id}>
          <NavLink href={href} label={label} path={path}>
            <EntryIcon name={icon} />
            <span className="nav-text flex-1">{label}</span>
            {count ? (
              <span className="nav-count">
                {count > 99 ? '99+' : count}
                <span className="sr-only"> waiting for you</span>
              </span>
            ) : null}
          </NavLink>
        </li>
      ))}
    </ul>
  )
}

/** Of an HTML page drawn here; of data alone, by the browser, which would be sent every drawing. */
function EntryIcon({ name }: { name: NavEntry['icon'] }) {
  if (!pageKind().isHtml) return <NavIcon name={name} />
  const Icon = icons[name]
  return <Icon aria-hidden />
}
