'use client'

import { useRouter } from 'next/navigation'
import { useActionState, useState } from 'react'
import { useActionForm } from '@/components/ui/use-action-form'
import { paths } from '@/lib/core/paths'
import { createAction, editAction, mergeAction, writeAction } from '@/lib/rfcs/actions'
import { linesAs } from '@/lib/rfcs/rules-lines'
import type { RfcTemplate } from '@/lib/rfcs/rules-templates'
import type { RfcFormat } from '@/lib/rfcs/schema'
import { editorForm, type EditorForm } from '@/lib/rfcs/schema-forms'
import type { AutosaveView } from '@/lib/rfcs/schema-write'
import type { Theirs } from './conflict'
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

/**
 * The text of an RFC while it is written: what is typed, what of it is kept, and what happens when it is saved.
 * @param ready the editor runs: only then anything is kept
 * @param related numbers of RFCs that a new one names as related
 */
export function useRfcEditor(props: EditorProps, ready: boolean, related: readonly number[]) {
  const router = useRouter()
  const { number, version, template } = props
  // Without a script the form is posted, and comes back with what was typed where it is refused.
  const [posted, post] = useActionState(writeAction, null)
  const [found, setFound] = useState<Theirs | null>(null)
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

  /** Saves on top of a version that was written meanwhile. */
  const onTop = (base: number) => {
    form.setValue('baseVersion', base, { shouldDirty: true })
    setFound(null)
    void submit()
  }
  return {
    form,
    field,
    summary,
    submit,
    pending,
    posted,
    post,
    found,
    start,
    text,
    keeping: autosave.keeping,
    /** What was kept on the server and differs from what is here. */
    offer,
    /** What was typed earlier was restored from this browser. */
    restored: draft.restored && !offer,
    setText: (next: string) =>
      form.setValue('body', next, { shouldDirty: true, shouldValidate: form.formState.isSubmitted }),
    onTop,
    onMerged: (merged: { title: string; body: string }, base: number) => {
      form.setValue('title', merged.title, { shouldDirty: true })
      form.setValue('body', merged.body, { shouldDirty: true })
      onTop(base)
    },
    restore: (kept: AutosaveView) => {
      for (const name of ['title', 'body', 'labels'] as const) form.setValue(name, kept[name], { shouldDirty: true })
      if (kept.baseVersion !== null) form.setValue('baseVersion', kept.baseVersion, { shouldDirty: true })
      setOffered(null)
    },
    discard: () => {
      setOffered(null)
      void autosave.drop()
    },
    startOver: () => {
      draft.discard()
      void autosave.drop()
    },
  }
}
