import { describe, expect, it } from 'vitest'
import { adjustedRand, hitRate, vMeasure } from './rules-measure'

const labels = (numbers: number[]) => numbers.map(String)

/** The values are those of the examples in the documentation of scikit-learn 1.5 (v_measure_score, adjusted_rand_score). */
describe('vMeasure', () => {
  it.each([
    [[0, 0, 1, 1], [0, 0, 1, 1], 1],
    [[0, 0, 1, 1], [1, 1, 0, 0], 1],
    [[0, 0, 1, 2], [0, 0, 1, 1], 0.8],
    [[0, 1, 2, 3], [0, 0, 1, 1], 0.6667],
    [[0, 0, 1, 1], [0, 0, 1, 2], 0.8],
    [[0, 0, 1, 1], [0, 1, 2, 3], 0.6667],
    [[0, 0, 1, 1], [0, 1, 0, 1], 0],
    [[0, 0, 1, 1], [0, 0, 0, 0], 0],
  ])('of %j and %j is %d', (truth, found, value) => {
    expect(vMeasure(labels(truth), found)).toBeCloseTo(value, 4)
  })
})

describe('adjustedRand', () => {
  it.each([
    [[0, 0, 1, 1], [1, 1, 0, 0], 1],
    [[0, 0, 1, 2], [0, 0, 1, 1], 0.5714],
    [[0, 0, 1, 1], [0, 0, 1, 2], 0.5714],
    [[0, 0, 0, 0], [0, 1, 2, 3], 0],
    [[0, 0, 1, 1], [0, 1, 0, 1], -0.5],
  ])('of %j and %j is %d', (truth, found, value) => {
    expect(adjustedRand(labels(truth), found)).toBeCloseTo(value, 4)
  })
})

describe('hitRate', () => {
  it('counts texts with one of their own among the nearest', () => {
    expect(hitRate(['a', 'a', 'b', 'b'], Int32Array.of(1, 2, 2, 0, 0, 1, 2, 1), 2)).toBe(0.75)
    expect(hitRate(['a', 'a', 'b', 'b'], Int32Array.of(1, 2, 2, 0, 0, 1, 2, 1), 2, 1)).toBe(0.5)
  })
})
