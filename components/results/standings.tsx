import { HeatStrip, type HeatCell } from '@/components/charts/heat-strip'
import { Section } from '@/components/ui/page-header'
import { formatNumber, formatPercent, formatPercentInterval } from '@/lib/core/format'
import { plainText } from '@/lib/core/text/excerpt'
import type { Position, Standings, TeamStanding } from '@/lib/results/schema-compare'
import { percentileName, POSITION_WORDS } from './compare-labels'

type Question = Standings['questions'][number]

const LEVELS: Record<Position, number> = { top: 2, middle: 0, bottom: -2, unclear: 0 }
const scoreWords = (question: Question, one: TeamStanding): string =>
  question.measure === 'favourable'
    ? formatPercent(one.value)
    : formatNumber(question.measure === 'nps' ? Math.round(one.value) : one.value)
const rangeWords = (question: Question, { ci }: TeamStanding): string =>
  question.measure === 'favourable'
    ? formatPercentInterval(...ci)
    : ci.map((end) => formatNumber(question.measure === 'nps' ? Math.round(end) : end)).join(' to ')
const MEASURES = { favourable: 'favourable', nps: 'NPS', mean: 'on average' } as const

/** "Platform (83 %, 59–95), Quotes (71 %, 43–89)"; null where nobody is. */
function listed(question: Question, position: Position): string | null {
  const there = question.teams.filter((one) => one.position === position)
  return there.length === 0
    ? null
    : there.map((one) => `${one.name} (${scoreWords(question, one)}, ${rangeWords(question, one)})`).join(', ')
}

/** Where each team stands among the others: the ones that stand out in words, all of them as a picture. */
export function StandingsPart({ standings: { questions, least } }: { standings: Standings }) {
  return (
    <Section title="Teams among each other">
      {questions.length === 0 ? (
        <p className="max-w-prose text-ink-2">
          From {least} teams on that each gave enough answers to be shown, this says where each stands among the others.
        </p>
      ) : (
        <>
          <Picture questions={questions} />
          <dl className="mt-6 max-w-3xl space-y-3 text-sm">
            {questions.map((question) => (
              <div key={question.key}>
                <dt className="font-medium">
                  {plainText(question.label)}{' '}
                  <span className="font-normal text-ink-3">
                    ({MEASURES[question.measure]}, {question.teams.length} teams)
                  </span>
                </dt>
                {(['top', 'bottom'] as const).map((position) => {
                  const words = listed(question, position)
                  return (
                    words && (
                      <dd key={position} className="text-ink-2">
                        <span className="text-ink">
                          {position === 'top' ? 'In the top quarter:' : 'In the lowest quarter:'}
                        </span>{' '}
                        {words}
                      </dd>
                    )
                  )
                })}
                {!listed(question, 'top') && !listed(question, 'bottom') && (
                  <dd className="text-ink-2">No team can be told from most others.</dd>
                )}
              </div>
            ))}
          </dl>
        </>
      )}
    </Section>
  )
}

function Picture({ questions }: { questions: Question[] }) {
  const names = [
    ...new Map(questions.flatMap((question) => question.teams.map((one) => [one.team, one.name]))).entries(),
  ].sort((a, b) => a[1].localeCompare(b[1]))
  const clear = questions.reduce(
    (sum, question) => sum + question.teams.filter((one) => one.position === 'top' || one.position === 'bottom').length,
    0,
  )
  return (
    <HeatStrip
      name="standings"
      finding={
        clear === 0
          ? 'No team can be told from most others'
          : 'Where each team stands among the others, as a percentile'
      }
      caption="The share of the other shown teams that a team is above. Shaded only where its interval leaves no doubt that it is in the upper or the lower half. Hatched: too few answers."
      columns={names.map(([, name]) => name)}
      rows={questions.map((question) => ({
        label: plainText(question.label),
        cells: names.map(([team, name]): HeatCell => {
          const one = question.teams.find((other) => other.team === team)
          if (!one) return { kind: 'suppressed' }
          return {
            kind: 'value',
            text: String(Math.round(one.rank * 100)),
            level: LEVELS[one.position],
            words: `${name}: ${POSITION_WORDS[one.position]}, ${percentileName(one.rank)}; ${scoreWords(question, one)} (${rangeWords(question, one)})`,
          }
        }),
      }))}
    />
  )
}
