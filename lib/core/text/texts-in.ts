/** Every text in a value of any shape: of a list, of an object, of what is inside of them. Names of fields do not count. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : []
}
