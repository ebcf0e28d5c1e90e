'use client'

import type { EditorView } from '@codemirror/view'
import { paths } from '@/lib/core/paths'
import { useRouter } from 'next/navigation'
import { useActionState, useState } from 'react'
import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { toast } from '@/components/ui/toast'
import { useActionForm } from '@/components/ui/use-action-form'
import { cn } from '@/lib/core/cn'
import { createAction, editAction, mergeAction, writeAction } from '@/lib/rfcs/actions'
import { linesAs } from '@/lib/rfcs/rules-lines'
import type { RfcFormat } from '@/lib/rfcs/schema'
import { editorForm, type EditorForm } from '@/lib/rfcs/schema-forms'
import type { AutosaveView } from '@/lib/rfcs/schema-write'
import type { RfcTemplate } from '@/lib/rfcs/rules-templates'
import { Conflict, type Theirs } from './conflict'
import { EditorAside } from './editor-aside'
import { EditorBar, WriteOrPreview } from './editor-bar'
import { insertImages } from './image-insert'
import { LivePreview } from './live-preview'
import { SourceEditor } from './source-editor'
import { AutosaveOffer } from './autosave-offer'
import { useAutosave } from './use-autosave'

export type EditorProps = {
  format: RfcFormat
  title: string
  body: string
  labels: string
  /** What this person typed here earlier and did not save. */
  autosave: AutosaveView | null
  /** Null for texts that were not begun from one. */
  template: RfcTemplate | null
} & ({ number: number; version: number } | { number?: undefined; version?: undefined; template: RfcTemplate })

const tell = (words: string, bad = false) => toast(words, bad ? { tone: 'bad' } : {})

