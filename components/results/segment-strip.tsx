import { HeatStrip, type HeatCell } from '@/components/charts/heat-strip'
import { heatLevel } from '@/components/charts/scale'
import { formatPercent, formatPercentInterval, percentDigits, plural } from '@/lib/core/format'
import { heaviest } from '@/lib/core/heaviest'
import { speechFor } from '@/lib/core/intl'
import { fill } from '@/lib/core/text/fill'
import { plainText } from '@/lib/core/text/inline'
import { resultWords } from '@/lib/results/presenter-messages'
import type { Group, QuestionResult, Results } from '@/lib/results/schema'
import { shareWords } from './result-labels'
import { shortLabel } from './short-label'

/** Columns of a picture: of more, those that say most are shown. */
const MOST = 20
/** Cells of a picture: of many questions it has fewer columns. */
const MOST_CELLS = 300
const LEAST_COLUMNS = 6

const columnsFor = (rows: number): number => Math.max(LEAST_COLUMNS, Math.min(MOST, Math.floor(MOST_CELLS / rows)))

/** Of few, everybody and nobody are told as bounds. */
const BOUND = { is: '', 'at most': '≤', 'at least': '≥' } as const

const BY = { team: ['byTeam', 'noTeam'], role: ['byRole', 'noRole'], tenure: ['byTenure', 'noTenure'] } as const

/** Scale questions by a segment: favourable in percent, coloured by how high, marked where far from all; hatched where too few answered. */
export function SegmentStrip({
  results,
  language,
}: {
  results: Results
  /** What is said around the figures is in this; in English when left out. */
  language?: string | undefined
}) {
  const [speech, words] = [speechFor(language), resultWords(language)]
  const by = results.by ?? 'team'
  const [named, nobody] = BY[by]
  const scales = results.questions.filter((question) => question.favourable !== undefined && question.groups?.length)
  const all = scales[0]?.groups?.filter((group) => group.value !== null) ?? []
  if (scales.length === 0 || all.length === 0) return <p className="text-ink-2">{words[nobody]}</p>
  const cells = scales.map((question) => new Map(question.groups!.map((group) => [group.value, group])))
  const segments = heaviest(all, columnsFor(scales.length), ({ value }) => furthest(scales, cells, value))
  const some = segments.length < all.length ? fill(words.someSegments, { shown: segments.length, all: all.length }) : ''
  return (
    <HeatStrip
      name={`by-${by}`}
      finding={words[named]}
      language={speech.language}
      caption={fill(words.segments, { minimum: speech.count(results.minimum.scores) }) + some}
      columns={[words.all, ...segments.map((segment) => segment.label)]}
      rows={scales.map((question, row) => ({
        label: shortLabel(question),
        title: plainText(question.label),
        cells: [
          allCell(question, language),
          ...segments.map((segment): HeatCell => {
            const group = cells[row]!.get(segment.value)
            if (!group || group.suppressed || group.favourable === undefined) return { kind: 'suppressed' }
            return {
              kind: 'value',
              text: `${BOUND[group.favourableBound ?? 'is']}${percentDigits(group.favourable)}`,
              level: levelOf(group.favourable),
              ...deviationOf(group, question.favourable!),
              words: fill(words.segmentCell, {
                segment: segment.label,
                share: shareWords(group, language),
                interval: speech.percentInterval(...group.favourableCi!),
                answers: speech.plural(group.n ?? 0, words.answers),
              }),
            }
          }),
        ],
      }))}
    />
  )
}

/** How far the furthest shown share of a segment is from that of all; below 0 where none is shown. */
function furthest(
  scales: readonly QuestionResult[],
  cells: readonly ReadonlyMap<string | null, Group>[],
  segment: string | null,
): number {
  const apart = scales.map((question, row) => {
    const group = cells[row]!.get(segment)
    return !group || group.suppressed || group.favourable === undefined
      ? -1
      : Math.abs(group.favourable - question.favourable!)
  })
  return Math.max(...apart)
}

/** The colour of a share says how high it is, from half on in both directions; the mark says how far it is from all. */
const levelOf = (favourable: number) => heatLevel(favourable, 0.5, 0.15)
const DEVIATES = 0.15

