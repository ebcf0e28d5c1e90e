import { Badge } from '@/components/ui/badge'
import { paths } from '@/lib/core/paths'
import { Link } from '@/components/ui/link'
import { Still } from '@/components/ui/still'
import { Time } from '@/components/ui/time'
import { excerpt } from '@/lib/core/text/excerpt'
import type { Told, Update } from '@/lib/updates/schema'
import { ToldBar } from './told-bar'
import { AUDIENCE_LABELS, KIND_LABELS } from './labels'

/** Published updates, the last one first; with their ledgers for those who answer for them. */
export function UpdateList({ updates, told, now }: { updates: Update[]; told: Map<string, Told>; now: Date }) {
  return (
    <Still>
      <ol data-list className="divide-y border-y">
        {updates.map((update) => {
          const ledger = told.get(update.id)
          return (
            <li key={update.id} className="grid gap-x-8 gap-y-1 px-2 py-3 sm:grid-cols-[minmax(0,1fr)_auto]">
              <div className="min-w-0">
                <Link href={paths.update(update.id)} className="text-md font-semibold break-words hover:underline">
                  {update.title}
                </Link>
                <p className="mt-0.5 max-w-prose text-ink-2">{excerpt(update.body, 220)}</p>
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
