import { authorize, type MaybeActor } from '@/lib/core/actor'
import { dayOf } from '@/lib/core/clock'
import { conflict, invalid, notFound } from '@/lib/core/errors'
import { addSummaries, type ImportSummary, type Skipped } from '@/lib/core/imports'
import { parseCsv, type CsvRow, type CsvTable } from '@/lib/core/text/csv'
import { storable } from '@/lib/core/input'
import { audit } from '@/lib/server/audit'
import { transaction, type Tx } from '@/lib/server/db'
import { sha256 } from '@/lib/server/hash'
import type { ImportFile } from '@/lib/server/room'
import { checkAnswers } from './answers'
import { columnsOf, valueFrom, type AnswerColumn } from './csv-columns'
import { visibleStatuses } from './policy'
import { allTeams, findSurvey, lockSurvey, type SurveyRecord } from './repo'
import { idsByEmail, insertImported, type ImportedResponse } from './repo-responses'
import type { AnswerValue } from './schema'

const BATCH = 1_000
const TEAM = ['team']
const ROLE = ['role', 'discipline']
const DAY = ['day', 'date']
const PERSON = ['email', 'e-mail', 'person']

/** A survey by id, public token or exact title. */
async function surveyNamed(actor: MaybeActor, name: string): Promise<SurveyRecord> {
  const where = { OR: [{ id: name }, { publicToken: name }, { sourceName: name }, { title: { equals: name, mode: 'insensitive' as const } }] }
  const survey = await findSurvey(where, visibleStatuses(actor))
  if (!survey) throw notFound(`A survey named “${name}”`)
  return survey
}

/**
 * Takes over responses from CSV: the first line names question keys (`key.row` for a matrix) or labels, and optionally `team`, `role`, `day`
 * and, where the survey knows its people, `email`. Several values of a cell stand between `;`. All rows that fit are taken in one
 * transaction, the others named with their line; a file imported again changes nothing.
 */
export async function importResponses(actor: MaybeActor, name: string, files: readonly ImportFile[], now: Date): Promise<ImportSummary> {
  const importer = authorize(actor, 'survey.write')
  const found = await surveyNamed(importer, name)
  return transaction(async (tx) => {
    const survey = await lockSurvey(tx, found.id, ['draft', 'open', 'closed'])
    if (!survey) throw notFound('This survey')
    const summaries: ImportSummary[] = []
    for (const file of files) summaries.push(await takeFile(tx, survey, file, now))
    const summary = addSummaries(summaries)
    if (summary.created > 0) await audit(tx, importer, 'survey.import-responses', { kind: 'survey', id: survey.id }, { created: summary.created })
    return summary
  })
}

interface Plan {
  answers: { header: string; column: AnswerColumn }[]
  team: string | undefined
  role: string | undefined
  day: string | undefined
  person: string | undefined
}

/** Which column of the file is what. What is nothing of the survey's is named, never stored. */
function planOf(survey: SurveyRecord, table: CsvTable, file: string, skipped: Skipped[]): Plan {
  const byName = new Map<string, AnswerColumn>()
  for (const column of columnsOf(survey.questions)) {
    if (!byName.has(column.label.toLowerCase())) byName.set(column.label.toLowerCase(), column)
    byName.set(column.name.toLowerCase(), column)
  }
  const pick = (names: string[]) => table.columns.find((column) => names.includes(column) && !byName.has(column))
  const plan: Plan = { answers: [], team: pick(TEAM), role: pick(ROLE), day: pick(DAY), person: pick(PERSON) }
  if (survey.anonymity === 'anonymous' && plan.person) {
    skipped.push({ file, line: 1, reason: `The column “${plan.person}” is not stored: this survey is anonymous` })
    plan.person = undefined
  }
  const known = new Set([plan.team, plan.role, plan.day, plan.person, ...(survey.anonymity === 'anonymous' ? PERSON : [])])
  for (const header of table.columns) {
    const column = byName.get(header)
    if (column) plan.answers.push({ header, column })
    else if (!known.has(header)) skipped.push({ file, line: 1, reason: `The column “${header}” is no question of this survey` })
  }
  if (plan.answers.length === 0) throw invalid(`${file}: none of its columns is a question of this survey.`)
  if (survey.anonymity !== 'anonymous' && !plan.person) throw invalid(`${file}: this survey is ${survey.anonymity}, so each row needs an “email”.`)
  return plan
}

