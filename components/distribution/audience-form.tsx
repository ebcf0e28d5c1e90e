import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input, Textarea } from '@/components/ui/input'
import { SearchPicker } from '@/components/ui/search-picker'
import { findRolesAction, findTeamsAction } from '@/lib/distribution/actions'
import type { AudienceChoices } from '@/lib/distribution/queries-invite'
import type { Audience } from '@/lib/distribution/schema'

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
      <div className="grid w-full max-w-2xl gap-4 sm:grid-cols-2">
        {choices.teams.length > 0 && (
          <SearchPicker
            name="team"
            plainName
            legend="Teams"
            help="None means all."
            choices={choices.teams}
            chosen={audience.teams}
            search={findTeamsAction}
          />
        )}
        {choices.roles.length > 0 && (
          <SearchPicker
            name="role"
            plainName
            legend="Discipline"
            help="None means all."
            choices={choices.roles}
            chosen={audience.roles}
            search={findRolesAction}
          />
        )}
      </div>
      <div className="grid w-full max-w-2xl gap-4 sm:grid-cols-2">
        <Field name="from" label="Tenure from" help="Months" required={false}>
          {(control) => <Input {...control} type="number" min={0} max={600} defaultValue={audience.tenureFrom ?? ''} />}
        </Field>
        <Field name="to" label="Tenure below" help="Months" required={false}>
          {(control) => <Input {...control} type="number" min={0} max={600} defaultValue={audience.tenureTo ?? ''} />}
        </Field>
        <Field
          name="perTeam"
          label="Maximum per team"
          help="Those invited before count; of smaller teams all"
          required={false}
        >
          {(control) => <Input {...control} type="number" min={1} defaultValue={audience.perTeam ?? ''} />}
        </Field>
        <Field name="sample" label="Sample of" help="More people, in proportion to teams" required={false}>
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
      <Button type="submit">Calculate sample size</Button>
    </form>
  )
}
