import { HeatStrip, type HeatCell } from '@/components/charts/heat-strip'
import { Section } from '@/components/ui/page-header'
import { Parts } from '@/components/ui/parts'
import { formatNumber, formatPercent, formatPercentInterval, plural } from '@/lib/core/format'
import { heaviest } from '@/lib/core/heaviest'
import type { Part } from '@/lib/core/parts'
import type { SearchParams } from '@/lib/core/url'
import { plainText } from '@/lib/core/text/inline'
import type { Position, TeamRanking, RankedTeam } from '@/lib/results/schema-compare'
import { percentileName, positionWords } from './compare-labels'
import { shortLabel } from './short-label'

type Question = TeamRanking['questions'][number]

const LEVELS: Record<Position, number> = { top: 2, middle: 0, bottom: -2, unclear: 0 }
const scoreWords = (question: Question, one: RankedTeam): string =>
  question.measure === 'favourable'
    ? formatPercent(one.value)
    : formatNumber(question.measure === 'nps' ? Math.round(one.value) : one.value)
const rangeWords = (question: Question, { ci }: RankedTeam): string =>
  ci === null
    ? 'all answered alike'
    : question.measure === 'favourable'
      ? formatPercentInterval(...ci)
      : ci.map((end) => formatNumber(question.measure === 'nps' ? Math.round(end) : end)).join(' to ')
const MEASURES = { favourable: 'favourable', nps: 'NPS', mean: 'on average' } as const
/** A mean that is better when lower: of a favourable share that is never so. */
const isLower = ({ measure, favourableEnd }: Question): boolean => measure === 'mean' && favourableEnd === 'low'
/** Colours say better and worse, so there are none where neither end is good. */
const levelOf = ({ measure, favourableEnd }: Question, { position }: RankedTeam): number =>
  measure === 'mean' && favourableEnd === 'none' ? 0 : LEVELS[position]
const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}:`

/** Teams named in a sentence, and columns of the picture. */
const MAX_NAMES = 5
const MAX_TEAMS = 20
/** Cells of the picture: of many questions it has fewer columns. */
const MAX_CELLS = 180
const MIN_TEAMS = 6

/** "Platform (83 %, 59–95), Quotes (71 %, 43–89)", the furthest out first; null where there is none. */
function listed(question: Question, position: Position): string | null {
  const there = question.teams.filter((one) => one.position === position)
  if (there.length === 0) return null
  if (position === 'bottom') there.reverse()
  const named = there
    .slice(0, MAX_NAMES)
    .map((one) => `${one.name} (${scoreWords(question, one)}, ${rangeWords(question, one)})`)
  const more = there.length - named.length
  return [...named, ...(more > 0 ? [`and ${plural(more, 'more team')}`] : [])].join(', ')
}

/** Where each team stands among the others at the questions of a part: the ones that stand out in words, all of them as a picture. */
export function TeamRankingPart({
  ranking: { questions, least },
  part,
  params,
}: {
  ranking: TeamRanking
  part: Part<Question>
  params: SearchParams
}) {
  return (
    <Section title="Team ranking">
      {questions.length === 0 ? (
        <p className="max-w-prose text-ink-2">
          From {least} teams on that each gave enough answers to be shown, this says where each stands among the others.
        </p>
      ) : (
        <>
          <Picture questions={part.rows} isClearSomewhere={questions.some(({ teams }) => teams.some(isClear))} />
          <dl className="mt-6 max-w-3xl space-y-3 text-sm">
            {part.rows.map((question) => (
              <div key={question.key}>
                <dt className="font-medium">
                  <Named question={question} />{' '}
                  <span className="font-normal text-ink-3">
                    ({MEASURES[question.measure]}
                    {isLower(question) && ', lower is better'}, {question.teams.length} teams)
                  </span>
                </dt>
                {(['top', 'bottom'] as const).map((position) => {
                  const words = listed(question, position)
                  return (
                    words && (
                      <dd key={position} className="text-ink-2">
                        <span className="text-ink">{sentence(positionWords(position, question))}</span> {words}
                      </dd>
                    )
                  )
                })}
                {!listed(question, 'top') && !listed(question, 'bottom') && (
                  <dd className="text-ink-2">No significant differences between teams.</dd>
                )}
              </div>
            ))}
          </dl>
          <Parts part={part} params={params} label="questions" />
        </>
      )}
    </Section>
  )
}

/** A question by its short label, as in the picture, and in its own words. */
function Named({ question }: { question: Question }) {
  const [short, whole] = [shortLabel(question), plainText(question.label)]
  return whole.startsWith(short.replace(/…$/, '')) ? (
    whole
  ) : (
    <>
      {short}: <span className="font-normal">{whole}</span>
    </>
  )
}

const byName = new Intl.Collator('en')
const isClear = (one: RankedTeam | undefined) => one?.position === 'top' || one?.position === 'bottom'

/** `isClearSomewhere`: at some question of the survey, whether it is of this part or not. */
function Picture({ questions, isClearSomewhere }: { questions: Question[]; isClearSomewhere: boolean }) {
  const all = [
    ...new Map(questions.flatMap((question) => question.teams.map((one) => [one.team, one.name]))).entries(),
  ].sort((a, b) => byName.compare(a[1], b[1]))
  const cells = questions.map((question) => new Map(question.teams.map((one) => [one.team, one])))
  // Of many teams, those that stand out on most questions.
  const columns = Math.max(MIN_TEAMS, Math.min(MAX_TEAMS, Math.floor(MAX_CELLS / questions.length)))
  const names = heaviest(all, columns, ([team]) => cells.filter((row) => isClear(row.get(team))).length)
  const some =
    names.length < all.length
      ? ` Shown are the ${names.length} of ${all.length} teams that stand out on most questions.`
      : ''
  return (
    <HeatStrip
      name="ranking"
      finding={
        isClearSomewhere
          ? 'Where each team stands among the others, as a percentile'
          : 'No significant differences between teams'
      }
      caption={
        `The share of the other shown teams that a team is above. Shaded only where its interval leaves no ` +
        `doubt that it is in the upper or the lower half. Hatched: too few answers.` +
        `${questions.some(isLower) ? ' Where lower is better, above is better.' : ''}${some}`
      }
      columns={names.map(([, name]) => name)}
      rows={questions.map((question, row) => ({
        label: shortLabel(question),
        title: plainText(question.label),
        cells: names.map(([team, name]): HeatCell => {
          const one = cells[row]!.get(team)
          if (!one) return { kind: 'suppressed' }
          return {
            kind: 'value',
            text: String(Math.round(one.rank * 100)),
            level: levelOf(question, one),
            words:
              `${name}: ${positionWords(one.position, question)}, ${percentileName(one.rank)}; ${scoreWords(question, one)} ` +
              `(${rangeWords(question, one)})`,
          }
        }),
      }))}
    />
  )
}
