import { loadLanguageDetector } from './repo-language'
import { openEmbedder, openProducts, openRuntime, type Embedder } from './repo-model'
import { openRemote } from './repo-remote'
import { groupTexts } from './rules-grouping'
import { plainProducts, type Products } from './rules-products'
import type { ReadMessage, ReadRequest } from './schema'
import type { ModelSource } from './schema-embed'

/** So many texts are read before their vectors are handed over to be kept: what a kill costs at most. */
const PORTION = 512

interface Tools {
  embedder: Embedder | null
  products: Products
}

/** The model of a source, opened. @throws Error where it does not run or answer */
export async function openSource({ folder, remote }: ModelSource): Promise<Embedder> {
  return remote ? openRemote(remote) : openEmbedder(folder, await openRuntime())
}

/**
 * The model and its runtime; where this machine runs neither, words have to do. An endpoint that does not answer is a
 * failure instead: its themes would
 * otherwise change with its health.
 */
async function openTools(source: ModelSource): Promise<Tools> {
  const products = await openRuntime()
    .then(openProducts)
    .catch((): Products => async (left, right, width) => plainProducts(left, right, width))
  if (source.remote) return { embedder: await openRemote(source.remote), products }
  const embedder = await openSource(source).catch(() => null)
  return { embedder, products }
}

const NAMES = { native: 'native', wasm: 'WebAssembly', remote: 'endpoint' }

/**
 * A run that read otherwise than the one before forms all themes anew: by "statements with words", before by "statements", before by
 * whole texts.
 */
const methodOf = (embedder: Embedder | null): string =>
  embedder
    ? `${embedder.model} (${NAMES[embedder.runtime]}), by statements with words`
    : 'words (TF-IDF), by statements with words'

/**
 * Reads texts and groups them. Runs for seconds without a pause, so it has a process of its own: `lib/cli/reader.ts`.
 * @param tell takes progress, and vectors as they are made
 */
export async function readTexts(request: ReadRequest, tell: (message: ReadMessage) => void): Promise<void> {
  const { texts, known, seed, detail, grouped, pieces } = request
  const languages = texts.map(await loadLanguageDetector())
  const { embedder, products } = await openTools(request.source)
  const english = [...texts.keys()].filter((at) => languages[at] === 'en')
  let vectors: Float32Array | null = null
  const width = embedder?.width ?? 0
  if (embedder) {
    vectors = new Float32Array(english.length * width)
    const usable = embedder.model === request.model
    const missing: number[] = []
    english.forEach((at, row) => {
      const one = usable ? known.get(at) : undefined
      if (one) vectors!.set(one, row * width)
      else missing.push(row)
    })
    for (let from = 0; from < missing.length; from += PORTION) {
      const rows = missing.slice(from, from + PORTION)
      const made = await embedder.embed(rows.map((row) => texts[english[row]!]!))
      const kept = new Map<number, Float32Array>()
      rows.forEach((row, at) => {
        const one = made.slice(at * width, (at + 1) * width)
        vectors!.set(one, row * width)
        kept.set(english[row]!, one)
      })
      tell({ kind: 'vectors', model: embedder.model, vectors: kept })
      tell({ kind: 'progress', stage: 'reading', part: (from + rows.length) / missing.length })
    }
  }
  const step = async (part: number) => tell({ kind: 'progress', stage: 'grouping', part })
  const first = english.filter((at) => at < grouped).length
  const groups = await groupTexts(
    texts.slice(0, grouped),
    languages.slice(0, grouped),
    vectors && vectors.subarray(0, first * width),
    { seed, detail, products, step, width, pieces },
  )
  tell({ kind: 'done', groups, method: methodOf(embedder) })
}
