'use client'

import { ActionForm } from '@/components/ui/action-form'
import { SelectField, TextField } from '@/components/ui/form-fields'
import { tickStepAction } from '@/lib/updates/actions-launch'

/** Ticks one step. One form for all: an item's page has much else on it. */
export const TickStep = ({ id, steps }: { id: string; steps: readonly { step: string; title: string }[] }) => (
  <ActionForm action={tickStepAction} scope="launch" submit="Save" variant="secondary" inline done="Saved.">
    <input type="hidden" name="id" value={id} />
    <SelectField name="step" label="Step">
      {steps.map(({ step, title }) => (
        <option key={step} value={step}>
          {title}
        </option>
      ))}
    </SelectField>
    <SelectField name="state" label="Is">
      <option value="done">done</option>
      <option value="not-needed">not needed</option>
      <option value="open">open again</option>
    </SelectField>
    <TextField name="note" label="Where, or why" optional maxLength={300} />
  </ActionForm>
)