function answersOf(survey: SurveyRecord, plan: Plan, row: CsvRow): { answers: Record<string, AnswerValue> } | { error: string } {
  const given: Record<string, AnswerValue> = {}
  for (const { header, column } of plan.answers) {
    const text = row.cells[header] ?? ''
    if (text === '') continue
    const read = valueFrom(column, storable(text))
    if ('error' in read) return { error: `${column.name}: ${read.error}` }
    if (column.part.kind === 'row') given[column.question.key] = { ...(given[column.question.key] as Record<string, string>), [column.part.row]: read.value as string }
    else given[column.part.kind === 'text' ? column.name : column.question.key] = read.value
  }
  if (Object.keys(given).length === 0) return { error: 'Nothing is answered in it' }
  // Files from elsewhere leave out what was required there or here; what they have is still worth keeping.
  const { answers, errors } = checkAnswers(survey.questions.map((question) => ({ ...question, required: false })), given)
  const first = Object.entries(errors)[0]
  return first ? { error: `${first[0]}: ${first[1][0]}` } : { answers }
}

async function takeFile(tx: Tx, survey: SurveyRecord, file: ImportFile, now: Date): Promise<ImportSummary> {
  const table = parseCsv(file.text)
  const skipped: Skipped[] = []
  const plan = planOf(survey, table, file.path, skipped)
  const teams = new Map((await allTeams(tx)).flatMap((team) => [[team.id, team.id], [team.name.toLowerCase(), team.id]]))
  const emails = plan.person ? [...new Set(table.rows.map((row) => row.cells[plan.person!]!.toLowerCase()))] : []
  const people = await idsByEmail(tx, emails)
  const seen = new Map<string, number>()
  const responses: ImportedResponse[] = []
  for (const row of table.rows) {
    const skip = (reason: string) => skipped.push({ file: file.path, line: row.line, reason })
    const read = answersOf(survey, plan, row)
    if ('error' in read) { skip(read.error); continue }
    const person = plan.person ? people.get(row.cells[plan.person]!.toLowerCase()) : undefined
    if (plan.person && !person) { skip(`There is no person “${row.cells[plan.person]}”`); continue }
    const teamName = plan.team ? row.cells[plan.team]! : ''
    const teamId = person ? person.teamId : (teams.get(teamName) ?? teams.get(teamName.toLowerCase()) ?? null)
    if (!person && teamName && !teamId) { skip(`There is no team “${teamName}”`); continue }
    const day = dayFrom(plan.day ? row.cells[plan.day]! : '', now)
    if (!day) { skip(`“${row.cells[plan.day!]}” is not a day (YYYY-MM-DD)`); continue }
    // The n-th row that says exactly the same is a response of its own.
    const content = JSON.stringify(row.cells)
    const count = (seen.get(content) ?? 0) + 1
    seen.set(content, count)
    responses.push({
      hash: `import:${sha256(`${count} ${content}`)}`, day, answers: read.answers, teamId,
      role: person ? person.discipline : plan.role ? row.cells[plan.role] || null : null, personId: person?.id ?? null,
    })
  }
  if (table.rows.length === 0) throw conflict(`${file.path}: there are no rows under its header.`)
  let created = 0
  for (let from = 0; from < responses.length; from += BATCH) created += await insertImported(tx, survey.id, survey.anonymity, responses.slice(from, from + BATCH))
  return { created, updated: 0, unchanged: responses.length - created, skipped }
}

/** The day a cell names (an ISO time is cut to its day); today where it is empty; null where it names none. */
function dayFrom(text: string, now: Date): Date | null {
  if (text === '') return dayOf(now)
  const day = /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0]
  const date = day ? new Date(`${day}T00:00:00Z`) : new Date(NaN)
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== day ? null : date
}
