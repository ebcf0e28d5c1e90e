import { expect, test } from 'vitest'
import { driverQuadrant, goesAgainst } from './driver-quadrant'

const high = { favourableEnd: 'high' } as const
const driver = (key: string, share: number, shareCi: [number, number], favourable?: number) => ({
  key,
  label: `How is ${key}?`,
  share,
  shareCi,
  weight: share / 2,
  weightCi: shareCi,
  direction: 1 as const,
  favourableEnd: 'high' as const,
  ...(favourable !== undefined && { favourable }),
})

test('what is surely more than an equal part and scores below the middle is named', () => {
  const found = driverQuadrant(
    [
      driver('builds', 0.6, [0.4, 0.75], 0.2),
      driver('docs', 0.3, [0.15, 0.45], 0.5),
      driver('on-call', 0.1, [0.02, 0.2], 0.8),
    ],
    high,
  )
  expect(found?.finding).toBe('“Builds”: important and low')
  expect(found?.corner).toEqual({ importance: 1 / 3, favourable: 0.5 })
})

test('where its interval reaches an equal part, it may be chance', () => {
  const found = driverQuadrant(
    [
      driver('builds', 0.5, [0.2, 0.7], 0.2),
      driver('docs', 0.3, [0.15, 0.45], 0.5),
      driver('on-call', 0.2, [0.02, 0.4], 0.8),
    ],
    high,
  )
  expect(found?.finding).toBe('“Builds”: low, and perhaps important; that may be chance')
})

test('important and good is not in the corner, and a question without a shown score is in no place', () => {
  const found = driverQuadrant(
    [
      driver('builds', 0.5, [0.4, 0.7], 0.9),
      driver('docs', 0.2, [0.1, 0.3], 0.5),
      driver('on-call', 0.1, [0.02, 0.2], 0.3),
      driver('staging', 0.2, [0.1, 0.3]),
    ],
    high,
  )
  expect(found?.finding).toBe('Nothing here is both important and low')
  expect(found?.without).toBe(1)
  expect(found?.corner.importance).toBe(1 / 4)
})

test('two points are no picture', () => {
  expect(driverQuadrant([driver('a', 0.5, [0.4, 0.6], 0.5), driver('b', 0.5, [0.4, 0.6], 0.5)], high)).toBeNull()
})

test('fewer interruptions and more satisfaction go together: the good ends decide what goes against what', () => {
  const low = { favourableEnd: 'low' } as const
  const interrupted = { ...driver('interrupted', 0.6, [0.4, 0.75], 0.2), ...low, direction: -1 as const }
  expect(goesAgainst(interrupted, high)).toBe(false)
  expect(goesAgainst({ ...interrupted, ...high }, high)).toBe(true)
  expect(goesAgainst(interrupted, low)).toBe(true)
  expect(goesAgainst({ ...interrupted, favourableEnd: 'none' }, high)).toBe(false)
  const others = [driver('docs', 0.3, [0.15, 0.45], 0.5), driver('on-call', 0.1, [0.02, 0.2], 0.8)]
  expect(driverQuadrant([interrupted, ...others], high)?.finding).toBe('“Interrupted”: important and low')
  // To raise it would go along with a worse outcome: it is no thing to work on.
  expect(driverQuadrant([{ ...interrupted, ...high }, ...others], high)?.finding).toBe(
    'Nothing here is both important and low',
  )
})
