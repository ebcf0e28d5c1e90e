'use client'

import { useState, type PointerEvent } from 'react'
import { CartesianGrid, LabelList, ResponsiveContainer, Scatter, ScatterChart, Tooltip, XAxis, YAxis } from 'recharts'
import { TextLink } from '@/components/ui/link'
import { formatScore } from '@/lib/core/format'
import { paths } from '@/lib/core/paths'
import { isInside, LEAST, logDomain, logShare, logTicks, partOf, PLOT } from './brush-scale'

export interface Point {
  id: string
  title: string
  value: number
  effort: number
}
interface Spot {
  x: number
  y: number
}
interface Drag {
  from: Spot
  to: Spot
  size: { width: number; height: number }
  held: boolean
}

/** Of more items the numbers of the chart are looked up by a drag. */
const NAMED = 30

const tick = { fill: 'var(--color-ink-3)', fontSize: 12 }

/** Value against effort, both logarithmic, so that one outlier leaves the others apart. A drag lists the items inside. */
export function ValueEffort({ points }: { points: Point[] }) {
  const [drag, setDrag] = useState<Drag | null>(null)
  const [effort, value] = [logDomain(points.map((one) => one.effort)), logDomain(points.map((one) => one.value))]
  const part = drag && partOf(drag.from, drag.to, drag.size)
  const chosen = part
    ? points.filter((one) => isInside(logShare(one.effort, effort), logShare(one.value, value), part))
    : []
  const spotOf = (event: PointerEvent<HTMLElement>): Spot & { size: Drag['size'] } => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect()
    return { x: event.clientX - left, y: event.clientY - top, size: { width, height } }
  }
  return (
    <div>
      <div
        className="relative h-80 w-full touch-pan-y select-none"
        data-brush
        onPointerDown={(event) => {
          const { size, ...from } = spotOf(event)
          setDrag({ from, to: from, size, held: true })
        }}
        onPointerMove={(event) => {
          if (drag?.held) setDrag({ ...drag, to: spotOf(event) })
        }}
        onPointerUp={() => setDrag(drag && { ...drag, held: false })}
        onPointerLeave={() => setDrag(drag && { ...drag, held: false })}
      >
        <ResponsiveContainer>
          <ScatterChart margin={{ top: PLOT.top, right: PLOT.right, bottom: PLOT.bottom - 30, left: PLOT.left - 64 }}>
            <CartesianGrid stroke="var(--color-rule)" />
            <XAxis
              type="number"
              dataKey="effort"
              scale="log"
              domain={effort}
              ticks={logTicks(effort)}
              height={30}
              tick={tick}
              tickFormatter={formatScore}
              label={{ value: 'Effort, person-weeks', position: 'insideBottom', offset: -14, ...tick }}
            />
            <YAxis
              type="number"
              dataKey="value"
              scale="log"
              domain={value}
              ticks={logTicks(value)}
              width={64}
              tick={tick}
              tickFormatter={formatScore}
              label={{ value: 'Reach × impact × confidence', position: 'insideLeft', angle: -90, dy: 80, ...tick }}
            />
            <Tooltip
              isAnimationActive={false}
              content={({ payload }) => <Tip point={payload[0]?.payload as Point} />}
            />
            <Scatter
              data={points.map((one, at) => ({ ...one, number: at + 1, value: Math.max(LEAST, one.value) }))}
              fill="var(--color-accent)"
              isAnimationActive={false}
            >
              <LabelList dataKey="number" position="right" offset={6} fill="var(--color-ink-2)" fontSize={12} />
            </Scatter>
          </ScatterChart>
        </ResponsiveContainer>
        {drag && (
          <div
            aria-hidden
            className="pointer-events-none absolute border border-accent bg-accent/10"
            style={{
              left: Math.min(drag.from.x, drag.to.x),
              top: Math.min(drag.from.y, drag.to.y),
              width: Math.abs(drag.from.x - drag.to.x),
              height: Math.abs(drag.from.y - drag.to.y),
            }}
          />
        )}
      </div>
      {points.length <= NAMED && (
        <ol
          aria-label="Items of the chart"
          className="mt-2 list-inside list-decimal gap-x-8 text-sm sm:columns-2 xl:columns-3"
        >
          {points.map((one) => (
            <li key={one.id} className="truncate">
              <TextLink href={paths.item(one.id)}>{one.title}</TextLink>
            </li>
          ))}
        </ol>
      )}
      <p className="mt-1 text-sm text-ink-3" role="status">
        {chosen.length === 0 ? 'Drag over the chart to list the items inside.' : `${chosen.length} inside:`}
      </p>
      <ul className="max-w-prose text-sm">
        {chosen.map((one) => (
          <li key={one.id} className="break-words">
            <TextLink href={paths.item(one.id)}>{one.title}</TextLink>
            <span className="text-ink-3">
              {' '}
              · value {formatScore(one.value)}, {formatScore(one.effort)} person-weeks
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Tip({ point }: { point: Point | undefined }) {
  if (!point) return null
  return <div className="max-w-64 rounded-md border bg-surface p-2 text-sm shadow-float">{point.title}</div>
}