/** A share of "at most" can be further down only, one of "at least" further up. */
function deviationOf({ favourable, favourableBound }: Group, all: number): { deviation?: 'up' | 'down' } {
  if (favourable === undefined) return {}
  const deviation = favourable > all ? 'up' : 'down'
  const away = favourableBound === undefined || (favourableBound === 'at most') === (deviation === 'down')
  return away && Math.abs(favourable - all) >= DEVIATES ? { deviation } : {}
}

/** What each group of a row is compared with. */
function allCell(question: QuestionResult, language: string | undefined): HeatCell {
  if (question.favourable === undefined || !question.favourableCi) return { kind: 'suppressed' }
  const [speech, words] = [speechFor(language), resultWords(language)]
  return {
    kind: 'value',
    text: `${BOUND[question.favourableBound ?? 'is']}${percentDigits(question.favourable)}`,
    level: levelOf(question.favourable),
    words: fill(words.segmentCell, {
      segment: words.everybody,
      share: shareWords(question, language),
      interval: speech.percentInterval(...question.favourableCi),
      answers: speech.plural(question.n ?? 0, words.answers),
    }),
  }
}

type Row = NonNullable<QuestionResult['rows']>[number]
/** What is drawn of a row: the last of its columns, as its author ordered them. */
const lastOf = (row: Row | undefined) => (row && !row.suppressed ? row.distribution?.at(-1) : undefined)

function rowCell(row: Row | undefined, who: string, all: Row | null): HeatCell {
  const share = lastOf(row)
  if (!row || !share) return { kind: 'suppressed' }
  const beside = lastOf(all ?? undefined)
  const apart = beside ? share.share - beside.share : 0
  return {
    kind: 'value',
    text: percentDigits(share.share),
    level: Math.min(3, Math.round(share.share * 4)),
    ...(Math.abs(apart) >= DEVIATES && { deviation: apart > 0 ? ('up' as const) : ('down' as const) }),
    words:
      `${who}, ${plainText(row.label)}: ${formatPercent(share.share)} (${formatPercentInterval(...share.ci)}) ` +
      `“${plainText(share.label)}”, ${plural(row.n ?? 0, 'answer')}`,
  }
}

/**
 * Rows of each matrix by a segment, a picture for each matrix: how many chose its last column, which is named. No column of a matrix is
 * the good one, so the colour says how many, and nothing is favourable.
 */
export function MatrixStrips({ results }: { results: Results }) {
  const matrices = results.questions.filter((question) => question.rows && question.groups)
  return matrices.map((question) => {
    const rows = question.rows!
    const last = rows.map(lastOf).find(Boolean)
    const all = question.groups!.filter((group) => group.value !== null)
    const of = (group: Group, row: Row) => group.rows?.find((one) => one.value === row.value)
    if (!last || all.length === 0) return null
    const segments = heaviest(all, columnsFor(rows.length), (group) =>
      Math.max(
        ...rows.map((row) => {
          const [here, there] = [lastOf(of(group, row)), lastOf(row)]
          return here && there ? Math.abs(here.share - there.share) : -1
        }),
      ),
    )
    const some =
      segments.length < all.length ? ` Shown are the ${segments.length} of ${all.length} that differ most.` : ''
    return (
      <div key={question.key} className="mt-6">
        <HeatStrip
          name={`by-${results.by ?? 'team'}-${question.key}`}
          finding={`${shortLabel(question)}: “${plainText(last.label)}” by ${results.by ?? 'team'}, in percent`}
          caption={
            'Colour: how many chose the last column. ▲▼: 15 points or more above or below all. Hatched: hidden, fewer than ' +
            `${results.minimum.distributions} answers (or could be derived from other groups).${some}`
          }
          columns={['All', ...segments.map((segment) => segment.label)]}
          rows={rows.map((row) => ({
            label: plainText(row.label),
            title: `${plainText(question.label)}: ${plainText(row.label)}`,
            cells: [
              rowCell(row, 'All', null),
              ...segments.map((segment) => rowCell(of(segment, row), segment.label, row)),
            ],
          }))}
        />
      </div>
    )
  })
}
