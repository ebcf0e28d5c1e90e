import { ChevronsUpDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { Avatar } from '@/components/ui/avatar'
import { menuItemStyle, MenuLabel, MenuRule } from '@/components/ui/menu'
import { themes, type Theme } from './preferences'

export type ShellUser = { name: string; email: string; /** Role and team, in words. */ detail: string }

const words: Record<Theme, string> = { system: 'System', light: 'Light', dark: 'Dark' }

/** Who is signed in, how the hub looks, and the way out. Works on the browser's popover; frame-client sets the theme. */
export function UserMenu({ user, theme, account }: { user: ShellUser; theme: Theme; account?: ReactNode }) {
  return (
    <>
      <button
        type="button"
        popoverTarget="user-menu"
        aria-label={`Account of ${user.name}`}
        title={user.name}
        className="nav-link w-full"
      >
        <Avatar name={user.name} className="-ml-0.5" />
        <span className="nav-text min-w-0 flex-1 text-left">
          <span className="block truncate leading-4 text-ink">{user.name}</span>
          <span className="block truncate text-xs leading-4 font-normal text-ink-3">{user.detail}</span>
        </span>
        <ChevronsUpDown aria-hidden className="nav-text size-3.5! text-ink-3" />
      </button>
      <div id="user-menu" popover="auto" role="group" aria-label="Account" data-up className="menu-popover">
        <p className="px-2 pt-1.5 pb-1 text-sm">
          <span className="block font-medium">{user.name}</span>
          <span className="block text-ink-3">{user.email}</span>
        </p>
        <div role="group" aria-label="Theme" className="noscript:hidden">
          <MenuRule />
          <MenuLabel>Theme</MenuLabel>
          {themes.map((each) => (
            <button
              key={each}
              type="button"
              data-theme-choice={each}
              aria-pressed={each === theme}
              className={`${menuItemStyle} theme-choice`}
            >
              {words[each]}
            </button>
          ))}
        </div>
        {account && (
          <>
            <MenuRule />
            {account}
          </>
        )}
      </div>
    </>
  )
}
