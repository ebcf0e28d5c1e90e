'use client'

import { useRouter } from 'next/navigation'
import type { Route } from 'next'
import { useActionState, useState } from 'react'
import { Button, ButtonLink } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { useActionForm } from '@/components/ui/use-action-form'
import { createAction, editAction, mergeAction, writeAction } from '@/lib/rfcs/actions'
import { linesAs } from '@/lib/rfcs/rules-lines'
import type { RfcFormat } from '@/lib/rfcs/schema'
import { editorForm, type EditorForm } from '@/lib/rfcs/schema-forms'
import { Conflict, type Theirs } from './conflict'
import { LivePreview } from './live-preview'
import { SourceEditor } from './source-editor'

export type EditorProps = {
  format: RfcFormat
  title: string
  body: string
  labels: string
} & ({ number: number; version: number; template?: undefined } | { number?: undefined; version?: undefined; template: string })

/** Writes an RFC: new from a template, or the next version of one. What is typed stays in this browser until it is saved. */
export function Editor(props: EditorProps) {
  const router = useRouter()
  const { number, version, template, format } = props
  // Without a script the form is posted, and comes back with what was typed where it is refused.
  const [posted, post] = useActionState(writeAction, null)
  const [found, setFound] = useState<Theirs | null>(null)
  const theirs = found ?? posted?.theirs ?? null
  const [preview, setPreview] = useState(false)
  const [ready, setReady] = useState(false)
  const start = posted?.typed ?? { title: props.title, body: props.body.replace(/\r\n/g, '\n'), labels: props.labels }

  const save = async ({ baseVersion, ...text }: EditorForm) => {
    if (number === undefined) return createAction({ ...text, template })
    const result = await editAction({ ...text, number, baseVersion, body: linesAs(props.body, text.body ?? '') })
    if (!result.ok && result.code === 'conflict') {
      const now = await mergeAction({ number, baseVersion: baseVersion ?? version ?? 1, title: text.title, body: linesAs(props.body, text.body ?? '') })
      if (now.ok && now.data.version !== baseVersion) setFound(now.data)
    }
    return result
  }
  const { form, submit, pending, draft, summary, field } = useActionForm(editorForm, save, {
    defaultValues: { ...start, ...(version && { baseVersion: version }) },
    draft: number === undefined ? `rfc:new:${template}` : `rfc:${number}`,
    onDone: (saved) => router.push(`/rfcs/${saved.number}` as Route),
  })
  const body = form.watch('body') ?? ''
  const onTop = (base: number) => {
    form.setValue('baseVersion', base, { shouldDirty: true })
    setFound(null)
    void submit()
  }
  const onMerged = (merged: { title: string; body: string }, base: number) => {
    form.setValue('title', merged.title, { shouldDirty: true })
    form.setValue('body', merged.body, { shouldDirty: true })
    onTop(base)
  }
  const label = `Text (${format === 'rst' ? 'reStructuredText' : 'Markdown'})`

  return (
    <form action={post} onSubmit={submit} className="space-y-4" noValidate>
      <ErrorSummary {...summary} message={summary.message ?? (summary.problems.length === 0 ? posted?.message : undefined)} />
      {number !== undefined && (
        <>
          <input type="hidden" name="number" value={number} />
          <input type="hidden" name="baseVersion" value={posted?.theirs?.version ?? version} />
        </>
      )}
      {template !== undefined && <input type="hidden" name="template" value={template} />}
      {theirs && <Conflict key={theirs.version} theirs={theirs} posted={!found} onKeepMine={() => onTop(theirs.version)} onMerged={(merged) => onMerged(merged, theirs.version)} />}
      {draft.restored && (
        <p className="flex flex-wrap items-center gap-2 rounded-md bg-accent-soft px-3 py-2 text-sm">
          This is what you typed earlier and did not save.
          <Button size="sm" variant="link" onClick={draft.discard}>
            Start from the saved text
          </Button>
        </p>
      )}
      <div className="grid gap-4 sm:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <Field label="Title" {...field('title')}>
          {(control) => <Input {...control} {...form.register('title')} defaultValue={start.title} autoComplete="off" />}
        </Field>
        <Field label="Labels" required={false} {...field('labels')}>
          {(control) => <Input {...control} {...form.register('labels')} defaultValue={start.labels} placeholder="deploys, ci" autoComplete="off" autoCapitalize="none" />}
        </Field>
      </div>
      <div className={preview ? 'grid gap-6 lg:grid-cols-2' : undefined}>
        <Field label={label} className="min-w-0" {...field('body')}>
          {(control) => (
            <SourceEditor
              {...control}
              {...form.register('body')}
              label={label}
              markdown={format === 'markdown'}
              text={body}
              onText={(text) => form.setValue('body', text, { shouldDirty: true, shouldValidate: form.formState.isSubmitted })}
              onSubmit={() => void submit()}
              onReady={() => setReady(true)}
              defaultValue={start.body}
              rows={24}
              spellCheck
              className="max-h-none min-h-[55dvh] font-mono text-sm leading-5 max-sm:text-md"
            />
          )}
        </Field>
        {preview && <LivePreview body={body} format={format} />}
      </div>
      <div className="sticky bottom-0 flex flex-wrap items-center gap-2 border-t bg-ground py-3">
        <Button type="submit" variant="primary" pending={pending}>
          {version ? `Save version ${version + 1}` : 'Save draft'}
        </Button>
        <ButtonLink variant="ghost" href={number === undefined ? '/rfcs' : `/rfcs/${number}`}>
          Cancel
        </ButtonLink>
        <Button aria-pressed={preview} disabled={!ready} onClick={() => setPreview(!preview)} className="ml-auto">
          {preview ? 'Hide preview' : 'Preview'}
        </Button>
      </div>
    </form>
  )
}
