import { expect, it } from 'vitest'
import { isInside, logDomain, logShare, logTicks, partOf, PLOT } from './brush-scale'

it('places values by their logarithm, so that one outlier leaves the others apart', () => {
  const domain = logDomain([1, 2, 4, 1_000])
  expect(logShare(2, domain) - logShare(1, domain)).toBeCloseTo(logShare(4, domain) - logShare(2, domain), 12)
  expect(logShare(2, domain) - logShare(1, domain)).toBeGreaterThan(0.08)
  expect(logDomain([])).toEqual([0.01, 1])
})
it('labels a logarithmic axis at round values all along it', () => {
  expect(logTicks([0.8, 16])).toEqual([1, 2, 5, 10])
  expect(logTicks([0.0077, 0.13])).toEqual([0.01, 0.02, 0.05, 0.1])
  // All items alike, or a part of the plot that was drawn: an axis is never without numbers.
  expect(logTicks(logDomain([3]))).toEqual([2.5, 3, 3.5])
  expect(logTicks([2.1, 4.9])).toEqual([3, 4])
})
it('turns a drag, from any corner, into the part of the plot under it', () => {
  const size = { width: PLOT.left + PLOT.right + 100, height: PLOT.top + PLOT.bottom + 200 }
  const part = partOf({ x: PLOT.left + 50, y: PLOT.top + 100 }, { x: PLOT.left, y: PLOT.top }, size)
  expect(part).toEqual({ x: [0, 0.5], y: [0.5, 1] })
  expect(isInside(0.25, 0.75, part)).toBe(true)
  expect(isInside(0.75, 0.75, part)).toBe(false)
})
