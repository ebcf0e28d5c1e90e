import { shortened } from '@/lib/core/text/excerpt'
import type { ImportChoice, ImportMapping } from '@/lib/core/imports'
import { STATUS_LABELS } from '../presenter-labels'
import { statuses } from '../schema'
import { parseFiles } from './rules-parse'
import { matchDocuments } from './queries-match'
import { samenessIn, statusesIn } from './rules-recognise'

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

/** The files that look like an RFC here and may be another's: which they are. */
export async function samenessChoices(
  files: readonly { path: string; text: string }[],
  from: string | null,
  mapping: ImportMapping | undefined,
): Promise<ImportChoice[]> {
  const documents = parseFiles(files, statusesIn(mapping)).documents.filter(({ numbered }) => !numbered)
  const matched = await matchDocuments(documents, from)
  const { same } = samenessIn(mapping)
  return [...matched.values()].flatMap(({ document, rfc, doubtful }) =>
    rfc && doubtful
      ? [
          {
            field: 'same',
            from: document.path,
            to: same?.[document.path] ?? same?.['*'] ?? '',
            count: 1,
            options: [
              { value: '', label: 'Leave out' },
              { value: 'same', label: shortened(`RFC ${rfc.number}, ${rfc.title}`, 200) },
              { value: 'new', label: 'Another one' },
            ],
          },
        ]
      : [],
  )
}
