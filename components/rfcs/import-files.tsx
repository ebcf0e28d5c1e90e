'use client'

import { useRef, useState } from 'react'
import { apiPaths } from '@/lib/core/paths'
import { Button } from '@/components/ui/button'
import { ImportSummaryView, type ImportDone } from './import-summary'
import { batches, type Upload } from '@/lib/rfcs/import/rules-batches'

type Phase = { at: 'idle' } | { at: 'running'; done: number; of: number } | { at: 'done'; cancelled: boolean }
const nothing: ImportDone = { created: 0, updated: 0, unchanged: 0, skipped: [], files: [] }

/** The bytes as text, exactly: a byte order mark stays; null for what is not UTF-8. */
const exactText = async (file: File): Promise<string | null> => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await file.arrayBuffer())
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

const send = async (files: Upload[], signal: AbortSignal): Promise<ImportDone> => {
  const response = await fetch(apiPaths.rfcImport(), {
    method: 'POST',
    signal,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ files }),
  })
  const answer: unknown = await response.json()
  if (response.ok) return answer as ImportDone
  throw new Error(String((answer as { detail?: unknown }).detail ?? 'The server refused the files.'))
}

const add = (a: ImportDone, b: ImportDone): ImportDone => ({
  created: a.created + b.created,
  updated: a.updated + b.updated,
  unchanged: a.unchanged + b.unchanged,
  skipped: [...a.skipped, ...b.skipped],
  files: [...a.files, ...b.files],
})

/** Files or a whole folder from this computer, sent in parts; what was sent stays when it is stopped, and again changes nothing. */
export function ImportFiles() {
  const [phase, setPhase] = useState<Phase>({ at: 'idle' })
  const [summary, setSummary] = useState<ImportDone>(nothing)
  const [problem, setProblem] = useState<string | null>(null)
  const stop = useRef<AbortController | null>(null)

  const run = async (list: FileList | null) => {
    if (!list?.length) return
    const control = new AbortController()
    stop.current = control
    setProblem(null)
    const chosen = [...list].map((file) => ({ path: file.webkitRelativePath || file.name, file }))
    let sum = nothing
    const uploads: Upload[] = []
    for (const { path, file } of chosen) {
      if (/(^|\/)\.git\//.test(path)) continue
      const text = await exactText(file)
      if (text !== null) uploads.push({ path, text })
      else
        sum = add(sum, {
          ...nothing,
          skipped: [{ file: path, line: 0, reason: 'not UTF-8 text' }],
          files: [{ file: path, outcome: 'skipped', rfc: null }],
        })
    }
    let done = 0
    setSummary(sum)
    setPhase({ at: 'running', done, of: uploads.length })
    try {
      for (const part of batches(uploads)) {
        sum = add(sum, await send(part, control.signal))
        done += part.length
        setSummary(sum)
        setPhase({ at: 'running', done, of: uploads.length })
      }
    } catch (error) {
      if (!control.signal.aborted)
        setProblem(error instanceof Error ? error.message : 'The server could not be reached.')
    }
    setPhase({ at: 'done', cancelled: control.signal.aborted })
  }
  const running = phase.at === 'running'
  return (
    <div className="space-y-5">
      <div className="grid max-w-2xl grid-cols-[minmax(0,1fr)] gap-3 sm:grid-cols-2">
        <Pick
          label="Choose a folder"
          help="A repository, or its folder of RFCs."
          folder
          disabled={running}
          onPick={run}
        />
        <Pick label="Choose files" help="Markdown, .rst, .txt or .yaml." disabled={running} onPick={run} />
      </div>
      {running && (
        <div className="flex flex-wrap items-center gap-3">
          <progress className="progress h-1.5 w-64 max-w-full" max={phase.of} value={phase.done} aria-label="Import" />
          <span className="text-sm text-ink-2 tabular-nums" role="status">
            {phase.done} of {phase.of} files
          </span>
          <Button size="sm" variant="ghost" onClick={() => stop.current?.abort()}>
            Stop
          </Button>
        </div>
      )}
      {problem && (
        <p role="alert" className="rounded-md border border-bad/50 bg-bad-soft px-3 py-2 text-bad">
          {problem} What was imported before stays; choose the same files again to go on.
        </p>
      )}
      {phase.at === 'done' && phase.cancelled && (
        <p className="text-warn">Stopped. Choose the same files again to go on.</p>
      )}
      {summary.files.length > 0 && <ImportSummaryView summary={summary} />}
    </div>
  )
}

function Pick({
  label,
  help,
  folder,
  disabled,
  onPick,
}: {
  label: string
  help: string
  folder?: boolean
  disabled: boolean
  onPick: (files: FileList | null) => void
}) {
  return (
    <label className="flex min-w-0 flex-col gap-1 rounded-md border border-dashed border-edge/60 px-4 py-3">
      <span className="font-medium">{label}</span>
      <span className="mb-1 text-sm text-ink-3">{help}</span>
      <input
        type="file"
        multiple
        disabled={disabled}
        {...(folder ? { webkitdirectory: '' } : { accept: '.md,.markdown,.rst,.txt,.yaml,.yml' })}
        onChange={(event) => {
          onPick(event.currentTarget.files)
          event.currentTarget.value = ''
        }}
        className="w-full text-sm text-ink-2 file:mr-3 file:h-7 file:rounded-md file:border file:border-edge file:bg-surface file:px-2.5 file:text-ink"
      />
    </label>
  )
}
