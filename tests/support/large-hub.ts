import type { Client } from 'pg'
import { end, freePort, serve } from '../bench/processes'
import { makePm, opened, SECRET } from '../bench/workspace'
import { fillCompany, fillWide, wideSurvey } from './large-company'
import { largeThings, type Things } from './large-pages'
import type { Size } from './large-size'

/** A built hub that is being served. */
export interface Hub {
  origin: string
  pid: number
  /** What its sessions are signed with. */
  secret: string
}

/** Serves the hub of this checkout's build, with the demo, on the empty database at `url`, for as long as `work` takes. */
export async function withHub<T>(url: string, work: (hub: Hub) => Promise<T>): Promise<T> {
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const env = {
    ...{ DATABASE_URL: url, NODE_ENV: 'production', PORT: String(port), BASE_URL: origin, NEXTAUTH_SECRET: SECRET },
    ...{ SEED: 'demo', LOG_LEVEL: 'error' },
  }
  const server = await serve(['bin/start.mjs'], env, `${origin}/api/health`)
  try {
    return await work({ origin, pid: server.pid!, secret: SECRET })
  } finally {
    await end(server)
  }
}

/** Waits until a job has moved the figures of a survey, which are of too many teams for a reader to wait for. */
async function settled(client: Client, results: string, bearer: string): Promise<void> {
  for (const deadline = Date.now() + 120_000; Date.now() < deadline;) {
    const answer = await fetch(results, { headers: { authorization: bearer } })
    if (!answer.ok) throw new Error(`${results} answered ${answer.status}`)
    const { rows } = await client.query<{ due: boolean }>('SELECT bool_or("figuresDue") AS due FROM "Survey"')
    if (!rows[0]?.due) return
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Error('the figures of the wide survey were not moved within two minutes')
}

/**
 * Has the insights of the fill counted, and the items on them, by the hub's own jobs: a hub counts each when its pieces are
 * linked, which the fill does past it. What was never counted would be counted anew by each page.
 */
async function counted(client: Client): Promise<void> {
  await client.query(
    `INSERT INTO "Outbox" (job, data)
       SELECT 'insights.rescore', jsonb_build_object('ids', jsonb_agg(id)) FROM "Insight" WHERE counted IS NULL`,
  )
  for (const deadline = Date.now() + 240_000; Date.now() < deadline;) {
    const { rows } = await client.query<{ due: boolean }>(
      `SELECT EXISTS (SELECT FROM "Insight" WHERE counted IS NULL) OR EXISTS (SELECT FROM "ItemInsight" l
         JOIN "Insight" n ON n.id = l."insightId" JOIN "RoadmapItem" i ON i.id = l."itemId" WHERE i."scoredAt" < n."scoredAt") AS due`,
    )
    if (!rows[0]?.due) {
      await client.query('ANALYZE')
      return
    }
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Error('the insights of the fill were not counted within four minutes')
}

/** Makes the hub at `origin`, on the database of `client`, that of a large company. @returns its widest things */
export async function makeLarge(client: Client, origin: string, size: Size): Promise<Things> {
  const { bearer } = await makePm(client)
  const { id, publicToken } = await opened(origin, bearer, wideSurvey)
  await fillCompany(client, size)
  await fillWide(client, id, size)
  await settled(client, `${origin}/api/v1/surveys/${id}/results`, bearer)
  await counted(client)
  return largeThings({ id, token: publicToken })
}
