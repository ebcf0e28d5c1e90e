import { seeded } from '@/lib/core/stats/random'
import { leiden } from './rules-leiden'
import { nearest, neighbourGraph, type Graph } from './rules-neighbours'
import type { Products } from './rules-products'
import { keptShare, shareOf, silhouette, sizesOf, sumsOf, type Sample } from './rules-silhouette'

/** Every constant of the recipe; docs/themes.md says how they were measured. */
const NEIGHBOURS = { per: 2, least: 8, most: 50 }
const GRAPHS = [0.7, 1, 1.4] as const
/** .5 … 32. */
const RESOLUTIONS = Array.from({ length: 19 }, (_, q) => 0.5 * 64 ** (q / 18))
const SEEDS = 2
/** Above this many texts the graphs say more and cost more: every second resolution and one seed. */
const MANY = 5_000
const SCORED = 2_000
/** A text is in no cluster where the share of its edges that stay within is less than this part of the mean share. */
const MIN_SHARE = 0.25
const MIN_SIZE = 3
/** One step of detail: this many times as many clusters. */
const DETAIL = 1.5
/** A finer partition is taken while its score is within this part of the best, or within the second over √n where that is more. */
const TOLERANCE = { least: 0.04, few: 1.5 }

export interface Clustering {
  /** The cluster of each text, numbered from the largest; −1: in none. */
  cluster: Int32Array
  count: number
  /** How far apart they are, −1 … 1. */
  score: number
}

export interface ClusterOptions {
  seed: string
  products: Products
  /** Below 0 fewer and larger clusters, above 0 more and smaller ones; each step changes their number by half. */
  detail?: number
  step?: (part: number) => Promise<void>
}

interface Partition {
  cluster: Int32Array
  count: number
  score: number
  graph: number
  resolution: number
}

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** How many neighbours a text is joined to, for a number of texts. */
export const neighboursFor = (texts: number): number =>
  Math.min(NEIGHBOURS.most, Math.max(NEIGHBOURS.least, Math.round(Math.sqrt(texts) / NEIGHBOURS.per)))

function sampleOf(vectors: Float32Array, width: number, seed: string): Sample {
  const n = vectors.length / width
  const index = Int32Array.from({ length: n }, (_, i) => i)
  if (n > SCORED) {
    const random = seeded(`${seed} sample`)
    for (let i = 0; i < SCORED; i += 1) {
      const j = i + Math.floor(random() * (n - i))
      const one = index[i]!
      index[i] = index[j]!
      index[j] = one
    }
  }
  const some = index.slice(0, SCORED).sort()
  const gathered = new Float32Array(some.length * width)
  some.forEach((from, at) => gathered.set(vectors.subarray(from * width, (from + 1) * width), at * width))
  return { index: some, vectors: gathered }
}

/** Takes texts that hardly belong out of their clusters, drops small clusters, and numbers the rest from the largest. */
function withoutNoise(graph: Graph, { cluster, count }: Partition): { cluster: Int32Array; count: number } {
  const floor = MIN_SHARE * keptShare(graph, cluster)
  const kept = cluster.map((own, i) => (shareOf(graph, cluster, i) < floor ? -1 : own))
  const sizes = sizesOf(kept, count)
  const order = [...sizes.keys()].filter((c) => sizes[c]! >= MIN_SIZE).sort((a, b) => sizes[b]! - sizes[a]! || a - b)
  const place = new Int32Array(count).fill(-1)
  order.forEach((c, at) => (place[c] = at))
  return { cluster: kept.map((c) => (c < 0 ? -1 : place[c]!)), count: order.length }
}

/** The finest of those that score about as well as the best: the score is flat there, and what lies together hides behind one name. */
function finest(run: readonly Partition[], texts: number): Partition {
  const best = Math.max(...run.map((one) => one.score))
  const least = best - Math.abs(best) * Math.max(TOLERANCE.least, TOLERANCE.few / Math.sqrt(texts))
  return run.filter((one) => one.score >= least).reduce((most, one) => (one.count > most.count ? one : most))
}

/**
 * Groups texts by what they are about, the number of groups unknown.
 * @param vectors of length 1, row after row, in an order that depends on the texts alone: the order decides ties
 */
export async function findClusters(vectors: Float32Array, width: number, options: ClusterOptions): Promise<Clustering> {
  const { seed, products, detail = 0, step = async () => undefined } = options
  const n = vectors.length / width
  if (n < 2 * MIN_SIZE) return { cluster: new Int32Array(n).fill(-1), count: 0, score: 0 }
  const base = neighboursFor(n)
  const near = await nearest(vectors, width, Math.round(base * GRAPHS[2]), products, (done) => step((0.4 * done) / n))
  const graphs = GRAPHS.map((part) => neighbourGraph(near, Math.round(base * part)))
  const sample = sampleOf(vectors, width, seed)
  const runs: Partition[][] = []
  const resolutions = n > MANY ? RESOLUTIONS.filter((_, r) => r % 2 === 0) : RESOLUTIONS
  const seeds = n > MANY ? 1 : SEEDS
  const all = GRAPHS.length * seeds * resolutions.length
  let done = 0
  for (const [g, graph] of graphs.entries()) {
    for (let s = 0; s < seeds; s += 1) {
      const run: Partition[] = []
      for (const [r, resolution] of resolutions.entries()) {
        const cluster = leiden(graph, { resolution, random: seeded(`${seed} ${g} ${s} ${r}`) })
        const count = Math.max(...cluster) + 1
        if (count >= 2 && count <= n / 3) {
          const sums = sumsOf(vectors, width, cluster, count)
          const apart = await silhouette(sample, width, cluster, sums, sizesOf(cluster, count), products)
          const score = apart * Math.sqrt(keptShare(graph, cluster))
          // Of texts without an edge between them nothing can be said: they are in no cluster.
          if (Number.isFinite(score)) run.push({ cluster, count, score, graph: g, resolution })
        }
        done += 1
        await step(0.4 + (0.6 * done) / all)
      }
      if (run.length > 0) runs.push(run)
    }
  }
  const bests = runs.map((run) => finest(run, n))
  if (bests.length === 0) return { cluster: new Int32Array(n).fill(-1), count: 0, score: 0 }
  const wanted = median(bests.map((best) => best.count)) * DETAIL ** detail
  const partitions = runs.flat()
  const middle = partitions.filter((one) => one.graph === 1)
  const distance = (one: Partition) => Math.abs(Math.log(one.count / wanted))
  // Of few texts the middle graph may have none that is any use, where another one has.
  const chosen = (middle.length > 0 ? middle : partitions).reduce((best, one) =>
    distance(one) < distance(best) || (distance(one) === distance(best) && one.score > best.score) ? one : best,
  )
  return { ...withoutNoise(graphs[chosen.graph]!, chosen), score: chosen.score }
}
