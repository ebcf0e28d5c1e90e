import { describe, expect, it } from 'vitest'
import { productMarketFitOf, umuxLiteOf } from './rules-scores'
import type { QuestionResult } from './schema'

const rating = (key: string, mean: number, over: Partial<QuestionResult> = {}): QuestionResult => ({
  ...{ key, type: 'rating', label: key, least: 5, n: 40, suppressed: false, mean, ci: [mean - 0.5, mean + 0.5] },
  ...over,
})
const pair = (a: number, b: number, over: Partial<QuestionResult> = {}) => [
  rating('umux-capable', a),
  rating('umux-easy', b, over),
]

describe('UMUX-Lite', () => {
  it('is (a + b − 2) × 100 ÷ 12, with its counterpart on the SUS scale', () => {
    expect(umuxLiteOf(pair(5, 6))).toMatchObject({ score: 75, n: 40 })
    expect(umuxLiteOf(pair(5, 6))?.asSus).toBeCloseTo(71.65, 10)
    expect(umuxLiteOf(pair(7, 7))).toMatchObject({ score: 100, ci: [expect.closeTo(91.67, 2), 100] })
    // The ends that Lewis, Utesch and Maher give for the regression: 22.9 and 87.9.
    expect(umuxLiteOf(pair(1, 1))?.asSus).toBeCloseTo(22.9, 10)
    expect(umuxLiteOf(pair(7, 7))?.asSus).toBeCloseTo(87.9, 10)
  })
  it('is not said where one question is hidden, missing, on another scale, or answered by others', () => {
    expect(umuxLiteOf(pair(5, 6).slice(0, 1))).toBeNull()
    expect(umuxLiteOf(pair(5, 6, { n: 39 }))).toBeNull()
    expect(umuxLiteOf(pair(5, 9))).toBeNull()
    const { mean: _, ci: __, ...hidden } = rating('umux-easy', 5, { suppressed: true, n: null })
    expect(umuxLiteOf([rating('umux-capable', 5), hidden])).toBeNull()
  })
})

describe('product-market fit', () => {
  const asked = (count: number, ci: [number, number]): QuestionResult => ({
    ...{ key: 'pmf', type: 'single', label: 'pmf', least: 8, n: 100, suppressed: false },
    distribution: [{ value: 'very-disappointed', label: 'Very disappointed', count, share: count / 100, ci }],
  })
  it('is above or below the mark only where its interval is', () => {
    expect(productMarketFitOf([asked(55, [0.45, 0.65])])).toMatchObject({ share: 0.55, reading: 'above' })
    expect(productMarketFitOf([asked(44, [0.35, 0.54])])).toMatchObject({ reading: 'unclear' })
    expect(productMarketFitOf([asked(20, [0.13, 0.29])])).toMatchObject({ reading: 'below' })
    const { distribution: _, ...hidden } = asked(55, [0.45, 0.65])
    expect(productMarketFitOf([hidden])).toBeNull()
  })
})
