'use client'

import { lazy, Suspense } from 'react'
import type { SeriesData } from './series-live'

const SeriesLive = lazy(() => import('./series-live'))

/** A line over time; its place is kept while the drawing code loads. */
export function SeriesChart(data: SeriesData & { label: string }) {
  return (
    <div className="h-[200px]" role="group" aria-label={data.label}>
      <Suspense>
        <SeriesLive {...data} />
      </Suspense>
    </div>
  )
}
