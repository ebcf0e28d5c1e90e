import { median } from './measure'

const POINTS = 100_000
const AT_ONCE = 1_000
const LOOKS = 30
const STEP_MS = 314_000
const START = Date.parse('2025-06-01T00:00:00Z')

/**
 * How long the API takes to answer the chart of a metric of a year with 100,000 points, from the request to the last byte, in
 * milliseconds. The points are written through the API, too.
 * @param cookie the session of somebody who may send metrics
 */
export async function chartTime(origin: string, cookie: string): Promise<number> {
  const headers = { cookie, origin, 'content-type': 'application/json' }
  const metric = 'bench-chart'
  for (let from = 0; from < POINTS; from += AT_ONCE) {
    const points = Array.from({ length: AT_ONCE }, (_, i) => ({
      ...{ metric, value: (from + i) % 97, at: new Date(START + (from + i) * STEP_MS).toISOString() },
    }))
    const sent = await fetch(`${origin}/api/v1/metrics`, { method: 'POST', headers, body: JSON.stringify(points) })
    if (!sent.ok) throw new Error(`POST /metrics: ${sent.status} ${await sent.text()}`)
  }
  const day = (point: number) => new Date(START + point * STEP_MS).toISOString().slice(0, 10)
  const asked = `${origin}/api/v1/metrics/${metric}?from=${day(0)}&to=${day(POINTS)}`
  const times: number[] = []
  for (let look = 0; look < LOOKS; look += 1) {
    const before = performance.now()
    const answer = await fetch(asked, { headers })
    const { points } = (await answer.json()) as { points: number }
    times.push(performance.now() - before)
    if (points !== POINTS) throw new Error(`GET /metrics: ${points} points`)
  }
  return median(times)
}
