import type { WordSearch } from '@/lib/core/text/word-search'

/** What stands where words were. */
export const TAKEN_OUT = '[withdrawn]'

/**
 * A value with a mark in place of each text that holds what is sought; the very same value where none does. A part of a name that may be
 * somebody else's takes nothing out: what others gave as their reason stays on record.
 */
export function withoutWords(value: unknown, sought: WordSearch): unknown {
  if (typeof value === 'string') return ['words', 'name'].includes(sought.find(value) ?? '') ? TAKEN_OUT : value
  if (Array.isArray(value)) {
    const items = value.map((one) => withoutWords(one, sought))
    return items.every((one, index) => one === value[index]) ? value : items
  }
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).map(([key, one]) => [key, withoutWords(one, sought)] as const)
  return entries.every(([key, one]) => one === (value as Record<string, unknown>)[key])
    ? value
    : Object.fromEntries(entries)
}
