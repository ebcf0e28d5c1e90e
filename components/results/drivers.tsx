import { DotIntervals } from '@/components/charts/dot-intervals'
import { Quadrant } from '@/components/charts/quadrant'
import { Button } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Label } from '@/components/ui/field'
import { Select } from '@/components/ui/input'
import { Section } from '@/components/ui/page-header'
import { formatPercent, formatPercentInterval, plural } from '@/lib/core/format'
import { plainText } from '@/lib/core/text/inline'
import type { Drivers } from '@/lib/results/schema-drivers'
import { driverQuadrant, goesAgainst } from './driver-quadrant'

/** What goes along with one question of a survey: the choice of it, the picture, and what it does not say. */
export function DriversPart({ drivers }: { drivers: Drivers }) {
  return (
    <>
      {drivers.outcomes.length > 1 && <OutcomeForm drivers={drivers} />}
      {drivers.state === 'ready' && drivers.outcome ? (
        <Ready drivers={drivers} outcome={drivers.outcome} />
      ) : (
        <NotYet drivers={drivers} />
      )}
      <LeftOut drivers={drivers} />
    </>
  )
}

function OutcomeForm({ drivers: { outcomes, outcome } }: { drivers: Drivers }) {
  return (
    <form key={outcome?.key} data-at-once="all" className="mb-6 flex max-w-3xl flex-wrap items-center gap-2">
      <Label htmlFor="outcome">Outcome to explain</Label>
      <Select id="outcome" name="outcome" defaultValue={outcome?.key} className="min-w-0 flex-1 basis-64">
        {outcomes.map((one) => (
          <option key={one.key} value={one.key}>
            {plainText(one.label)}
          </option>
        ))}
      </Select>
      <Button type="submit">Show</Button>
    </form>
  )
}

function Ready({
  drivers: { drivers, n, r2, r2Ci, caveat },
  outcome,
}: {
  drivers: Drivers
  outcome: NonNullable<Drivers['outcome']>
}) {
  const [first, second] = drivers
  const quadrant = driverQuadrant(drivers, outcome)
  const ahead = first && second && first.shareCi[0] > second.shareCi[1]
  return (
    <Section title={`What correlates with “${plainText(outcome.label)}”`} aside={plural(n ?? 0, 'complete response')}>
      <p className="mb-6 max-w-prose text-ink-2">
        Together these questions explain <strong className="font-semibold text-ink">{formatPercent(r2 ?? 0)}</strong> (
        {formatPercentInterval(...(r2Ci ?? [0, 0]))}) of how the answers to it differ. The rest lies in what was not
        asked, and in chance.
      </p>
      {quadrant && (
        <Quadrant
          className="mb-8"
          name="driver-quadrant"
          finding={quadrant.finding}
          caption={
            'Right: explains more than an equal part. Low: fewer favourable answers than half of these questions. ' +
            `The line is the ${formatPercent(0.95)} interval of the importance.${quadrant.without > 0 ? ` ${plural(quadrant.without, 'question')} without a favourable share ${quadrant.without === 1 ? 'is' : 'are'} left out.` : ''}`
          }
          points={quadrant.points}
          corner={quadrant.corner}
        />
      )}
      <DotIntervals
        name="drivers"
        unit="percent"
        of="Question"
        questions
        domain={[0, 1]}
        finding={
          first
            ? `“${plainText(first.label)}” goes along with it most: ${formatPercent(first.share)} of what is ` +
              `explained${ahead ? '' : ', though others may be as strong'}`
            : 'Nothing goes along with it'
        }
        caption={`Each dot is a question’s part of all that is explained (Johnson’s relative weights), the line its ${formatPercent(0.95)} interval by bootstrap. Where lines overlap, the order may be chance.`}
        rows={drivers.map((driver) => ({
          label: plainText(driver.label),
          value: driver.share,
          interval: driver.shareCi,
          note: [
            driver.direction < 0 ? 'the higher this, the lower the outcome' : '',
            goesAgainst(driver, outcome) ? 'better answers to it go along with worse ones to the outcome' : '',
            driver.favourable === undefined ? '' : `${formatPercent(driver.favourable)} favourable`,
          ]
            .filter(Boolean)
            .join(' · '),
        }))}
      />
      <aside aria-label="How to read this" className="mt-6 max-w-prose border-l-2 border-rule pl-4 text-sm text-ink-2">
        <p>{caveat}</p>
        <p className="mt-2">
          A question that many answer well and that goes along with much is worth keeping as it is; one that few answer
          well and that goes along with much is worth a closer look, by asking people.
        </p>
      </aside>
    </Section>
  )
}

function NotYet({ drivers: { state, needed, outcomes } }: { drivers: Drivers }) {
  if (state === 'working')
    return (
      <Empty title="Being worked out">With this many questions it takes up to a minute. Look again in a moment.</Empty>
    )
  if (state === 'few')
    return (
      <Empty title="Too few whole responses">
        From {needed} responses on that answer{' '}
        {outcomes.length === 2 ? 'both questions' : `all ${outcomes.length} of its scale questions`}, this shows which
        of them go along with each other. With fewer, it would be chance.
      </Empty>
    )
  return (
    <Empty title="Nothing to compare">
      This takes at least two questions on a scale (a rating, a number or an NPS), answered by most and not by all
      alike.
    </Empty>
  )
}

const WHY = {
  few: 'fewer than half answered it',
  alike: 'all answered alike',
  many: 'there are more questions than can be told apart',
} as const

function LeftOut({ drivers: { leftOut } }: { drivers: Drivers }) {
  if (leftOut.length === 0) return null
  return (
    <p className="max-w-prose text-sm text-ink-3">
      Left out: {leftOut.map((one) => `“${plainText(one.label)}” (${WHY[one.why]})`).join(', ')}.
    </p>
  )
}
