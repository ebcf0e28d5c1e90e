import { seeded } from '@/lib/core/stats/random'
import { openEmbedder, openProducts, openRuntime } from './repo-model'
import { comparedOf, findManyClusters } from './rules-clusters-many'
import { kMeans } from './rules-kmeans'
import { lexicalVectors, LEXICAL_WIDTH } from './rules-lexical'
import { adjustedRand, hitRate, vMeasure } from './rules-measure'
import { WIDTH } from './rules-model'
import { nearest } from './rules-neighbours'

export interface Labelled {
  text: string
  category: string
}

export interface BenchResult {
  texts: number
  categories: number
  /** V-measure and adjusted Rand index over all texts; those in no theme are one group. */
  v: number
  ari: number
  /** Themes found; their number is not given to the method. */
  k: number
  /** The share of texts in no theme. */
  leftOut: number
  baselines: {
    /** k-means on the same vectors, told the true number. */
    kmeansTrueK: { v: number; ari: number }
    /** The same method as for `v` and `ari`, on vectors of words. */
    tfidf: { v: number; ari: number }
  }
  /** The share of texts with one of their own category among the ten nearest; of many texts an even part is asked, of that part. */
  hitAt10: number
  textsPerSecond: number
  /** Embedding and clustering, the baselines not among them. */
  seconds: number
  /** Processor time of the same: what a machine with nothing else to do would need. */
  cpuSeconds: number
  peakMb: number
  method: string
}

const SEED = 'themes'
const rounded = (value: number, digits = 4) => Math.round(value * 10 ** digits) / 10 ** digits

/** A random sample that is the same each time. */
export function fixedSample<T>(all: readonly T[], limit: number): T[] {
  const random = seeded('bench sample')
  const pool = [...all]
  for (let i = 0; i < Math.min(limit, pool.length); i += 1) {
    const j = i + Math.floor(random() * (pool.length - i))
    ;[pool[i], pool[j]] = [pool[j]!, pool[i]!]
  }
  return pool.slice(0, limit)
}

/**
 * Measures how well themes agree with labels that people gave.
 * @param folder where the converted model is kept
 */
export async function measureThemes(
  rows: readonly Labelled[],
  folder: string,
  say: (line: string) => void,
): Promise<BenchResult> {
  const truth = rows.map((row) => row.category)
  const texts = rows.map((row) => row.text)
  const runtime = await openRuntime()
  const [embedder, products] = [await openEmbedder(folder, runtime), await openProducts(runtime)]
  const [began, used] = [performance.now(), process.cpuUsage()]
  const vectors = await embedder.embed(texts)
  const embedded = (performance.now() - began) / 1000
  say(`${texts.length} texts embedded in ${embedded.toFixed(1)} s (${embedder.model}, ${embedder.runtime})`)
  const found = await findManyClusters(vectors, WIDTH, { seed: SEED, products })
  const seconds = (performance.now() - began) / 1000
  const { user, system } = process.cpuUsage(used)
  const peakMb = process.resourceUsage().maxRSS / 1024
  say(`${found.count} themes in ${(seconds - embedded).toFixed(1)} s`)
  const against = (cluster: Int32Array) => ({
    v: rounded(vMeasure(truth, cluster)),
    ari: rounded(adjustedRand(truth, cluster)),
  })
  const categories = new Set(truth).size
  const told = await kMeans(vectors, WIDTH, categories, SEED, products)
  const words = await findManyClusters(lexicalVectors(texts), LEXICAL_WIDTH, { seed: SEED, products })
  // All pairs of a hundred thousand texts take a quarter of an hour.
  const asked = comparedOf(texts.length)
  const some = new Float32Array(asked.length * WIDTH)
  asked.forEach((from, at) => some.set(vectors.subarray(from * WIDTH, (from + 1) * WIDTH), at * WIDTH))
  const near = await nearest(some, WIDTH, 10, products)
  const labels = Array.from(asked, (at) => truth[at]!)
  return {
    texts: texts.length,
    categories,
    ...against(found.cluster),
    k: found.count,
    leftOut: rounded(found.cluster.filter((c) => c < 0).length / texts.length),
    baselines: { kmeansTrueK: against(told), tfidf: against(words.cluster) },
    hitAt10: rounded(hitRate(labels, near.index, near.count)),
    textsPerSecond: rounded(texts.length / embedded, 1),
    seconds: rounded(seconds, 2),
    cpuSeconds: rounded((user + system) / 1e6, 2),
    peakMb: rounded(peakMb, 1),
    method: `${embedder.model}, ${embedder.runtime === 'native' ? 'onnxruntime-node' : 'onnxruntime-web'}`,
  }
}
