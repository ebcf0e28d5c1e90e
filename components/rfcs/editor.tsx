'use client'

import { useRouter } from 'next/navigation'
import type { Route } from 'next'
import { useState, useSyncExternalStore } from 'react'
import { Button, ButtonLink } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Field } from '@/components/ui/field'
import { Input, Textarea } from '@/components/ui/input'
import { useActionForm } from '@/components/ui/use-action-form'
import { createAction, currentAction, editAction } from '@/lib/rfcs/actions'
import type { RfcFormat } from '@/lib/rfcs/schema'
import { editorForm, type EditorForm } from '@/lib/rfcs/schema-forms'
import { Conflict, type Theirs } from './conflict'
import { LivePreview } from './live-preview'

export type EditorProps = {
  format: RfcFormat
  title: string
  body: string
  labels: string
} & ({ number: number; version: number; template?: undefined } | { number?: undefined; version?: undefined; template: string })

const neverChanges = () => () => undefined

/** Writes an RFC: new from a template, or the next version of one. What is typed stays in this browser until it is saved. */
export function Editor(props: EditorProps) {
  const router = useRouter()
  const [theirs, setTheirs] = useState<Theirs | null>(null)
  const [preview, setPreview] = useState(false)
  // The preview needs the script; until it has run there is nothing to press.
  const scripted = useSyncExternalStore(neverChanges, () => true, () => false)
  // A textarea has only LF; a text that came with CRLF goes back with it, or every line would count as changed.
  const asBefore = (text: string) => (/\r\n/.test(props.body) ? text.replace(/\r?\n/g, '\r\n') : text)

  const save = async (input: EditorForm) => {
    const { baseVersion, ...text } = input
    if (props.number === undefined) return createAction(text)
    const { number } = props
    const result = await editAction({ ...text, number, baseVersion, body: asBefore(text.body ?? '') })
    if (!result.ok && result.code === 'conflict') {
      const now = await currentAction(number)
      if (now.ok && now.data.version !== input.baseVersion) setTheirs(now.data)
    }
    return result
  }
  const { form, submit, pending, draft, summary, field } = useActionForm(editorForm, save, {
    defaultValues: { title: props.title, body: props.body.replace(/\r\n/g, '\n'), labels: props.labels, ...(props.version && { baseVersion: props.version }) },
    draft: props.number === undefined ? `rfc:new:${props.template}` : `rfc:${props.number}`,
    onDone: ({ number }) => router.push(`/rfcs/${number}` as Route),
  })
  const onTop = (version: number) => {
    form.setValue('baseVersion', version, { shouldDirty: true })
    setTheirs(null)
    void submit()
  }

  return (
    <form onSubmit={submit} className="space-y-4" noValidate>
      <ErrorSummary {...summary} />
      {theirs && <Conflict theirs={theirs} onKeepMine={() => onTop(theirs.version)} />}
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
          {(control) => <Input {...control} {...form.register('title')} defaultValue={props.title} autoComplete="off" />}
        </Field>
        <Field label="Labels" required={false} {...field('labels')}>
          {(control) => <Input {...control} {...form.register('labels')} defaultValue={props.labels} placeholder="deploys, ci" autoComplete="off" autoCapitalize="none" />}
        </Field>
      </div>
      <div className={preview ? 'grid gap-6 lg:grid-cols-2' : undefined}>
        <Field label={`Text (${props.format === 'rst' ? 'reStructuredText' : 'Markdown'})`} {...field('body')}>
          {(control) => (
            <Textarea
              {...control}
              {...form.register('body')}
              defaultValue={props.body.replace(/\r\n/g, '\n')}
              rows={24}
              spellCheck
              className="max-h-none min-h-[55dvh] font-mono text-sm leading-5 max-sm:text-md"
            />
          )}
        </Field>
        {preview && <LivePreview body={form.watch('body') ?? ''} format={props.format} />}
      </div>
      <div className="sticky bottom-0 flex flex-wrap items-center gap-2 border-t bg-ground py-3">
        <Button type="submit" variant="primary" pending={pending}>
          {props.version ? `Save version ${props.version + 1}` : 'Save draft'}
        </Button>
        <ButtonLink variant="ghost" href={props.number === undefined ? '/rfcs' : `/rfcs/${props.number}`}>
          Cancel
        </ButtonLink>
        <Button aria-pressed={preview} disabled={!scripted} onClick={() => setPreview(!preview)} className="ml-auto">
          {preview ? 'Hide preview' : 'Preview'}
        </Button>
      </div>
    </form>
  )
}
