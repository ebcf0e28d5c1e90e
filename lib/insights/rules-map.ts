import { symmetricEigen } from '@/lib/core/stats/symmetric-eigen'

/** A place on the map, −1 … 1 each way. */
export interface Place {
  x: number
  y: number
}

/**
 * Places on a plane, near ones together: classical scaling of the distances √(2 − 2 cos) between vectors of length 1,
 * which is the principal
 * components of the centred vectors. The sign of an axis means nothing; it is set so that the first vector has no negative place.
 * Source: Gower, Biometrika 53 (1966) 325–338.
 * @param vectors all of one length
 */
export function placesOf(vectors: readonly Float32Array[]): Place[] {
  const n = vectors.length
  if (n < 2) return vectors.map(() => ({ x: 0, y: 0 }))
  const dots = new Float64Array(n * n)
  for (let i = 0; i < n; i += 1)
    for (let j = i; j < n; j += 1) {
      let sum = 0
      for (let d = 0; d < vectors[i]!.length; d += 1) sum += vectors[i]![d]! * vectors[j]![d]!
      dots[i * n + j] = sum
      dots[j * n + i] = sum
    }
  const row = Float64Array.from(
    { length: n },
    (_, i) => dots.subarray(i * n, (i + 1) * n).reduce((a, b) => a + b, 0) / n,
  )
  const mean = row.reduce((a, b) => a + b, 0) / n
  const centred = dots.map((value, at) => value - row[Math.floor(at / n)]! - row[at % n]! + mean)
  const { values, vectors: axes } = symmetricEigen(centred, n)
  const [first, second] = [...values.keys()].sort((a, b) => values[b]! - values[a]!)
  const along = (axis: number | undefined) => {
    if (axis === undefined) return new Float64Array(n)
    const length = Math.sqrt(Math.max(0, values[axis]!))
    const sign = Math.sign(axes[axis]!) || 1
    return Float64Array.from({ length: n }, (_, i) => sign * length * axes[i * n + axis]!)
  }
  const [xs, ys] = [along(first), along(second)]
  const most = Math.max(1e-9, ...xs.map(Math.abs), ...ys.map(Math.abs))
  return vectors.map((_, i) => ({ x: xs[i]! / most, y: ys[i]! / most }))
}

export interface Circle extends Place {
  r: number
}

const ROUNDS = 300
const GAP = 2

/**
 * Moves circles apart until none covers another, each no further than it must, within a box; where there is no room for
 * all, they overlap least.
 * The same circles always give the same result.
 */
export function spreadCircles<T extends Circle>(circles: readonly T[], width: number, height: number): T[] {
  const all = circles.map((one) => ({ ...one }))
  for (let round = 0; round < ROUNDS; round += 1) {
    let moved = false
    for (let i = 0; i < all.length; i += 1)
      for (let j = i + 1; j < all.length; j += 1) {
        const [a, b] = [all[i]!, all[j]!]
        const far = Math.hypot(b.x - a.x, b.y - a.y)
        const overlap = a.r + b.r + GAP - far
        if (overlap <= 0.01) continue
        moved = true
        // Circles on one spot part along an angle of their own.
        const angle = far > 0.01 ? Math.atan2(b.y - a.y, b.x - a.x) : i + j
        const share = a.r + b.r > 0 ? b.r / (a.r + b.r) : 0.5
        a.x -= Math.cos(angle) * overlap * share
        a.y -= Math.sin(angle) * overlap * share
        b.x += Math.cos(angle) * overlap * (1 - share)
        b.y += Math.sin(angle) * overlap * (1 - share)
      }
    for (const one of all) {
      one.x = Math.min(width - one.r, Math.max(one.r, one.x))
      one.y = Math.min(height - one.r, Math.max(one.r, one.y))
    }
    if (!moved) break
  }
  return all
}
