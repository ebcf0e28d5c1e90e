import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import type { Embedder } from './repo-model'
import { normalize } from './rules-products'
import type { RemoteModel } from './schema-embed'

/**
 * Servers limit how many texts one request may have; the least usual limit is 32 (text-embeddings-inference 1.x,
 * `max-client-batch-size`).
 */
const BATCH = 32
const TRIES = 4
const FIRST_WAIT_MS = 500
const MAX_WAIT_MS = 20_000
const TIMEOUT_MS = 60_000
/** Longer texts are cut: their beginning says what they are about, and servers refuse what exceeds their model. */
const MAX_CHARACTERS = 2_000

const answerSchema = z.object({
  data: z.array(z.object({ index: z.number().int().min(0), embedding: z.array(z.number()).min(1) })),
})

const wait = (response: Response | null, turn: number): number => {
  const seconds = Number(response?.headers.get('retry-after'))
  const asked = Number.isFinite(seconds) && seconds > 0 ? seconds * 1_000 : FIRST_WAIT_MS * 2 ** turn
  return Math.min(MAX_WAIT_MS, asked)
}

const isPassing = (status: number) => status === 429 || status >= 500

/** One request, tried again while the server is busy. @throws Error that names the endpoint and what it answered, never the key */
async function ask({ url, model, key }: RemoteModel, input: readonly string[]): Promise<Float32Array[]> {
  const address = `${url}/embeddings`
  for (let turn = 0; ; turn += 1) {
    let response: Response | null = null
    let failure = 'did not answer'
    try {
      response = await fetch(address, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(key && { authorization: `Bearer ${key}` }) },
        body: JSON.stringify({ model, input, encoding_format: 'float' }),
        signal: AbortSignal.timeout(TIMEOUT_MS),
        redirect: 'error',
      })
      if (response.ok) return vectorsOf(await response.json(), input.length)
      failure = `answered ${response.status}: ${(await response.text()).slice(0, 200)}`
    } catch (error) {
      if (response?.ok) throw new Error(`The embedding endpoint ${address} ${said(error)}`, { cause: error })
      failure = `did not answer: ${said(error)}`
    }
    if (turn + 1 >= TRIES || (response && !isPassing(response.status)))
      throw new Error(`The embedding endpoint ${address} ${failure}`)
    await delay(wait(response, turn))
  }
}

const said = (error: unknown): string => {
  if (error instanceof z.ZodError) return 'answered in another form than OpenAI’s: data[].index and data[].embedding.'
  return error instanceof Error ? error.message : String(error)
}

/** Vectors in the order of the texts: the answer names the place of each, and need not be in order. */
function vectorsOf(answer: unknown, count: number): Float32Array[] {
  const { data } = answerSchema.parse(answer)
  const found: (Float32Array | undefined)[] = Array.from({ length: count }, () => undefined)
  for (const { index, embedding } of data) found[index] = Float32Array.from(embedding)
  const width = found[0]?.length
  if (data.length !== count || found.some((one) => one?.length !== width))
    throw new Error(`answered ${data.length} vectors for ${count} texts, or vectors of different lengths.`)
  return found as Float32Array[]
}

/**
 * A model behind an endpoint of the form of OpenAI's `POST /embeddings`. Every text that is read leaves this machine.
 * @throws Error where it does not answer as such
 */
export async function openRemote(remote: RemoteModel): Promise<Embedder> {
  const [probe] = await ask(remote, ['A text to learn how long vectors are.'])
  const width = probe!.length
  const embed: Embedder['embed'] = async (texts, step = async () => undefined) => {
    const vectors = new Float32Array(texts.length * width)
    for (let from = 0; from < texts.length; from += BATCH) {
      const some = texts.slice(from, from + BATCH).map((text) => text.slice(0, MAX_CHARACTERS))
      const made = await ask(remote, some)
      if (made[0]!.length !== width) throw new Error(`The model ${remote.model} changed the length of its vectors.`)
      made.forEach((one, at) => vectors.set(one, (from + at) * width))
      await step(Math.min(texts.length, from + BATCH))
    }
    return normalize(vectors, width)
  }
  return { model: `${new URL(remote.url).host}/${remote.model}`, width, runtime: 'remote', embed }
}
