import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { openRemote } from './repo-remote'

interface Asked {
  path: string
  key: string | undefined
  model: string
  input: string[]
}

let server: Server | undefined
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

async function bodyOf(request: IncomingMessage): Promise<{ model: string; input: string[] }> {
  let text = ''
  for await (const part of request) text += String(part)
  return JSON.parse(text) as { model: string; input: string[] }
}

/** An endpoint as the API has it; `answer` may refuse, or change what is sent. */
async function endpoint(
  answer: (input: string[], turn: number) => { status?: number; headers?: object; body: unknown },
) {
  const asked: Asked[] = []
  server = createServer((request, response) => {
    void bodyOf(request).then(({ model, input }) => {
      asked.push({ path: request.url ?? '', key: request.headers.authorization, model, input })
      const { status = 200, headers = {}, body } = answer(input, asked.length)
      response.writeHead(status, { 'content-type': 'application/json', ...headers })
      response.end(typeof body === 'string' ? body : JSON.stringify(body))
    })
  })
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, asked }
}

/** A vector that says how long the text is. */
const vectorOf = (text: string) => [text.length, 1, 0]
const data = (input: string[]) =>
  input.map((text, index) => ({ object: 'embedding', index, embedding: vectorOf(text) }))

describe('an endpoint like OpenAI’s', () => {
  it('is asked in batches that every server takes, and its vectors are brought to length 1', async () => {
    const { url, asked } = await endpoint((input) => ({ body: { object: 'list', data: data(input), model: 'm' } }))
    const embedder = await openRemote({ url, model: 'm', key: 'sk-secret' })
    expect([embedder.width, embedder.runtime]).toEqual([3, 'remote'])
    const texts = Array.from({ length: 70 }, (_, i) => 'x'.repeat(i + 1))
    const vectors = await embedder.embed(texts)
    expect(asked.slice(1).map((one) => one.input.length)).toEqual([32, 32, 6])
    expect(asked.every((one) => one.path === '/v1/embeddings' && one.key === 'Bearer sk-secret')).toBe(true)
    expect(vectors[3 * 9]! / vectors[3 * 9 + 1]!).toBeCloseTo(10, 4)
    expect(Math.hypot(...vectors.subarray(27, 30))).toBeCloseTo(1, 6)
  })

  it('goes by the index of a vector, not by its place', async () => {
    const { url } = await endpoint((input) => ({ body: { data: data(input).reverse() } }))
    const vectors = await (await openRemote({ url, model: 'm', key: null })).embed(['a', 'abcd'])
    expect(vectors[0]! / vectors[1]!).toBeCloseTo(1, 5)
    expect(vectors[3]! / vectors[4]!).toBeCloseTo(4, 5)
  })

  it('waits as long as it is told when it is asked too often, and tries again', async () => {
    const { url, asked } = await endpoint((input, turn) =>
      turn === 1
        ? { status: 429, headers: { 'retry-after': '1' }, body: 'slow down' }
        : { body: { data: data(input) } },
    )
    const began = performance.now()
    await openRemote({ url, model: 'm', key: null })
    expect(asked).toHaveLength(2)
    expect(performance.now() - began).toBeGreaterThan(950)
  })

  it('says what was answered, and never the key', async () => {
    const { url, asked } = await endpoint(() => ({ status: 401, body: '{"error":"no such key"}' }))
    const failed = openRemote({ url, model: 'm', key: 'sk-secret' })
    await expect(failed).rejects.toThrow(/v1\/embeddings answered 401: .*no such key/)
    await expect(failed).rejects.not.toThrow(/sk-secret/)
    expect(asked).toHaveLength(1)
  })

  it.each([
    ['no vectors', { data: [] }, /answered 0 vectors for 1 texts/],
    ['another form', { embeddings: [[1, 2]] }, /another form/],
    ['text in base64', { data: [{ index: 0, embedding: 'AAAA' }] }, /another form/],
    ['an index that was not asked', { data: [{ index: 7, embedding: [1] }] }, /vectors/],
    ['a page', '<html>', /embedding endpoint/],
  ])('refuses %s', async (_name, body, why) => {
    const { url } = await endpoint(() => ({ body }))
    await expect(openRemote({ url, model: 'm', key: null })).rejects.toThrow(why)
  })

  it('does not follow to another address: texts go where the setting says', async () => {
    const { url } = await endpoint(() => ({
      status: 302,
      headers: { location: 'http://127.0.0.1:9/elsewhere' },
      body: '',
    }))
    await expect(openRemote({ url, model: 'm', key: null })).rejects.toThrow(/did not answer/)
  }, 20_000)
})
