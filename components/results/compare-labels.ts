import { formatPercent, formatPercentInterval } from '@/lib/core/format'
import type { FavourableEnd } from '@/lib/core/stats/favourable'
import type { Compared, Position } from '@/lib/results/schema-compare'
import type { Measure } from '@/lib/results/schema-trend'

/** A share of others below as it is said: "the 54th percentile". */
export function percentileName(at: number): string {
  const place = Math.min(99, Math.max(1, Math.round(at * 100)))
  const [tens, ones] = [place % 100, place % 10]
  const end = tens >= 11 && tens <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][ones] ?? 'th')
  return `the ${place}${end} percentile`
}

const POSITION_WORDS: Record<Position, string> = {
  top: 'in the top quarter',
  middle: 'in the middle',
  bottom: 'in the lowest quarter',
  unclear: 'cannot be told from most others',
}
/** Of means that are better when lower, and of those that are neither. */
const OF_MEANS = {
  high: {},
  low: { top: 'in the best quarter', bottom: 'in the worst quarter' },
  none: { top: 'in the highest quarter' },
} as const satisfies Record<FavourableEnd, Partial<Record<Position, string>>>

/** Where a team stands among the others, in words: "best" and "worst" where lower is better, neither where nothing is. */
export const positionWords = (
  position: Position,
  { measure, favourableEnd }: { measure: Measure; favourableEnd: FavourableEnd },
): string => ({ ...POSITION_WORDS, ...(measure === 'mean' && OF_MEANS[favourableEnd]) })[position]

const points = (share: number): number => Math.round(share * 100)
const signed = (share: number): string =>
  `${points(share) > 0 ? '+' : points(share) < 0 ? '−' : ''}${Math.abs(points(share))}`

/** Where ours would stand among theirs, in words. */
function placeWords(rank: NonNullable<Compared['rank']>): string {
  if (rank.beyond === 'above') return 'above their highest known percentile'
  if (rank.beyond === 'below') return 'below their lowest known percentile'
  const quarter =
    rank.at < 0.25
      ? 'their lowest quarter'
      : rank.at < 0.5
        ? 'their second quarter'
        : rank.at < 0.75
          ? 'their third quarter'
          : 'their top quarter'
  const [low, high] = rank.range.map((end) => Math.round(end * 100)) as [number, number]
  return `${quarter}, ${percentileName(rank.at)}${low === high ? '' : ` (${low}–${high})`}`
}

/** "6 points above theirs (−2 to +14), may be chance; their third quarter, the 54th percentile (40–71)" */
export function comparedWords({ difference, differenceCi: [low, high], rank }: Compared): string {
  const by = points(difference)
  const real = low > 0 || high < 0
  const how =
    by === 0
      ? `the same as theirs`
      : `${Math.abs(by)} ${Math.abs(by) === 1 ? 'point' : 'points'} ${by > 0 ? 'above' : 'below'} theirs`
  return (
    `${how} (${signed(low)} ` +
    `to ${signed(high)})${by === 0 ? '' : real ? ', likely real' : ', may be chance'}${rank ? `; ${placeWords(rank)}` : ''}`
  )
}

/** "62 % (54–69) here, 56 % there" */
export const bothWords = ({ favourable, favourableCi, theirs }: Compared): string =>
  `${formatPercent(favourable)} (${formatPercentInterval(...favourableCi)}) here, ${formatPercent(theirs.favourable)} there`
