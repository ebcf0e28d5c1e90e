'use client'

import type { EditorView } from '@codemirror/view'
import { paths } from '@/lib/core/paths'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { toast } from '@/components/ui/toast'
import { cn } from '@/lib/core/cn'
import { Conflict } from './conflict'
import { EditorAside } from './editor-aside'
import { EditorBar, WriteOrPreview } from './editor-bar'
import { insertImages } from './image-insert'
import { FORMAT_LABELS } from '@/lib/rfcs/presenter-labels'
import { LivePreview } from './live-preview'
import { SourceEditor } from './source-editor'
import { AutosaveOffer } from './autosave-offer'
import { useRfcEditor, type EditorProps } from './use-rfc-editor'

const tell = (words: string, bad = false) => toast(words, bad ? { tone: 'bad' } : {})

/** Writes an RFC: new from a template, or the next version of one. What is typed is kept, here and on the server, until it is saved. */
export function Editor(props: EditorProps) {
  const { number, version, template, format } = props
  const [preview, setPreview] = useState(false)
  const [editor, setEditor] = useState<EditorView | null>(null)
  const [related, setRelated] = useState<readonly number[]>([])
  // Also where the editor could not be loaded: then the plain text field is all there is.
  const [ready, setReady] = useState(false)
  const rfc = useRfcEditor(props, ready, related)
  const { form, field, summary, submit, posted, start, text, offer } = rfc
  const theirs = rfc.found ?? posted?.theirs ?? null
  const label = `Text (${FORMAT_LABELS[format]})`

  return (
    <form action={rfc.post} onSubmit={submit} className="space-y-4" noValidate>
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
          posted={!rfc.found}
          onKeepMine={() => rfc.onTop(theirs.version)}
          onMerged={(merged) => rfc.onMerged(merged, theirs.version)}
        />
      )}
      {offer && (
        <AutosaveOffer kept={offer} version={version} onRestore={() => rfc.restore(offer)} onDiscard={rfc.discard} />
      )}
      {rfc.restored && (
        <p className="flex flex-wrap items-center gap-2 rounded-md bg-accent-soft px-3 py-2 text-sm">
          This is what you typed earlier and did not save.
          <Button size="sm" variant="link" onClick={rfc.startOver}>
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
              text={text.body}
              onText={rfc.setText}
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
        {preview && <LivePreview body={text.body} format={format} editor={editor} />}
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
        pending={rfc.pending}
        keeping={rfc.keeping}
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
