/** Puts new texts, whose vectors are known, into the nearest theme, one after the other. Says what it took: one line of JSON. */
import { randomUUID } from 'node:crypto'
import { systemClock } from '@/lib/core/clock'
import { listCentres } from '@/lib/evidence/queries-theme-store'
import { assignToThemes } from '@/lib/insights/commands-place'
import { recountThemes } from '@/lib/insights/commands-themes'
import { normalize } from '@/lib/reading/rules-products'
import { closeDb, db, transaction } from '@/lib/server/db'

/** Tries in all, of which the first are to have all loaded. */
const TRIES = 45
const FIRST = 5

const homes = await listCentres(db)
const [assigned, cpu, counted]: [number[], number[], number[]] = [[], [], []]
for (let turn = 0; turn < TRIES; turn += 1) {
  const id = randomUUID()
  const text = `Something new, ${turn}`
  await db.$executeRaw`INSERT INTO "Evidence" (id, kind, rung, text, "occurredAt", "refKind", "refId", voice)
    VALUES (${id}, 'highlight', 'medium', ${text}, current_date, 'highlight', ${id}, ${id})`
  const home = homes[(turn * 7) % homes.length]!
  const vector = normalize(
    home.centre.map((value, d) => value + (d % 2 ? 0.01 : -0.01)),
    home.centre.length,
  )
  const [began, used] = [performance.now(), process.cpuUsage()]
  const { themes } = await assignToThemes([{ id, text }], new Map([[text, vector]]))
  const [joined, { user, system }] = [performance.now(), process.cpuUsage(used)]
  if (themes.join() !== home.id) throw new Error(`joined ${themes.join() || 'none'} in place of ${home.id}`)
  await transaction((tx) => recountThemes(tx, themes, systemClock()))
  if (turn < FIRST) continue
  assigned.push(joined - began)
  cpu.push((user + system) / 1000)
  counted.push(performance.now() - joined)
}
await closeDb()
process.stdout.write(`${JSON.stringify({ assigned, cpu, counted })}\n`)
