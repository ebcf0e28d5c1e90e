/** A select or a text of filters that was changed, so that it can be found in the page that follows. */
export interface Changed {
  /** The page it stands on. */
  path: string
  name: string
  /** It is the text of a list's filter. */
  isText?: boolean
}

type Filter = HTMLSelectElement & { form: HTMLFormElement }

/**
 * What was changed, where it is a select that applies at once: one of a form that says so (`data-at-once`; "all" hides
 * its button where there is a script) and that lacks nothing required. Null for everything else.
 */
export function filterOf(changed: EventTarget | null): Filter | null {
  if (!(changed instanceof HTMLSelectElement)) return null
  const { form } = changed
  return form?.dataset.atOnce !== undefined && form.checkValidity() ? (changed as Filter) : null
}

/** Where a form of filters leads, on this page. What is left empty is not in it. */
export function addressOf(form: HTMLFormElement): string {
  const params = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string' && value) params.append(name, value)
  const query = params.toString()
  return query ? `${location.pathname}?${query}` : location.pathname
}

/** The text of a list's filter that a form sends on Enter; null for every other form. */
export const filterTextOf = (form: EventTarget | null): HTMLInputElement | null =>
  form instanceof HTMLFormElement ? form.querySelector('input[data-filter]') : null

/** The same control in the page as it is now; null where there is none, and on another page. */
export function findChanged({ path, name, isText }: Changed): HTMLElement | null {
  if (location.pathname !== path) return null
  const of = isText ? 'input[data-filter]' : 'form[data-at-once] select'
  return document.querySelector(`${of}[name="${CSS.escape(name)}"]`)
}
