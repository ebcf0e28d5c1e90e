import { expect, test } from 'vitest'
import { placeLabels } from './quadrant-layout'

test('words stand to the right of their point, and to the left where they would leave the picture', () => {
  const [inside, outside] = placeLabels(
    [
      { x: 100, y: 50, words: 'Builds' },
      { x: 690, y: 50, words: 'Builds' },
    ],
    720,
  )
  expect(inside).toEqual({ x: 108, y: 54, end: false })
  expect(outside).toEqual({ x: 682, y: 54, end: true })
})

test('words of points that are near each other do not cover each other', () => {
  const points = [0, 1, 2, 3, 4].map((at) => ({ x: 100 + at, y: 50 + at, words: 'On-call load' }))
  const ys = placeLabels(points, 720).map((one) => one.y)
  const inOrder = [...ys].sort((a, b) => a - b)
  for (let at = 1; at < ys.length; at += 1) expect(inOrder[at]! - inOrder[at - 1]!).toBeGreaterThanOrEqual(13)
})

test('points far from each other keep their place', () => {
  const points = [
    { x: 100, y: 50, words: 'Docs' },
    { x: 400, y: 52, words: 'Builds' },
  ]
  expect(placeLabels(points, 720).map((one) => one.y)).toEqual([54, 56])
})

test('words do not cover the dot of a point beside theirs', () => {
  const [docs] = placeLabels(
    [
      { x: 50, y: 100, words: 'Docs' },
      { x: 70, y: 102, words: 'CI' },
    ],
    720,
  )
  expect(Math.abs(docs!.y - 106)).toBeGreaterThanOrEqual(13)
  expect(Math.abs(docs!.y - 104)).toBeLessThanOrEqual(13)
})
