import { formatInterval, formatNumber, formatPercent, formatPercentInterval, plural } from '@/lib/core/format'
import { plainText } from '@/lib/core/text/excerpt'
import type { Change } from '@/lib/surveys/queries-list'
import type { QuestionResult } from '@/lib/surveys/results-schema'

const amount = ({ change, of }: Change): string => formatNumber(of === 'mean' ? Math.abs(Math.round(change * 10) / 10) : Math.abs(Math.round(of === 'nps' ? change : change * 100)))

/** "up 9 since Summer pulse, likely real" */
function moved(change: Change): string {
  if (amount(change) === '0') return `as in “${change.since}”`
  return `${change.change > 0 ? 'up' : 'down'} ${amount(change)} since “${change.since}”, ${change.likelyReal ? 'likely real' : 'may be chance'}`
}

/** What a question found, without its label. */
export function findingWords(result: QuestionResult, change?: Change): string {
  const score = scoreWords(result)
  if (score) return change ? `${score}, ${moved(change)}` : score
  const top = [...(result.distribution ?? [])].sort((a, b) => (b.score ?? b.count) - (a.score ?? a.count))[0]
  if (top && top.count > 0) return `${plainText(top.label)} ${result.type === 'ranking' ? 'comes first for' : result.type === 'maxdiff' ? 'is best in' : 'is chosen by'} ${formatPercent(top.share)}, ${formatPercentInterval(...top.ci)}`
  return plural(result.n ?? 0, 'answer')
}

function scoreWords(result: QuestionResult): string | null {
  if (result.nps !== undefined) return `NPS ${formatNumber(Math.round(result.nps))} (${result.npsCi!.map((one) => formatNumber(Math.round(one))).join(' to ')})`
  if (result.favourable !== undefined) return `${formatPercent(result.favourable)} favourable, ${formatPercentInterval(...result.favourableCi!)}`
  if (result.mean !== undefined) return `${formatNumber(result.mean)} on average${result.ci ? `, ${formatInterval(...result.ci)}` : ''}`
  return null
}
