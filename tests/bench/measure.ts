import { randomUUID } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import autocannon from 'autocannon'
import { chromium } from '@playwright/test'

/** A browser that asks nobody but the pages it is given. */
export const CHROMIUM = {
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ],
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

export interface Load {
  perSecond: number
  acknowledged: number
  failed: number
}

/**
 * Posts one body over and over on eight connections, each time under a key of its own: for some seconds, or so many times.
 * Only a load that is counted waits for the answer to its last request.
 */
export async function load(url: string, body: unknown, until: { seconds: number } | { times: number }): Promise<Load> {
  const result = await autocannon({
    url,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    connections: 8,
    requests: [
      { setupRequest: (request) => ({ ...request, headers: { ...request.headers, 'idempotency-key': randomUUID() } }) },
    ],
    ...('seconds' in until ? { duration: until.seconds } : { amount: until.times }),
  })
  return { perSecond: result.requests.average, acknowledged: result['2xx'], failed: result.non2xx + result.errors }
}

/** Milliseconds until the last byte of each of `times` requests, one after the other. */
export async function latencies(url: string, headers: Record<string, string>, times: number): Promise<number[]> {
  const all: number[] = []
  for (let i = 0; i < times; i += 1) {
    const started = performance.now()
    const response = await fetch(url, { headers, redirect: 'error' })
    await response.arrayBuffer()
    if (!response.ok) throw new Error(`${url} answered ${response.status}`)
    all.push(performance.now() - started)
  }
  return all
}

/** Kilobytes of gzipped JavaScript that a browser loads for a page until it is idle. */
export async function scriptKilobytes(url: string, cookie?: { name: string; value: string }): Promise<number> {
  const browser = await chromium.launch(CHROMIUM)
  try {
    const context = await browser.newContext()
    if (cookie) await context.addCookies([{ ...cookie, url: new URL(url).origin }])
    const page = await context.newPage()
    const bodies: Promise<Buffer>[] = []
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script') bodies.push(response.body())
    })
    await page.goto(url, { waitUntil: 'networkidle' })
    const sizes = (await Promise.all(bodies)).map((body) => gzipSync(body).byteLength)
    return sizes.reduce((sum, size) => sum + size, 0) / 1000
  } finally {
    await browser.close()
  }
}
