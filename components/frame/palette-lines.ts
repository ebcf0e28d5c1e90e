import { chooseTheme } from './choose-theme'
import { themes } from './preferences'

/** A line of ⌘K that does something on the open page. */
export type PageAction = { label: string; run: () => void }
export type RecentPage = { href: string; title: string }

const RECENT = 'soundings.recent'
const RECENT_KEPT = 7

/** What can be done here: every control that names itself by `data-palette="Close survey"`, the address, the theme. */
export function pageActions(): PageAction[] {
  const controls = [...document.querySelectorAll<HTMLElement>('[data-palette]')]
  return [
    ...controls.map((control) => ({ label: control.dataset.palette ?? '', run: () => control.click() })),
    { label: 'Copy link to this page', run: () => void navigator.clipboard.writeText(window.location.href) },
    { label: 'Print this page', run: () => window.print() },
    ...themes.map((theme) => ({ label: `Theme: ${theme}`, run: () => chooseTheme(theme) })),
  ]
}

/** Pages that were open in this tab before, newest first, without the one that is open now. */
export function recentPages(now: string): RecentPage[] {
  return stored().filter((page) => page.href !== now)
}

/** Keeps a page for `recentPages`, in this tab only: on a shared computer titles must not outlive the session. */
export function rememberPage(page: RecentPage): void {
  const pages = [page, ...stored().filter(({ href }) => href !== page.href)].slice(0, RECENT_KEPT)
  sessionStorage.setItem(RECENT, JSON.stringify(pages))
}

function stored(): RecentPage[] {
  try {
    const pages: unknown = JSON.parse(sessionStorage.getItem(RECENT) ?? '[]')
    return Array.isArray(pages) ? (pages as RecentPage[]) : []
  } catch {
    return []
  }
}
