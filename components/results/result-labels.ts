import { formatNumber } from '@/lib/core/format'
import { speechFor } from '@/lib/core/intl'
import { fill } from '@/lib/core/text/fill'
import { plainText } from '@/lib/core/text/excerpt'
import type { QuestionResult } from '@/lib/results/schema'
import { resultWords } from '@/lib/results/presenter-messages'
import type { Change } from '@/lib/results/queries-changes'

const amount = ({ change, of }: Change): string =>
  formatNumber(
    of === 'mean' ? Math.abs(Math.round(change * 10) / 10) : Math.abs(Math.round(of === 'nps' ? change : change * 100)),
  )

/** "up 9 since Summer pulse, likely real" */
function moved(change: Change): string {
  if (amount(change) === '0') return `as in “${change.since}”`
  return `${change.change > 0 ? 'up' : 'down'} ${amount(change)} since “${change.since}”, ${change.likelyReal ? 'likely real' : 'may be chance'}`
}

/**
 * What a question found, without its label.
 * @param change since the wave before; for those in the hub, who read English
 */
export function findingWords(result: QuestionResult, change?: Change, language?: string): string {
  const [speech, words] = [speechFor(language), resultWords(language)]
  const score = scoreWords(result, language)
  if (score) return change ? `${score}, ${moved(change)}` : score
  const ahead = aheadOf(result)
  const top = ahead[0]
  if (!top || top.count === 0) return speech.plural(result.n ?? 0, words.answers)
  const figures = { share: speech.percent(top.share), interval: speech.percentInterval(...top.ci) }
  if (ahead.length === 1) {
    const said = result.type === 'ranking' ? words.first : result.type === 'maxdiff' ? words.best : words.chosen
    return fill(said, { option: plainText(top.label), ...figures })
  }
  const said =
    result.type === 'ranking' ? words.firstTied : result.type === 'maxdiff' ? words.bestTied : words.chosenTied
  const names = ahead.map((option) => plainText(option.label))
  const options =
    names.length <= MAX_NAMED
      ? new Intl.ListFormat(language ?? 'en', { type: 'conjunction' }).format(names)
      : fill(words.manyOptions, { n: speech.count(names.length) })
  return fill(said, { options, ...figures })
}

/** More options than this that come out equal are counted, not named. */
const MAX_NAMED = 3

/** The options that no other is ahead of: more than one where several come out equal. */
function aheadOf({ distribution = [] }: QuestionResult) {
  const [top, ...others] = [...distribution].sort(
    (a, b) => (b.score ?? b.count) - (a.score ?? a.count) || b.count - a.count,
  )
  return top ? [top, ...others.filter((one) => one.count === top.count && one.score === top.score)] : []
}

function scoreWords(result: QuestionResult, language: string | undefined): string | null {
  const [speech, words] = [speechFor(language), resultWords(language)]
  const points = (value: number) => speech.number(Math.round(value))
  if (result.nps !== undefined)
    return `NPS ${points(result.nps)} (${fill(speech.words.range, { low: points(result.npsCi![0]), high: points(result.npsCi![1]) })})`
  if (result.favourable !== undefined)
    return fill(words.favourable, {
      share: speech.percent(result.favourable),
      interval: speech.percentInterval(...result.favourableCi!),
    })
  if (result.mean === undefined) return null
  const mean = speech.number(result.mean)
  return result.ci
    ? fill(words.meanWithin, { mean, interval: speech.interval(...result.ci) })
    : fill(words.mean, { mean })
}
