/** What a change did: each field from what to what. */
export type Changes = Record<string, { from: unknown; to: unknown }>

const plain = (value: unknown): unknown => {
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  return value === undefined ? null : value
}
const alike = (a: unknown, b: unknown) => JSON.stringify(plain(a)) === JSON.stringify(plain(b))

/** The fields in which `next` differs from what there is; fields that `next` leaves out stay. Dates are days. */
export function changesOf(before: object, next: object): Changes {
  const old = new Map(Object.entries(before))
  return Object.fromEntries(
    Object.entries(next)
      .filter(([field, to]) => to !== undefined && !alike(old.get(field), to))
      .map(([field, to]) => [field, { from: plain(old.get(field)), to: plain(to) }]),
  )
}

/** The same change without the words in it: for what was said by a person who withdrew it. */
export const withoutWords = (changes: Changes): Changes =>
  Object.fromEntries(Object.keys(changes).map((field) => [field, { from: null, to: null }]))
