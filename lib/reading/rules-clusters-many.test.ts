import { describe, expect, it } from 'vitest'
import { seeded } from '@/lib/core/stats/random'
import { findClusters } from './rules-clusters'
import { comparedOf, findManyClusters } from './rules-clusters-many'
import { adjustedRand } from './rules-measure'
import { normalize, plainProducts, type Products } from './rules-products'
import { sizesOf } from './rules-silhouette'

const WIDTH = 16
const products: Products = async (left, right, width) => plainProducts(left, right, width)

function cloud(groups: number, each: number, spread: number) {
  const random = seeded('many')
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const centres = Array.from({ length: groups }, () => Array.from({ length: WIDTH }, normal))
  const truth = Array.from({ length: groups * each }, () => Math.floor(random() * groups))
  const vectors = Float32Array.from(truth.flatMap((g) => centres[g]!.map((value) => value + spread * normal())))
  return { vectors: normalize(vectors, WIDTH), truth: truth.map(String) }
}

describe('findManyClusters', () => {
  it('compares an even part and lets the others join: the same groups at a tenth of the comparisons', async () => {
    const { vectors, truth } = cloud(7, 300, 0.25)
    const found = await findManyClusters(vectors, WIDTH, { seed: 's', products }, 200)
    expect(found.count).toBe(7)
    const themed = [...found.cluster.keys()].filter((at) => found.cluster[at]! >= 0)
    expect(themed.length).toBeGreaterThan(0.85 * truth.length)
    const own = Int32Array.from(themed, (at) => found.cluster[at]!)
    expect(
      adjustedRand(
        themed.map((at) => truth[at]!),
        own,
      ),
    ).toBeGreaterThan(0.98)
    const sizes = [...sizesOf(found.cluster, found.count)]
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a))
  })

  it('is findClusters where all can be compared', async () => {
    const { vectors } = cloud(5, 30, 0.3)
    const options = { seed: 's', products }
    expect(await findManyClusters(vectors, WIDTH, options, 150)).toEqual(await findClusters(vectors, WIDTH, options))
  })

  it('leaves out what is near to no group', async () => {
    const { vectors } = cloud(5, 100, 0.2)
    const far = normalize(
      Float32Array.from({ length: WIDTH }, (_, d) => (d % 2 ? -1 : 1)),
      WIDTH,
    )
    const all = new Float32Array(vectors.length + WIDTH)
    all.set(vectors)
    all.set(far, vectors.length)
    const found = await findManyClusters(all, WIDTH, { seed: 's', products }, 100)
    expect(found.cluster.at(-1)).toBe(-1)
  })
})

describe('comparedOf', () => {
  it('is an even part of the places, all where there are few', () => {
    expect([...comparedOf(10, 4)]).toEqual([0, 2, 5, 7])
    expect([...comparedOf(3, 4)]).toEqual([0, 1, 2])
  })
})
