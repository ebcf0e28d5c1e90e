import { MOST_WORDS, countWords, firstWords } from './search-words'

/** A list's filter as people type it: `team:payments rung:high is:contested -team:infra "flaky tests"`. */
export type FieldFilter = { key: string; value: string; negated: boolean }
export type Filter = {
  /** Words to look for in the text itself. */
  words: string[]
  fields: FieldFilter[]
  /** `key:value` pieces whose key this list does not know; said to the person, never searched for. */
  unknown: string[]
  /** Words beyond the most that are looked for; said to the person. */
  more?: string[]
}

const piece = /(-?)(?:([a-z][a-z-]*):)?(?:"((?:[^"\\]|\\.)*)"|(\S+))/gu
const needsQuotes = /[\s"\\]|^$/u

/** Read a filter against the keys a list knows. Never fails: what cannot be read is a word to look for. */
export function parseFilter(text: string, keys: readonly string[]): Filter {
  const filter: Filter = { words: [], fields: [], unknown: [] }
  let count = 0
  for (const [whole, minus = '', key, quoted, bare = ''] of text.slice(0, 500).matchAll(piece)) {
    const value = quoted === undefined ? bare : quoted.replace(/\\(.)/gu, '$1')
    if (key !== undefined && keys.includes(key)) filter.fields.push({ key, value, negated: minus === '-' })
    else if (key !== undefined && !value.startsWith('//')) filter.unknown.push(whole)
    else {
      const word = quoted === undefined ? whole : value
      // Of a phrase that is longer than what is left, the beginning is looked for: without words everything would be found.
      const kept = count < MOST_WORDS ? firstWords(word, MOST_WORDS - count) : ''
      count += Math.max(1, countWords(word))
      if (kept !== '') filter.words.push(kept)
      if (kept !== word) filter.more = [...(filter.more ?? []), word.slice(kept.length).trimStart()]
    }
  }
  return filter
}

/** A field as it is typed. */
export const fieldText = (field: FieldFilter): string => formatFilter({ words: [], fields: [field], unknown: [] })

/**
 * A filter without the fields that a list cannot do anything with: they move to `unknown`, where the page says so. A filter that is shown
 * and does nothing would make everything look like its result.
 * @param isKnown of a field, and those that are kept before it
 */
export function keepKnown(
  filter: Filter,
  isKnown: (field: FieldFilter, before: readonly FieldFilter[]) => boolean,
): Filter {
  const fields: FieldFilter[] = []
  const unknown = [...filter.unknown]
  for (const field of filter.fields) {
    if (isKnown(field, fields)) fields.push(field)
    else unknown.push(fieldText(field))
  }
  return { ...filter, fields, unknown }
}

/** The text that reads back as this filter. */
export function formatFilter({ words, fields, unknown, more = [] }: Filter): string {
  const quote = (value: string) => (needsQuotes.test(value) ? `"${value.replace(/["\\]/g, '\\$&')}"` : value)
  const word = (value: string) =>
    /^-|^[a-z][a-z-]*:/u.test(value) ? `"${value.replace(/["\\]/g, '\\$&')}"` : quote(value)
  return [
    ...fields.map(({ key, value, negated }) => `${negated ? '-' : ''}${key}:${quote(value)}`),
    ...unknown,
    ...[...words, ...more].map(word),
  ].join(' ')
}

/** The values asked for under one key (or refused, with `negated`). */
export function filterValues(filter: Filter, key: string, negated = false): string[] {
  return filter.fields.filter((field) => field.key === key && field.negated === negated).map((field) => field.value)
}

/** The filter with one `key:value` added, or taken out if it was there. */
export function toggleField(filter: Filter, key: string, value: string): Filter {
  const rest = filter.fields.filter((field) => field.key !== key || field.value !== value)
  const fields = rest.length < filter.fields.length ? rest : [...rest, { key, value, negated: false }]
  return { ...filter, fields }
}
