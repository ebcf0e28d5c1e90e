'use client'

import { CartesianGrid, Line, LineChart, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { LiveTip } from '@/components/charts/live-tip'
import { niceTicks } from '@/components/charts/scale'
import { formatDay } from '@/lib/core/relative-time'
import { formatMeasure } from '@/lib/outcomes/rules-format'

export interface SeriesMark {
  /** Milliseconds. */
  at: number
  label: string
}

export interface SeriesData {
  /** Milliseconds and value; null leaves a gap. */
  points: { at: number; value: number | null; note?: string }[]
  unit: string
  /** A line to reach, and lines at a moment. */
  target?: number
  marks?: SeriesMark[]
}

const tick = { fill: 'var(--color-ink-3)', fontSize: 12 }
const day = (at: number): string => formatDay(new Date(at))
const number = (value: number): string => formatMeasure(value, '')

/** One line over time by recharts: values under the pointer or by the arrow keys. */
export default function SeriesLive({ points, unit, target, marks = [] }: SeriesData) {
  const values = [0, target ?? 0, ...points.flatMap(({ value }) => value ?? [])]
  const ticks = niceTicks(Math.min(...values), Math.max(...values))
  return (
    <ResponsiveContainer>
      <LineChart data={points} margin={{ top: 16, right: 12, bottom: 0, left: 0 }} accessibilityLayer>
        <CartesianGrid vertical={false} stroke="var(--color-rule)" />
        <XAxis
          dataKey="at"
          type="number"
          scale="time"
          domain={['dataMin', 'dataMax']}
          tickFormatter={day}
          tickLine={false}
          axisLine={false}
          tick={tick}
          minTickGap={48}
        />
        <YAxis
          width={56}
          ticks={ticks}
          domain={[ticks[0]!, ticks.at(-1)!]}
          tickFormatter={number}
          tickLine={false}
          axisLine={false}
          tick={tick}
        />
        <Tooltip
          isAnimationActive={false}
          content={({ active, label }) => {
            const point = points.find((one) => one.at === label)
            return active && point?.value != null ? (
              <LiveTip
                title={day(point.at)}
                rows={[{ label: point.note ?? '', value: formatMeasure(point.value, unit) }]}
              />
            ) : null
          }}
        />
        {target !== undefined && (
          <ReferenceLine
            y={target}
            stroke="var(--color-good)"
            strokeDasharray="4 4"
            label={{ value: 'Target', position: 'insideTopRight', fill: 'var(--color-ink-3)', fontSize: 12 }}
          />
        )}
        {marks.map((mark) => (
          <ReferenceLine
            key={`${mark.at} ${mark.label}`}
            x={mark.at}
            ifOverflow="extendDomain"
            stroke="var(--color-ink-3)"
            label={{ value: mark.label, position: 'top', fill: 'var(--color-ink-3)', fontSize: 12 }}
          />
        ))}
        <Line
          dataKey="value"
          stroke="var(--color-accent)"
          strokeWidth={2}
          dot={points.length > 60 ? false : { r: 2.5, fill: 'var(--color-accent)', strokeWidth: 0 }}
          connectNulls={false}
          isAnimationActive={false}
        />
      </LineChart>
    </ResponsiveContainer>
  )
}
