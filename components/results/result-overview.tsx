import type { ReactNode } from 'react'
import { DistributionBars } from '@/components/charts/distribution'
import { MixBars } from '@/components/charts/mix-bars'
import { Estimate } from '@/components/ui/estimate'
import { formatPercent, plural } from '@/lib/core/format'
import { speechFor, type Speech } from '@/lib/core/intl'
import { heaviest } from '@/lib/core/heaviest'
import { fill } from '@/lib/core/text/fill'
import type { Results } from '@/lib/results/schema'
import { resultWords, type ResultWords } from '@/lib/results/presenter-messages'

/** Whether anybody said which team they are of: else nothing is known of who is missing. */
const saidTeam = (results: Results): boolean =>
  results.dissimilarity !== null || (results.targeted && results.participation.some((team) => (team.n ?? 0) > 0))

/** Rows and columns of a picture: of more, those that say most are shown. */
const MOST = 20
/** Names in a sentence. */
const MAX_NAMES = 10

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
  // Of more answers than people no rate can be told. A rate is counted, not estimated: it has no interval.
  const rated = invited !== null && n <= invited
  return (
    <div className="mb-6 space-y-1 text-ink-2">
      <p className="text-md text-ink">
        {results.n === null ? null : rated ? (
          <Around text={words.answered} hole="{estimate}">
            <Estimate count={n} of={invited} language={speech.language} />
          </Around>
        ) : (
          speech.plural(n, words.answers)
        )}
        {declined > 0 && <span className="text-ink-2">{speech.plural(declined, words.declined)}</span>}
      </p>
      <Waiting results={results} language={language} />
      {canStill(results) && toHalve !== null && <p>{speech.plural(toHalve, words.toHalve)}</p>}
      {n > 0 && saidTeam(results) && missing.length > 0 && (
        <p>{fill(words.nobodyFrom, { teams: speech.list(someNames(missing, speech, words)) })}</p>
      )}
      {results.answers.moreThanPeople ? (
        <p className="text-warn">{words.moreThanAsked}</p>
      ) : (
        n > 0 && results.answers.repeatable && <p>{results.answers.again ? words.again : words.repeatable}</p>
      )}
    </div>
  )
}

function someNames(names: readonly string[], speech: Speech, words: ResultWords): string[] {
  const more = names.length - MAX_NAMES
  return more > 0 ? [...names.slice(0, MAX_NAMES), speech.plural(more, words.moreTeams)] : [...names]
}

/** Whether as many more answers can come as would halve the intervals: only while it is open, and while people are left. */
function canStill({ status, filter, toHalve, invited, n }: Results): boolean {
  return status === 'open' && filter === null && !!toHalve && invited !== null && (n ?? 0) + toHalve <= invited
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

/** The team whose share of the answers is furthest above its share of the company, of a mix that is unlike the company. */
export function overWords(rows: readonly { label: string; evidence: number; company: number }[]): string {
  const [most] = [...rows].sort((a, b) => b.evidence - b.company - (a.evidence - a.company))
  if (!most || most.evidence <= most.company) return 'Respondents do not match the company’s team mix'
  return `${most.label} is over-represented: ${formatPercent(most.evidence)} of the answers, ${formatPercent(most.company)} of the engineers`
}

/** Who answered against who there is, by team. */
export function Participation({ results }: { results: Results }) {
  const total = results.participation.reduce((sum, team) => sum + team.headcount, 0)
  const known = results.participation.filter((team) => team.n !== null && team.headcount > 0)
  // A survey that only some were asked need not be like the company.
  if (total === 0 || results.targeted || !saidTeam(results) || known.length === 0) return null
  const apart = results.dissimilarity
  const rows = known.map((team) => ({
    label: team.name,
    evidence: (team.n ?? 0) / (results.n || 1),
    company: team.headcount / total,
  }))
  const some = rows.length > MOST ? `Shown are the ${MOST} of ${rows.length} teams that differ most. ` : ''
  // Bars that leave somebody out all fall short of the company: how much of it that is has to be said.
  const rest = 1 - rows.reduce((sum, row) => sum + row.evidence, 0)
  const left =
    rest > 0.005
      ? `${formatPercent(rest)} of the answers name no team, or one with a few answers only, and are in no bar.`
      : 'Teams with a few answers only are left out.'
  return (
    <MixBars
      name="who-answered"
      evidence="answers"
      finding={
        apart === null ? 'Who answered' : apart < 0.15 ? 'Respondents match the company’s team mix' : overWords(rows)
      }
      caption={`${some}The bar is the share of answers, the mark the share of the company. ${left}${apart === null ? '' : ` Difference from the company’s mix: ${formatPercent(apart)} (index of dissimilarity; 0\u202f% is the same mix).`}`}
      rows={heaviest(rows, MOST, (row) => Math.abs(row.evidence - row.company))}
    />
  )
}

/** Which team answered least; of teams with one rate none is named before the others. */
function leastWords(lowest: readonly { name: string }[], rate: number): string {
  const [first, ...others] = lowest
  if (!first) return 'Response rate by team'
  if (others.length === 0) return `${first.name} answered least: ${formatPercent(rate)}`
  return `${lowest.length} teams answered least: ${formatPercent(rate)} each`
}

/** How many of each team answered; a team with a few answers only is hatched, like whatever would give it away. */
export function ResponseRates({ results }: { results: Results }) {
  const counted = results.participation.filter((team) => team.headcount > 0)
  if (!saidTeam(results) || counted.length === 0) return null
  // Of more answers than people there is no rate, and no bar that would look like one.
  const isOver = (team: (typeof counted)[number]) => (team.n ?? 0) > team.headcount
  const [teams, over] = [counted.filter((team) => !isOver(team)), counted.filter(isOver)]
  const rate = (team: (typeof teams)[number]) => (team.n === null ? -1 : team.n / team.headcount)
  const known = teams.filter((team) => team.n !== null)
  const least = Math.min(...known.map(rate))
  const lowest = known.filter((team) => rate(team) === least)
  // Of many teams, those that answered least; a hidden one says nothing there.
  const shown = teams.length > MOST ? heaviest(known, MOST, (team) => -rate(team)) : teams
  const some =
    shown.length < teams.length ? `Shown are the ${shown.length} of ${teams.length} teams that answered least. ` : ''
  return (
    <div className="min-w-0">
      <DistributionBars
        name="response-rates"
        finding={leastWords(lowest, least)}
        caption={`${some}How many ${results.targeted ? 'of those asked in each team' : 'of each team'} answered. Hatched: a few answers, or a team from which they would follow.`}
        rows={[...shown]
          .sort((a, b) => rate(b) - rate(a))
          .map((team) => ({
            label: team.name,
            count: team.n ?? 0,
            share: Math.max(0, rate(team)),
            suppressed: team.n === null,
            highlight: lowest.length === 1 && team === lowest[0],
          }))}
      />
      {over.slice(0, MOST).map((team) => (
        <p key={team.name} className="mt-2 text-sm text-warn">
          {team.name}: {plural(team.n ?? 0, 'answer')}, more than its {plural(team.headcount, 'person', 'people')}. No
          rate can be told.
        </p>
      ))}
      {over.length > MOST && (
        <p className="mt-2 text-sm text-warn">The same is true of {plural(over.length - MOST, 'more team')}.</p>
      )}
    </div>
  )
}
