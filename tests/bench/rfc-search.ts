import type { Client } from 'pg'
import { latencies, median } from './measure'

/** Words by how often they are used: a few are everywhere, most are rare, as in any language. */
const WORDS = 5_000

/**
 * Fills the hub up to so many RFCs of some 300 words each in one statement, the same each time. Word i is drawn as often as 1 / i; every
 * hundredth has a comment.
 */
export async function fillRfcs(client: Client, count: number): Promise<void> {
  await client.query('SELECT setseed(0.42)')
  await client.query(
    `INSERT INTO "Rfc" (id, number, title, status, body, "updatedAt")
     SELECT 'bench-' || i, 1000000 + i, said.title, (ARRAY['draft','review','accepted','implemented'])[1 + i % 4], said.body, now() - i * interval '1 minute'
     FROM generate_series(1, $1::int) AS i CROSS JOIN LATERAL (
       SELECT string_agg(word, ' ') FILTER (WHERE n <= 6) AS title, string_agg(word, ' ') FILTER (WHERE n > 6) AS body
       FROM (SELECT n, 'w' || translate(floor(exp(random() * ln($2::float8)))::int::text, '0123456789', 'abcdefghij') || 'x' AS word FROM generate_series(1, 306 + 0 * i) AS n) AS drawn
     ) AS said ON CONFLICT DO NOTHING`,
    [count, WORDS],
  )
  await client.query(
    `INSERT INTO "RfcComment" (id, "rfcId", body, version) SELECT 'bench-' || i, 'bench-' || i, 'About ' || r.title, 1
     FROM generate_series(1, $1::int, 100) AS i JOIN "Rfc" r ON r.id = 'bench-' || i ON CONFLICT DO NOTHING`,
    [count],
  )
  await client.query('VACUUM ANALYZE "Rfc"')
  await client.query('VACUUM ANALYZE "RfcComment"')
}

const letters = (word: number) => `w${String(word).replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)]!)}x`
/** Two words of middling use, one rare, one common, a filter, a misspelt one, and a title half typed: what people ask. */
const QUERIES = [
  ...Array.from({ length: 6 }, (_, i) => `${letters(40 + i * 13)} ${letters(90 + i * 31)}`),
  ...Array.from({ length: 3 }, (_, i) => letters(900 + i * 501)),
  letters(12),
  `status:review ${letters(60)}`,
  `${letters(310)}q ${letters(77)}`,
  letters(250).slice(0, -1),
]

/** Milliseconds of a search among so many RFCs through the API, beside the least that finds the same: LIKE over titles and texts. */
export async function searchTimes(
  client: Client,
  hub: string,
  headers: Record<string, string>,
): Promise<{ ours: number; bare: number }> {
  const ours: number[] = []
  const bare: number[] = []
  for (const q of QUERIES) await latencies(`${hub}/api/v1/rfcs?q=${encodeURIComponent(q)}`, headers, 1)
  for (let round = 0; round < 5; round += 1) {
    for (const q of QUERIES) {
      ours.push(...(await latencies(`${hub}/api/v1/rfcs?q=${encodeURIComponent(q)}`, headers, 1)))
      const word = q.split(' ').at(-1)
      const started = performance.now()
      await client.query(
        `SELECT id, number, title FROM "Rfc" WHERE title ILIKE $1 OR body ILIKE $1 ORDER BY number DESC LIMIT 50`,
        [`%${word}%`],
      )
      bare.push(performance.now() - started)
    }
  }
  return { ours: median(ours), bare: median(bare) }
}
