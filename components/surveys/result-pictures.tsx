import { DistributionBars } from '@/components/charts/distribution'
import { DotIntervals } from '@/components/charts/dot-intervals'
import { HeatStrip, type HeatCell } from '@/components/charts/heat-strip'
import { NpsSplit } from '@/components/charts/nps-split'
import { formatPercent } from '@/lib/core/format'
import { plainText } from '@/lib/core/text/excerpt'
import type { QuestionResult } from '@/lib/surveys/results-schema'

export interface PictureProps {
  result: QuestionResult
  finding: string
  caption: string
  name: string
}

/** Ranks: the mean place of each option with its interval, the best first, and how often it stood where. Without intervals, how often it came first. */
export function RankPicture({ result, finding, caption, name }: PictureProps) {
  const options = [...(result.distribution ?? [])].sort((a, b) => (a.place ?? Infinity) - (b.place ?? Infinity))
  const placed = options.filter((one) => one.place !== undefined && one.placeCi !== undefined)
  if (placed.length === 0)
    return (
      <DistributionBars
        finding={finding} caption={`${caption} The bar is how often an option came first.`} name={name}
        rows={options.map((one, index) => ({
          label: one.place === undefined ? plainText(one.label) : `${plainText(one.label)} (place ${one.place.toFixed(1)})`, count: one.count, share: one.share, interval: one.ci, highlight: index === 0,
        }))}
      />
    )
  return (
    <div className="space-y-6">
      <DotIntervals
        finding={finding} caption={`${caption} Mean place among those who placed it: the further left, the higher it was put.`} name={name} domain={[1, options.length]} of="Option"
        rows={placed.map((one) => ({ label: plainText(one.label), value: one.place!, interval: one.placeCi!, n: one.places!.reduce((sum, times) => sum + times, 0) }))}
      />
      <HeatStrip
        finding="How often each was put where, in percent of those who placed it" name={`${name}-places`} columns={options.map((_, at) => String(at + 1))}
        rows={placed.map((one) => {
          const all = one.places!.reduce((sum, times) => sum + times, 0)
          return {
            label: plainText(one.label),
            cells: one.places!.map((times, at): HeatCell => ({
              kind: 'value', text: String(Math.round((times / all) * 100)), level: Math.min(3, Math.round((times / all) * 4)), words: `${plainText(one.label)}, place ${at + 1}: ${formatPercent(times / all)} of ${all}`,
            })),
          }
        })}
      />
    </div>
  )
}

/** A recommendation: what the score is made of, then how answers spread from 0 to 10. */
export function NpsPicture({ result, finding, caption, name }: PictureProps) {
  const rows = result.distribution ?? []
  const between = (low: number, high: number) => rows.reduce((sum, one) => sum + (Number(one.value) >= low && Number(one.value) <= high ? one.count : 0), 0)
  return (
    <div className="space-y-6">
      <NpsSplit
        finding={finding} name={name} caption={`${caption} The score is the share of promoters less that of detractors, in points (adjusted Wald interval after Rocks, 2016).`}
        detractors={between(0, 6)} passives={between(7, 8)} promoters={between(9, 10)} score={result.nps!} interval={result.npsCi!}
      />
      <DistributionBars finding="How answers spread" name={`${name}-spread`} rows={rows.map((one) => ({ label: plainText(one.label), count: one.count, share: one.share, interval: one.ci }))} />
    </div>
  )
}
