/** An object of JSON, of which nothing is known but that it has fields. */
export type JsonObject = Record<string, unknown>

/** Whether a value of JSON is an object: no list, no null. */
export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The objects of a list; none where it is no list. */
export const objectsIn = (value: unknown): JsonObject[] => (Array.isArray(value) ? value.filter(isJsonObject) : [])

/** For `JSON.stringify`: the same text for the same thing, in whatever order its fields are stored. */
export const inOneOrder = (_: string, value: unknown): unknown =>
  isJsonObject(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value
