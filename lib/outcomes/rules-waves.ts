import { formatIsoDay } from '@/lib/core/relative-time'
import { differenceOf } from '@/lib/core/stats/difference'
import type { WaveFigure } from '@/lib/results/schema-measures'
import { areSame, type Effect, type Estimate } from './rules-effect'
import { formatEstimate, formatStated, unitOfChange } from './rules-format'
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

/** Without an interval on both sides the difference has none. */
function changeBetween(after: OutcomeWave, before: OutcomeWave): { value: number; ci: [number, number] | null } {
  return after.ci && before.ci
    ? differenceOf({ value: after.value, ci: after.ci }, { value: before.value, ci: before.ci })
    : { value: after.value - before.value, ci: null }
}

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
  const change = before && after && changeBetween(after, before)
  return {
    before: before && estimate(before),
    after: after && estimate(after),
    effect: { method: 'two-waves', change: change?.value ?? null, ci: change?.ci ?? null },
    used: { before, after },
  }
}

const ALIKE = 'all answered alike: what does not vary has no interval'

const isOff = (baseline: number, { value, ci }: OutcomeWave): boolean =>
  ci ? baseline < ci[0] || baseline > ci[1] : !areSame([baseline, value])

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
      ? `${name}: ${formatEstimate(wave.value, stated.unit, wave.ci)}, ` +
        `${wave.ci ? `likely ${rangeOf(wave.ci, stated.unit)}` : ALIKE}, ` +
        `of ${wave.n} answers in “${wave.title}”, closed on ${formatIsoDay(wave.closedAt)}.`
      : `${name}: ${nothing}`
  const across = waves.filter((wave) => wave.side === 'across').length
  const { before } = used
  return [
    side('Before', before, 'no wave that closed before it shipped shows this figure.'),
    side('After', used.after, 'no wave that opened after it shipped and is closed shows this figure.'),
    effect.change === null
      ? 'Without a wave on both sides there is no change to measure.'
      : effect.ci
        ? `Change: ${formatEstimate(effect.change, unit, effect.ci)}, likely ${rangeOf(effect.ci, unit)}, ` +
          'as the difference of two samples; people who answered both times make it surer than that.'
        : `Change: ${formatEstimate(effect.change, unit, null)}, without an interval: ` +
          'chance cannot be judged from a wave in which all answered alike.',
    ...(across > 0
      ? [`${across === 1 ? 'A wave was' : `${across} waves were`} open while it shipped: on neither side.`]
      : []),
    ...(before && isOff(stated.baseline, before)
      ? [
          `The baseline that was stated, ${formatStated(stated.baseline, stated.unit)}, is not what was measured before.`,
        ]
      : []),
    ...(stated.isAfterwards ? ['The outcome was stated after the item had shipped.'] : []),
    'Other things that changed at the same time are in these figures too.',
  ]
}
