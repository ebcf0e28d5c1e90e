import { detectLanguage } from './repo-language'
import { openEmbedder, openProducts, openRuntime, type Embedder } from './repo-model'
import { groupTexts } from './rules-grouping'
import { WIDTH } from './rules-model'
import { plainProducts, type Products } from './rules-products'
import type { ReadMessage, ReadRequest } from './schema'

/** So many texts are read before their vectors are handed over to be kept: what a kill costs at most. */
const PORTION = 512

interface Tools {
  embedder: Embedder | null
  products: Products
}

/** The model and its runtime; without them, words have to do. */
async function openTools(folder: string): Promise<Tools> {
  try {
    const runtime = await openRuntime()
    return { embedder: await openEmbedder(folder, runtime), products: await openProducts(runtime) }
  } catch {
    return { embedder: null, products: async (left, right, width) => plainProducts(left, right, width) }
  }
}

const methodOf = (embedder: Embedder | null): string =>
  embedder ? `${embedder.model} (${embedder.runtime === 'native' ? 'native' : 'WebAssembly'})` : 'words (TF-IDF)'

/**
 * Reads texts and groups them. Runs for seconds without a pause, so it has a process of its own: `lib/cli/reader.ts`.
 * @param tell takes progress, and vectors as they are made
 */
export async function readTexts(request: ReadRequest, tell: (message: ReadMessage) => void): Promise<void> {
  const { texts, known, seed, detail } = request
  const languages = texts.map(detectLanguage)
  const { embedder, products } = await openTools(request.folder)
  const english = [...texts.keys()].filter((at) => languages[at] === 'en')
  let vectors: Float32Array | null = null
  if (embedder) {
    vectors = new Float32Array(english.length * WIDTH)
    const usable = embedder.model === request.model
    const missing: number[] = []
    english.forEach((at, row) => {
      const one = usable ? known.get(at) : undefined
      if (one) vectors!.set(one, row * WIDTH)
      else missing.push(row)
    })
    for (let from = 0; from < missing.length; from += PORTION) {
      const rows = missing.slice(from, from + PORTION)
      const made = await embedder.embed(rows.map((row) => texts[english[row]!]!))
      const kept = new Map<number, Float32Array>()
      rows.forEach((row, at) => {
        const one = made.slice(at * WIDTH, (at + 1) * WIDTH)
        vectors!.set(one, row * WIDTH)
        kept.set(english[row]!, one)
      })
      tell({ kind: 'vectors', model: embedder.model, vectors: kept })
      tell({ kind: 'progress', stage: 'reading', part: (from + rows.length) / missing.length })
    }
  }
  const step = async (part: number) => tell({ kind: 'progress', stage: 'grouping', part })
  const groups = await groupTexts(texts, languages, vectors, { seed, detail, products, step })
  tell({ kind: 'done', groups, method: methodOf(embedder) })
}
