/** How long a figure over very many rows is shown before it is worked out again. */
const KEPT_MS = 30_000

/**
 * Keeps a figure that was counted over very many rows for half a minute: one more row hardly changes it, and counting
 * them all on each look costs more than everything else on the page. One that stands on fewer rows is never kept, so a
 * small workspace always sees the last row. It is a copy: another process, or a restart, counts for itself.
 * @param large rows from which on a figure is kept
 * @param rowsOf on how many rows a figure stands
 */
export function keepLarge<T>(large: number, rowsOf: (figure: T) => number) {
  const kept = new Map<string, { until: number; figure: T }>()
  /** The figure called `key`, as it was kept, or as `read` counts it. */
  return async (key: string, now: Date, read: () => Promise<T>): Promise<T> => {
    const found = kept.get(key)
    if (found && now.getTime() < found.until) return found.figure
    kept.delete(key)
    const figure = await read()
    if (rowsOf(figure) >= large) kept.set(key, { until: now.getTime() + KEPT_MS, figure })
    return figure
  }
}
