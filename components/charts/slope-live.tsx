'use client'

import { CartesianGrid, ErrorBar, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { formatRange, formatTick, formatValue } from './format'
import { LiveTip } from './live-tip'
import { SlopeLabels } from './slope-labels'
import { lineStyle, SLOPE, slopeLayout, type SlopeData } from './slope-layout'

const colour = (className: string) => `var(--color-${className.replace('text-', '')})`
const tick = { fill: 'var(--color-ink-3)', fontSize: 12 }

/** Slope lines by recharts: the values of a wave under the pointer, or by the arrow keys. */
export default function SlopeLive(data: SlopeData) {
  const { waves, series, unit } = data
  const { ticks, low, high } = slopeLayout(data)
  const rows = waves.map((wave, w) => ({
    wave,
    ...Object.fromEntries(series.map((line, i) => [`v${i}`, line.points[w]?.value ?? null])),
    ...Object.fromEntries(
      series.map((line, i) => {
        const point = line.points[w]
        return [`e${i}`, point?.interval ? [point.value - point.interval[0], point.interval[1] - point.value] : null]
      }),
    ),
  }))
  return (
    <div className="flex">
      <div className="h-[220px] w-0 flex-1">
        <ResponsiveContainer>
          <LineChart data={rows} margin={{ top: SLOPE.top, bottom: 0, left: 0, right: 0 }} accessibilityLayer>
            <CartesianGrid vertical={false} stroke="var(--color-rule)" />
            <XAxis
              dataKey="wave"
              height={SLOPE.bottom}
              tickLine={false}
              axisLine={false}
              tick={tick}
              padding={{ left: 16, right: 16 }}
              interval={0}
            />
            <YAxis
              width={SLOPE.left}
              domain={[low, high]}
              ticks={ticks}
              tickFormatter={(value: number) => formatTick(value, unit)}
              tickLine={false}
              axisLine={false}
              tick={tick}
            />
            <Tooltip
              isAnimationActive={false}
              content={({ active, label }) => {
                const wave = waves.indexOf(String(label))
                return active && wave >= 0 ? <LiveTip title={waves[wave]!} rows={tipRows(data, wave)} /> : null
              }}
            />
            {series.map((line, i) => {
              const { className, dash, width } = lineStyle(series, i)
              return (
                <Line
                  key={line.label}
                  name={line.label}
                  dataKey={`v${i}`}
                  stroke={colour(className)}
                  strokeWidth={width}
                  strokeDasharray={dash || undefined}
                  dot={{
                    r: width + 1,
                    fill: colour(className),
                    stroke: 'var(--color-ground)',
                    strokeWidth: 1.5,
                    strokeDasharray: '',
                  }}
                  connectNulls={false}
                  isAnimationActive={false}
                >
                  <ErrorBar
                    dataKey={`e${i}`}
                    width={0}
                    strokeWidth={1.25}
                    stroke={colour(className)}
                    opacity={0.7}
                    isAnimationActive={false}
                  />
                </Line>
              )
            })}
          </LineChart>
        </ResponsiveContainer>
      </div>
      <SlopeLabels {...data} />
    </div>
  )
}

function tipRows({ series, unit }: SlopeData, wave: number) {
  return series.flatMap((line) => {
    const point = line.points[wave]
    if (!point) return []
    const range = point.interval ? ` ${formatRange(point.interval, unit)}` : ''
    return [
      {
        label: line.label,
        value: `${formatValue(point.value, unit)}${range}${point.n === undefined ? '' : ` · n = ${point.n}`}`,
      },
    ]
  })
}
