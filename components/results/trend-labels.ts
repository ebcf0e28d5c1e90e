import { formatNumber, formatPercent } from '@/lib/core/format'
import type { Measure, Trend, TrendPoint, TrendQuestion } from '@/lib/results/schema-trend'
import { changeWords } from './change-labels'
import { shortLabel } from './short-label'

const month = new Intl.DateTimeFormat('en', { month: 'short', timeZone: 'UTC' })
const dayMonth = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })
const full = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: '2-digit', timeZone: 'UTC' })

/** A short name for each wave, no two alike: its month, else its day, else its day and year; with its number where all that is the same. */
export function waveNames(waves: readonly Pick<Trend['waves'][number], 'openedAt'>[]): string[] {
  const days = waves.map((wave) => new Date(wave.openedAt))
  for (const format of [month, dayMonth, full]) {
    const names = days.map((day) => format.format(day))
    if (new Set(names).size === names.length) return names
  }
  return days.map((day, index) => `${index + 1}: ${dayMonth.format(day)}`)
}

export const MEASURE_WORDS: Record<Measure, string> = { favourable: 'favourable', nps: 'NPS', mean: 'on average' }

/** Where a wave stands among those before it, in words. */
export function pastWords({ at, of }: NonNullable<TrendPoint['past']>): string {
  if (at === 1) return `higher than all ${of} waves before`
  if (at === 0) return `lower than all ${of} waves before`
  if (at >= 0.75) return `among the highest of ${of + 1} waves`
  if (at <= 0.25) return `among the lowest of ${of + 1} waves`
  return `in the middle of ${of + 1} waves`
}

/** The newest point of a question in a sentence, its short label first: whole questions of a survey often begin alike. */
export function trendWords(question: TrendQuestion): string {
  const last = question.points.at(-1)
  const label = shortLabel(question)
  const asked = /[?.!…]$/.test(label) ? label : `${label}:`
  if (!last || last.value === null) return `${asked} Too few answered in the newest wave`
  const value =
    question.measure === 'favourable'
      ? `${formatPercent(last.value)} favourable`
      : question.measure === 'nps'
        ? `NPS ${formatNumber(Math.round(last.value))}`
        : `${formatNumber(last.value)} on average`
  return [
    `${asked} ${value}`,
    last.change && changeWords({ ...last.change, of: question.measure }),
    last.past && pastWords(last.past),
  ]
    .filter(Boolean)
    .join(', ')
}
