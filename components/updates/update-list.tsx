import { Badge, Status } from '@/components/ui/badge'
import { paths } from '@/lib/core/paths'
import { Link } from '@/components/ui/link'
import { Still } from '@/components/ui/still'
import { Time } from '@/components/ui/time'
import { excerpt } from '@/lib/core/text/excerpt'
import { movedWords, RESULT_LABELS, RESULT_TONES } from '@/lib/outcomes/presenter-labels'
import { metricTitle } from '@/lib/outcomes/rules-format'
import type { Outcome } from '@/lib/outcomes/schema-outcome'
import type { Told, Update } from '@/lib/updates/schema'
import { ToldBar } from './told-bar'
import { AUDIENCE_LABELS, KIND_LABELS } from './labels'

/**
 * Published updates, the last one first: with what was measured of each, and their ledgers for those who answer for them.
 * @param outcomes by item
 */
export function UpdateList({
  updates,
  outcomes,
  told,
  now,
}: {
  updates: Update[]
  outcomes: ReadonlyMap<string, Outcome>
  told: Map<string, Told>
  now: Date
}) {
  return (
    <Still>
      <ol data-list className="divide-y border-y">
        {updates.map((update) => {
          const ledger = told.get(update.id)
          const tells = update.kind === 'shipped' || update.kind === 'measured'
          const outcome = tells && update.itemId !== null ? outcomes.get(update.itemId) : undefined
          return (
            <li key={update.id} className="grid gap-x-8 gap-y-1 px-2 py-3 sm:grid-cols-[minmax(0,1fr)_auto]">
              <div className="min-w-0">
                <Link href={paths.update(update.id)} className="text-md font-semibold break-words hover:underline">
                  {update.title}
                </Link>
                <p className="mt-0.5 max-w-prose text-ink-2">{excerpt(update.body, 220)}</p>
                {outcome && <Measured outcome={outcome} />}
                {ledger && (
                  <p className="mt-1.5">
                    <ToldBar told={ledger} />
                  </p>
                )}
              </div>
              <div className="flex items-start gap-2 text-sm text-ink-3 sm:flex-col sm:items-end">
                <Time at={new Date(update.publishedAt)} now={now} />
                <span className="flex flex-wrap justify-end gap-1">
                  <Badge>{KIND_LABELS[update.kind]}</Badge>
                  {update.audiences
                    .filter((one) => one !== 'everyone')
                    .map((one) => (
                      <Badge key={one}>For {AUDIENCE_LABELS[one]}</Badge>
                    ))}
                </span>
              </div>
            </li>
          )
        })}
      </ol>
    </Still>
  )
}

/** What came of it in a line: nothing before both sides are measured. */
function Measured({ outcome }: { outcome: Outcome }) {
  const moved = movedWords(outcome)
  const result = outcome.recorded?.result ?? outcome.result
  if (moved === null) return null
  return (
    <p className="mt-1.5 flex flex-wrap items-baseline gap-x-3 text-sm tabular-nums">
      <Status tone={RESULT_TONES[result]}>{RESULT_LABELS[result]}</Status>
      <span>
        {metricTitle(outcome.metric)}: {moved}
      </span>
    </p>
  )
}
