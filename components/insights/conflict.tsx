import { formatCoefficient } from '@/lib/core/format'
import type { Insight } from '@/lib/insights/schema'

const MOST = 4

const sides = [
  { side: 'for', title: 'Mostly for it' },
  { side: 'against', title: 'Mostly against it' },
] as const

/** Which teams oppose each other; the words of either side stand below. */
export function ConflictSides({ insight }: { insight: Insight }) {
  const { conflict, peopleAgainst } = insight
  if (peopleAgainst === 0) return null
  return (
    <section aria-label="Both sides" className="mb-8">
      <p className="mb-2 text-ink-2">
        {conflict.opposed
          ? 'Teams oppose each other on this, as far as the team of people is known.'
          : 'People disagree; no teams are known to oppose each other.'}{' '}
        {conflict.betweenTeams !== null && (
          <span className="text-ink-3">
            Agreement between teams {formatCoefficient(conflict.betweenTeams)} (1: all alike, −1: two camps).
          </span>
        )}
      </p>
      <div className="grid gap-4 sm:grid-cols-2">
        {sides.map(({ side, title }) => {
          const teams = conflict[side]
          // With nobody to name there is no side to show.
          if (teams.length === 0) return null
          return (
            <div key={side} className="min-w-0 rounded-md border px-4 py-3">
              <h2 className="text-sm font-medium">{title}</h2>
              <p className="mt-1 text-sm text-ink-2 tabular-nums">
                {teams
                  .slice(0, MOST)
                  .map((one) => `${one.team} (${one.for} for, ${one.against} against)`)
                  .join(', ')}
                {teams.length > MOST && ` and ${teams.length - MOST} more teams`}
              </p>
            </div>
          )
        })}
      </div>
    </section>
  )
}
