'use client'

import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Input, Select, Textarea } from '@/components/ui/input'
import { usePostedForm } from '@/components/ui/use-posted-form'
import { highlightAction } from '@/lib/fieldwork/actions'
import type { Selected } from './selection'

/** Who may have said it, where the text itself does not tell. */
export type Speakers = { id: string; name: string }[]

export type HighlightFormProps = {
  session: string
  /** Tags used in this session, offered first. */
  tags: string[]
  speakers: Speakers
  /** Selected words; without them, the form asks for the words. */
  selected?: Selected
  /** With the id of the highlight. */
  onDone?: (id: string) => void
  onCancel?: () => void
}

const split = (typed: string) =>
  typed
    .split(',')
    .map((tag) => tag.trim())
    .filter(Boolean)

/** Makes evidence of words: which, tagged how, readable by whom. Works as a plain form too, with the words pasted. */
export function HighlightForm({ session, tags, speakers, selected, onDone, onCancel }: HighlightFormProps) {
  const [typed, setTyped] = useState('')
  const id = useId()
  const { result, pending, form } = usePostedForm(highlightAction, (answer, element) => {
    if (!answer?.ok) return
    element?.reset()
    onDone?.(answer.data.id)
  })
  const chosen = split(typed)
  const toggle = (tag: string) =>
    setTyped((chosen.includes(tag) ? chosen.filter((one) => one !== tag) : [...chosen, tag]).join(', '))

  return (
    <form {...form} className="space-y-2 text-sm">
      <input type="hidden" name="session" value={session} />
      {selected ? (
        <>
          {(['quote', 'prefix', 'suffix', 'offset'] as const).map((name) => (
            <input key={name} type="hidden" name={name} value={selected[name]} />
          ))}
          <p className="line-clamp-2 text-ink-2">“{selected.quote}”</p>
        </>
      ) : (
        <Textarea
          name="quote"
          rows={3}
          required
          maxLength={4000}
          aria-label="Words of the text"
          placeholder="Paste words as they stand in the text"
        />
      )}
      <Input
        name="tags"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        aria-label="Tags, separated by commas"
        placeholder="Tags, separated by commas"
        autoComplete="off"
        autoCapitalize="none"
      />
      {tags.length > 0 && (
        <div role="group" aria-label="Tags used here" className="needs-script flex flex-wrap gap-1">
          {tags.slice(0, 10).map((tag) => (
            <button
              key={tag}
              type="button"
              aria-pressed={chosen.includes(tag)}
              onClick={() => toggle(tag)}
              className="h-6 rounded-sm bg-ink/6 px-1.5 text-xs text-ink-2 hover:text-ink aria-pressed:bg-accent-soft aria-pressed:text-accent"
            >
              {tag}
            </button>
          ))}
        </div>
      )}
      <Input
        name="note"
        maxLength={4000}
        aria-label="Note for researchers (optional)"
        placeholder="Note for researchers (optional)"
        autoComplete="off"
      />
      {speakers.length > 0 && (
        <Select name="participantId" aria-label="Whose words" defaultValue="">
          <option value="">Whose words: not said</option>
          {speakers.map((one) => (
            <option key={one.id} value={one.id}>
              Words of {one.name}
            </option>
          ))}
        </Select>
      )}
      {result && !result.ok && (
        <p id={`${id}-error`} role="alert" className="text-bad">
          {result.message.replace(/^quote: /, '')}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <Select name="audience" aria-label="Who may read it" className="w-auto" defaultValue="everyone">
          <option value="everyone">Visible to everyone</option>
          <option value="researchers">Visible to researchers only</option>
        </Select>
        <span className="ml-auto flex gap-1">
          {onCancel && (
            <Button size="sm" variant="ghost" onClick={onCancel}>
              Cancel
            </Button>
          )}
          <Button type="submit" size="sm" variant="primary" pending={pending}>
            Save as evidence
          </Button>
        </span>
      </div>
    </form>
  )
}
