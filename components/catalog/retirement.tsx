import { plural } from '@/lib/core/format'
import { formatIsoDay } from '@/lib/core/relative-time'
import { isUsing } from '@/lib/catalog/rules-capabilities'
import type { Capability } from '@/lib/catalog/schema-capabilities'
import { Section } from '@/components/ui/page-header'
import { AnnounceRetirement } from './capability-forms'

const SHOWN = 30
const MAIL_OFF = 'Mail is off, so these teams cannot be told from here.'

/** When a capability ends, what there is instead, which teams still use it, and which of them were told when. */
export function Retirement({
  capability,
  mayTell,
  isMailOn,
}: {
  capability: Capability
  mayTell: boolean
  isMailOn: boolean
}) {
  const { id, retireBy, replacement, plan, uses } = capability
  // Those who were not told come first: they are what is left to do.
  const still = uses
    .filter((use) => isUsing(use.state))
    .toSorted((a, b) => (a.toldAt ?? '').localeCompare(b.toldAt ?? '') || a.team.localeCompare(b.team))
  const untold = still.filter((use) => use.toldAt === null).length
  return (
    <Section title="Retirement" aside={retireBy ? `last day ${formatIsoDay(retireBy)}` : 'no last day yet'}>
      <p className="max-w-prose whitespace-pre-line">
        {replacement ? `Instead: ${replacement}. ` : ''}
        {plan}
      </p>
      <p className="mt-3 text-sm text-ink-2">
        {still.length === 0
          ? 'No team is known to use it any more.'
          : `${plural(still.length, 'team')} still using it, ${untold === 0 ? 'all told' : `${untold} not told`}.`}
      </p>
      {still.length > 0 && (
        <ul aria-label="Teams still using it" className="mt-2 grid max-w-3xl gap-x-8 text-sm sm:grid-cols-2">
          {still.slice(0, SHOWN).map((use) => (
            <li key={use.team} className="flex min-w-0 justify-between gap-3 border-b py-1.5">
              <span className="truncate">{use.team}</span>
              <span className={`shrink-0 tabular-nums ${use.toldAt ? 'text-ink-3' : 'text-warn'}`}>
                {use.toldAt ? `told ${formatIsoDay(use.toldAt)}` : 'not told'}
              </span>
            </li>
          ))}
        </ul>
      )}
      {still.length > SHOWN && <p className="mt-2 text-sm text-ink-3">and {still.length - SHOWN} more</p>}
      {mayTell && still.length > 0 && retireBy && replacement && (
        <>{isMailOn ? <AnnounceRetirement id={id} /> : <p className="mt-3 text-sm text-ink-3">{MAIL_OFF}</p>}</>
      )}
    </Section>
  )
}
