import { ActionForm } from '@/components/ui/action-form'
import { NumberField, SelectField } from '@/components/ui/form-fields'
import { Section } from '@/components/ui/page-header'
import { formatNumber, plural } from '@/lib/core/format'
import { teamCapacityAction } from '@/lib/roadmap/actions-views'
import { sumOfWeeks } from '@/lib/roadmap/rules'
import type { TeamLoad } from '@/lib/roadmap/queries-timeline'
import { QuarterRow, QuarterTable } from './quarter-table'

/** Of more teams, those with the most load are shown. */
const MAX_TEAMS = 20

/** Planned person-weeks of each team and quarter against what the team has. */
export function TeamLoads({
  teams,
  quarters,
  current,
  choices,
}: {
  teams: TeamLoad[]
  quarters: string[]
  /** The one that is in sight from the start. */
  current: string
  /** Teams whose capacity the reader may set; null where they may not. */
  choices: { id: string; name: string }[] | null
}) {
  if (teams.length === 0 && !choices) return null
  return (
    <Section title="Capacity" aside="person-weeks planned in all, of those a team has">
      {teams.length > 0 && (
        <QuarterTable label="Capacity" rowsAre="Team" quarters={quarters} current={current} align="text-right">
          {teams.slice(0, MAX_TEAMS).map((team) => (
            <QuarterRow key={team.teamId} name={team.name}>
              {quarters.map((quarter, index) => (
                <td key={quarter} className="border-l px-2 py-2 text-right tabular-nums">
                  <Load weeks={team.weeks[index] ?? 0} capacity={team.capacity[index] ?? null} />
                </td>
              ))}
            </QuarterRow>
          ))}
        </QuarterTable>
      )}
      {teams.length > MAX_TEAMS && (
        <p className="mt-2 text-sm text-ink-3">
          The {MAX_TEAMS} most loaded of {plural(teams.length, 'team')}, those over their capacity first.
        </p>
      )}
      {choices && (
        <details className="mt-3">
          <summary className="text-sm text-ink-2">Set a team’s capacity</summary>
          <div className="mt-2">
            <ActionForm action={teamCapacityAction} submit="Save" variant="secondary" size="sm" inline>
              <SelectField name="teamId" label="Team" fieldClassName="w-48">
                {choices.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </SelectField>
              <SelectField name="quarter" label="Quarter" fieldClassName="w-32">
                {quarters.map((quarter) => (
                  <option key={quarter}>{quarter}</option>
                ))}
              </SelectField>
              <NumberField name="weeks" label="Person-weeks" optional help="Empty takes it away." />
            </ActionForm>
          </div>
        </details>
      )}
    </Section>
  )
}

function Load({ weeks, capacity }: { weeks: number; capacity: number | null }) {
  if (capacity === null) return weeks === 0 ? <span className="text-ink-3">–</span> : <>{formatNumber(weeks)}</>
  return (
    <span className={weeks > capacity ? 'text-warn' : undefined}>
      {formatNumber(weeks)} of {formatNumber(capacity)}
      {weeks > capacity && (
        <span className="block text-xs">{formatNumber(sumOfWeeks([weeks, -capacity]))} too many</span>
      )}
    </span>
  )
}
