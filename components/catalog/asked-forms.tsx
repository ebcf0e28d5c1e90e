'use client'

import { ActionForm } from '@/components/ui/action-form'
import { AreaField, SelectField } from '@/components/ui/form-fields'
import { linkQuestionAction, unlinkQuestionAction } from '@/lib/catalog/actions-asked'
import { PURPOSES, type Purpose } from '@/lib/catalog/schema-asked'
import { plainText } from '@/lib/core/text/inline'

interface Askable {
  purpose: Purpose
  survey: string
  title: string
  question: string
  label: string
}

const LABELS: Record<Purpose, string> = {
  chosen: 'Asks whether they chose it',
  load: 'Asks what it takes to use it',
  steps: 'Asks how far people came',
}
const TEMPLATES: Record<Purpose, string> = {
  chosen: 'Chosen or told?',
  load: 'Cognitive load',
  steps: 'Do you know and use it?',
}

const short = (text: string): string => (text.length > 70 ? `${text.slice(0, 69)}…` : text)

/** Links a question: one form for each of what it can say, with the questions that can. */
export function LinkQuestion({ id, askable }: { id: string; askable: readonly Askable[] }) {
  return (
    <div className="mt-4 grid gap-6 lg:grid-cols-3">
      {PURPOSES.map((purpose) => {
        const fitting = askable.filter((one) => one.purpose === purpose)
        return (
          <ActionForm key={purpose} action={linkQuestionAction} submit="Link" variant="secondary" scope={purpose}>
            <input type="hidden" name="id" value={id} />
            <input type="hidden" name="purpose" value={purpose} />
            <SelectField
              name="asks"
              label={LABELS[purpose]}
              help={
                fitting.length === 0
                  ? `No survey that was opened has such a question; the template “${TEMPLATES[purpose]}” does.`
                  : 'Choose a survey that asks about this capability alone.'
              }
              defaultValue=""
            >
              <option value="">–</option>
              {fitting.map(({ survey, title, question, label }) => (
                <option key={`${survey} ${question}`} value={`${survey} ${question}`}>
                  {short(title)}: {short(plainText(label))}
                </option>
              ))}
            </SelectField>
            {purpose === 'chosen' && (
              <AreaField
                name="counts"
                label="Answers that mean that it was chosen"
                rows={2}
                optional
                help="One a line, as people read them. Leave it empty for the hub’s own question, “Why do you use it?”."
              />
            )}
          </ActionForm>
        )
      })}
    </div>
  )
}

/** Takes a link away; the survey stays as it is. */
export const UnlinkQuestion = (props: { id: string; purpose: string; survey: string; question: string }) => (
  <ActionForm action={unlinkQuestionAction} submit="Unlink" variant="ghost" size="sm" inline>
    {Object.entries(props).map(([name, value]) => (
      <input key={name} type="hidden" name={name} value={value} />
    ))}
  </ActionForm>
)
