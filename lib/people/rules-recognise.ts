import type { Recognised } from '@/lib/core/imports'
import { headOfTable } from '@/lib/core/text/csv'
import { findColumns } from './rules-import-columns'

/** Whether a file is a list of people: a column of addresses, and others of which most are known. */
export function recognisePeople(file: { path: string; text: string }): Recognised | null {
  const columns = headOfTable(file.text)
  if (columns.length === 0 || !/@/.test(file.text.slice(0, 20_000))) return null
  const { found, unread } = findColumns(columns)
  if (!found.email || (!found.name && !found.first && !found.team)) return null
  const share = 1 - unread.length / columns.length
  return share < 0.4 ? null : { confidence: 0.4 + 0.5 * share, shape: 'List of people' }
}
