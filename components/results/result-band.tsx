import type { ComponentType } from 'react'
import { DistributionBars } from '@/components/charts/distribution'
import { DivergingBars } from '@/components/charts/diverging'
import { HeatStrip, type HeatCell } from '@/components/charts/heat-strip'
import { Badge } from '@/components/ui/badge'
import { Suppressed } from '@/components/ui/estimate'
import { TextLink } from '@/components/ui/link'
import { formatPercent, percentDigits, plural } from '@/lib/core/format'
import { speechFor } from '@/lib/core/intl'
import { fill } from '@/lib/core/text/fill'
import { plainText } from '@/lib/core/text/inline'
import type { ShownComment } from '@/lib/results/queries-comments'
import { hasComments, RESULT_TYPES, type FiguresKind } from '@/lib/results/rules-types'
import { favourableRange } from '@/lib/core/stats/favourable'
import { isScale } from '@/lib/surveys/types/rules-facts'
import type { QuestionResult, Results } from '@/lib/results/schema'
import type { Compared } from '@/lib/results/schema-compare'
import { resultWords } from '@/lib/results/presenter-messages'
import { comparedWords } from './compare-labels'
import { HoursPicture, NpsPicture, PartsPicture, RankPicture, type PictureProps } from './result-pictures'
import { findingWords } from './result-labels'
import { unfavourableFirst } from './three-parts'
import { InlineMarkdown } from '@/components/surveys/inline-markdown'
import type { Change } from '@/lib/results/queries-changes'

type BandProps = {
  result: QuestionResult
  minimum: Results['minimum']
  /** Null where words are not shown at all. At most `MAX_COMMENTS` and one are looked at. */
  comments: ShownComment[] | null
  /** Where all comments are. */
  allComments?: string
  change: Change | undefined
  /** Whether its intervals are corrected for how many people could answer: `knowsPeople` of the results. */
  corrected?: boolean
  /** The same question elsewhere, and where that is. */
  beside?: { compared: Compared; name: string; href: string }
  /** Whose answers these are, where not everyone's. */
  group?: string | undefined
  /** Of the survey's words and of what is said around its figures: those who are in the hub read English. */
  language?: string
}

/** One question: what it found as a sentence, the picture, and what was written. */
export function ResultBand({ comments, allComments, beside, ...drawn }: BandProps) {
  const { result, minimum, language } = drawn
  const label = plainText(result.label)
  return (
    <section
      id={result.key}
      aria-label={label}
      className="grid grid-cols-[minmax(0,1fr)] gap-x-10 gap-y-4 border-t py-6 lg:grid-cols-[minmax(0,1fr)_20rem]"
    >
      <div className="min-w-0">
        <h3 lang={language} className="mb-3 text-md text-pretty">
          <InlineMarkdown text={result.label} />
        </h3>
        {result.suppressed ? <SuppressedBand minimum={result.least} language={language} /> : <Picture {...drawn} />}
        {beside && (
          <p className="mt-3 text-sm text-ink-2">
            Beside <TextLink href={beside.href}>{beside.name}</TextLink>:{' '}
            {formatPercent(beside.compared.theirs.favourable)} favourable there; {comparedWords(beside.compared)}.
          </p>
        )}
      </div>
      {comments && <Comments comments={comments} all={allComments} result={result} minimum={minimum.distributions} />}
    </section>
  )
}

function SuppressedBand({ minimum, language }: { minimum: number; language: string | undefined }) {
  return (
    <div className="flex items-center gap-3 text-sm text-ink-2">
      <span aria-hidden className="hatched h-8 w-40 rounded-sm" />
      {fill(resultWords(language).shownFrom, { minimum: speechFor(language).count(minimum) })}
    </div>
  )
}

function Picture({
  result,
  change,
  minimum,
  corrected,
  group,
  language,
}: Omit<BandProps, 'comments' | 'allComments' | 'beside'>) {
  const [speech, words] = [speechFor(language), resultWords(language)]
  const finding = findingWords(result, change, language)
  const apart = result.na ? speech.plural(result.na, words.apart) : ''
  const answers = fill(words.caption, { answers: speech.plural(result.n ?? 0, words.answers), apart })
  const end = endWords(result, language)
  const intervals = corrected ? `${answers}${words.corrected}` : answers
  const caption = end ? `${intervals} ${end}` : intervals
  const figure = { finding, caption, name: result.key, language: speech.language, group: group ?? words.everybody }
  const Drawn = PICTURES[RESULT_TYPES[result.type].figures]
  if (!Drawn || !(result.distribution ?? result.rows)) {
    return (
      <p className="font-medium">
        {finding}
        {isScale(result) && (
          <span className="ml-3 text-sm font-normal text-ink-3">
            <Suppressed minimum={minimum.distributions} language={speech.language} /> {words.spread}
          </span>
        )}
      </p>
    )
  }
  return <Drawn {...figure} result={result} />
}

/** Which points count as favourable where one would not expect it, in a sentence; nothing of a scale whose high end is good. */
function endWords(result: QuestionResult, language: string | undefined): string {
  const { favourableEnd, distribution = [] } = result
  const words = resultWords(language)
  if (!isScale(result) || favourableEnd === undefined || favourableEnd === 'high') return ''
  if (favourableEnd === 'none') return words.noEnd
  const values = distribution.map((one) => Number(one.value))
  const range = values.length > 0 && favourableRange({ min: values[0]!, max: values.at(-1)!, favourableEnd })
  return range ? fill(words.lowEnd, { points: [...new Set(range)].join('–') }) : ''
}

