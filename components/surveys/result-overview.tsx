import { HeatStrip, type HeatCell } from '@/components/charts/heat-strip'
import { MixBars } from '@/components/charts/mix-bars'
import { heatLevel } from '@/components/charts/scale'
import { Estimate } from '@/components/ui/estimate'
import { formatPercent, formatPercentInterval, plural } from '@/lib/core/format'
import { plainText } from '@/lib/core/text/excerpt'
import { wilson } from '@/lib/core/stats/wilson'
import type { Results } from '@/lib/surveys/results-schema'

/** How many of how many, how sure that makes one, and who is not among them. */
export function ResultFacts({ results }: { results: Results }) {
  const { n, invited, declined, toHalve, missing } = results
  const answered = invited ? Math.min(n, invited) : n
  return (
    <div className="mb-6 space-y-1 text-ink-2">
      <p className="text-md text-ink">
        {invited ? <Estimate count={answered} of={invited} interval={wilson(answered, invited)} /> : plural(n, 'answer')} answered
        {declined > 0 && <span className="text-ink-2">, {declined} declined</span>}
      </p>
      {toHalve !== null && toHalve > 0 && <p>Another {toHalve} would halve the intervals.</p>}
      {n > 0 && missing.length > 0 && <p>Nobody answered from {new Intl.ListFormat('en').format(missing)}.</p>}
      {invited !== null && n > invited && <p className="text-warn">There are more answers than people asked: somebody may have answered more than once.</p>}
    </div>
  )
}

/** Who answered against who there is, by team. */
export function Participation({ results }: { results: Results }) {
  const total = results.participation.reduce((sum, team) => sum + team.headcount, 0)
  const known = results.participation.filter((team) => team.n !== null && team.headcount > 0)
  if (total === 0 || results.n === 0 || known.length === 0) return null
  const apart = results.dissimilarity
  return (
    <MixBars
      name="who-answered" finding={apart === null ? 'Who answered' : apart < 0.15 ? 'Those who answered are much like the company' : `${formatPercent(apart)} of the answers would have to come from other teams to be like the company`}
      caption="The bar is the share of answers, the mark the share of the company. Teams with a few answers only are left out."
      rows={known.map((team) => ({ label: team.name, evidence: (team.n ?? 0) / results.n, company: team.headcount / total }))}
    />
  )
}

/** Scale questions by team: favourable in percent, shaded by how far from the whole; hatched where too few answered. */
export function TeamStrip({ results }: { results: Results }) {
  const scales = results.questions.filter((question) => question.favourable !== undefined && question.groups?.length)
  const teams = scales[0]?.groups?.filter((group) => group.value !== null) ?? []
  if (scales.length === 0 || teams.length === 0) return null
  return (
    <HeatStrip
      name="by-team" finding="Favourable by team, in percent"
      caption={`Shaded by how far a team is from everybody. Hatched: fewer than ${results.minimum.scores} answers, or few enough elsewhere to be worked out from the rest.`}
      columns={teams.map((team) => team.label)}
      rows={scales.map((question) => ({
        label: plainText(question.label),
        cells: teams.map((team): HeatCell => {
          const group = question.groups!.find((one) => one.value === team.value)!
          if (group.suppressed || group.favourable === undefined) return { kind: 'suppressed' }
          return {
            kind: 'value', text: String(Math.round(group.favourable * 100)), level: heatLevel(group.favourable, question.favourable!, 0.08),
            words: `${team.label}: ${formatPercent(group.favourable)} (${formatPercentInterval(...group.favourableCi!)}), ${plural(group.n ?? 0, 'answer')}`,
          }
        }),
      }))}
    />
  )
}
