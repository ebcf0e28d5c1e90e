import { meanOf, type Tally } from '@/lib/core/stats/mean'
import { wilson } from '@/lib/core/stats/wilson'
import { spanOf, stepsBetween, totalOf } from '@/lib/surveys/types/rules-facts'
import type { Question } from '@/lib/surveys/schema'
import type { Share } from './schema'

/** How often a value was given, of a question or of one part of it (`row`); the value is null for all who answered. */
interface Counted {
  row: string
  value: string | null
  count: number
}

/** Values taken together: what they are called, the first of them, and how many answers they have. */
export interface Band {
  value: string | number
  label: string
  count: number
}

/** Bands that a slider of more points than this is cut into; with as many or fewer, each point stands alone. */
const BANDS = 10
const plain = (value: number): number => Number(value.toPrecision(12))

/**
 * The points of a slider in bands of equal width, from its lowest on: ten of them, or one for each point where there are at most
 * eleven. The last band holds the highest point too. A width is a whole number of steps, so of some sliders the last is narrower.
 * @param tally how often each point was given
 */
export function bandsOf(question: Question, tally: Tally): Band[] {
  const { min, max, step } = spanOf(question)!
  const { steps } = stepsBetween(min, max, step)
  const width = steps <= BANDS ? 1 : Math.ceil(steps / BANDS)
  const bands = steps <= BANDS ? steps + 1 : Math.ceil(steps / width)
  const named = (value: number): string =>
    value === min && question.minLabel
      ? `${value} ${question.minLabel}`
      : value === max && question.maxLabel
        ? `${value} ${question.maxLabel}`
        : String(value)
  return Array.from({ length: bands }, (_, index): Band => {
    const low = plain(min + index * width * step)
    const last = index === bands - 1
    const high = last ? max : plain(min + ((index + 1) * width - 1) * step)
    // An answer of a file may lie between two points; it counts with the lower.
    const end = last ? Infinity : min + (index + 1) * width * step - step * 1e-6
    const count = tally.reduce(
      (sum, one) => sum + (one.value >= low - step * 1e-6 && one.value < end ? one.count : 0),
      0,
    )
    return { value: low, label: low === high ? named(low) : `${named(low)} – ${named(high)}`, count }
  })
}

const DAY = 24 * 60
/** A stretch of the day without an answer this long parts the end of one day from the beginning of the next, in minutes. */
const NIGHT = 4 * 60
const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const two = (value: number): string => String(value).padStart(2, '0')
const timeOf = (minutes: number): string => {
  const at = Math.round(minutes) % DAY
  return `${two(Math.floor(at / 60))}:${two(at % 60)}`
}

/**
 * The middle of times of day, as "HH:MM". Times go round: of 23:00 and 01:00 the middle is midnight, not noon. So they are put in order
 * from the end of the longest stretch of the day without an answer, and the median is taken in that order.
 * @returns null where no stretch of four hours is without an answer: then nothing says where the day begins, and there is no middle
 */
export function middleOf(times: readonly { time: string; count: number }[]): string | null {
  const sorted = times
    .filter((one) => one.count > 0)
    .map(({ time, count }) => ({ at: minutesOf(time), count }))
    .sort((a, b) => a.at - b.at)
  if (sorted.length === 0) return null
  const gaps = sorted.map(({ at }, index) => {
    const before = sorted[index - 1]?.at ?? sorted.at(-1)!.at - DAY
    return { start: index, gap: at - before }
  })
  const longest = gaps.reduce((most, one) => (one.gap > most.gap ? one : most))
  if (longest.gap < NIGHT) return null
  const inOrder = [
    ...sorted.slice(longest.start),
    ...sorted.slice(0, longest.start).map(({ at, count }) => ({ at: at + DAY, count })),
  ]
  const n = inOrder.reduce((sum, one) => sum + one.count, 0)
  const place = (wanted: number): number => {
    let passed = 0
    return inOrder.find((one) => (passed += one.count) > wanted)!.at
  }
  return timeOf((place(Math.floor((n - 1) / 2)) + place(Math.floor(n / 2))) / 2)
}

/** Times of day by the hour, all 24 of them: "09:00" counts 09:00 to 09:59. */
export const hoursOf = (times: readonly { time: string; count: number }[]): Band[] =>
  Array.from({ length: 24 }, (_, hour): Band => {
    const start = `${two(hour)}:`
    return {
      value: `${start}00`,
      label: `${start}00 – ${start}59`,
      count: times.reduce((sum, one) => sum + (one.time.startsWith(start) ? one.count : 0), 0),
    }
  })

/**
 * Each part of a constant sum: its mean, the share of the whole that this is, and how many gave it anything. The mean has a t interval
 * with finite-population correction, and the share the same interval, divided by the whole. Where all gave a part the same, t has none:
 * then the share has Wilson's, as if the whole went to one part each time, which is the most that answers of this mean can vary.
 * Everybody who answered says something of each part, so the shares come to 1.
 */
export function partsOf(question: Question, counts: readonly Counted[], population: number | undefined): Share[] {
  const total = totalOf(question)
  return (question.options ?? []).map(({ value, label }) => {
    const tally = counts
      .filter((one) => one.row === value && one.value !== null && one.value !== '')
      .map((one) => ({ value: Number(one.value), count: one.count }))
      .sort((a, b) => a.value - b.value)
    const mean = meanOf(tally, { bounds: [0, total], ...(population !== undefined && { population }) })
    const share = (mean?.mean ?? 0) / total
    const ci = mean?.ci
    return {
      value,
      label,
      count: tally.reduce((sum, one) => sum + (one.value > 0 ? one.count : 0), 0),
      share,
      ci: ci ? [ci[0] / total, ci[1] / total] : wilson(share * (mean?.n ?? 0), mean?.n ?? 0, population),
      mean: mean?.mean ?? 0,
    }
  })
}
