/**
 * Sends the invitations that wait, by the code of the checkout it is started in, and says what it took: one line of JSON.
 * Its arguments are ids of surveys; the last one is measured, those before are sent to have all loaded.
 */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type * as Rooms from '@/lib/rooms'
import type * as Database from '@/lib/server/db'
import type * as Runner from '@/lib/server/job-runner'

const at = (file: string) => pathToFileURL(join(process.cwd(), file)).href
const { allJobs } = (await import(at('lib/rooms.ts'))) as typeof Rooms
const { drainOutbox } = (await import(at('lib/server/job-runner.ts'))) as typeof Runner
const { db, closeDb } = (await import(at('lib/server/db.ts'))) as typeof Database

let took = {}
for (const surveyId of process.argv.slice(2)) {
  await db.survey.update({ where: { id: surveyId }, data: { status: 'open' } })
  await db.outbox.create({ data: { job: 'surveys.mail-invitations', data: { surveyId } } })
  const [started, before] = [performance.now(), process.cpuUsage()]
  await drainOutbox(allJobs())
  const { user, system } = process.cpuUsage(before)
  took = { wall: performance.now() - started, cpu: (user + system) / 1000 }
  await db.survey.update({ where: { id: surveyId }, data: { status: 'closed' } })
}
await closeDb()
process.stdout.write(`${JSON.stringify(took)}\n`)
