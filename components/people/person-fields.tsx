import { Field } from '@/components/ui/field'
import { Input, Select } from '@/components/ui/input'
import { ROLES } from '@/lib/core/permissions'
import type { Person, Team } from '@/lib/people/schema'
import { ROLE_LABELS } from '@/lib/people/presenter-labels'

/** What an admin says about a person; the address is fixed once they are here. */
export function PersonFields({ person, teams }: { person?: Person; teams: Team[] }) {
  return (
    <div className="grid w-full gap-4 sm:grid-cols-2">
      <Field name="name" label="Name">
        {(control) => <Input {...control} required maxLength={120} defaultValue={person?.name} autoComplete="off" />}
      </Field>
      {!person && (
        <Field name="email" label="E-mail">
          {(control) => <Input {...control} type="email" required maxLength={254} autoComplete="off" />}
        </Field>
      )}
      <Field name="role" label="Role">
        {(control) => (
          <Select {...control} defaultValue={person?.role ?? 'developer'}>
            {ROLES.map((role) => (
              <option key={role} value={role}>
                {ROLE_LABELS[role]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field name="team" label="Team" required={false}>
        {(control) => (
          <Select {...control} defaultValue={person?.teamId ?? ''}>
            <option value="">No team</option>
            {teams.map((team) => (
              <option key={team.id} value={team.id}>
                {team.name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field name="discipline" label="What they do" required={false}>
        {(control) => (
          <Input {...control} maxLength={80} defaultValue={person?.discipline ?? ''} placeholder="Backend" />
        )}
      </Field>
      <Field name="startedOn" label="Started on" required={false} help="Used for tenure groups only.">
        {(control) => <Input {...control} type="date" defaultValue={person?.startedOn ?? ''} />}
      </Field>
    </div>
  )
}
