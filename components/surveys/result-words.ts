import { formatNumber, formatPercent, formatPercentInterval, plural } from '@/lib/core/format'
import { plainText } from '@/lib/core/text/excerpt'
import type { Change } from '@/lib/surveys/queries-list'
import type { QuestionResult } from '@/lib/surveys/results-schema'

const points = (change: number): string => formatNumber(Math.abs(Math.round(change * 100)))

/** "up 9 since Summer pulse, likely real" */
function moved({ change, likelyReal, since }: Change): string {
  if (Math.round(change * 100) === 0) return `as in “${since}”`
  return `${change > 0 ? 'up' : 'down'} ${points(change)} since “${since}”, ${likelyReal ? 'likely real' : 'may be chance'}`
}

/** What a question found, without its label. */
export function findingWords(result: QuestionResult, change?: Change): string {
  if (result.nps !== undefined) return `NPS ${formatNumber(result.nps)} (${result.npsCi!.map((one) => formatNumber(Math.round(one))).join(' to ')})`
  if (result.favourable !== undefined) {
    const share = `${formatPercent(result.favourable)} favourable, ${formatPercentInterval(...result.favourableCi!)}`
    return change ? `${share}, ${moved(change)}` : share
  }
  if (result.mean !== undefined) return `${formatNumber(result.mean)} on average${result.ci ? `, ${result.ci.map(formatNumber).join('–')}` : ''}`
  const top = [...(result.distribution ?? [])].sort((a, b) => b.count - a.count)[0]
  if (top && top.count > 0) return `${plainText(top.label)} ${result.type === 'ranking' ? 'comes first for' : 'is chosen by'} ${formatPercent(top.share)}, ${formatPercentInterval(...top.ci)}`
  return plural(result.n ?? 0, 'answer')
}
