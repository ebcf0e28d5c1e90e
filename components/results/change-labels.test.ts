import { describe, expect, test } from 'vitest'
import type { Change } from '@/lib/results/queries-changes'
import { changeWords } from './change-labels'

const change = (over: Partial<Change>): Change => ({
  change: 0.092,
  of: 'favourable',
  likelyReal: true,
  since: 'Pulse, May',
  ...over,
})

describe('what a change is said to be', () => {
  test('shares in points, an NPS as it is, a mean to one decimal', () => {
    expect(changeWords(change({}))).toBe('up 9 since “Pulse, May”, likely real')
    expect(changeWords(change({ of: 'nps', change: -12.4, likelyReal: false }))).toBe(
      'down 12 since “Pulse, May”, may be chance',
    )
    expect(changeWords(change({ of: 'mean', change: 0.34 }))).toBe('up 0.3 since “Pulse, May”, likely real')
  })

  test('a change that rounds to nothing is none, however sure it is', () => {
    expect(changeWords(change({ change: 0.004 }))).toBe('as in “Pulse, May”')
    expect(changeWords(change({ change: -0.004 }), 'points')).toBe('as in “Pulse, May”')
    expect(changeWords(change({ of: 'mean', change: -0.04 }))).toBe('as in “Pulse, May”')
  })

  test('with its unit, in the singular too', () => {
    expect(changeWords(change({}), 'points')).toBe('up 9 points since “Pulse, May”, likely real')
    expect(changeWords(change({ change: -0.01 }), 'points')).toBe('down 1 point since “Pulse, May”, likely real')
  })
})
