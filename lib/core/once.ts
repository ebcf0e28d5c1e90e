/**
 * Something that takes long to make, made when it is first asked for: tables of a library, formats of Intl. Most programs
 * that load a module never ask.
 */
export function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => (made ??= { value: make() }).value
}
