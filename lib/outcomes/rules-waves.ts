import { formatIsoDay } from '@/lib/core/relative-time'
import { differenceOf } from '@/lib/core/stats/difference'
import type { WaveFigure } from '@/lib/results/schema-measures'
import type { Effect, Estimate } from './rules-effect'
import { formatEstimate, formatMeasure, unitOfChange } from './rules-format'
import type { OutcomeWave } from './schema-outcome'

/**
 * Each wave with its side: before are those that closed before the item shipped, after those that opened after it. A wave that was open
 * while it shipped holds answers of both, and stands on no side.
 */
export const wavesAround = (waves: readonly WaveFigure[], shippedAt: string | null): OutcomeWave[] =>
  waves.map((wave) => ({
    ...wave,
    side:
      shippedAt === null
        ? null
        : wave.closedAt <= shippedAt
          ? 'before'
          : wave.openedAt >= shippedAt
            ? 'after'
            : 'across',
  }))

const estimate = ({ value, n, ci }: OutcomeWave): Estimate => ({ mean: value, n, ci })

/**
 * The last wave before against the last one after: an effect that lasts is seen there, and nothing is averaged over waves of other people.
 * The interval is that of a difference of two samples.
 */
export function effectOfWaves(waves: readonly OutcomeWave[]): {
  before: Estimate | null
  after: Estimate | null
  effect: Effect
  used: { before: OutcomeWave | null; after: OutcomeWave | null }
} {
  const before = waves.findLast(({ side }) => side === 'before') ?? null
  const after = waves.findLast(({ side }) => side === 'after') ?? null
  const change = before && after ? differenceOf(after, before) : null
  return {
    before: before && estimate(before),
    after: after && estimate(after),
    effect: { method: 'two-waves', change: change?.value ?? null, ci: change?.ci ?? null },
    used: { before, after },
  }
}

/** The figures of an outcome that a survey measures, in sentences. */
export function explainWaves(
  stated: { baseline: number; unit: string; isAfterwards: boolean },
  waves: readonly OutcomeWave[],
): string[] {
  const { used, effect } = effectOfWaves(waves)
  const unit = unitOfChange(stated.unit)
  const rangeOf = (ci: readonly [number, number], of: string) =>
    `${formatEstimate(ci[0], '', ci)} to ${formatEstimate(ci[1], of, ci)}`
  const side = (name: string, wave: OutcomeWave | null, nothing: string) =>
    wave
      ? `${name}: ${formatEstimate(wave.value, stated.unit, wave.ci)}, likely ${rangeOf(wave.ci, stated.unit)}, ` +
        `of ${wave.n} answers in “${wave.title}”, closed on ${formatIsoDay(wave.closedAt)}.`
      : `${name}: ${nothing}`
  const across = waves.filter((wave) => wave.side === 'across').length
  const { before } = used
  return [
    side('Before', before, 'no wave that closed before it shipped shows this figure.'),
    side('After', used.after, 'no wave that opened after it shipped and is closed shows this figure.'),
    effect.change === null || !effect.ci
      ? 'Without a wave on both sides there is no change to measure.'
      : `Change: ${formatEstimate(effect.change, unit, effect.ci)}, likely ${rangeOf(effect.ci, unit)}, ` +
        'as the difference of two samples; people who answered both times make it surer than that.',
    ...(across > 0
      ? [`${across === 1 ? 'A wave was' : `${across} waves were`} open while it shipped: on neither side.`]
      : []),
    ...(before && (stated.baseline < before.ci[0] || stated.baseline > before.ci[1])
      ? [
          `The baseline that was stated, ${formatMeasure(stated.baseline, stated.unit)}, is not what was measured before.`,
        ]
      : []),
    ...(stated.isAfterwards ? ['The outcome was stated after the item had shipped.'] : []),
    'Other things that changed at the same time are in these figures too.',
  ]
}
