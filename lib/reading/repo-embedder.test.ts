import { readFileSync, readdirSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { embedTexts, stopEmbedder } from './repo-embedder'

let server: Server
beforeAll(async () => {
  server = createServer((request, response) => {
    request.resume().on('end', () => {
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ data: [{ object: 'embedding', index: 0, embedding: [1, 0] }] }))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => {
  stopEmbedder()
  server.closeAllConnections()
  server.close()
})

const source = () => ({
  folder: tmpdir(),
  remote: { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, model: 'm', key: null },
})

/** The process that embeds, as Linux knows it. */
function embedder(): number {
  const children = readdirSync('/proc/self/task').flatMap((task) =>
    readFileSync(`/proc/self/task/${task}/children`, 'utf8').trim().split(' ').filter(Boolean),
  )
  const found = children.filter((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('embedder.ts'))
  expect(found.length).toBe(1)
  return Number(found[0])
}

it(
  'asks another process where the kept one went away, also while a text waits for it',
  { timeout: 60_000 },
  async () => {
    expect([...(await embedTexts(source(), ['a'])).vectors]).toEqual([1, 0])
    const first = embedder()
    // Stopped, it takes the text and never answers; then it is gone.
    process.kill(first, 'SIGSTOP')
    const waiting = embedTexts(source(), ['b'])
    process.kill(first, 'SIGKILL')
    expect([...(await waiting).vectors]).toEqual([1, 0])
    expect(embedder()).not.toBe(first)
    process.kill(embedder(), 'SIGKILL')
    expect([...(await embedTexts(source(), ['c'])).vectors]).toEqual([1, 0])
  },
)
