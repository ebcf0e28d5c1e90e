'use client'

import type { ReactNode } from 'react'
import { plural } from '@/lib/core/format'
import { ActionForm } from './action-form'
import { Field } from './field'
import { Input } from './input'
import type { PostAction } from './use-posted-form'

type Line = { line: number; reason: string }

/** What a file did, as each import answers; what it does not say is not shown. */
export type FileResult = {
  created: number
  updated: number
  unchanged: number
  skipped?: readonly Line[]
  findings?: readonly { line: number; message: string }[]
}

export type FileFormProps = {
  action: PostAction<FileResult>
  label: string
  /** Which columns or documents it reads, and what importing again does. */
  help: string
  /** As the browser's file dialog takes it: ".csv,text/csv". */
  accept: string
  /** More fields, below the file. */
  children?: ReactNode
}

/** Lines that are listed; the rest are counted. */
const MAX_LINES = 50

/** Takes one file, field name `file`, and says what it did: how many were added, and each line that was left out. */
export function FileForm({ action, label, help, accept, children }: FileFormProps) {
  return (
    <ActionForm
      action={action}
      submit="Import"
      variant="secondary"
      done={({ created, updated, unchanged, skipped, findings }) => (
        <div className="text-ink">
          <p>
            {created} added, {updated} changed, {unchanged} as before{skipped ? `, ${skipped.length} left out` : ''}.
          </p>
          <Lines name="left out" lines={skipped ?? []} />
          <Lines name="to check" lines={(findings ?? []).map(({ line, message }) => ({ line, reason: message }))} />
        </div>
      )}
    >
      <Field name="file" label={label} help={help}>
        {(control) => <Input {...control} type="file" accept={accept} required />}
      </Field>
      {children}
    </ActionForm>
  )
}

function Lines({ name, lines }: { name: string; lines: readonly Line[] }) {
  if (lines.length === 0) return null
  return (
    <>
      <ul className="mt-2 list-disc pl-5 text-sm text-ink-2" aria-label={`${plural(lines.length, 'line')} ${name}`}>
        {lines.slice(0, MAX_LINES).map(({ line, reason }, index) => (
          <li key={index}>
            Line {line}: {reason}
          </li>
        ))}
      </ul>
      {lines.length > MAX_LINES && (
        <p className="mt-1 text-sm text-ink-3">
          and {lines.length - MAX_LINES} more {name}
        </p>
      )}
    </>
  )
}
