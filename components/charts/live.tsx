'use client'

import { lazy, Suspense, useState, type ReactNode } from 'react'
import type { SlopeData } from './slope-layout'

const SlopeLive = lazy(() => import('./slope-live'))

export type LiveChart = { kind: 'slope'; data: SlopeData }

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
      <SlopeLive {...chart.data} />
    </Suspense>
  )
}
