import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/choice'
import { Field } from '@/components/ui/field'
import { Input, Textarea } from '@/components/ui/input'
import type { AudienceChoices } from '@/lib/distribution/queries-invite'
import type { Audience } from '@/lib/distribution/schema'

function Choices({
  name,
  legend,
  choices,
  chosen,
}: {
  name: string
  legend: string
  choices: { value: string; label: string }[]
  chosen: readonly string[]
}) {
  if (choices.length === 0) return null
  return (
    <fieldset className="w-full min-w-0">
      <legend className="mb-1 font-medium">
        {legend} <span className="font-normal text-ink-3">(none means all)</span>
      </legend>
      <div className="grid max-h-64 grid-cols-[repeat(auto-fill,minmax(11rem,1fr))] gap-x-4 gap-y-1.5 overflow-y-auto">
        {choices.map(({ value, label }) => (
          <Checkbox key={value} name={name} value={value} defaultChecked={chosen.includes(value)} label={label} />
        ))}
      </div>
    </fieldset>
  )
}

/** Whom to ask, as a question to the page itself: it works out the answer before anybody is asked, and the address can be shared. */
export function AudienceForm({
  audience,
  choices,
  problem,
}: {
  audience: Audience
  choices: AudienceChoices
  problem: string | null
}) {
  return (
    <form className="flex flex-col items-start gap-4">
      {problem && (
        <p role="alert" className="text-bad">
          {problem}
        </p>
      )}
      <Choices name="team" legend="Teams" choices={choices.teams} chosen={audience.teams} />
      <Choices
        name="role"
        legend="What they do"
        choices={choices.roles.map((role) => ({ value: role, label: role }))}
        chosen={audience.roles}
      />
      <div className="grid w-full max-w-2xl gap-4 sm:grid-cols-2">
        <Field name="from" label="Here for at least" help="Months" required={false}>
          {(control) => <Input {...control} type="number" min={0} max={600} defaultValue={audience.tenureFrom ?? ''} />}
        </Field>
        <Field name="to" label="Here for less than" help="Months" required={false}>
          {(control) => <Input {...control} type="number" min={0} max={600} defaultValue={audience.tenureTo ?? ''} />}
        </Field>
        <Field
          name="perTeam"
          label="Of each team at most"
          help="Those invited before count; of smaller teams all"
          required={false}
        >
          {(control) => <Input {...control} type="number" min={1} defaultValue={audience.perTeam ?? ''} />}
        </Field>
        <Field name="sample" label="Only a sample of" help="More people, in proportion to teams" required={false}>
          {(control) => <Input {...control} type="number" min={1} defaultValue={audience.sample ?? ''} />}
        </Field>
      </div>
      <details className="w-full max-w-2xl" open={audience.emails.length > 0}>
        <summary className="cursor-pointer text-ink-2">Only these people</summary>
        <Field
          name="emails"
          label="E-mail addresses"
          help="One a line, or with commas."
          required={false}
          className="mt-2"
        >
          {(control) => <Textarea {...control} rows={3} maxLength={6_000} defaultValue={audience.emails.join('\n')} />}
        </Field>
      </details>
      <Button type="submit">Work out what it would take</Button>
    </form>
  )
}
