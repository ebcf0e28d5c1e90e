import { Avatar } from '@/components/ui/avatar'
import { paths } from '@/lib/core/paths'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { SignInOffer } from '@/lib/people/queries-sign-in'
import type { Role } from '@/lib/core/permissions'
import { ROLE_LABELS } from '@/lib/people/presenter-labels'
import { AuthForm } from './auth-form'

type Personas = NonNullable<SignInOffer['personas']>

/** What there is to see as each. */
const STORIES: Record<Role, string> = {
  pm: 'Start here: the research ladder, evidence to sort, the roadmap and its reasons',
  developer: 'Answers surveys, discusses RFCs, sees what came of their feedback',
  advocate: 'Interviews, sits with teams, turns quotes into evidence',
  admin: 'People, sign-in, tokens, health, the audit log',
  stakeholder: 'Reads what is worked on, what shipped and what it changed',
}

/** The demo's people: pressing one signs in as them. */
export function PersonaList({
  personas,
  csrfToken,
  landing,
}: {
  personas: Personas
  csrfToken: string
  landing: string
}) {
  const form = { action: paths.auth('callback', 'persona'), csrfToken, landing }
  return (
    <section aria-labelledby="personas" className="flex flex-col gap-3">
      <div>
        <h2 id="personas" className="text-md">
          Choose whose day to see
        </h2>
        <p className="text-sm text-ink-3">
          A demo company on your own machine: no one else can reach it, and nothing here is real.
        </p>
      </div>
      <ul className="border-t">
        {personas.map((person) => (
          <li key={person.id} className="border-b">
            <AuthForm {...form}>
              <button
                type="submit"
                name="email"
                value={person.email}
                aria-label={`Sign in as ${person.name}, ${ROLE_LABELS[person.role]}`}
                className="flex w-full items-center gap-3 rounded-sm px-2 py-2 text-left hover:bg-hover"
              >
                <Avatar name={person.name} />
                <span className="min-w-0 flex-1">
                  <span className="block truncate font-medium">{person.name}</span>
                  <span className="block truncate text-sm text-ink-3">
                    {ROLE_LABELS[person.role]}
                    {person.team && `, ${person.team}`}
                  </span>
                  <span className="block text-sm text-pretty text-ink-2">{STORIES[person.role]}</span>
                </span>
              </button>
            </AuthForm>
          </li>
        ))}
      </ul>
      <details>
        <summary className="cursor-pointer text-sm/6 text-ink-2">Another person of the demo</summary>
        <AuthForm {...form} className="mt-2 flex items-end gap-2">
          <Field name="email" label="Their e-mail" className="flex-1">
            {(control) => <Input {...control} type="email" required autoComplete="off" />}
          </Field>
          <Button type="submit">Sign in</Button>
        </AuthForm>
      </details>
    </section>
  )
}
