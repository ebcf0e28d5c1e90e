import { DivergingBars } from '@/components/charts/diverging'
import { Section } from '@/components/ui/page-header'
import { formatPercent, formatPercentInterval } from '@/lib/core/format'
import type { Change } from '@/lib/results/queries-changes'
import type { QuestionResult, Results } from '@/lib/results/schema'
import { changeWords } from './change-labels'
import { shortLabel } from './short-label'
import { threeParts } from './three-parts'

const FEWEST = 2
const UP_AND_DOWN = 2

type Scored = QuestionResult & {
  favourable: number
  favourableCi: [number, number]
  distribution: NonNullable<QuestionResult['distribution']>
}

const isScored = (question: QuestionResult): question is Scored =>
  question.favourable !== undefined && question.favourableCi !== undefined && question.distribution !== undefined

/**
 * The conclusion before the parts: what moved and what is least favourable, then all scale questions on one scale. It says nothing
 * that the questions below do not say; where fewer than two have a score there is nothing to compare.
 */
export function ResultSummary({
  results,
  changes,
  group,
}: {
  results: Results
  changes: ReadonlyMap<string, Change>
  group: string
}) {
  const scored = results.questions.filter(isScored).sort((a, b) => b.favourable - a.favourable)
  if (scored.length < FEWEST) return null
  const lines = [
    ...movedMost(scored, changes).map(
      // Of the share, not of what was asked: fewer interruptions are a share that is up.
      ({ question, change }) => `${shortLabel(question)}: favourable share ${changeWords(change, 'points')}.`,
    ),
    ...leastWords(scored),
  ]
  return (
    <Section title="What stands out" id="summary">
      <ul className="mb-5 max-w-prose space-y-1">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <DivergingBars
        name="summary"
        finding={`All scale questions, most favourable first: ${group}`}
        caption="One scale for all rows: unfavourable to the left, favourable to the right. Intervals are with each question below."
        scale={['Unfavourable', 'Neutral', 'Favourable']}
        rows={scored.map((question) => ({
          label: shortLabel(question),
          shares: threeParts(question),
          n: question.n ?? 0,
        }))}
      />
    </Section>
  )
}

/** Which is least favourable, or which are: of several that come out equal none is the least, and of all nothing is said. */
function leastWords(scored: readonly Scored[]): string[] {
  const [one, ...others] = scored.filter(({ favourable }) => favourable === scored.at(-1)!.favourable)
  if (!one || others.length + 1 === scored.length) return []
  const share = formatPercent(one.favourable)
  if (others.length === 0)
    return [`${shortLabel(one)} is least favourable: ${share} (${formatPercentInterval(...one.favourableCi)}).`]
  const names = new Intl.ListFormat('en', { type: 'conjunction' }).format([one, ...others].map(shortLabel))
  return [`${names} are least favourable: ${share} each.`]
}

/** Shares that likely moved, the largest moves first. */
function movedMost(scored: readonly Scored[], changes: ReadonlyMap<string, Change>) {
  return scored
    .flatMap((question) => {
      const change = changes.get(question.key)
      return change?.likelyReal && change.of === 'favourable' ? [{ question, change }] : []
    })
    .sort((a, b) => Math.abs(b.change.change) - Math.abs(a.change.change))
    .slice(0, UP_AND_DOWN)
}
