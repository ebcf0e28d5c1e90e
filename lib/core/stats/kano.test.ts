import { describe, expect, it } from 'vitest'
import { KANO_ANSWERS, kanoCategory, kanoOf } from './kano'

const none = { M: 0, O: 0, A: 0, I: 0, R: 0, Q: 0 }

describe('Kano', () => {
  it('reads the evaluation table of the literature', () => {
    const rows = KANO_ANSWERS.map((present) => KANO_ANSWERS.map((absent) => kanoCategory(present, absent)).join(''))
    expect(rows).toEqual(['QAAAO', 'RIIIM', 'RIIIM', 'RIIIM', 'RRRRQ'])
  })

  it('gives better and worse as shares of what is no reverse and no doubt', () => {
    // By hand: (30 + 20) / (30 + 20 + 40 + 10) and −(20 + 40) / 100; 5 reverse and 2 doubtful answers are left out.
    const kano = kanoOf({ A: 30, O: 20, M: 40, I: 10, R: 5, Q: 2 })
    expect(kano.better?.value).toBeCloseTo(0.5, 12)
    expect(kano.worse?.value).toBeCloseTo(-0.6, 12)
    // Wilson's interval for 50 of 100.
    expect(kano.better?.interval[0]).toBeCloseTo(0.4038, 4)
    expect(kano.better?.interval[1]).toBeCloseTo(0.5962, 4)
    expect(kano.worse?.interval[0]).toBeLessThan(-0.6)
    expect(kano).toMatchObject({ n: 107, category: 'M' })
  })

  it('says by Fong’s test whether the first category is told apart from the second', () => {
    // |40 − 30| against 1.65 · √(70 · 130 / 200) = 11.13, and |45 − 30| against 1.65 · √(75 · 125 / 200) = 11.30.
    expect(kanoOf({ ...none, M: 40, A: 30, I: 30 }).certain).toBe(false)
    expect(kanoOf({ ...none, M: 45, A: 30, I: 25 }).certain).toBe(true)
  })

  it('of equals takes what must not be missed, and of nothing says nothing', () => {
    expect(kanoOf({ ...none, A: 5, M: 5 })).toMatchObject({ category: 'M', certain: false })
    expect(kanoOf(none)).toEqual({ n: 0, category: null, certain: false, better: null, worse: null })
    expect(kanoOf({ ...none, R: 3 })).toMatchObject({ category: 'R', better: null })
  })
})
