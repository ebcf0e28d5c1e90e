import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { insightStatuses } from '@/lib/insights/schema'
import { COMMENT_STATUSES } from '@/lib/results/schema-comments'
import { statuses as rfcStatuses } from '@/lib/rfcs/schema'
import { STATUSES as itemStatuses } from '@/lib/roadmap/schema'
import { STATUSES as surveyStatuses } from '@/lib/surveys/schema'

/** Statuses that the database checks too: the table, the schema file that declares it, and the list in the code. */
const CHECKED: [table: string, file: string, list: readonly string[]][] = [
  ['Insight', 'insights', insightStatuses],
  ['Rfc', 'rfcs', rfcStatuses],
  ['RoadmapItem', 'roadmap', itemStatuses],
  ['Survey', 'surveys', surveyStatuses],
  ['SurveyComment', 'surveys', COMMENT_STATUSES],
]

const MIGRATIONS = 'prisma/migrations'
const sql = readdirSync(MIGRATIONS)
  .sort()
  .filter((folder) => !folder.includes('.'))
  .map((folder) => readFileSync(`${MIGRATIONS}/${folder}/migration.sql`, 'utf8'))
  .join('\n')

/** What the CHECK of a table's status allows after the last migration. */
function allowed(table: string): string[] {
  const check = new RegExp(`"${table}_status_check" CHECK \\("status" IN \\(([^)]*)\\)`, 'g')
  const last = [...sql.matchAll(check)].at(-1)?.[1] ?? ''
  return [...last.matchAll(/'([^']+)'/g)].map(([, status = '']) => status)
}

test.each(CHECKED)('the database takes each status of %s, and no other', (table, _, list) => {
  const todo = `npm run migration -- --sql name: DROP and ADD CONSTRAINT "${table}_status_check" with the list of the code`
  expect(allowed(table).sort(), todo).toEqual([...list].sort())
})

test.each(CHECKED)('the comment above the column names each status of %s', (table, file, list) => {
  const schema = readFileSync(`prisma/schema/${file}.prisma`, 'utf8')
  const model = new RegExp(`^model ${table} \\{\n([\\s\\S]*?)^\\}`, 'm').exec(schema)?.[1] ?? ''
  const comment = /\/\/\/ (.*)\n\s+status\s/.exec(model)?.[1]
  expect(comment, `prisma/schema/${file}.prisma, above the status of ${table}`).toBe(list.join(' | '))
})
