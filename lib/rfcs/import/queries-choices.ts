import type { ImportChoice, ImportMapping } from '@/lib/core/imports'
import { STATUS_LABELS } from '../presenter-labels'
import { statuses } from '../schema'
import { parseFiles } from './rules-parse'
import { statusesIn } from './rules-recognise'

/** The words for a status in these files, and what each is here. */
export function statusChoices(
  files: readonly { path: string; text: string }[],
  mapping: ImportMapping | undefined,
): ImportChoice[] {
  const options = statuses.map((value) => ({ value, label: STATUS_LABELS[value] }))
  const rows = new Map<string, ImportChoice>()
  for (const { sourceStatus, status } of parseFiles(files, statusesIn(mapping)).documents) {
    if (sourceStatus === null) continue
    const count = (rows.get(sourceStatus)?.count ?? 0) + 1
    rows.set(sourceStatus, { field: 'status', from: sourceStatus, to: status, count, options })
  }
  return [...rows.values()].sort((a, b) => b.count - a.count)
}
