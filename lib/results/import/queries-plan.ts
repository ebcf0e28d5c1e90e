import { dayOf } from '@/lib/core/clock'
import { conflict } from '@/lib/core/errors'
import type { ImportFinding, Skipped } from '@/lib/core/imports'
import type { Db } from '@/lib/server/db'
import { hmac, sha256 } from '@/lib/server/hash'
import { answerTargets, type Mapping } from './rules-targets'
import { guessMapping } from './rules-guess'
import { daysOfColumn, toldOfDays } from './rules-days'
import { identitiesOf } from './rules-identity'
import { withoutMarks } from './rules-marks'
import { isNobody, redact } from './rules-redact'
import { planOf, plainNumbersOf, relaxed, rowReader, type Plan } from './rules-rows'
import { readTable, type ResponseTable } from './rules-table'
import { withoutTrials } from './rules-trials'
import { idsByEmail } from '../repo-responses'
import type { SurveyRecord } from '@/lib/surveys/schema-record'
import { listTeams } from '@/lib/surveys/queries-record'
import type { ImportedResponse } from '@/lib/surveys/schema-record'

/** A file as it may be kept, with how it was read, and the columns that were cut out of it: their names are not kept with it. */
export function readResponses(
  text: string,
  file: string,
  survey: Pick<SurveyRecord, 'questions' | 'anonymity'>,
  now: Date,
): { table: ResponseTable; cut: Skipped[] } {
  const targets = [...answerTargets(survey.questions).values()]
  const known = new Set(targets.flatMap(({ name, label }) => [name.toLowerCase(), label.toLowerCase()]))
  const given = withoutTrials(readTable(text, file), file, known)
  const marked = withoutMarks(withIds(given.table, known, now), file, survey.questions)
  const { table, cut } = redact(marked.table, survey.anonymity, known, now)
  const why = survey.anonymity === 'anonymous' ? 'this survey is anonymous' : 'it says nothing of the matter'
  return {
    table: { ...table, read: { skipped: given.skipped, findings: [...given.findings, ...marked.findings] } },
    cut: cut.map((name) => ({ file, line: 1, reason: `The column “${name}” is not stored: ${why}` })),
  }
}

/** The same with what tells its rows again, of which nobody who has the database alone can make out an id or a time. */
function withIds(table: ResponseTable, known: ReadonlySet<string>, now: Date): ResponseTable {
  const ids = identitiesOf(table, known, now)
  if (ids === null) return table
  const rows = table.rows.map((row, at) => ({ ...row, id: hmac('a row of a file', ids[at]!).toString('base64url') }))
  return { ...table, rows }
}

/** What was guessed, with what its importer knows better. Names of columns compare without case. */
export function mappingFor(
  table: ResponseTable,
  survey: Pick<SurveyRecord, 'questions' | 'anonymity'>,
  better: Mapping = {},
): Mapping {
  const names = new Map(table.columns.map(({ name }) => [name.toLowerCase(), name]))
  for (const { name } of table.columns) names.set(name, name)
  const own = Object.fromEntries(
    Object.entries(better).map(([name, target]) => [
      names.get(name.trim()) ?? names.get(name.trim().toLowerCase()) ?? name,
      target,
    ]),
  )
  const guessed = guessMapping(table, survey)
  // What a person chose for one column is not also the guess for another.
  const chosen = new Set(Object.values(own).filter((target) => target !== ''))
  return {
    ...Object.fromEntries(
      Object.entries(guessed).map(([name, target]) => [
        name,
        chosen.has(target) && !target.endsWith('.text') ? '' : target,
      ]),
    ),
    ...own,
  }
}

export interface Prepared {
  responses: (ImportedResponse & { line: number })[]
  skipped: Skipped[]
  /** What of a response that is stored could not be read. */
  findings: ImportFinding[]
  plan: Plan
}

