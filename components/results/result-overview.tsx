import type { ReactNode } from 'react'
import { DistributionBars } from '@/components/charts/distribution'
import { HeatStrip, type HeatCell } from '@/components/charts/heat-strip'
import { MixBars } from '@/components/charts/mix-bars'
import { heatLevel } from '@/components/charts/scale'
import { Estimate } from '@/components/ui/estimate'
import { formatPercent, plural } from '@/lib/core/format'
import { speechFor } from '@/lib/core/intl'
import { fill } from '@/lib/core/text/fill'
import { plainText } from '@/lib/core/text/excerpt'
import type { Results } from '@/lib/results/schema'
import { rateInterval } from '@/lib/surveys/rules'
import { resultWords } from '@/lib/results/presenter-messages'

/** Whether anybody said which team they are of: else nothing is known of who is missing. */
const saidTeam = (results: Results): boolean => results.dissimilarity !== null

interface Shown {
  results: Results
  /** What is said around the figures is in this; in English when left out. */
  language?: string | undefined
}

/** A sentence with something drawn in its one hole. */
function Around({ text, hole, children }: { text: string; hole: string; children: ReactNode }) {
  const [before, after] = text.split(hole)
  return (
    <>
      {before}
      {children}
      {after}
    </>
  )
}

/** How many of how many, how sure that makes one, and who is not among them. */
export function ResultFacts({ results, language }: Shown) {
  const [speech, words] = [speechFor(language), resultWords(language)]
  const { invited, declined, toHalve, missing } = results
  const n = results.n ?? 0
  // Of more answers than people no rate can be told.
  const rated = invited !== null && n <= invited
  const interval = rateInterval(n, invited)
  return (
    <div className="mb-6 space-y-1 text-ink-2">
      <p className="text-md text-ink">
        {results.n === null ? null : rated ? (
          <Around text={words.answered} hole="{estimate}">
            <Estimate count={n} of={invited} {...(interval && { interval })} language={speech.language} />
          </Around>
        ) : (
          speech.plural(n, words.answers)
        )}
        {declined > 0 && <span className="text-ink-2">{speech.plural(declined, words.declined)}</span>}
      </p>
      <Waiting results={results} language={language} />
      {toHalve !== null && toHalve > 0 && <p>{speech.plural(toHalve, words.toHalve)}</p>}
      {n > 0 && saidTeam(results) && missing.length > 0 && (
        <p>{fill(words.nobodyFrom, { teams: speech.list(missing) })}</p>
      )}
      {results.answers.moreThanPeople && <p className="text-warn">{words.moreThanAsked}</p>}
    </div>
  )
}

// So many are never too few to be shown.
const MANY = 200

/** Answers that came since the figures last moved: they are in, and shown with enough others. */
function Waiting({ results, language }: Shown) {
  const [speech, words] = [speechFor(language), resultWords(language)]
  const n = results.n ?? 0
  const behind = n - (results.counted ?? 0)
  if (results.filter !== null || behind <= 0 || n < results.minimum.scores) return null
  if (behind >= MANY) return <p>{speech.plural(behind, words.beingCounted)}</p>
  return <p>{speech.plural(behind, results.status === 'closed' ? words.leftOut : words.cameSince)}</p>
}

/** Who answered against who there is, by team. */
export function Participation({ results }: { results: Results }) {
  const total = results.participation.reduce((sum, team) => sum + team.headcount, 0)
  const known = results.participation.filter((team) => team.n !== null && team.headcount > 0)
  if (total === 0 || !saidTeam(results) || known.length === 0) return null
  const apart = results.dissimilarity
  return (
    <MixBars
      name="who-answered"
      finding={
        apart === null
          ? 'Who answered'
          : apart < 0.15
            ? 'Those who answered are much like the company'
            : `${formatPercent(apart)} of the answers would have to come from other teams to be like the company`
      }
      caption="The bar is the share of answers, the mark the share of the company. Teams with a few answers only are left out."
      rows={known.map((team) => ({
        label: team.name,
        evidence: (team.n ?? 0) / (results.n || 1),
        company: team.headcount / total,
      }))}
    />
  )
}

/** How many of each team answered; a team with a few answers only is hatched, like whatever would give it away. */
export function ResponseRates({ results }: { results: Results }) {
  const teams = results.participation.filter((team) => team.headcount > 0)
  if (!saidTeam(results) || teams.length === 0) return null
  const rate = (team: (typeof teams)[number]) => (team.n === null ? -1 : Math.min(1, team.n / team.headcount))
  const lowest = [...teams].sort((a, b) => rate(a) - rate(b)).find((team) => team.n !== null)
  return (
    <DistributionBars
      name="response-rates"
      finding={lowest ? `${lowest.name} answered least: ${formatPercent(rate(lowest))}` : 'Response rate by team'}
      caption="How many of each team answered. Hatched: a few answers, or a team from which they would follow."
      rows={[...teams]
        .sort((a, b) => rate(b) - rate(a))
        .map((team) => ({
          label:
            (team.n ?? 0) > team.headcount
              ? `${team.name}: ${team.n} answers, more than its ${plural(team.headcount, 'person', 'people')}`
              : team.name,
          count: team.n ?? 0,
          share: Math.max(0, rate(team)),
          suppressed: team.n === null,
          highlight: team === lowest,
        }))}
    />
  )
}

/** Of few, everybody and nobody are told as bounds. */
const BOUND = { is: '', 'at most': '≤', 'at least': '≥' } as const

const BY = { team: ['byTeam', 'noTeam'], role: ['byRole', 'noRole'], tenure: ['byTenure', 'noTenure'] } as const

/** Scale questions by a segment: favourable in percent, shaded by how far from the whole; hatched where too few answered. */
export function SegmentStrip({ results, language }: Shown) {
  const [speech, words] = [speechFor(language), resultWords(language)]
  const by = results.by ?? 'team'
  const [named, nobody] = BY[by]
  const scales = results.questions.filter((question) => question.favourable !== undefined && question.groups?.length)
  const segments = scales[0]?.groups?.filter((group) => group.value !== null) ?? []
  if (scales.length === 0 || segments.length === 0) return <p className="text-ink-2">{words[nobody]}</p>
  return (
    <HeatStrip
      name={`by-${by}`}
      finding={words[named]}
      language={speech.language}
      caption={fill(words.segments, { minimum: speech.count(results.minimum.scores) })}
      columns={segments.map((segment) => segment.label)}
      rows={scales.map((question) => ({
        label: plainText(question.label),
        cells: segments.map((segment): HeatCell => {
          const group = question.groups!.find((one) => one.value === segment.value)
          if (!group || group.suppressed || group.favourable === undefined) return { kind: 'suppressed' }
          return {
            kind: 'value',
            text: `${BOUND[group.favourableBound ?? 'is']}${Math.round(group.favourable * 100)}`,
            level: heatLevel(group.favourable, question.favourable!, 0.08),
            words: fill(words.segmentCell, {
              segment: segment.label,
              share: speech.percent(group.favourable),
              interval: speech.percentInterval(...group.favourableCi!),
              answers: speech.plural(group.n ?? 0, words.answers),
            }),
          }
        }),
      }))}
    />
  )
}
