'use client'

import { useState } from 'react'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/input'
import { linesOf, optionsFrom } from '@/lib/surveys/editor/rules-lines'
import type { Option } from '@/lib/surveys/schema'

type OptionLinesProps = {
  name: string
  label: string
  help: string
  error?: string
  options: Option[] | undefined
  onChange: (options: Option[]) => void
}

/** Options or rows, one a line, to be typed or pasted. */
export function OptionLines({ name, label, help, error, options, onChange }: OptionLinesProps) {
  // What was there when the question was opened: while a line is typed, its option keeps the value it had then.
  const [before] = useState(options)
  const [text, setText] = useState(() => linesOf(options))
  // Undo and redo change the options behind what was typed here.
  const shown = linesOf(optionsFrom(text, before)) === linesOf(options) ? text : linesOf(options)
  const lines = shown.split('\n').length
  return (
    <Field name={name} label={label} help={help} {...(error && { error })}>
      {(field) => (
        <Textarea
          {...field}
          rows={Math.min(10, Math.max(3, lines))}
          value={shown}
          maxLength={100_000}
          onChange={(event) => {
            setText(event.target.value)
            onChange(optionsFrom(event.target.value, before))
          }}
        />
      )}
    </Field>
  )
}
