import { DotIntervals } from '@/components/charts/dot-intervals'
import { paths } from '@/lib/core/paths'
import { Button, ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Label } from '@/components/ui/field'
import { Select } from '@/components/ui/input'
import { TextLink } from '@/components/ui/link'
import { Section } from '@/components/ui/page-header'
import { plainText } from '@/lib/core/text/inline'
import type { Comparison } from '@/lib/results/schema-compare'
import { comparedWords } from './compare-labels'

/** A survey's favourable shares beside those of a benchmark set. */
export function ComparePart({ comparison, mayWrite }: { comparison: Comparison; mayWrite: boolean }) {
  const { sets, set, questions } = comparison
  return (
    <Section
      title="Benchmarks"
      aside={sets.length > 0 && <TextLink href={paths.surveyBenchmarks()}>Benchmark sets</TextLink>}
      id="benchmark"
    >
      {sets.length === 0 ? (
        <Empty
          title="No benchmark set yet"
          action={mayWrite && <ButtonLink href={paths.surveyBenchmarks()}>Import one</ButtonLink>}
        >
          A set holds what others answered to the same questions: from a vendor, a published study, or your own years
          before.
        </Empty>
      ) : (
        <>
          {sets.length > 1 && <SetForm comparison={comparison} />}
          {set && questions.length > 0 ? (
            <Beside comparison={comparison} />
          ) : (
            <p className="text-ink-2">
              {set
                ? `“${set.name}” has none of this survey’s questions.`
                : 'No set has one of this survey’s questions.'}{' '}
              A measure is found by a question’s key or its words.
            </p>
          )}
        </>
      )}
    </Section>
  )
}

function SetForm({ comparison: { sets, set } }: { comparison: Comparison }) {
  return (
    <form key={set?.id} data-at-once="all" className="mb-6 flex max-w-3xl flex-wrap items-center gap-2">
      <Label htmlFor="set">Set</Label>
      <Select id="set" name="set" defaultValue={set?.id ?? ''} className="min-w-0 flex-1 basis-56">
        {!set && <option value="">Choose one</option>}
        {sets.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </Select>
      <Button type="submit">Show</Button>
    </form>
  )
}

function Beside({ comparison: { set, questions, unmatched } }: { comparison: Comparison }) {
  const apart = questions.filter((one) => one.differenceCi[0] > 0 || one.differenceCi[1] < 0)
  const above = apart.filter((one) => one.difference > 0).length
  const below = apart.length - above
  const finding =
    apart.length === 0
      ? `Nothing here stands out from “${set!.name}”`
      : [above > 0 && `${above} above`, below > 0 && `${below} below`].filter(Boolean).join(', ') +
        ` “${set!.name}” by more than chance`
  return (
    <>
      <DotIntervals
        name="benchmark"
        unit="percent"
        domain={[0, 1]}
        of="Question"
        questions
        marks="Theirs"
        finding={finding}
        caption={
          `Dots are favourable shares here with 95\u202f% intervals, upright marks ` +
          `theirs.${set!.source ? ` Source: ${set!.source}.` : ''} How theirs were asked, and of whom, may differ.`
        }
        rows={questions.map((one) => ({
          label: plainText(one.label),
          n: one.n,
          value: one.favourable,
          interval: one.favourableCi,
          mark: one.theirs.favourable,
          note: comparedWords(one),
        }))}
      />
      {unmatched.length > 0 && (
        <p className="mt-4 max-w-prose text-sm text-ink-3">
          Not in the set: {unmatched.map((one) => `“${plainText(one.label)}”`).join(', ')}.
        </p>
      )}
    </>
  )
}
