'use client'

import { startTransition, useActionState, useEffect, useId, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { Input, Select, Textarea } from '@/components/ui/input'
import { highlightAction } from '@/lib/fieldwork/actions'

export type HighlightFormProps = {
  session: string
  tags: string[]
  /** Selected words; without them, the form asks for the words. */
  selected?: { quote: string; offset: number }
  onDone?: () => void
}

/** Makes evidence of words: which, tagged how, readable by whom. Works as a plain form too, with the words pasted. */
export function HighlightForm({ session, tags, selected, onDone }: HighlightFormProps) {
  const [result, send, pending] = useActionState(highlightAction, null)
  const form = useRef<HTMLFormElement>(null)
  const handled = useRef(result)
  const id = useId()
  useEffect(() => {
    if (!result?.ok || handled.current === result) return
    handled.current = result
    form.current?.reset()
    onDone?.()
  }, [result, onDone])
  return (
    <form
      ref={form}
      action={send}
      onSubmit={(event) => {
        event.preventDefault()
        const posted = new FormData(event.currentTarget)
        startTransition(() => send(posted))
      }}
      className="space-y-2"
    >
      <input type="hidden" name="session" value={session} />
      {selected ? (
        <>
          <input type="hidden" name="quote" value={selected.quote} />
          <input type="hidden" name="offset" value={selected.offset} />
        </>
      ) : (
        <Textarea name="quote" rows={3} required aria-label="Words of the text" placeholder="Paste the words exactly as they stand in the text" />
      )}
      <div className="flex flex-wrap gap-2">
        <Input name="tags" aria-label="Tags, separated by commas" placeholder="Tags, separated by commas" list={`${id}-tags`} autoComplete="off" className="w-auto flex-1 basis-40" />
        <datalist id={`${id}-tags`}>{tags.map((tag) => <option key={tag} value={tag} />)}</datalist>
        <Select name="audience" aria-label="Who may read it" className="w-auto" defaultValue="everyone">
          <option value="everyone">Everyone reads it</option>
          <option value="researchers">Researchers only</option>
        </Select>
      </div>
      <Input name="note" aria-label="Note" placeholder="A note for yourselves (optional)" autoComplete="off" />
      {result && !result.ok && <p role="alert" className="text-sm text-bad">{result.message}</p>}
      <Button type="submit" size="sm" variant="primary" pending={pending}>Make evidence</Button>
    </form>
  )
}
