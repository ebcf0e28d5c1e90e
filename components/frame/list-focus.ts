/** j/k, x, e and / on whatever list is on the page: any element marked `data-list`, its children are the rows. */

const focusable = 'a[href], button:not(:disabled), input:not(:disabled), [tabindex="0"]'

function activeRow(): HTMLElement | null {
  const focused = document.activeElement?.closest<HTMLElement>('[data-list] > *')
  return focused ?? document.querySelector<HTMLElement>('[data-list] > [data-active]')
}

/** Mark the next or previous row and put the focus on what it leads to. Stops at the ends. */
export function moveInList(by: 1 | -1): void {
  const current = activeRow()
  const list = current?.parentElement ?? document.querySelector<HTMLElement>('[data-list]')
  if (!list) return
  const next = rowAfter(list, current, by)
  if (!next) return
  for (const row of document.querySelectorAll('[data-list] > [data-active]')) row.removeAttribute('data-active')
  next.setAttribute('data-active', '')
  // A link before a box: Enter on a box would send the form around the list.
  const target = next.querySelector<HTMLElement>('a[data-open]') ?? next.querySelector<HTMLElement>('a[href]')
  ;(target ?? next.querySelector<HTMLElement>(focusable))?.focus({ preventScroll: true })
  next.scrollIntoView({ block: 'nearest' })
}

/** The row after this one or before it; at the end of a list, the first of the next list on the page. Null at both ends. */
function rowAfter(list: HTMLElement, current: HTMLElement | null, by: 1 | -1): HTMLElement | null {
  const rows = [...list.children] as HTMLElement[]
  const next = rows[(current ? rows.indexOf(current) : -1) + by]
  if (next) return next
  const lists = [...document.querySelectorAll<HTMLElement>('[data-list]')].filter(
    (one) => one.offsetParent !== null && one.children.length > 0,
  )
  const beside = lists[lists.indexOf(list) + by]
  return ((by === 1 ? beside?.firstElementChild : beside?.lastElementChild) as HTMLElement | null | undefined) ?? null
}

/** Open, select or edit: presses the row's own link or its first, its checkbox or its `data-edit`; without a row, the page's `data-edit`. */
export function pressInRow(what: 'open' | 'select' | 'edit'): void {
  const row = activeRow()
  const selector = {
    open: row?.querySelector('a[data-open]') ? 'a[data-open]' : 'a[href]',
    select: 'input[type=checkbox]',
    edit: '[data-edit]',
  }[what]
  const target =
    row?.querySelector<HTMLElement>(selector) ??
    (what === 'edit' ? document.querySelector<HTMLElement>('[data-edit]') : null)
  target?.click()
}

/** Put the cursor into the page's filter, after what is there already. */
export function pressFilter(): void {
  const input = document.querySelector<HTMLInputElement>('input[data-filter]')
  input?.focus()
  input?.setSelectionRange(input.value.length, input.value.length)
}
