'use client'

import { useEffect, useId, useState } from 'react'
import type { Result } from '@/lib/core/errors'
import type { PickerChoice } from '@/lib/core/picker'
import { Button } from './button'
import { Checkbox, ChoiceGroup } from './choice'
import { Input } from './input'

const PAUSE_MS = 200
/** What is ticked, and what can be, is drawn as far as this; the rest is behind a button or a word. */
const DRAWN = 20

/**
 * Several things of a long list, or one: what is chosen stays in sight, the rest is found by words. Without a script the first ones
 * can be ticked.
 */
export function SearchPicker(props: {
  name: string
  legend: string
  help: string
  /** What can be ticked before anything is searched; those chosen first. */
  choices: readonly PickerChoice[]
  chosen: readonly string[]
  /** Finds more by words. Without it `choices` are all there are, and words are looked for in them. */
  search?: (text: string) => Promise<Result<PickerChoice[]>>
  /** The thing that is edited: never a choice of itself. */
  except?: string | undefined
  /** One instead of several. */
  single?: boolean
  /** Sent under the name as it stands, as an address has it, instead of as a list of a posted form. */
  plainName?: boolean
}) {
  const { name, legend, help, choices, chosen, search, except, single = false, plainName = single } = props
  const searchId = useId()
  const [ticked, setTicked] = useState<readonly PickerChoice[]>(choices.filter(({ id }) => chosen.includes(id)))
  const [words, setWords] = useState('')
  const [found, setFound] = useState<readonly PickerChoice[] | null>(null)
  useEffect(() => {
    if (words.trim() === '' || !search) return
    let current = true
    const timer = setTimeout(() => {
      void search(words).then((answer) => {
        if (current && answer.ok) setFound(answer.data)
      })
    }, PAUSE_MS)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [words, search])
  const isAsked = words.trim() !== ''
  const listed = !isAsked ? choices : search ? (found ?? choices) : choices.filter((one) => hasWords(one, words))
  const kept = new Set(ticked.map(({ id }) => id))
  const [most, setMost] = useState(DRAWN)
  const others = listed.filter(({ id }) => !kept.has(id) && id !== except)
  const shown = [...ticked.slice(0, most), ...others.slice(0, DRAWN)]
  const postedName = plainName ? name : `${name}[]`
  return (
    <ChoiceGroup name={name} legend={legend} help={help}>
      <Input
        id={searchId}
        type="search"
        aria-label={`Find ${legend.toLowerCase()}`}
        placeholder="Find by words"
        autoComplete="off"
        className="max-w-sm"
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
      />
      <div className="max-h-72 space-y-1.5 overflow-y-auto rounded-md border p-3" aria-live="polite">
        {shown.length === 0 && <p className="text-sm text-ink-3">{words ? 'Nothing has these words.' : 'None yet.'}</p>}
        {shown.map((one) => (
          <Checkbox
            key={one.id}
            type={single ? 'radio' : 'checkbox'}
            name={postedName}
            value={one.id}
            checked={kept.has(one.id)}
            onChange={() =>
              setTicked(single ? [one] : kept.has(one.id) ? ticked.filter(({ id }) => id !== one.id) : [...ticked, one])
            }
            label={one.label}
            help={one.help}
          />
        ))}
        {ticked.slice(most).map(({ id }) => (
          <input key={id} type="hidden" name={postedName} value={id} />
        ))}
        {ticked.length > most && (
          <Button size="sm" variant="ghost" onClick={() => setMost(most + DRAWN)}>
            Show more of the {ticked.length} chosen
          </Button>
        )}
        {others.length > DRAWN && (
          <p className="text-sm text-ink-3">{others.length - DRAWN} more: find them by words.</p>
        )}
      </div>
    </ChoiceGroup>
  )
}

/** Whether a choice has all of some words, as they are typed. */
const hasWords = ({ label }: PickerChoice, words: string): boolean =>
  words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => label.toLowerCase().includes(word))
