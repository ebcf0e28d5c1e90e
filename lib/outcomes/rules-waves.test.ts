import { describe, expect, it } from 'vitest'
import type { WaveFigure } from '@/lib/results/schema-measures'
import { resultOf } from './rules-outcome'
import { effectOfWaves, explainWaves, wavesAround } from './rules-waves'

const wave = (month: number, value: number, ci: [number, number] | null, n = 80): WaveFigure => ({
  ...{ survey: `s${month}`, title: `Pulse ${month}`, value, ci, n },
  openedAt: `2026-0${month}-01T08:00:00.000Z`,
  closedAt: `2026-0${month}-15T08:00:00.000Z`,
})
const SHIPPED = '2026-03-10T10:00:00.000Z'
const waves = [
  wave(1, 50, [40, 60]),
  wave(2, 60, [49.05, 70.03], 80),
  // Open on the day it shipped.
  wave(3, 99, [98, 100]),
  wave(4, 70, [60, 80]),
  wave(5, 80, [69.18, 87.7], 70),
]
const unit = { baseline: 60, unit: '%', isAfterwards: false }

describe('an outcome that a survey measures', () => {
  it('compares the last wave before with the last after; one that was open on the day is on neither side', () => {
    const around = wavesAround(waves, SHIPPED)
    expect(around.map(({ side }) => side)).toEqual(['before', 'before', 'across', 'after', 'after'])
    const { before, after, effect } = effectOfWaves(around)
    expect([before, after]).toMatchObject([
      { mean: 60, n: 80 },
      { mean: 80, n: 70 },
    ])
    // 56 of 70 against 48 of 80 (Newcombe 1998): 20 points, 5.24 to 33.39.
    expect(effect).toMatchObject({ method: 'two-waves', change: 20 })
    expect(effect.ci?.[0]).toBeCloseTo(5.24, 1)
    expect(effect.ci?.[1]).toBeCloseTo(33.39, 1)
  })
  it('has no change with a wave on one side only, and no side before it shipped', () => {
    expect(effectOfWaves(wavesAround(waves.slice(0, 3), SHIPPED)).effect).toEqual({
      ...{ method: 'two-waves', change: null, ci: null },
    })
    expect(wavesAround(waves, null).every(({ side }) => side === null)).toBe(true)
  })
  it('keeps a wave in which all answered alike, and does not call its change certain', () => {
    const alike = wavesAround([wave(1, 50, [40, 60]), wave(2, 5, null, 9), wave(4, 7, [6.5, 7.5])], SHIPPED)
    const { before, effect } = effectOfWaves(alike)
    expect(before).toEqual({ mean: 5, n: 9, ci: null })
    expect(effect).toEqual({ method: 'two-waves', change: 2, ci: null })
    const after = { mean: 7, n: 80, ci: [6.5, 7.5] as [number, number] }
    expect(resultOf({ baseline: 5, target: 6 }, { after, effect }, true)).toBe('unclear')
    const said = explainWaves({ ...unit, unit: '', baseline: 6 }, alike).join(' ')
    expect(said).toContain('Before: 5, all answered alike: what does not vary has no interval, of 9 answers')
    expect(said).toContain('Change: 2, without an interval')
    expect(said).toContain('The baseline that was stated, 6, is not what was measured before.')
  })
  it('says what it is counted from', () => {
    const said = explainWaves({ ...unit, baseline: 30 }, wavesAround(waves, SHIPPED)).join(' ')
    expect(said).toContain(
      'Before: 60\u202f%, likely 49 to 70\u202f%, of 80 answers in “Pulse 2”, closed on 15 Feb 2026.',
    )
    expect(said).toContain('likely 5 to 33 percentage points')
    expect(said).toContain('A wave was open while it shipped')
    expect(said).toContain('The baseline that was stated, 30\u202f%, is not what was measured before.')
    expect(explainWaves(unit, []).join(' ')).toContain('Without a wave on both sides there is no change to measure.')
  })
})
