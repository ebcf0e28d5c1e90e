import { findClusters, type Clustering, type ClusterOptions } from './rules-clusters'
import type { Products } from './rules-products'
import { sizesOf, sumsOf } from './rules-silhouette'

/** The most texts that are compared with each other: the work grows with their square. */
export const MAX_COMPARED = 20_000
const BLOCK = 1_024
/** A cluster takes in what is as near to its middle as nine in ten of its own texts are. */
const WITHIN = 0.9

/**
 * Texts that are compared, by their place: all, or an even part of them. Texts come in the order of their hashes, so
 * any such part is a random one.
 */
export function comparedOf(texts: number, most = MAX_COMPARED): Int32Array {
  const count = Math.min(texts, most)
  return Int32Array.from({ length: count }, (_, i) => Math.floor((i * texts) / count))
}

function middlesOf(vectors: Float32Array, width: number, { cluster, count }: Clustering): Float32Array {
  const sums = sumsOf(vectors, width, cluster, count)
  const middles = new Float32Array(sums.length)
  for (let c = 0; c < count; c += 1) {
    const own = sums.subarray(c * width, (c + 1) * width)
    const length = Math.hypot(...own) || 1
    own.forEach((sum, d) => (middles[c * width + d] = sum / length))
  }
  return middles
}

/** The nearest middle of each text and the cosine to it. */
async function nearestMiddles(
  vectors: Float32Array,
  width: number,
  middles: Float32Array,
  products: Products,
): Promise<{ middle: Int32Array; cosine: Float32Array }> {
  const [n, count] = [vectors.length / width, middles.length / width]
  const found = { middle: new Int32Array(n).fill(-1), cosine: new Float32Array(n).fill(-1) }
  for (let from = 0; from < n && count > 0; from += BLOCK) {
    const to = Math.min(n, from + BLOCK)
    const scores = await products(vectors.subarray(from * width, to * width), middles, width)
    for (let i = from; i < to; i += 1)
      for (let c = 0; c < count; c += 1) {
        const score = scores[(i - from) * count + c]!
        if (score > found.cosine[i]!) [found.middle[i], found.cosine[i]] = [c, score]
      }
  }
  return found
}

/** The least cosine to the middle of its cluster that nine in ten of a cluster's texts have. */
function spreadsOf(cluster: Int32Array, cosine: Float32Array, count: number): Float64Array {
  const all: number[][] = Array.from({ length: count }, () => [])
  cluster.forEach((c, i) => c >= 0 && all[c]!.push(cosine[i]!))
  return Float64Array.from(all, (own) => {
    own.sort((a, b) => b - a)
    return own[Math.max(0, Math.ceil(own.length * WITHIN) - 1)] ?? 1
  })
}

/**
 * `findClusters` for any number of texts: of many, an even part is compared with each other, and each of the others
 * joins the nearest cluster where it is
 * as near to its middle as that cluster's own texts are. Memory and time then grow with the number of texts, not with its square.
 * @param vectors of length 1, row after row, in the order of the hashes of their texts
 */
export async function findManyClusters(
  vectors: Float32Array,
  width: number,
  options: ClusterOptions,
  most = MAX_COMPARED,
): Promise<Clustering> {
  const n = vectors.length / width
  if (n <= most) return findClusters(vectors, width, options)
  const compared = comparedOf(n, most)
  const some = new Float32Array(compared.length * width)
  compared.forEach((from, at) => some.set(vectors.subarray(from * width, (from + 1) * width), at * width))
  const found = await findClusters(some, width, options)
  const middles = middlesOf(some, width, found)
  const { middle, cosine } = await nearestMiddles(vectors, width, middles, options.products)
  const own = new Int32Array(n).fill(-1)
  const seen = new Uint8Array(n)
  compared.forEach((place, at) => {
    own[place] = found.cluster[at]!
    seen[place] = 1
  })
  const toOwn = Float32Array.from(compared, (place, at) => {
    const c = found.cluster[at]!
    if (c < 0) return -1
    let dot = 0
    for (let d = 0; d < width; d += 1) dot += vectors[place * width + d]! * middles[c * width + d]!
    return dot
  })
  const spreads = spreadsOf(found.cluster, toOwn, found.count)
  const joined = own.map((c, i) => {
    if (seen[i]) return c
    const near = middle[i]!
    return near >= 0 && cosine[i]! >= spreads[near]! ? near : -1
  })
  return fromLargest({ ...found, cluster: joined })
}

/** Numbers clusters from the largest. */
function fromLargest({ cluster, count, score }: Clustering): Clustering {
  const sizes = sizesOf(cluster, count)
  const order = [...sizes.keys()].sort((a, b) => sizes[b]! - sizes[a]! || a - b)
  const place = new Int32Array(count)
  order.forEach((c, at) => (place[c] = at))
  return { cluster: cluster.map((c) => (c < 0 ? -1 : place[c]!)), count, score }
}
