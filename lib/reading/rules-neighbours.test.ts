import { expect, it } from 'vitest'
import { seeded } from '@/lib/core/stats/random'
import { nearest } from './rules-neighbours'
import { plainProducts } from './rules-products'

/** Few different numbers, so that many texts are equally near. */
const someVectors = (n: number, width: number): Float32Array => {
  const random = seeded('neighbours')
  return new Float32Array(n * width).map(() => Math.round(random() * 3))
}

it.each([
  [1, 3],
  [2, 5],
  [5, 3],
  [300, 17],
  [300, 299],
])('of %i texts the %i nearest are those that sorting gives, of equally near ones the first', async (n, count) => {
  const width = 4
  const vectors = someVectors(n, width)
  const near = await nearest(vectors, width, count, async (left, right) => plainProducts(left, right, width))
  const scores = plainProducts(vectors, vectors, width)
  const places = [...Array(n).keys()]
  for (const i of places) {
    const sorted = places
      .filter((j) => j !== i)
      .sort((a, b) => scores[i * n + b]! - scores[i * n + a]! || a - b)
      .slice(0, near.count)
    expect([...near.index.slice(i * near.count, (i + 1) * near.count)]).toEqual(sorted)
    expect([...near.cosine.slice(i * near.count, (i + 1) * near.count)]).toEqual(sorted.map((j) => scores[i * n + j]!))
  }
})
