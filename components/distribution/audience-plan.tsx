import { Table, type Column } from '@/components/ui/table'
import { formatCount, formatPercent, plural } from '@/lib/core/format'
import { heaviest } from '@/lib/core/heaviest'
import type { AudiencePlan } from '@/lib/distribution/queries-invite'
import type { TeamAdvice } from '@/lib/distribution/rules-advice'

/** Teams of the table: of more, those with the most people invited. */
const MAX_TEAMS = 20

const points = (margin: number): string => `± ${Math.round(margin * 100)}`

const columns: Column<TeamAdvice>[] = [
  { key: 'team', header: 'Team', cell: (team) => team.name },
  { key: 'people', header: 'People', numeric: true, cell: (team) => formatCount(team.headcount) },
  { key: 'invited', header: 'Invited', numeric: true, cell: (team) => formatCount(team.invited) },
  { key: 'answers', header: 'Answers to expect', numeric: true, cell: (team) => formatCount(team.answers) },
  {
    key: 'margin',
    header: 'Good to, in points',
    numeric: true,
    cell: (team) => (team.shown ? points(team.margin) : <span className="text-ink-3">too few to show</span>),
  },
]

/** What asking this audience now would tell, and whom it would leave in peace. */
export function PlanFacts({ plan, minimum }: { plan: AudiencePlan; minimum: number }) {
  const left = [
    plan.already > 0 && `${plural(plan.already, 'person', 'people')} invited already`,
    plan.limitReached > 0 && `${formatCount(plan.limitReached)} asked enough for now`,
    plan.unwilling > 0 && `${formatCount(plan.unwilling)} who said no or want quiet`,
  ].filter((one): one is string => one !== false)
  return (
    <div className="space-y-3">
      <p className="text-md">
        <strong className="font-semibold">{plural(plan.invited, 'person', 'people')}</strong> would be invited, of{' '}
        {formatCount(plan.named)} in this audience
        {left.length > 0 && <span className="text-ink-2">. Skipped: {new Intl.ListFormat('en').format(left)}</span>}.
      </p>
      {plan.unknown.length > 0 && <p className="text-warn">Not known here: {plan.unknown.join(', ')}</p>}
      {plan.advice.answers > 0 && (
        <p className="text-ink-2">
          At {plan.rateFrom === 'last wave' ? 'the last wave’s rate of' : 'a usual rate of'} {formatPercent(plan.rate)},
          about {formatCount(plan.advice.answers)} would answer: a share is then known to {points(plan.advice.margin)}{' '}
          points at worst. ± 10 points take {formatCount(plan.for10)} invitations, ± 5 points {formatCount(plan.for5)}.
        </p>
      )}
      {plan.byTeam.length > 0 && (
        <details>
          <summary className="cursor-pointer text-ink-2">
            Team by team: {plan.byTeam.filter((team) => team.shown).length} of {plan.byTeam.length} would reach{' '}
            {minimum} answers
          </summary>
          <p className="mt-2 max-w-prose text-ink-2">
            It takes about {formatCount(plan.forTeam)} invitations for a team to be shown. Where each team is asked for
            as many, small teams weigh more in the total than they are; the results say by how much.
          </p>
          <div className="mt-2 max-w-3xl">
            <Table
              caption="What each team would tell"
              columns={columns}
              rows={heaviest(plan.byTeam, MAX_TEAMS, (team) => team.invited)}
              rowKey={(team) => team.teamId}
            />
          </div>
          {plan.byTeam.length > MAX_TEAMS && (
            <p className="mt-2 text-sm text-ink-3">
              The {MAX_TEAMS} of {formatCount(plan.byTeam.length)} teams with the most people invited.
            </p>
          )}
        </details>
      )}
    </div>
  )
}