/** Writes an RFC: new from a template, or the next version of one. What is typed is kept, here and on the server, until it is saved. */
export function Editor(props: EditorProps) {
  const router = useRouter()
  const { number, version, template, format } = props
  // Without a script the form is posted, and comes back with what was typed where it is refused.
  const [posted, post] = useActionState(writeAction, null)
  const [found, setFound] = useState<Theirs | null>(null)
  const theirs = found ?? posted?.theirs ?? null
  const [preview, setPreview] = useState(false)
  const [editor, setEditor] = useState<EditorView | null>(null)
  const [ready, setReady] = useState(false)
  const [related, setRelated] = useState<readonly number[]>([])
  const [offered, setOffered] = useState(props.autosave)
  const [saved, setSaved] = useState(false)
  const start = posted?.typed ?? { title: props.title, body: linesAs('', props.body), labels: props.labels }
  const target = number === undefined ? { template: template?.id } : { number }

  const save = async ({ baseVersion, ...text }: EditorForm) => {
    const result =
      number === undefined
        ? await createAction({ ...text, template: template?.id, related: [...related] })
        : await editAction({ ...text, number, baseVersion, body: linesAs(props.body, text.body ?? '') })
    if (!result.ok && result.code === 'conflict' && number !== undefined) {
      const now = await mergeAction({
        number,
        baseVersion: Number(baseVersion ?? version),
        title: text.title,
        body: linesAs(props.body, text.body ?? ''),
      })
      if (now.ok && now.data.version !== baseVersion) setFound(now.data)
    }
    return result
  }
  const { form, submit, pending, draft, summary, field } = useActionForm(editorForm, save, {
    defaultValues: { ...start, ...(version && { baseVersion: version }) },
    draft: number === undefined ? `rfc:new:${template?.id}` : `rfc:${number}`,
    onDone: (rfc) => {
      setSaved(true)
      router.push(paths.rfc(rfc.number))
    },
  })
  const { title = '', body = '', labels = '', baseVersion } = form.watch()
  const text = { title, body, labels, ...(version && { baseVersion: Number(baseVersion ?? version) }) }
  const same = (other: { title: string; body: string; labels: string } | null) =>
    other !== null && other.title === title && other.body === body && other.labels === labels
  const offer = ready && !same(offered) ? offered : null
  const autosave = useAutosave(target, ready && !pending && !saved && offer === null && !same(start) ? text : null)

  const setText = (next: string) =>
    form.setValue('body', next, { shouldDirty: true, shouldValidate: form.formState.isSubmitted })
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
  const restore = (kept: AutosaveView) => {
    for (const name of ['title', 'body', 'labels'] as const) form.setValue(name, kept[name], { shouldDirty: true })
    if (kept.baseVersion !== null) form.setValue('baseVersion', kept.baseVersion, { shouldDirty: true })
    setOffered(null)
  }
  const discard = () => {
    setOffered(null)
    void autosave.drop()
  }
  const startAnew = () => {
    draft.discard()
    void autosave.drop()
  }
  const label = `Text (${format === 'rst' ? 'reStructuredText' : 'Markdown'})`

  return (
    <form action={post} onSubmit={submit} className="space-y-4" noValidate>
      <ErrorSummary
        {...summary}
        message={summary.message ?? (summary.problems.length === 0 ? posted?.message : undefined)}
      />
      {number !== undefined && (
        <>
          <input type="hidden" name="number" value={number} />
          <input type="hidden" name="baseVersion" value={posted?.theirs?.version ?? version} />
        </>
      )}
      {number === undefined && template !== null && <input type="hidden" name="template" value={template.id} />}
      {theirs && (
        <Conflict
          key={theirs.version}
          theirs={theirs}
          posted={!found}
          onKeepMine={() => onTop(theirs.version)}
          onMerged={(merged) => onMerged(merged, theirs.version)}
        />
      )}
      {offer && <AutosaveOffer kept={offer} version={version} onRestore={() => restore(offer)} onDiscard={discard} />}
      {draft.restored && !offer && (
        <p className="flex flex-wrap items-center gap-2 rounded-md bg-accent-soft px-3 py-2 text-sm">
          This is what you typed earlier and did not save.
          <Button size="sm" variant="link" onClick={startAnew}>
            Start from the saved text
          </Button>
        </p>
      )}
      <div className="grid gap-4 sm:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <Field label="Title" {...field('title')}>
          {(control) => (
            <Input {...control} {...form.register('title')} defaultValue={start.title} autoComplete="off" />
          )}
        </Field>
        <Field label="Labels" required={false} {...field('labels')}>
          {(control) => (
            <Input
              {...control}
              {...form.register('labels')}
              defaultValue={start.labels}
              placeholder="deploys, ci"
              autoComplete="off"
              autoCapitalize="none"
            />
          )}
        </Field>
      </div>
      <WriteOrPreview ready={ready} preview={preview} onPreview={setPreview} />
      <div
        className={cn(
          'grid grid-cols-[minmax(0,1fr)] gap-6',
          preview ? 'lg:grid-cols-2' : 'lg:grid-cols-[minmax(0,1fr)_17rem]',
        )}
      >
        <Field label={label} className={cn('min-w-0', preview && 'max-lg:hidden')} {...field('body')}>
          {(control) => (
            <SourceEditor
              {...control}
              {...form.register('body')}
              label={label}
              markdown={format === 'markdown'}
              text={body}
              onText={setText}
              onSubmit={() => void submit()}
              onImages={
                format === 'markdown' ? (view, files, at) => void insertImages(view, files, at, tell) : undefined
              }
              onReady={(view) => {
                setEditor(view)
                setReady(true)
              }}
              defaultValue={start.body}
              rows={24}
              spellCheck
              className="max-h-none min-h-[55dvh] font-mono text-sm leading-5 max-sm:text-md"
            />
          )}
        </Field>
        {preview && <LivePreview body={body} format={format} editor={editor} />}
        <EditorAside
          wide={preview}
          template={format === 'markdown' ? template : null}
          text={text}
          number={number}
          editor={editor}
          related={related}
          onRelate={(other) => setRelated((before) => [...new Set([...before, other])])}
        />
      </div>
      <EditorBar
        save={version ? `Save version ${version + 1}` : 'Save draft'}
        back={number === undefined ? paths.rfcs() : paths.rfc(number)}
        pending={pending}
        keeping={autosave.keeping}
        ready={ready}
        preview={preview}
        onPreview={setPreview}
        onImages={
          format === 'markdown' && editor
            ? (files) => void insertImages(editor, files, editor.state.selection.main.head, tell)
            : null
        }
      />
    </form>
  )
}
