'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/input'
import type { EditorValues } from '@/lib/surveys/editor/rules-editor'
import { repeatableFor } from '@/lib/surveys/editor/rules-repeat'
import { unpiped } from '@/lib/surveys/answering/rules-pipe'

/** “For each team you depend on”: asks the question in hand once for each answer to an earlier one. */
export function RepeatFor({
  values,
  questionKey,
  onRepeat,
}: {
  values: EditorValues
  questionKey: string
  onRepeat: (of: string) => void
}) {
  const choices = repeatableFor(values, questionKey)
  const [chosen, setChosen] = useState('')
  const of = choices.find((choice) => choice.key === chosen) ?? choices.at(-1)
  if (!of) return null
  return (
    <details className="text-sm">
      <summary className="w-fit text-ink-2 underline decoration-edge/50 underline-offset-2 hover:text-ink">
        Ask it for each answer
      </summary>
      <div className="mt-3 flex items-end gap-2 text-base">
        <Field
          name="repeat"
          label="For each answer to"
          help={
            <>
              A copy for each, asked of who chose it. Where its words say{' '}
              <code className="font-mono">{`{{${of.key}}}`}</code>, the answer stands there; else behind them.
            </>
          }
          className="min-w-0 flex-1"
        >
          {(field) => (
            <Select {...field} required={false} value={of.key} onChange={(event) => setChosen(event.target.value)}>
              {choices.map((choice) => (
                <option key={choice.key} value={choice.key}>
                  {unpiped(choice.label)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Button onClick={() => onRepeat(of.key)}>Repeat it</Button>
      </div>
    </details>
  )
}
