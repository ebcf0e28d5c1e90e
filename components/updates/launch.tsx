import { Section } from '@/components/ui/page-header'
import { plural } from '@/lib/core/format'
import { formatIsoDay } from '@/lib/core/relative-time'
import type { Launch } from '@/lib/updates/schema-launch'
import { TickStep } from './launch-form'

const MARKS = { done: '✓', 'not-needed': '–', open: '○' } as const
const WORDS = { done: 'Done', 'not-needed': 'Not needed', open: 'Open' } as const

/** What is there and what is not before an item ships. Nothing of it stops a launch. */
export function LaunchSection({ id, launch, canTick }: { id: string; launch: Launch; canTick: boolean }) {
  const { steps, open } = launch
  const byHand = steps.filter(({ from }) => from !== 'data')
  return (
    <Section
      id="launch"
      title="Before it ships"
      aside={open === 0 ? 'nothing is open' : `${plural(open, 'step')} open; none of them stops it`}
    >
      <ul aria-label="Steps before it ships" className="max-w-3xl divide-y border-y text-sm">
        {steps.map(({ step, title, state, from, sees, note, by, at }) => (
          <li
            key={step}
            className="grid grid-cols-[1.5rem_minmax(0,1fr)] gap-x-2 py-1.5 sm:grid-cols-[1.5rem_minmax(0,14rem)_minmax(0,1fr)]"
          >
            <span aria-hidden className={state === 'open' ? 'text-warn' : 'text-ink-3'}>
              {MARKS[state]}
            </span>
            <span>
              {title}
              <span className="sr-only">: {WORDS[state]}</span>
            </span>
            <span className="min-w-0 break-words text-ink-2 max-sm:col-start-2">
              {from === 'hand' ? (
                <>
                  {WORDS[state]}
                  {note && `: ${note}`}
                  <span className="text-ink-3">
                    {' '}
                    {by ?? 'somebody who is not here any more'}
                    {at && `, ${formatIsoDay(at)}`}
                  </span>
                </>
              ) : (
                sees
              )}
            </span>
          </li>
        ))}
      </ul>
      {canTick && byHand.length > 0 && (
        <div className="mt-4">
          <TickStep id={id} steps={byHand} />
        </div>
      )}
    </Section>
  )
}
