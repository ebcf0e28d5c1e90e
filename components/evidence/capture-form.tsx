'use client'

import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/choice'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Field } from '@/components/ui/field'
import { Input, Select, Textarea } from '@/components/ui/input'
import { usePostedForm } from '@/components/ui/use-posted-form'
import { captureAction } from '@/lib/evidence/actions-capture'
import { KIND_LABELS } from '@/lib/evidence/presenter-labels'
import { captureKinds } from '@/lib/evidence/schema-capture'

export interface CaptureFormProps {
  teams: readonly string[]
  today: string
  /** What the bookmarklet brought along. */
  text?: string
  url?: string
}

/** Writes down what was heard outside a survey, an RFC or a session. A plain form where there is no script. */
export function CaptureForm({ teams, today, text = '', url = '' }: CaptureFormProps) {
  const { result, pending, form } = usePostedForm(captureAction)
  const errors = result && !result.ok ? (result.fieldErrors ?? {}) : {}
  const error = (...names: string[]) => {
    const message = names.flatMap((name) => errors[name] ?? [])[0]
    return message === undefined ? {} : { error: message }
  }
  return (
    <form {...form} className="flex max-w-2xl flex-col gap-4">
      {result && !result.ok && <ErrorSummary message={result.message} />}
      <Field name="text" label="What was said" required {...error('text')}>
        {(control) => <Textarea {...control} rows={5} maxLength={4000} defaultValue={text} />}
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="kind" label="Where" {...error('kind')}>
          {(control) => (
            <Select {...control} defaultValue={url ? 'ticket' : 'note'}>
              {captureKinds.map((kind) => (
                <option key={kind} value={kind}>
                  {kind === 'note' ? 'In passing' : KIND_LABELS[kind]}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field name="occurredAt" label="When" required {...error('occurredAt')}>
          {(control) => <Input {...control} type="date" defaultValue={today} />}
        </Field>
        <Field
          name="who"
          label="Who"
          required={false}
          help="Their e-mail address, or a pseudonym. A person is counted, and never shown."
          {...error('person', 'pseudonym')}
        >
          {(control) => <Input {...control} maxLength={320} />}
        </Field>
        <Field name="team" label="Team" required={false} help="Without one, the team of the person." {...error('team')}>
          {(control) => (
            <Select {...control} defaultValue="">
              <option value="">Not known</option>
              {teams.map((team) => (
                <option key={team}>{team}</option>
              ))}
            </Select>
          )}
        </Field>
      </div>
      <Field name="url" label="Address of the original" required={false} {...error('source.url')}>
        {(control) => <Input {...control} type="url" maxLength={2000} defaultValue={url} />}
      </Field>
      <Field name="tags" label="Tags" required={false} help="Separated by commas." {...error('tags')}>
        {(control) => <Input {...control} maxLength={600} />}
      </Field>
      <Checkbox
        name="consent"
        label="They agreed that everyone may read their words"
        help="Without it only those who do research read a message or a note. A ticket stands where everyone reads it."
      />
      <div>
        <Button type="submit" variant="primary" pending={pending}>
          Capture
        </Button>
      </div>
    </form>
  )
}
