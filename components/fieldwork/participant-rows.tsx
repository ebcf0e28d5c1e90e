'use client'

import { Plus, X } from 'lucide-react'
import { useFieldArray, type UseFormReturn } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input, Select } from '@/components/ui/input'
import type { NewSession } from '@/lib/fieldwork/schema'
import type { SessionForm } from '@/lib/fieldwork/schema-forms'

export const emptyParticipant = { who: '', speaker: '', role: 'participant' as const }

type Props = {
  form: UseFormReturn<SessionForm, unknown, NewSession>
  field: (name: `participants.${number}.who`) => { name: string; error?: string }
}

/** Who took part, one a row. */
export function ParticipantRows({ form, field }: Props) {
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'participants' })
  return (
    <fieldset>
      <legend className="font-medium">Who took part</legend>
      <p className="mb-2 text-sm text-ink-3">
        An e-mail address ties the words to a colleague and their team; a pseudonym ties them to no account. Everyone
        else only ever sees a pseudonym, unless being named was agreed.
      </p>
      <ul className="space-y-3">
        {fields.map((row, index) => (
          <li
            key={row.id}
            className="grid grid-cols-[minmax(0,1fr)_2rem] items-start gap-2 max-sm:border-b max-sm:pb-3 sm:grid-cols-[minmax(0,3fr)_minmax(0,2fr)_9rem_2rem]"
          >
            <Field
              label={`Participant ${index + 1}: e-mail or pseudonym`}
              hideLabel
              {...field(`participants.${index}.who`)}
            >
              {(control) => (
                <Input
                  {...control}
                  {...form.register(`participants.${index}.who`)}
                  placeholder="E-mail or pseudonym"
                  autoComplete="off"
                  autoCapitalize="none"
                />
              )}
            </Field>
            <Input
              {...form.register(`participants.${index}.speaker`)}
              aria-label={`Participant ${index + 1}: label in the text`}
              placeholder="Label in the text"
              autoComplete="off"
              className="max-sm:col-span-2"
            />
            <Select
              {...form.register(`participants.${index}.role`)}
              aria-label={`Participant ${index + 1}: role`}
              className="max-sm:col-span-2"
            >
              <option value="participant">Participant</option>
              <option value="interviewer">Interviewer</option>
            </Select>
            <Button
              size="icon"
              variant="ghost"
              className="max-sm:col-start-2 max-sm:row-start-1"
              aria-label={`Remove participant ${index + 1}`}
              title="Remove"
              onClick={() => remove(index)}
            >
              <X aria-hidden />
            </Button>
          </li>
        ))}
      </ul>
      <Button
        size="sm"
        variant="ghost"
        className="mt-2 -ml-2"
        disabled={fields.length >= 50}
        onClick={() => append(emptyParticipant)}
      >
        <Plus aria-hidden />
        Add a participant
      </Button>
    </fieldset>
  )
}
