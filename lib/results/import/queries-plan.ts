import { dayOf } from '@/lib/core/clock'
import { conflict } from '@/lib/core/errors'
import type { Skipped } from '@/lib/core/imports'
import type { Db } from '@/lib/server/db'
import { sha256 } from '@/lib/server/hash'
import { answerTargets, type Mapping } from './rules-targets'
import { guessMapping } from './rules-guess'
import { redact } from './rules-redact'
import { planOf, relaxed, rowReader, type Plan } from './rules-rows'
import { readTable, type ResponseTable } from './rules-table'
import { idsByEmail } from '../repo-responses'
import type { SurveyRecord } from '@/lib/surveys/schema-record'
import { listTeams } from '@/lib/surveys/queries-record'
import type { ImportedResponse } from '@/lib/surveys/schema-record'

/** A file as it may be kept, and what was cut out of it. */
export function readResponses(
  text: string,
  file: string,
  survey: Pick<SurveyRecord, 'questions' | 'anonymity'>,
): { table: ResponseTable; skipped: Skipped[] } {
  const known = new Set([...answerTargets(survey.questions).keys()].map((name) => name.toLowerCase()))
  const { table, cut } = redact(readTable(text, file), survey.anonymity, known)
  const why = survey.anonymity === 'anonymous' ? 'this survey is anonymous' : 'it says nothing of the matter'
  return {
    table,
    skipped: cut.map((name) => ({ file, line: 1, reason: `The column “${name}” is not stored: ${why}` })),
  }
}

/** What was guessed, with what its importer knows better. Names of columns compare without case. */
export function mappingFor(
  table: ResponseTable,
  survey: Pick<SurveyRecord, 'questions' | 'anonymity'>,
  better: Mapping = {},
): Mapping {
  const names = new Map(table.columns.map((column) => [column.name.toLowerCase(), column.name]))
  const own = Object.fromEntries(
    Object.entries(better).map(([name, target]) => [names.get(name.trim().toLowerCase()) ?? name, target]),
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
  responses: ImportedResponse[]
  skipped: Skipped[]
  plan: Plan
}

/** The day a cell names; today where it is empty; null where it names none. */
function dayFrom(text: string, now: Date): Date | null {
  if (text === '') return dayOf(now)
  const date = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : new Date(NaN)
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text ? null : date
}

/**
 * The responses of a file, read and checked, and nothing stored: rows that do not fit are named with their line.
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
  const seen = new Map<string, number>()
  const skipped: Skipped[] = []
  const responses: ImportedResponse[] = []
  for (const { line, cells } of table.rows) {
    const skip = (reason: string) => skipped.push({ file, line, reason })
    const row = read(cells)
    if ('error' in row) {
      skip(row.error)
      continue
    }
    const person = email === undefined ? undefined : people.get(at(cells, email).toLowerCase())
    if (email !== undefined && !person) {
      skip(`There is no person “${at(cells, email)}”`)
      continue
    }
    const teamName = at(cells, team)
    const teamId = person ? person.teamId : (teams.get(teamName) ?? teams.get(teamName.toLowerCase()) ?? null)
    if (!person && teamName && !teamId) {
      skip(`There is no team “${teamName}”`)
      continue
    }
    const date = dayFrom(at(cells, day), now)
    if (!date) {
      skip(`“${at(cells, day)}” is not a day (YYYY-MM-DD)`)
      continue
    }
    // The n-th row that says exactly the same is a response of its own.
    const content = JSON.stringify(table.columns.map(({ name }, index) => [name.toLowerCase(), cells[index]]))
    const count = (seen.get(content) ?? 0) + 1
    seen.set(content, count)
    responses.push({
      hash: `import:${sha256(`${count} ${content}`)}`,
      day: date,
      answers: row.answers,
      teamId,
      role: person ? person.discipline : at(cells, role) || null,
      personId: person?.id ?? null,
    })
  }
  return { responses, skipped, plan }
}
