/** A select of filters that was changed, so that it can be found in the page that follows. */
export interface Changed {
  /** The page it stands on. */
  path: string
  name: string
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

/** The same select in the page as it is now; null where there is none, and on another page. */
export function findSelect({ path, name }: Changed): HTMLElement | null {
  return location.pathname === path
    ? document.querySelector(`form[data-at-once] select[name="${CSS.escape(name)}"]`)
    : null
}
