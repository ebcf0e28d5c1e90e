/** What was pressed, so that it can be found in the page that follows. */
export interface Pressed {
  /** The page it was pressed on. */
  path: string
  href: string
  name: string
  /** The name of the button that opened the menu it stands in; null outside a menu. */
  menu: string | null
}

/** What an element is called: by its label, else by its words. */
export const named = (element: Element): string => element.getAttribute('aria-label') ?? element.textContent.trim()

/** A link that is pressed on the page at `path`. */
export function nameOf(link: HTMLAnchorElement, path: string): Pressed {
  const id = link.closest('[popover]')?.id
  const opener = id ? document.querySelector(`[popovertarget="${CSS.escape(id)}"]`) : null
  return { path, href: link.getAttribute('href') ?? '', name: named(link), menu: opener && named(opener) }
}

/**
 * The same link in the page as it is now, by its address and name, or by its name alone ("Next"); of one in a menu, what opens the menu.
 * Null where there is none, and on another page.
 */
export function findAgain({ path, href, name, menu }: Pressed): HTMLElement | null {
  if (location.pathname !== path) return null
  if (menu !== null) {
    const buttons = [...document.querySelectorAll<HTMLElement>('button[popovertarget]')]
    return buttons.find((button) => named(button) === menu) ?? null
  }
  const links = [...document.querySelectorAll<HTMLAnchorElement>('a[href]')].filter((link) => named(link) === name)
  return links.find((link) => link.getAttribute('href') === href) ?? links[0] ?? null
}
