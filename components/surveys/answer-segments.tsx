import type { FormValues } from '@/lib/surveys/form'
import type { Option } from '@/lib/surveys/schema'

const control = 'mt-1 h-11 w-full rounded-md border border-edge bg-surface px-3 text-lg text-ink sm:max-w-sm'

/** What an anonymous respondent may say about themselves: their choice, and only what enough others share. */
export function Segments({ teams, roles, minimum, values }: { teams: Option[]; roles: string[]; minimum: number; values: FormValues }) {
  return (
    <fieldset className="border-t py-7 text-lg">
      <legend className="float-left w-full pt-7 font-semibold">
        About you <span className="text-base font-normal text-ink-3">(optional)</span>
      </legend>
      <p className="clear-left text-base text-ink-3">
        It helps to see where things differ. A team’s or a role’s results are shown only where at least {minimum} of its people answered.
      </p>
      <div className="mt-3 space-y-4">
        {teams.length > 0 && (
          <div>
            <label htmlFor="segment-team">Your team</label>
            <select id="segment-team" name="segment:team" defaultValue={values['segment:team']?.[0] ?? ''} className={control}>
              <option value="">I would rather not say</option>
              {teams.map((team) => (
                <option key={team.value} value={team.value}>
                  {team.label}
                </option>
              ))}
            </select>
          </div>
        )}
        {roles.length > 0 && (
          <div>
            <label htmlFor="segment-role">What you do</label>
            <select id="segment-role" name="segment:role" defaultValue={values['segment:role']?.[0] ?? ''} className={control}>
              <option value="">I would rather not say</option>
              {roles.map((role) => (
                <option key={role} value={role}>
                  {role}
                </option>
              ))}
            </select>
          </div>
        )}
      </div>
    </fieldset>
  )
}
