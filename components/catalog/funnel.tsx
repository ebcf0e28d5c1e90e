import { USE_LABELS } from '@/lib/catalog/presenter-labels'
import { USE_STATES, type Capability } from '@/lib/catalog/schema-capabilities'
import { plural } from '@/lib/core/format'

/** How far teams came, each step as a bar of their engineers on one scale: all engineers outside the platform team. */
export function Funnel({ funnel }: { funnel: Capability['funnel'] }) {
  const all = funnel.aware.engineers + funnel.unknown.engineers
  return (
    <>
      <dl className="max-w-2xl text-sm max-sm:space-y-2 sm:grid sm:grid-cols-[10rem_minmax(0,1fr)_auto] sm:items-center sm:gap-x-4 sm:gap-y-2">
        {USE_STATES.map((state) => (
          <div key={state} className="gap-x-4 gap-y-1 max-sm:grid max-sm:grid-cols-[minmax(0,1fr)_auto] sm:contents">
            <dt>{USE_LABELS[state]}</dt>
            <dd aria-hidden className="h-3 rounded-sm bg-sunk max-sm:order-last max-sm:col-span-2">
              <div
                className={`h-full rounded-sm ${state === 'left' ? 'bg-warn' : 'bg-depth-2'}`}
                style={{ width: `${all === 0 ? 0 : (funnel[state].engineers / all) * 100}%` }}
              />
            </dd>
            <dd className="text-right text-ink-2 tabular-nums">
              {plural(funnel[state].teams, 'team')}, {plural(funnel[state].engineers, 'engineer')}
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 max-w-prose text-xs text-ink-3">
        Counted by team: each step holds those of the next, and who left has tried it.
        {funnel.unknown.teams > 0 &&
          ` Nothing is known of ${plural(funnel.unknown.teams, 'team')} with ${plural(funnel.unknown.engineers, 'engineer')}: they may be anywhere.`}
      </p>
    </>
  )
}
