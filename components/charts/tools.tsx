'use client'

import type { MouseEvent } from 'react'

const kinds = ['csv', 'svg', 'png'] as const

/** Takes the chart along. The code that draws the files is loaded when one is asked for. */
export function ChartTools({ label }: { label: string }) {
  const download = async (event: MouseEvent<HTMLButtonElement>, kind: (typeof kinds)[number]) => {
    const figure = event.currentTarget.closest<HTMLElement>('[data-chart]')
    if (!figure) return
    const { downloadChart } = await import('./download')
    await downloadChart(figure, kind)
  }
  return (
    <p className="noscript:hidden mt-2 print:hidden flex flex-wrap items-center gap-x-1.5">
      {label}
      {kinds.map((kind) => (
        <button
          key={kind}
          type="button"
          onClick={(event) => download(event, kind)}
          className="min-h-6 rounded-sm px-1 uppercase underline decoration-edge/50 underline-offset-2 hover:text-ink"
        >
          {kind}
        </button>
      ))}
    </p>
  )
}
