import { plural } from '@/lib/core/format'
import type { ImportFinding, Skipped } from '@/lib/core/imports'
import type { ResponseTable } from './rules-table'

/** A column in which a tool says what became of a response, and what it writes there of one that is no answer. */
interface Verdict {
  column: RegExp
  /** By what is written, lower case: why the row is left out. */
  left: ReadonlyMap<string, string>
  /** Only in files of this tool, since others use the name for something else. */
  kind?: ResponseTable['kind']
}

const TRIED = 'it was written while the survey was tried out'
const SPAM = 'the tool took it for spam'
const REFUSED = 'somebody refused it there'
const DELETED = 'it was deleted there'

const VERDICTS: readonly Verdict[] = [
  {
    // Qualtrics, "Response Type": in words, or as a sum of 1 (preview), 2 (test), 8 (spam), 16 (offline).
    column: /^status$/i,
    kind: 'qualtrics',
    left: new Map([
      ...['survey preview', 'survey test', 'offline survey preview', '1', '2', '17'].map(
        (one) => [one, TRIED] as const,
      ),
      ...['spam', 'possible spam', 'imported spam', 'offline spam', '8', '12', '24'].map((one) => [one, SPAM] as const),
      ...['survey preview spam', 'offline survey preview spam', '9', '25'].map((one) => [one, TRIED] as const),
    ]),
  },
  {
    // Alchemer, formerly SurveyGizmo.
    column: /^(?:is test data|test data)$/i,
    left: new Map(['1', 'yes', 'true', 'test'].map((one) => [one, TRIED])),
  },
  { column: /^status$/i, left: new Map([['deleted', DELETED]]) },
  // KoboToolbox and ODK Central: what a reviewer said.
  {
    column: /^_validation_status$/i,
    left: new Map([
      ['not approved', REFUSED],
      ['validation_status_not_approved', REFUSED],
    ]),
  },
  { column: /^reviewstate$/i, left: new Map([['rejected', REFUSED]]) },
]

/** Whether a response was sent to its end, as tools write it: of each column what stands in the rows that were not. */
const UNFINISHED: readonly { column: RegExp; isOpen: (cell: string) => boolean; kind?: ResponseTable['kind'] }[] = [
  { column: /^finished$/i, isOpen: (cell) => /^(?:0|false|no)$/i.test(cell) },
  { column: /^status$/i, isOpen: (cell) => /^(?:partial|incomplete)$/i.test(cell) },
  { column: /^(?:submitdate(?:\. date submitted)?|date submitted)$/i, isOpen: (cell) => cell === '' },
]

/**
 * A file without the responses that its own tool says are none: written while trying the survey out, spam, refused by a reviewer.
 * Those that somebody began and did not send to the end are answers as far as they go, and are named by
 * their number.
 * @param known column names that the survey itself has: they are answers, whatever they are called
 * @returns also the rows left out, with their lines, and a finding where others were not finished
 */
export function withoutTrials(
  table: ResponseTable,
  file: string,
  known: ReadonlySet<string>,
): { table: ResponseTable; skipped: Skipped[]; findings: ImportFinding[] } {
  const of = <T extends { column: RegExp; kind?: ResponseTable['kind'] }>(rules: readonly T[]) =>
    table.own
      ? []
      : table.columns.flatMap(({ name }, index) =>
          known.has(name.toLowerCase())
            ? []
            : rules
                .filter(({ column, kind }) => column.test(name.trim()) && (kind === undefined || kind === table.kind))
                .map((rule) => ({ index, rule })),
        )
  const [verdicts, ends] = [of(VERDICTS), of(UNFINISHED)]
  if (verdicts.length === 0 && ends.length === 0) return { table, skipped: [], findings: [] }
  const verdictOn = (cells: readonly string[]): string | undefined => {
    for (const { index, rule } of verdicts) {
      const why = rule.left.get((cells[index] ?? '').toLowerCase())
      if (why !== undefined) return `${why} (${table.columns[index]!.name}: ${cells[index]})`
    }
    return undefined
  }
  const judged = table.rows.map((row) => ({ row, why: verdictOn(row.cells) }))
  const answers = judged.filter(({ why }) => why === undefined).map(({ row }) => row)
  // Whoever imports a file of tests alone wants them.
  const isAllTried = answers.length === 0 && table.rows.length > 0
  const rows = isAllTried ? table.rows : answers
  const unfinished = rows.filter(({ cells }) => ends.some(({ index, rule }) => rule.isOpen(cells[index] ?? ''))).length
  const find = (key: string, message: string): ImportFinding => ({ file, line: 1, key, message })
  return {
    table: rows.length === table.rows.length ? table : { ...table, rows },
    skipped: isAllTried
      ? []
      : judged.flatMap(({ row, why }) =>
          why === undefined ? [] : [{ file, line: row.line, reason: `It is no answer: ${why}` }],
        ),
    findings: [
      ...(isAllTried
        ? [
            find(
              'tried',
              `By what its own tool says, none of the ${plural(table.rows.length, 'response')} in this file is an answer: ` +
                `${judged[0]!.why!}. They are taken in, since there are no others.`,
            ),
          ]
        : []),
      ...(unfinished === 0
        ? []
        : [
            find(
              'unfinished',
              `${plural(unfinished, 'response')} in this file ${unfinished === 1 ? 'was' : 'were'} begun and not sent to the end: ` +
                'what was answered in it is taken in.',
            ),
          ]),
    ],
  }
}
