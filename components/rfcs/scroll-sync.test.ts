import { expect, it } from 'vitest'
import { across, headingOffsets } from './scroll-sync'

it('finds a height between two stops in proportion', () => {
  const stops = [
    { from: 0, to: 0 },
    { from: 100, to: 400 },
    { from: 100, to: 500 },
    { from: 300, to: 600 },
  ]
  expect([0, 50, 99, 100, 200, 300, 900].map((height) => Math.round(across(stops, height)))).toEqual([
    0, 200, 396, 500, 550, 600, 600,
  ])
  expect(across([], 10)).toBe(0)
})

it('finds headings where the source has them', () => {
  const source = '# One\n\n```\n# no\n```\n#no\n   ## Two\n'
  expect(
    headingOffsets(source).map(
      (at) =>
        source
          .slice(at, at + 8)
          .trim()
          .split('\n')[0],
    ),
  ).toEqual(['# One', '## Two'.slice(0, 5)])
})
