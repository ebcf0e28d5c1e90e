import { DistributionBars } from '@/components/charts/distribution'
import { DotIntervals } from '@/components/charts/dot-intervals'
import { HeatStrip, type HeatCell } from '@/components/charts/heat-strip'
import { NpsSplit } from '@/components/charts/nps-split'
import { percentDigits } from '@/lib/core/format'
import { speechFor } from '@/lib/core/intl'
import { fill } from '@/lib/core/text/fill'
import { plainText } from '@/lib/core/text/inline'
import type { QuestionResult } from '@/lib/results/schema'
import { resultWords } from '@/lib/results/presenter-messages'

export interface PictureProps {
  result: QuestionResult
  finding: string
  caption: string
  name: string
  /** Whose answers these are: "All respondents", or a team. */
  group: string
  /** What the picture says is in this. */
  language: string
}

/**
 * Ranks: the mean place of each option with its interval, the best first, and how often it stood where. Without
 * intervals, how often it came first.
 */
export function RankPicture({ result, finding, caption, name, language }: PictureProps) {
  const [speech, words] = [speechFor(language), resultWords(language)]
  const options = [...(result.distribution ?? [])].sort((a, b) => (a.place ?? Infinity) - (b.place ?? Infinity))
  const placed = options.filter((one) => one.place !== undefined && one.places !== undefined)
  if (placed.length === 0)
    return (
      <DistributionBars
        finding={finding}
        caption={`${caption} ${words.cameFirst}`}
        name={name}
        language={language}
        rows={options.map((one, index) => ({
          label:
            one.place === undefined
              ? plainText(one.label)
              : fill(words.atPlace, { option: plainText(one.label), place: speech.tenth(one.place) }),
          count: one.count,
          share: one.share,
          interval: one.ci,
          highlight: index === 0,
        }))}
      />
    )
  return (
    <div className="space-y-6">
      <DotIntervals
        finding={finding}
        caption={`${caption} ${words.meanPlace}`}
        name={name}
        language={language}
        domain={[1, options.length]}
        of={words.option}
        rows={placed.map((one) => ({
          label: plainText(one.label),
          value: one.place!,
          ...(one.placeCi && { interval: one.placeCi }),
          n: one.places!.reduce((sum, times) => sum + times, 0),
        }))}
      />
      <HeatStrip
        finding={words.places}
        name={`${name}-places`}
        language={language}
        columns={options.map((_, at) => String(at + 1))}
        rows={placed.map((one) => {
          const all = one.places!.reduce((sum, times) => sum + times, 0)
          return {
            label: plainText(one.label),
            cells: one.places!.map((times, at): HeatCell => ({
              kind: 'value',
              text: percentDigits(times / all),
              level: Math.min(3, Math.round((times / all) * 4)),
              words: fill(words.placeCell, {
                option: plainText(one.label),
                place: speech.count(at + 1),
                share: speech.percent(times / all),
                n: speech.count(all),
              }),
            })),
          }
        })}
      />
    </div>
  )
}

/** A recommendation: what the score is made of, then how answers spread from 0 to 10. */
export function NpsPicture({ result, finding, caption, name, language }: PictureProps) {
  const words = resultWords(language)
  const rows = result.distribution ?? []
  const between = (low: number, high: number) =>
    rows.reduce((sum, one) => sum + (Number(one.value) >= low && Number(one.value) <= high ? one.count : 0), 0)
  return (
    <div className="space-y-6">
      <NpsSplit
        finding={finding}
        name={name}
        language={language}
        caption={`${caption} ${words.npsCaption}`}
        detractors={between(0, 6)}
        passives={between(7, 8)}
        promoters={between(9, 10)}
        score={result.nps!}
        interval={result.npsCi!}
      />
      <DistributionBars
        finding={words.npsSpread}
        name={`${name}-spread`}
        language={language}
        rows={rows.map((one) => ({
          label: plainText(one.label),
          count: one.count,
          share: one.share,
          interval: one.ci,
        }))}
      />
    </div>
  )
}

/** Times of day by the hour, from the first to the last hour that has an answer. */
export function HoursPicture({ result, finding, caption, name, language }: PictureProps) {
  const words = resultWords(language)
  const hours = result.distribution ?? []
  const first = hours.findIndex((one) => one.count > 0)
  const last = hours.findLastIndex((one) => one.count > 0)
  return (
    <DistributionBars
      finding={finding}
      caption={`${caption} ${result.medianTime === undefined ? words.hoursRound : words.hours}`}
      name={name}
      language={language}
      rows={hours.slice(Math.max(0, first), last + 1).map((one) => ({
        label: one.label,
        count: one.count,
        share: one.share,
        interval: one.ci,
      }))}
    />
  )
}

/** A constant sum: the mean share of each part, the greatest first. */
export function PartsPicture({ result, finding, caption, name, language }: PictureProps) {
  const words = resultWords(language)
  const parts = [...(result.distribution ?? [])].sort((a, b) => b.share - a.share)
  return (
    <DistributionBars
      finding={finding}
      caption={`${caption} ${words.parts}`}
      name={name}
      language={language}
      rows={parts.map((one) => ({
        label: plainText(one.label),
        count: one.count,
        share: one.share,
        interval: one.ci,
        highlight: one.share === parts[0]?.share && one.share > 0,
      }))}
    />
  )
}
