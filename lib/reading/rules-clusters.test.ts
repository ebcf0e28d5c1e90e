import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seeded } from '@/lib/core/stats/random'
import { findClusters, neighboursFor } from './rules-clusters'
import { adjustedRand } from './rules-measure'
import { nearest } from './rules-neighbours'
import { normalize, plainProducts, type Products } from './rules-products'
import { silhouette, sizesOf, sumsOf } from './rules-silhouette'

const WIDTH = 16
const products: Products = async (left, right, width) => plainProducts(left, right, width)

/** Points around `groups` directions, in an order that mixes them. */
function cloud(groups: number, each: number, spread: number) {
  const random = seeded('cloud')
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const centres = Array.from({ length: groups }, () => Array.from({ length: WIDTH }, normal))
  const truth = Array.from({ length: groups * each }, (_, i) => i % groups)
  const vectors = Float32Array.from(truth.flatMap((g) => centres[g]!.map((value) => value + spread * normal())))
  return { vectors: normalize(vectors, WIDTH), truth: truth.map(String) }
}

const cosine = (v: Float32Array, a: number, b: number) =>
  v.subarray(a * WIDTH, (a + 1) * WIDTH).reduce((sum, value, d) => sum + value * v[b * WIDTH + d]!, 0)

describe('nearest', () => {
  it('finds the same as comparing all', async () => {
    const { vectors } = cloud(5, 60, 0.6)
    const near = await nearest(vectors, WIDTH, 7, products)
    for (const i of [0, 17, 255, 256, 299]) {
      const all = [...Array(300).keys()].filter((j) => j !== i)
      all.sort((a, b) => cosine(vectors, i, b) - cosine(vectors, i, a))
      expect([...near.index.subarray(i * 7, i * 7 + 7)]).toEqual(all.slice(0, 7))
    }
  })
})

describe('silhouette', () => {
  it('is what the definition gives, pair by pair', async () => {
    const { vectors, truth } = cloud(4, 10, 0.7)
    const cluster = Int32Array.from(truth, Number)
    cluster[0] = 4
    const direct = [...cluster.keys()].map((i) => {
      const mean = (c: number) => {
        const others = [...cluster.keys()].filter((j) => j !== i && cluster[j] === c)
        return others.reduce((sum, j) => sum + 1 - cosine(vectors, i, j), 0) / others.length
      }
      if (cluster[i] === 4) return 0
      const a = mean(cluster[i]!)
      const b = Math.min(...[0, 1, 2, 3, 4].filter((c) => c !== cluster[i]).map(mean))
      return (b - a) / Math.max(a, b)
    })
    const sample = { index: Int32Array.from(cluster.keys()), vectors }
    const found = await silhouette(
      sample,
      WIDTH,
      cluster,
      sumsOf(vectors, WIDTH, cluster, 5),
      sizesOf(cluster, 5),
      products,
    )
    expect(found).toBeCloseTo(direct.reduce((sum, one) => sum + one, 0) / direct.length, 5)
  })
})

describe('findClusters', () => {
  it('finds groups whose number it is not told, and the same ones for the same seed', async () => {
    const { vectors, truth } = cloud(12, 25, 0.25)
    const found = await findClusters(vectors, WIDTH, { seed: 's', products })
    expect(found.count).toBe(12)
    expect(adjustedRand(truth, found.cluster)).toBeGreaterThan(0.98)
    expect((await findClusters(vectors, WIDTH, { seed: 's', products })).cluster).toEqual(found.cluster)
  })

  it('gives fewer or more when asked for less or more detail', async () => {
    const { vectors } = cloud(12, 25, 0.8)
    const counts = []
    for (const detail of [-2, 0, 2])
      counts.push((await findClusters(vectors, WIDTH, { seed: 's', products, detail })).count)
    expect(counts[0]).toBeLessThan(counts[1]!)
    expect(counts[1]).toBeLessThan(counts[2]!)
  })

  it('numbers clusters from the largest, and tells how far it is', async () => {
    const { vectors } = cloud(6, 20, 0.3)
    const told: number[] = []
    const found = await findClusters(vectors, WIDTH, {
      seed: 's',
      products,
      step: async (part) => void told.push(part),
    })
    const sizes = sizesOf(found.cluster, found.count)
    expect([...sizes]).toEqual([...sizes].sort((a, b) => b - a))
    expect(told).toEqual([...told].sort((a, b) => a - b))
    expect(told.at(-1)).toBe(1)
  })

  it('finds none in too few texts or in texts that are all the same', async () => {
    expect((await findClusters(cloud(1, 4, 0.1).vectors, WIDTH, { seed: 's', products })).count).toBe(0)
    const same = normalize(new Float32Array(40 * WIDTH).fill(1), WIDTH)
    expect((await findClusters(same, WIDTH, { seed: 's', products })).cluster).toHaveLength(40)
  })

  it('joins each text to more others the more there are', () => {
    expect([30, 300, 1_000, 4_000, 10_000, 40_000].map(neighboursFor)).toEqual([8, 9, 16, 32, 50, 50])
  })
})

describe('few texts', () => {
  const few = fc.record({
    n: fc.integer({ min: 0, max: 14 }),
    groups: fc.integer({ min: 1, max: 4 }),
    spread: fc.constantFrom(0, 1e-7, 1e-3, 0.3, 3),
    seed: fc.string(),
  })

  it('are in clusters of at least three or in none, however alike they are', async () => {
    await fc.assert(
      fc.asyncProperty(few, async ({ n, groups, spread, seed }) => {
        const { vectors } = cloud(groups, Math.ceil(n / groups), spread)
        const some = vectors.subarray(0, n * WIDTH)
        const { cluster, count, score } = await findClusters(some, WIDTH, { seed, products })
        expect(cluster).toHaveLength(n)
        expect(Number.isFinite(score)).toBe(true)
        const sizes = [...sizesOf(cluster, count)]
        expect(sizes.every((size) => size >= 3)).toBe(true)
        expect(Math.max(-1, ...cluster)).toBe(count - 1)
      }),
      { numRuns: 300 },
    )
  })
})