/** The picture of each kind of figures; null where there is none to draw. */
const PICTURES: Record<FiguresKind, ComponentType<PictureProps> | null> = {
  score: ScorePicture,
  shares: SharesPicture,
  places: RankPicture,
  rows: MatrixPicture,
  'best-worst': BestWorstPicture,
  times: HoursPicture,
  parts: PartsPicture,
  none: null,
}

function ScorePicture(props: PictureProps) {
  const { result, finding, caption, name, group, language } = props
  if (result.nps !== undefined) return <NpsPicture {...props} />
  if (result.favourableEnd === 'none' || !isScale(result)) return <SpreadPicture {...props} />
  const distribution = unfavourableFirst(result)
  return (
    <DivergingBars
      finding={finding}
      caption={caption}
      name={name}
      language={language}
      scale={distribution.map((one) => one.label)}
      rows={[
        {
          label: group,
          shares: distribution.map((one) => one.share),
          n: result.n ?? 0,
        },
      ]}
    />
  )
}

/** A scale of which no end is good: its points in their order, in one colour. */
const SpreadPicture = ({ result, finding, caption, name, language }: PictureProps) => (
  <DistributionBars
    finding={finding}
    caption={caption}
    name={name}
    language={language}
    rows={(result.distribution ?? []).map((one) => ({
      label: plainText(one.label),
      count: one.count,
      share: one.share,
      interval: one.ci,
    }))}
  />
)

function SharesPicture({ result, finding, caption, name, language }: PictureProps) {
  const distribution = result.distribution ?? []
  const highest = Math.max(...distribution.map((one) => one.count))
  return (
    <DistributionBars
      finding={finding}
      caption={caption}
      name={name}
      language={language}
      rows={distribution.map((one) => ({
        label: plainText(one.label),
        count: one.count,
        share: one.share,
        interval: one.ci,
        highlight: one.count === highest && highest > 0,
      }))}
    />
  )
}

/** Best and worst: each option between −100 (always worst) and 100 (always best), the best first. */
function BestWorstPicture({ result, finding, caption, name, language }: PictureProps) {
  const [speech, words] = [speechFor(language), resultWords(language)]
  const options = [...(result.distribution ?? [])].sort((a, b) => (b.score ?? -2) - (a.score ?? -2))
  return (
    <DistributionBars
      finding={finding}
      caption={`${caption} ${words.bestWorst}`}
      name={name}
      language={language}
      rows={options.map((one) => ({
        label: `${plainText(one.label)}${one.score === undefined ? '' : ` (${one.score > 0 ? '+' : ''}${speech.count(one.score * 100)})`}`,
        count: one.count,
        share: one.share,
        interval: one.ci,
        highlight: one === options[0],
      }))}
    />
  )
}

function MatrixPicture({ result, finding, caption, name, language }: PictureProps) {
  const [speech, words] = [speechFor(language), resultWords(language)]
  // The flag decides, as in the sentence above it and in every other place.
  const rows = (result.rows ?? []).map((row) => ({
    ...row,
    distribution: row.suppressed ? undefined : row.distribution,
  }))
  const columns = rows.find((row) => row.distribution)?.distribution?.map((one) => plainText(one.label)) ?? []
  return (
    <HeatStrip
      finding={finding}
      caption={`${caption} ${words.matrix}`}
      name={name}
      language={language}
      columns={columns}
      rows={rows.map((row) => ({
        label: plainText(row.label),
        cells: row.distribution
          ? row.distribution.map((one): HeatCell => ({
              kind: 'value',
              text: percentDigits(one.share),
              level: Math.min(3, Math.round(one.share * 4)),
              words:
                fill(words.cell, {
                  row: plainText(row.label),
                  column: plainText(one.label),
                  share: speech.percent(one.share),
                  n: speech.count(row.n ?? 0),
                }) + (row.na ? fill(words.cellNa, { n: speech.count(row.na) }) : ''),
            }))
          : columns.map((): HeatCell => ({ kind: 'suppressed' })),
      }))}
    />
  )
}

const FIRST = 6
/** Beside a question stand at most so many; a page of its own has all of them. */
export const MAX_COMMENTS = 20

function Comments({
  comments,
  all,
  result,
  minimum,
}: {
  comments: ShownComment[]
  all: string | undefined
  result: QuestionResult
  minimum: number
}) {
  const open = hasComments(result)
  if (comments.length === 0) {
    return open && !result.suppressed ? (
      <p className="text-sm text-ink-3">What was written is shown from {minimum} comments on.</p>
    ) : null
  }
  const more = comments.length > MAX_COMMENTS
  const shown = comments.slice(0, MAX_COMMENTS)
  const item = (comment: ShownComment, index: number) => (
    <li key={index} className="border-l-2 border-rule pl-3 text-sm">
      <p className="whitespace-pre-line break-words">{comment.text}</p>
      {comment.team && (
        <p className="mt-0.5">
          <Badge>{comment.team}</Badge>
        </p>
      )}
    </li>
  )
  return (
    <aside aria-label={`Comments: ${plainText(result.label)}`} className="min-w-0">
      <h4 className="mb-2 text-sm font-medium text-ink-3">
        {more ? `${MAX_COMMENTS} of the comments` : plural(comments.length, 'comment')}
      </h4>
      <ul className="space-y-3">{shown.slice(0, FIRST).map(item)}</ul>
      {shown.length > FIRST && (
        <details className="mt-3">
          <summary className="w-fit text-sm/6 text-ink-2 underline decoration-edge/50 underline-offset-2 hover:text-ink">
            Show {more ? 'more' : `the other ${shown.length - FIRST}`}
          </summary>
          <ul className="mt-3 space-y-3">{shown.slice(FIRST).map(item)}</ul>
        </details>
      )}
      {more && all && (
        <p className="mt-3 text-sm">
          <TextLink href={all}>All comments</TextLink>
        </p>
      )}
    </aside>
  )
}
