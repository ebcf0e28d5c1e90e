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
  const rows = [...list.children] as HTMLElement[]
  const at = current ? rows.indexOf(current) : -1
  const next = rows[Math.max(0, Math.min(rows.length - 1, at + by))]
  if (!next) return
  for (const row of document.querySelectorAll('[data-list] > [data-active]')) row.removeAttribute('data-active')
  next.setAttribute('data-active', '')
  next.querySelector<HTMLElement>(focusable)?.focus({ preventScroll: true })
  next.scrollIntoView({ block: 'nearest' })
}

/** Open, select or edit: presses the row's first link, its checkbox or its `data-edit`; without a row, the page's `data-edit`. */
export function pressInRow(what: 'open' | 'select' | 'edit'): void {
  const row = activeRow()
  const selector = { open: 'a[href]', select: 'input[type=checkbox]', edit: '[data-edit]' }[what]
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
