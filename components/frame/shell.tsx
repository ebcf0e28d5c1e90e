import { Menu as MenuIcon, Search } from 'lucide-react'
import type { ReactNode } from 'react'
import { buttonStyle } from '@/components/ui/button-style'
import { Link } from '@/components/ui/link'
import { Still } from '@/components/ui/still'
import { FrameClient } from './frame-client'
import type { KeyedPage } from './keys'
import { Logo } from './logo'
import type { NavEntry } from './nav'
import type { Theme } from './preferences'
import { Sidebar } from './sidebar'
import type { ShellUser } from './user-menu'

export type ShellProps = {
  /** From the rooms' manifests, in order, already limited to what this person may see. */
  nav: NavEntry[]
  /** The page that is answered. */
  path: string
  /** Pages with a letter that are no line of the sidebar. */
  places?: KeyedPage[]
  user: ShellUser
  /** From the cookies, by `parseTheme` and `sidebar === 'narrow'`. */
  theme: Theme
  narrow: boolean
  /** Last lines of the user menu: `MenuLink`s, and the sign-out `MenuButton` in its form. */
  account?: ReactNode
  /** Things that can be begun from anywhere, for ⌘K: "New survey". */
  actions?: { label: string; href: string }[]
  children: ReactNode
}

/** The frame around every page of the hub. */
export function Shell({ nav, path, places = [], user, theme, narrow, account, actions = [], children }: ShellProps) {
  return (
    <div className="frame" data-sidebar={narrow ? 'narrow' : 'wide'}>
      <a href="#main" className="skip-link">
        Skip to the page
      </a>
      <header className="sticky top-0 z-20 flex h-12 items-center gap-1 border-b bg-ground px-2 lg:hidden">
        <Still>
          <button
            type="button"
            popoverTarget="frame-nav"
            aria-label="Menu"
            className={buttonStyle({ variant: 'ghost', size: 'icon' })}
          >
            <MenuIcon aria-hidden />
          </button>
          <Link href="/" className="flex min-h-6 items-center gap-2 font-semibold tracking-tight">
            <Logo /> Soundings
          </Link>
          <button
            type="button"
            data-command="palette"
            aria-label="Search"
            className={buttonStyle({ variant: 'ghost', size: 'icon', className: 'noscript:hidden ml-auto' })}
          >
            <Search aria-hidden />
          </button>
        </Still>
      </header>
      <Sidebar nav={nav} path={path} user={user} theme={theme} account={account} />
      <main id="main" tabIndex={-1} className="frame-main">
        {children}
      </main>
      <FrameClient
        pages={[...nav.map(({ label, href, key }) => ({ label, href, key })), ...places]}
        actions={actions}
      />
    </div>
  )
}
