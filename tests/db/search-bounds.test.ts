import { afterAll, beforeAll, expect, test } from 'vitest'
import { MOST_WORDS } from '@/lib/core/search-words'
import { readWords } from '@/lib/rfcs/rules-search-words'
import { allEndpoints } from '@/lib/rooms'
import { isTooSlow, TOO_SLOW } from '@/lib/server/database-away'
import { closeDb, db, limitStatements, openConnection } from '@/lib/server/db'
import { call, nameOf, tokens } from '../support/rest'

// What a person types into a search costs the database a bounded time, and where that is over it is said in words.

let pm: string
const holder = await openConnection()
beforeAll(async () => {
  pm = (await tokens()).pm
  limitStatements(200)
  await closeDb()
  // As a search does that finds no end: each statement that reads these waits until it is stopped.
  await holder.query('BEGIN; LOCK TABLE "Rfc", "Evidence", "Survey", "Insight", "FieldSession", "RoadmapItem"')
})
afterAll(async () => {
  await holder.query('ROLLBACK')
  await holder.end()
  limitStatements(0)
  await closeDb()
})

const searches = [
  'GET /search',
  'GET /rfcs',
  'GET /evidence',
  'GET /evidence/search',
  'GET /surveys',
  'GET /sessions',
  'GET /insights',
]

test.each(searches)('%s that takes too long is stopped, and says so', async (name) => {
  const spec = allEndpoints().find((one) => nameOf(one) === name)
  const answer = await call(spec!, pm, { query: { q: 'slow builds' } })
  expect(answer.status).toBe(503)
  expect(await answer.json()).toMatchObject({ code: 'unavailable', detail: TOO_SLOW })
  expect(answer.headers.get('retry-after')).toBeNull()
})

test('a statement that Prisma makes is told apart in the same way', async () => {
  const error: unknown = await db.insight.count().then(
    () => null,
    (thrown: unknown) => thrown,
  )
  expect(isTooSlow(error)).toBe(true)
})

test('a hundred words ask the database for no more than twenty do', async () => {
  const nodes = async (text: string) =>
    (await holder.query<{ n: number }>(`SELECT numnode(websearch_to_tsquery('english', $1)) AS n`, [text])).rows[0]!.n
  for (const joint of [' ', ', ', ' or ']) {
    const words = (count: number) => Array.from({ length: count }, (_, at) => `word${at}`).join(joint)
    const [few, many] = [readWords(words(MOST_WORDS))!, readWords(words(5 * MOST_WORDS))!]
    expect(await nodes(many.text), joint).toBe(await nodes(few.text))
    expect(await nodes(words(5 * MOST_WORDS)), joint).toBeGreaterThan(await nodes(few.text))
  }
})
