'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { cancelRunAction, latestRunAction, startRunAction } from '@/lib/insights/actions-themes'
import { runStage, startedRun } from '@/lib/insights/presenter-themes-run'
import type { ThemeRun } from '@/lib/insights/schema'

const BUSY_MS = 700
const IDLE_MS = 5_000
const DETAILS = [
  { value: -2, label: 'Far fewer, larger themes' },
  { value: -1, label: 'Fewer, larger themes' },
  { value: 0, label: 'As many as the texts show' },
  { value: 1, label: 'More, smaller themes' },
  { value: 2, label: 'Far more, smaller themes' },
]

const isOpen = (run: ThemeRun | null) => run?.state === 'waiting' || run?.state === 'running'

/** How far a run of themes is, with the way to stop it; between runs, the way to start one. The page follows when a run ends. */
export function ThemeRunPanel({ first, mayRun }: { first: ThemeRun | null; mayRun: boolean }) {
  const router = useRouter()
  const [run, setRun] = useState(first)
  const [detail, setDetail] = useState(first?.detail ?? 0)
  const [pending, begin] = useTransition()
  const open = isOpen(run)

  useEffect(() => {
    const timer = setTimeout(
      async () => {
        if (document.hidden) return setRun((now) => now && { ...now })
        const result = await latestRunAction().catch(() => null)
        if (!result?.ok) return setRun((now) => now && { ...now })
        const next = result.data
        const ended = next && !isOpen(next) && (open || next.id !== run?.id)
        setRun(next)
        if (ended) router.refresh()
      },
      open ? BUSY_MS : IDLE_MS,
    )
    return () => clearTimeout(timer)
  }, [run, open, router])

  const start = () =>
    begin(async () => {
      const result = await startRunAction({ detail })
      if (!result.ok) return toast(result.message, { tone: 'bad' })
      // Followed from its first moment: a run of few texts may have ended before anybody could ask how far it is.
      setRun(startedRun(result.data, detail))
    })
  const stop = () =>
    begin(async () => {
      if (!run) return
      const result = await cancelRunAction({ run: run.id })
      if (!result.ok) toast(result.message, { tone: 'bad' })
    })

  if (open && run)
    return (
      <div className="flex flex-wrap items-center gap-3 rounded-md border px-4 py-3">
        <label className="flex min-w-0 flex-1 basis-64 items-center gap-3">
          <span className="shrink-0">{runStage(run)}</span>
          <progress
            aria-label="Progress of finding themes"
            max={run.of}
            value={run.done}
            className="h-2 min-w-24 flex-1 accent-accent"
          />
          <span className="w-12 text-right tabular-nums text-ink-2">{run.done} %</span>
        </label>
        {mayRun && (
          <Button size="sm" onClick={stop} pending={pending}>
            Stop
          </Button>
        )}
      </div>
    )
  return (
    <div className="flex flex-wrap items-center gap-2">
      {run?.state === 'failed' && (
        <p role="alert" className="basis-full text-sm text-bad">
          The last run failed: {run.error ?? 'no reason was given'}. The themes below are from the one before.
        </p>
      )}
      {run?.state === 'cancelled' && (
        <p className="basis-full text-sm text-ink-3">The last run was stopped; the themes are from the one before.</p>
      )}
      {mayRun && (
        <>
          <select
            aria-label="How many themes"
            value={detail}
            onChange={(event) => setDetail(Number(event.target.value))}
            className="h-8 rounded-md border border-edge bg-surface px-2 text-sm max-sm:h-10"
          >
            {DETAILS.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
          <Button onClick={start} pending={pending}>
            Find themes again
          </Button>
        </>
      )}
    </div>
  )
}
