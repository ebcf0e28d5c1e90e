import { HeatStrip, type HeatCell } from '@/components/charts/heat-strip'
import { Section } from '@/components/ui/page-header'
import { formatNumber, formatPercent, formatPercentInterval } from '@/lib/core/format'
import { plainText } from '@/lib/core/text/excerpt'
import type { Position, Standings, TeamStanding } from '@/lib/surveys/schema-compare'
import { percentileName, POSITION_WORDS } from './compare-words'

type Question = Standings['questions'][number]

const LEVELS: Record<Position, number> = { top: 2, middle: 0, bottom: -2, unclear: 0 }
const valueOf = (question: Question, one: TeamStanding): string =>
  question.measure === 'favourable' ? `${formatPercent(one.value)} favourable, ${formatPercentInterval(...one.ci)}` : `${question.measure === 'nps' ? 'NPS ' : ''}${formatNumber(one.value)}, ${one.ci.map((end) => formatNumber(end)).join(' to ')}`

/** Where each team stands among the others: the ones that stand out in words, all of them as a picture. */
export function StandingsPart({ standings: { questions, least } }: { standings: Standings }) {
  const out = questions.flatMap((question) => question.teams.filter((one) => one.position === 'top' || one.position === 'bottom').map((one) => ({ question, one })))
  return (
    <Section title="Teams among each other">
      {questions.length === 0 ? (
        <p className="max-w-prose text-ink-2">From {least} teams on that each gave enough answers to be shown, this says where each stands among the others.</p>
      ) : (
        <>
          <Picture questions={questions} />
          {out.length > 0 && (
            <ul className="mt-6 max-w-prose space-y-1.5 text-sm text-ink-2">
              {out.map(({ question, one }) => (
                <li key={`${question.key} ${one.team}`}>
                  <strong className="font-medium text-ink">{one.name}</strong> is {POSITION_WORDS[one.position]} of {question.teams.length} teams on “{plainText(question.label)}” ({valueOf(question, one)}).
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </Section>
  )
}

function Picture({ questions }: { questions: Question[] }) {
  const names = [...new Map(questions.flatMap((question) => question.teams.map((one) => [one.team, one.name]))).entries()].sort((a, b) => a[1].localeCompare(b[1]))
  const clear = questions.reduce((sum, question) => sum + question.teams.filter((one) => one.position === 'top' || one.position === 'bottom').length, 0)
  return (
    <HeatStrip
      name="standings" finding={clear === 0 ? 'No team can be told from most others' : 'Where each team stands among the others, as a percentile'}
      caption="The share of the other shown teams that a team is above. Shaded only where its interval leaves no doubt that it is in the upper or the lower half. Hatched: too few answers."
      columns={names.map(([, name]) => name)}
      rows={questions.map((question) => ({
        label: plainText(question.label),
        cells: names.map(([team, name]): HeatCell => {
          const one = question.teams.find((other) => other.team === team)
          if (!one) return { kind: 'suppressed' }
          return { kind: 'value', text: String(Math.round(one.rank * 100)), level: LEVELS[one.position], words: `${name}: ${POSITION_WORDS[one.position]}, ${percentileName(one.rank)}; ${valueOf(question, one)}` }
        }),
      }))}
    />
  )
}
