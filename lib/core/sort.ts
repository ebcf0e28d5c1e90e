/** An order asked for in the URL: `sort=title` ascending, `sort=-updated` descending. */
export type Sort<K extends string = string> = { key: K; descending: boolean }

/** Read `sort=` against the keys a list can be ordered by; anything else gives the list's own order. */
export function parseSort<K extends string>(text: string | undefined, keys: readonly K[], fallback: Sort<K>): Sort<K> {
  const descending = text?.startsWith('-') ?? false
  const key = keys.find((candidate) => candidate === (descending ? text?.slice(1) : text))
  return key ? { key, descending } : fallback
}

export function formatSort({ key, descending }: Sort): string {
  return descending ? `-${key}` : key
}

/** What pressing a column's head asks for: the other direction if it is sorted already, else its natural first one. */
export function nextSort<K extends string>(current: Sort<K>, key: K, descendingFirst = false): Sort<K> {
  return current.key === key ? { key, descending: !current.descending } : { key, descending: descendingFirst }
}
