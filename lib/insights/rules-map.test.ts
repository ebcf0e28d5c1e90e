import { describe, expect, it } from 'vitest'
import { placesOf, spreadCircles } from './rules-map'

const unit = (...values: number[]) => Float32Array.from(values, (one) => one / Math.hypot(...values))
const far = (a: { x: number; y: number }, b: { x: number; y: number }) => Math.hypot(a.x - b.x, a.y - b.y)

describe('placesOf', () => {
  it('keeps distances in proportion where the vectors lie on a plane', () => {
    // Four points of a circle a little above the plane: their distances on the plane are those of the vectors.
    const angles = [0, 0.4, 2, 4]
    const vectors = angles.map((angle) => unit(Math.cos(angle), Math.sin(angle), 3))
    const places = placesOf(vectors)
    const scale = far(places[0]!, places[2]!) / Math.hypot(...vectors[0]!.map((value, d) => value - vectors[2]![d]!))
    for (let i = 0; i < 4; i += 1)
      for (let j = 0; j < i; j += 1)
        expect(far(places[i]!, places[j]!)).toBeCloseTo(
          scale * Math.hypot(...vectors[i]!.map((value, d) => value - vectors[j]![d]!)),
          5,
        )
  })

  it('has a place for none, one, and equal ones', () => {
    expect(placesOf([])).toEqual([])
    expect(placesOf([unit(1, 0)])).toEqual([{ x: 0, y: 0 }])
    for (const { x, y } of placesOf([unit(1, 0), unit(1, 0), unit(1, 0)])) expect(Math.hypot(x, y)).toBeLessThan(2)
  })
})

describe('spreadCircles', () => {
  it('parts what lies on one spot, inside the box, always alike', () => {
    const circles = Array.from({ length: 12 }, (_, i) => ({ x: 100, y: 100, r: 10 + i }))
    const apart = spreadCircles(circles, 400, 300)
    expect(spreadCircles(circles, 400, 300)).toEqual(apart)
    apart.forEach((a, i) => {
      expect(a.x - a.r).toBeGreaterThanOrEqual(-0.001)
      expect(a.x + a.r).toBeLessThanOrEqual(400.001)
      expect(a.y + a.r).toBeLessThanOrEqual(300.001)
      apart.slice(0, i).forEach((b) => expect(far(a, b)).toBeGreaterThan(a.r + b.r - 1))
    })
  })
})
