import { seeded } from '@/lib/core/stats/random'
import { normalize, type Products } from './rules-products'
import { sumsOf } from './rules-silhouette'

const ROUNDS = 50

/**
 * Groups vectors of length 1 into `count` by k-means on the sphere: what a tool that is told the number does. For comparison.
 * Source: Dhillon, Modha 2001; first centres by Arthur, Vassilvitskii 2007.
 */
export async function kMeans(
  vectors: Float32Array,
  width: number,
  count: number,
  seed: string,
  products: Products,
): Promise<Int32Array> {
  const n = vectors.length / width
  const random = seeded(seed)
  const row = (i: number) => vectors.subarray(i * width, (i + 1) * width)
  let centres: Float32Array = new Float32Array(count * width)
  const distance = new Float64Array(n).fill(1)
  for (let c = 0; c < count; c += 1) {
    let rest = random() * distance.reduce((sum, one) => sum + one, 0)
    let chosen = 0
    while (chosen < n - 1 && (rest -= distance[chosen]!) > 0) chosen += 1
    centres.set(row(chosen), c * width)
    const dots = await products(row(chosen), vectors, width)
    for (let i = 0; i < n; i += 1) distance[i] = Math.max(0, Math.min(c === 0 ? 2 : distance[i]!, 1 - dots[i]!))
  }
  let cluster: Int32Array = new Int32Array(n).fill(-1)
  for (let round = 0; round < ROUNDS; round += 1) {
    const dots = await products(vectors, centres, width)
    const next = new Int32Array(n)
    for (let i = 0; i < n; i += 1)
      for (let c = 1; c < count; c += 1) if (dots[i * count + c]! > dots[i * count + next[i]!]!) next[i] = c
    if (next.every((c, i) => c === cluster[i])) break
    cluster = next
    centres = normalize(sumsOf(vectors, width, cluster, count), width)
  }
  return cluster
}
