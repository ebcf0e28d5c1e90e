import { speechFor } from '@/lib/core/intl'
import { fill } from '@/lib/core/text/fill'
import { plainText } from '@/lib/core/text/inline'
import { RESULT_TYPES } from '@/lib/results/rules-types'
import type { QuestionResult } from '@/lib/results/schema'
import { resultWords } from '@/lib/results/presenter-messages'
import type { Change } from '@/lib/results/queries-changes'
import { changeWords } from './change-labels'

/**
 * What a question found, without its label.
 * @param change since the wave before; for those in the hub, who read English
 */
export function findingWords(result: QuestionResult, change?: Change, language?: string): string {
  const [speech, words] = [speechFor(language), resultWords(language)]
  const score = scoreWords(result, language)
  if (score) return change ? `${score}, ${changeWords(change)}` : score
  if (result.medianTime !== undefined) return fill(words.middle, { time: result.medianTime })
  const kind = RESULT_TYPES[result.type].figures
  // Where times go round the clock no hour speaks for them.
  if (kind === 'times') return speech.plural(result.n ?? 0, words.answers)
  const ahead = kind === 'parts' ? mostOf(result) : aheadOf(result)
  const top = ahead[0]
  if (!top || top.count === 0) return speech.plural(result.n ?? 0, words.answers)
  const figures = { share: speech.percent(top.share), interval: speech.percentInterval(...top.ci) }
  if (ahead.length === 1) {
    const said = { places: words.first, 'best-worst': words.best, parts: words.getsMost }[String(kind)] ?? words.chosen
    return fill(said, { option: plainText(top.label), ...figures })
  }
  const said =
    { places: words.firstTied, 'best-worst': words.bestTied, parts: words.getsMostTied }[String(kind)] ??
    words.chosenTied
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

/** The parts that no other has a greater share than. */
function mostOf({ distribution = [] }: QuestionResult) {
  const most = Math.max(0, ...distribution.map((one) => one.share))
  return distribution.filter((one) => one.share === most)
}

/** A favourable share as far as it is told: of a few answers none and all are bounds (lib/disclosure/rules-small.ts). */
export function shareWords(
  { favourable, favourableBound }: Pick<QuestionResult, 'favourable' | 'favourableBound'>,
  language: string | undefined,
): string {
  const [speech, words] = [speechFor(language), resultWords(language)]
  const share = speech.percent(favourable ?? 0)
  if (!favourableBound) return share
  return fill(favourableBound === 'at most' ? words.shareAtMost : words.shareAtLeast, { share })
}

function scoreWords(result: QuestionResult, language: string | undefined): string | null {
  const [speech, words] = [speechFor(language), resultWords(language)]
  const points = (value: number) => speech.number(Math.round(value))
  if (result.nps !== undefined)
    return `NPS ${points(result.nps)} (${fill(speech.words.range, { low: points(result.npsCi![0]), high: points(result.npsCi![1]) })})`
  if (result.favourable !== undefined)
    return fill(words.favourable, {
      share: shareWords(result, language),
      interval: speech.percentInterval(...result.favourableCi!),
    })
  if (result.mean === undefined) return null
  const mean = speech.number(result.mean)
  return result.ci
    ? fill(words.meanWithin, { mean, interval: speech.interval(...result.ci) })
    : fill(words.mean, { mean })
}
