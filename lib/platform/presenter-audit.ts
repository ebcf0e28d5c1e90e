import { writeCsv } from '@/lib/core/text/csv-write'
import type { AuditItem } from './schema'

const COLUMNS = ['at', 'actor', 'actorId', 'action', 'subjectKind', 'subject', 'subjectId', 'detail']

/** Entries of the audit as a CSV file, in their order. */
export const auditCsv = (rows: readonly AuditItem[]): string =>
  writeCsv(
    COLUMNS,
    rows.map(({ at, actor, actorId, action, subject, detail }) => [
      ...[at, actor, actorId, action, subject.kind, subject.title, subject.id],
      JSON.stringify(detail),
    ]),
  )