/** Keys in one order, whatever that of the columns was. */
const inOrder = (_key: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value

/**
 * By what a row is known when its file is imported again: its id, with what it says, or, of a file without ids, its cells alone.
 * By its cells it is known, too, where it came before rows had ids.
 */
function receiptOf(
  content: string,
  id: string | undefined,
  said: object,
): Pick<ImportedResponse, 'hash' | 'body' | 'older'> {
  const byContent = `import:${sha256(content)}`
  if (id === undefined) return { hash: byContent, body: '', older: null }
  const body = hmac('what a row of a file says', id, JSON.stringify(said, inOrder)).toString('base64url')
  return { hash: `import:${id}`, body, older: byContent }
}

/**
 * The responses of a file, read and checked, and nothing stored: rows that do not fit are named with their line. A cell about who
 * answered, or when, that says nothing is a finding: the answers next to it are stored.
 * @throws AppError invalid where the mapping makes no sense, conflict where there are no rows
 */
export async function prepareResponses(
  client: Db,
  survey: SurveyRecord,
  file: string,
  table: ResponseTable,
  mapping: Mapping,
  now: Date,
): Promise<Prepared> {
  const plan = planOf(table, mapping, survey, file)
  if (table.rows.length === 0) throw conflict(`${file}: there are no rows under its header.`)
  const { '@team': team, '@role': role, '@day': day, '@email': email } = plan.segments
  const at = (cells: readonly string[], index: number | undefined) => (index === undefined ? '' : (cells[index] ?? ''))
  const teams = new Map(
    (await listTeams(client)).flatMap((one) => [
      [one.id, one.id],
      [one.name.toLowerCase(), one.id],
    ]),
  )
  const people = await idsByEmail(
    client,
    email === undefined ? [] : [...new Set(table.rows.map((row) => at(row.cells, email).toLowerCase()))],
  )
  const read = rowReader(plan, relaxed(survey.questions), table.kind)
  const numbers = plainNumbersOf(table, plan)
  const seen = new Map<string, number>()
  const skipped: Skipped[] = []
  const findings: ImportFinding[] = []
  const responses: Prepared['responses'] = []
  const unread: { line: number; problem: string }[] = []
  const { days, problems } = daysOfColumn(
    table.rows.map((row) => at(row.cells, day)),
    now,
    plan.order,
  )
  const nameOf = (index: number | undefined) => (index === undefined ? '' : (table.columns[index]?.name ?? ''))
  for (const [place, { line, cells, id }] of table.rows.entries()) {
    const skip = (reason: string) => skipped.push({ file, line, reason })
    const find = (column: number | undefined, message: string) =>
      findings.push({ file, line, key: nameOf(column), message })
    const row = read(numbers(cells))
    if ('error' in row) {
      skip(row.error)
      continue
    }
    for (const key of row.settled ?? [])
      findings.push({ file, line, key, message: 'Chose something and “does not apply”: stored as what was chosen' })
    const person = email === undefined ? undefined : people.get(at(cells, email).toLowerCase())
    const unknown = email !== undefined && isNobody(at(cells, email))
    if (unknown) find(email, 'Answered without a name: stored without a person')
    if (email !== undefined && !person && !unknown) {
      skip(`There is no person “${at(cells, email)}”`)
      continue
    }
    const teamName = at(cells, team)
    const teamId = person ? person.teamId : (teams.get(teamName) ?? teams.get(teamName.toLowerCase()) ?? null)
    if (!person && teamName && !teamId) find(team, `There is no team “${teamName}”: stored without a team`)
    const problem = problems.get(place)
    if (problem) unread.push({ line, problem })
    const when = days[place] ?? ''
    const date = when === '' || problem ? dayOf(now) : new Date(`${when}T00:00:00Z`)
    // The n-th row that says exactly the same, or has the same moment, is a response of its own.
    const nth = (text: string) => {
      const count = (seen.get(text) ?? 0) + 1
      seen.set(text, count)
      return `${count} ${text}`
    }
    const content = nth(JSON.stringify(table.columns.map(({ name }, index) => [name.toLowerCase(), cells[index]])))
    const said = { answers: row.answers, teamId, person: person?.id }
    responses.push({
      line,
      ...receiptOf(content, id === undefined ? undefined : nth(id), said),
      day: date,
      answers: row.answers,
      teamId,
      role: person ? person.discipline : at(cells, role) || null,
      personId: person?.id ?? null,
    })
  }
  for (const one of toldOfDays(unread)) findings.push({ file, key: nameOf(day), ...one })
  return { responses, skipped, findings, plan }
}
