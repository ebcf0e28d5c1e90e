import type { FormValues } from '@/lib/surveys/answering/rules-form'
import type { Option } from '@/lib/surveys/schema'
import { TENURES, type Tenure } from '@/lib/surveys/schema-tenure'
import type { AnswerPageMessages } from '@/lib/surveys/messages/presenter-messages'
import { fill } from '@/lib/core/text/fill'

const control = 'mt-1 h-11 w-full rounded-md border border-edge bg-surface px-3 text-lg text-ink sm:max-w-sm'

/** What an anonymous respondent may say about themselves: their choice, and only what enough others share. */
export function Segments({
  teams,
  roles,
  tenures,
  minimum,
  smallTeams,
  values,
  words,
  first,
}: {
  teams: Option[]
  roles: string[]
  tenures: Tenure[]
  minimum: number
  smallTeams: boolean
  values: FormValues
  words: AnswerPageMessages
  first: boolean
}) {
  return (
    <fieldset className="border-t py-7 text-lg">
      <legend className="float-left w-full pt-7 font-semibold">
        {words.aboutYou} <span className="text-base font-normal text-ink-3">({words.optional})</span>
      </legend>
      <p className="clear-left text-base text-ink-3">
        {fill(words.aboutYouHelp, { minimum })} {first && words.aboutYouFirst}
      </p>
      <div className="mt-3 space-y-4">
        {teams.length > 0 && (
          <div>
            <label htmlFor="segment-team" className="mb-1 block">
              {words.yourTeam}
            </label>
            <select
              id="segment-team"
              name="segment:team"
              defaultValue={values['segment:team']?.[0] ?? ''}
              aria-describedby={smallTeams ? 'segment-team-help' : undefined}
              className={control}
            >
              <option value="">{words.ratherNot}</option>
              {teams.map((team) => (
                <option key={team.value} value={team.value}>
                  {team.label}
                </option>
              ))}
            </select>
            {smallTeams && (
              <p id="segment-team-help" className="mt-1 text-base text-ink-3">
                {fill(words.smallTeams, { minimum })}
              </p>
            )}
          </div>
        )}
        {roles.length > 0 && (
          <div>
            <label htmlFor="segment-role" className="mb-1 block">
              {words.yourRole}
            </label>
            <select
              id="segment-role"
              name="segment:role"
              defaultValue={values['segment:role']?.[0] ?? ''}
              className={control}
            >
              <option value="">{words.ratherNot}</option>
              {roles.map((role) => (
                <option key={role} value={role}>
                  {role}
                </option>
              ))}
            </select>
          </div>
        )}
        {tenures.length > 0 && (
          <div>
            <label htmlFor="segment-tenure" className="mb-1 block">
              {words.yourTenure}
            </label>
            <select
              id="segment-tenure"
              name="segment:tenure"
              defaultValue={values['segment:tenure']?.[0] ?? ''}
              className={control}
            >
              <option value="">{words.ratherNot}</option>
              {TENURES.map(
                (tenure, index) =>
                  tenures.includes(tenure) && (
                    <option key={tenure} value={tenure}>
                      {[words.tenure0, words.tenure1, words.tenure2, words.tenure3][index]}
                    </option>
                  ),
              )}
            </select>
          </div>
        )}
      </div>
    </fieldset>
  )
}
