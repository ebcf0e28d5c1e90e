'use client'

import { lazy, Suspense, useState, type ReactNode } from 'react'
import type { HistogramData } from './histogram-picture'
import type { SlopeData } from './slope-layout'

const SlopeLive = lazy(() => import('./slope-live'))
const HistogramLive = lazy(() => import('./histogram-live'))

export type LiveChart = { kind: 'slope'; data: SlopeData } | { kind: 'histogram'; data: HistogramData }

/**
 * The server's drawing until someone points at it or asks to explore it; then the same chart by recharts, at the same
 * size, with values under the pointer and the arrow keys. A page nobody points at never loads recharts.
 */
export function Live({ chart, children }: { chart: LiveChart; children: ReactNode }) {
  const [wanted, setWanted] = useState(false)
  const want = () => setWanted(true)
  if (!wanted) {
    return (
      <div className="relative" onPointerEnter={want}>
        {children}
        <button
          type="button"
          onClick={want}
          className="absolute top-0 right-0 rounded-sm bg-surface px-2 text-xs shadow-float not-focus:sr-only"
        >
          Explore the values with the arrow keys
        </button>
      </div>
    )
  }
  return (
    <Suspense fallback={children}>
      {chart.kind === 'slope' ? <SlopeLive {...chart.data} /> : <HistogramLive {...chart.data} />}
    </Suspense>
  )
}
