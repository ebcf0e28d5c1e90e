'use client'

import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { formatCount } from '@/lib/core/format'
import { HISTOGRAM, histogramTicks, labelEvery, type HistogramData } from './histogram-picture'
import { LiveTip } from './live-tip'

const tick = { fill: 'var(--color-ink-3)', fontSize: 12 }

/** A histogram by recharts: the count of a column under the pointer, or by the arrow keys. */
export default function HistogramLive(data: HistogramData) {
  const { bins, things } = data
  const ticks = histogramTicks(data)
  return (
    <div className="h-[180px]">
      <ResponsiveContainer>
        <BarChart
          data={bins}
          margin={{ top: HISTOGRAM.top, bottom: 0, left: 0, right: 0 }}
          barCategoryGap="10%"
          accessibilityLayer
        >
          <CartesianGrid vertical={false} stroke="var(--color-rule)" />
          <XAxis
            dataKey="label"
            height={HISTOGRAM.bottom}
            tickLine={false}
            axisLine={false}
            tick={tick}
            interval={labelEvery(bins.length) - 1}
          />
          <YAxis
            width={HISTOGRAM.left}
            ticks={ticks}
            domain={[0, ticks.at(-1)!]}
            tickLine={false}
            axisLine={false}
            tick={tick}
          />
          <Tooltip
            isAnimationActive={false}
            cursor={{ fill: 'var(--color-hover)' }}
            content={({ active, label }) => {
              const bin = active ? bins.find((each) => each.label === String(label)) : undefined
              return bin ? (
                <LiveTip
                  title={bin.label}
                  rows={[{ label: things, value: bin.suppressed ? 'too few' : formatCount(bin.count) }]}
                />
              ) : null
            }}
          />
          <Bar dataKey="count" fill="var(--color-series)" isAnimationActive={false} />
        </BarChart>
      </ResponsiveContainer>
    </div>
  )
}
