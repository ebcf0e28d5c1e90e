import { TextLink } from '@/components/ui/link'
import { Table } from '@/components/ui/table'
import { USE_LABELS } from '@/lib/catalog/presenter-labels'
import { USE_STATES } from '@/lib/catalog/schema-capabilities'
import type { Adoption, Step } from '@/lib/catalog/schema-asked'
import { cn } from '@/lib/core/cn'
import { formatPercent, formatPercentInterval, plural } from '@/lib/core/format'
import { paths } from '@/lib/core/paths'
import { formatIsoDay } from '@/lib/core/relative-time'

const written = ({ share, ci }: Step): string => `${formatPercent(share)} (${formatPercentInterval(...ci)})`

/** How far people came by their own answers: steps of all who answered on one scale, then by team where the results page shows it. */
export function PeopleFunnel({ adoption }: { adoption: Adoption }) {
  if (adoption.state === 'not-asked') return <>Not asked</>
  if (adoption.state === 'too-few')
    return (
      <>
        Too few answers to show: <TextLink href={paths.survey(adoption.survey)}>{adoption.title}</TextLink>
      </>
    )
  const { steps, n, survey, title, at, teams, hidden } = adoption
  return (
    <>
      <p className="mb-2">
        {plural(n, 'answer')}: <TextLink href={paths.survey(survey)}>{title}</TextLink>
        <span className="text-ink-3">, {formatIsoDay(at)}</span>
      </p>
      <dl
        className={cn(
          'max-w-2xl text-sm max-sm:space-y-2',
          'sm:grid sm:grid-cols-[10rem_minmax(0,1fr)_auto] sm:items-center sm:gap-x-4 sm:gap-y-2',
        )}
      >
        {USE_STATES.map((state) => {
          const step = steps[state]
          return (
            <div key={state} className="gap-x-4 gap-y-1 max-sm:grid max-sm:grid-cols-[minmax(0,1fr)_auto] sm:contents">
              <dt>{USE_LABELS[state]}</dt>
              <dd aria-hidden className="h-3 rounded-sm bg-sunk max-sm:order-last max-sm:col-span-2">
                {step && (
                  <div
                    className={`h-full rounded-sm ${state === 'left' ? 'bg-warn' : 'bg-depth-2'}`}
                    style={{ width: `${step.share * 100}%` }}
                  />
                )}
              </dd>
              <dd className="text-right text-ink-2 tabular-nums">{step ? written(step) : 'Not shown'}</dd>
            </div>
          )
        })}
      </dl>
      <p className="mt-2 max-w-prose text-xs text-ink-3">
        Counted by person, each step of all who answered: it holds those of the next, and who left has tried it. Those
        who recommend it gave 9 or 10 of 10.
      </p>
      {teams.length > 0 && (
        <Table
          className="mt-3 max-w-3xl"
          caption="How far people came, by team"
          rows={teams}
          rowKey={(row) => row.team}
          columns={[
            { key: 'team', header: 'Team', cell: (row) => row.team },
            { key: 'n', header: 'n', numeric: true, cell: (row) => row.n },
            { key: 'aware', header: USE_LABELS.aware, numeric: true, cell: (row) => written(row.steps.aware) },
            { key: 'tried', header: USE_LABELS.tried, numeric: true, cell: (row) => written(row.steps.tried) },
            { key: 'weekly', header: USE_LABELS.weekly, numeric: true, cell: (row) => written(row.steps.weekly) },
            { key: 'left', header: USE_LABELS.left, numeric: true, cell: (row) => written(row.steps.left) },
          ]}
        />
      )}
      {hidden > 0 && <p className="mt-2 text-xs text-ink-3">{plural(hidden, 'team')} not shown: too few answers.</p>}
    </>
  )
}
