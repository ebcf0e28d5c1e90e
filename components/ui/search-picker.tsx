'use client'

import { useEffect, useId, useState } from 'react'
import type { Result } from '@/lib/core/errors'
import type { PickerChoice } from '@/lib/core/picker'
import { Checkbox, ChoiceGroup } from './choice'
import { Input } from './input'

const PAUSE_MS = 200

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
  search: (text: string) => Promise<Result<PickerChoice[]>>
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
    if (words.trim() === '') return
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
  const listed = words.trim() === '' || found === null ? choices : found
  const kept = new Set(ticked.map(({ id }) => id))
  const shown = [...ticked, ...listed.filter(({ id }) => !kept.has(id) && id !== except)]
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
            name={plainName ? name : `${name}[]`}
            value={one.id}
            checked={kept.has(one.id)}
            onChange={() =>
              setTicked(single ? [one] : kept.has(one.id) ? ticked.filter(({ id }) => id !== one.id) : [...ticked, one])
            }
            label={one.label}
            help={one.help}
          />
        ))}
      </div>
    </ChoiceGroup>
  )
}
