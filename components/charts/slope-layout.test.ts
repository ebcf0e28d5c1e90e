import { describe, expect, it } from 'vitest'
import { formatRange, formatValue } from './format'
import { lineStyle, SLOPE, slopeLayout, type SlopeData } from './slope-layout'

const line = (label: string, values: (number | null)[], highlight = false) => ({
  label,
  highlight,
  points: values.map((value) => (value === null ? null : { value })),
})
const data = (series: SlopeData['series'], more: Partial<SlopeData> = {}): SlopeData => ({
  waves: ['Mar', 'Jun'],
  unit: 'percent',
  series,
  ...more,
})

describe('slopeLayout', () => {
  it('puts higher values higher, between the ticks around them', () => {
    const { low, high, y } = slopeLayout(data([line('a', [0.42, 0.58])]))
    expect(low).toBeLessThanOrEqual(0.42)
    expect(high).toBeGreaterThanOrEqual(0.58)
    expect(y(high)).toBe(SLOPE.top)
    expect(y(low)).toBe(SLOPE.height - SLOPE.bottom)
  })
  it('keeps the ends it is given', () => {
    const { low, high, ticks } = slopeLayout(data([line('a', [0.42, 0.58])], { domain: [0, 1] }))
    expect([low, high, ticks.at(-1)]).toEqual([0, 1, 1])
  })
  it('labels a line where it was last seen, apart from its neighbours', () => {
    const { labels, y } = slopeLayout(
      data([line('a', [0.2, null]), line('b', [0.8, 0.8]), line('c', [0.8, 0.79])], { domain: [0, 1] }),
    )
    expect(labels[0]).toBeCloseTo(y(0.2), 0)
    expect(Math.abs(labels[1]! - labels[2]!)).toBeGreaterThanOrEqual(17)
  })
  it('draws an empty frame when nothing is known', () => {
    const { low, high } = slopeLayout(data([line('a', [null, null])]))
    expect([low, high]).toEqual([0, 1])
  })
})

describe('lineStyle', () => {
  it('lights what the finding is about, and tells the others apart by dash', () => {
    const series = [line('a', [1]), line('b', [1], true), line('c', [1])]
    const styles = series.map((_, i) => lineStyle(series, i))
    expect(styles.map(({ className }) => className)).toEqual(['text-ink-3', 'text-accent', 'text-ink-3'])
    expect(styles[0]!.dash).not.toBe(styles[2]!.dash)
  })
  it('lights the first line when none is asked for', () => {
    expect(lineStyle([line('a', [1]), line('b', [1])], 0).className).toBe('text-accent')
  })
})

it('writes values with their unit and ranges without', () => {
  expect(formatValue(0.62, 'percent')).toBe('62\u202f%')
  expect(formatValue(3.42, 'number')).toBe('3.4')
  expect(formatRange([0.541, 0.688], 'percent')).toBe('(54–69)')
  expect(formatRange([3.1, 4], 'number')).toBe('(3.1–4.0)')
  expect([formatValue(-12.34, 'number'), formatRange([-30.2, -4], 'number'), formatRange([-3, 4], 'number')]).toEqual([
    '−12.3',
    '(−30.2 to −4)',
    '(−3 to 4)',
  ])
})
