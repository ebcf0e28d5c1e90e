/** What a key press means on any page of the hub. Rooms add their own keys; these are the frame's. */
export type KeyCommand =
  | { do: 'palette' }
  | { do: 'help' }
  | { do: 'filter' }
  | { do: 'wait-for-room' }
  | { do: 'go'; href: string }
  | { do: 'move'; by: 1 | -1 }
  | { do: 'select' }
  | { do: 'edit' }
  | { do: 'open' }

export type KeyPress = { key: string; ctrl: boolean; meta: boolean; alt: boolean; typing: boolean; afterG: boolean }
export type KeyedPage = { label: string; href: string; key?: string }

const plain: Record<string, KeyCommand> = {
  '?': { do: 'help' },
  '/': { do: 'filter' },
  g: { do: 'wait-for-room' },
  j: { do: 'move', by: 1 },
  k: { do: 'move', by: -1 },
  x: { do: 'select' },
  e: { do: 'edit' },
  o: { do: 'open' },
}

/** The command of a key press, or null. Nothing but ⌘K counts while someone is typing. */
export function commandFor(press: KeyPress, pages: readonly KeyedPage[]): KeyCommand | null {
  const { key, ctrl, meta, alt, typing, afterG } = press
  if ((ctrl || meta) && !alt && key.toLowerCase() === 'k') return { do: 'palette' }
  if (typing || ctrl || meta || alt) return null
  if (afterG) {
    const page = pages.find((each) => each.key === key)
    return page ? { do: 'go', href: page.href } : null
  }
  return Object.hasOwn(plain, key) ? plain[key]! : null
}

/** Keys that every page has, for the list behind `?`; `modifier` is the one this keyboard has. */
export function frameKeys(pages: readonly KeyedPage[], modifier: '⌘' | 'Ctrl'): { keys: string[]; label: string }[] {
  return [
    { keys: [modifier, 'K'], label: 'Search or run a command' },
    ...pages.filter((page) => page.key).map((page) => ({ keys: ['g', page.key!], label: page.label })),
    { keys: ['j'], label: 'Next in the list' },
    { keys: ['k'], label: 'Previous in the list' },
    { keys: ['o'], label: 'Open it' },
    { keys: ['x'], label: 'Select it' },
    { keys: ['e'], label: 'Edit it' },
    { keys: ['/'], label: 'Filter' },
    { keys: ['?'], label: 'This list' },
  ]
}
