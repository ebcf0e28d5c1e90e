'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { TextLink } from '@/components/ui/link'
import type { ImportSummary } from '@/lib/core/imports'
import { importSessionsAction } from '@/lib/fieldwork/actions'

type State = { at: 'idle' } | { at: 'reading' } | { at: 'done'; summary: ImportSummary } | { at: 'refused'; message: string }

async function send(list: FileList): Promise<State> {
  const files = await Promise.all([...list].map(async (file) => ({ path: file.name, text: await file.text() })))
  try {
    const result = await importSessionsAction({ files })
    return result.ok ? { at: 'done', summary: result.data } : { at: 'refused', message: result.message }
  } catch {
    return { at: 'refused', message: 'The server could not be reached. Nothing was imported; try again.' }
  }
}

/** Takes transcript files from this computer and says what became of each. */
export function ImportForm() {
  const [state, setState] = useState<State>({ at: 'idle' })
  const [files, setFiles] = useState<FileList | null>(null)
  const submit = async (event: React.FormEvent) => {
    event.preventDefault()
    if (!files?.length) return
    setState({ at: 'reading' })
    setState(await send(files))
  }
  return (
    <form onSubmit={submit} className="max-w-xl space-y-4">
      <label className="block">
        <span className="mb-1 block font-medium">Files</span>
        <input type="file" multiple accept=".md,.markdown,.txt,text/plain,text/markdown" onChange={(event) => setFiles(event.target.files)} className="w-full text-sm" />
      </label>
      <Button type="submit" variant="primary" pending={state.at === 'reading'} disabled={!files?.length}>Import</Button>
      <div role="status">
        {state.at === 'done' && <Summary summary={state.summary} />}
        {state.at === 'refused' && <p className="text-bad">{state.message}</p>}
      </div>
    </form>
  )
}

function Summary({ summary }: { summary: ImportSummary }) {
  return (
    <>
      <p>
        {summary.created} new, {summary.updated} changed, {summary.unchanged} unchanged, {summary.skipped.length} skipped.{' '}
        <TextLink href="/fieldwork">See the sessions</TextLink>
      </p>
      {summary.skipped.length > 0 && (
        <ul className="mt-2 space-y-1 text-sm text-ink-2">
          {summary.skipped.map((one) => <li key={`${one.file}:${one.line}`}><code>{one.file}:{one.line}</code> {one.reason}</li>)}
        </ul>
      )}
    </>
  )
}
