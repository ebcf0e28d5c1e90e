import { SlopeLines } from '@/components/charts/slope'
import { paths } from '@/lib/core/paths'
import type { SlopeSeries } from '@/components/charts/slope-layout'
import { Empty } from '@/components/ui/empty'
import { Link } from '@/components/ui/link'
import { Section } from '@/components/ui/page-header'
import { Parts } from '@/components/ui/parts'
import { Table, type Column } from '@/components/ui/table'
import { formatCount } from '@/lib/core/format'
import { plainText } from '@/lib/core/text/inline'
import { partOf } from '@/lib/core/parts'
import { formatDay } from '@/lib/core/relative-time'
import { param, type SearchParams } from '@/lib/core/url'
import { QUESTIONS_SHOWN } from '@/lib/results/rules-parts'
import type { Trend, TrendQuestion } from '@/lib/results/schema-trend'
import { Status } from '@/components/ui/badge'
import { MEASURE_WORDS, trendWords, waveNames } from './trend-labels'
import { STATUS_LABELS } from '@/components/surveys/type-labels'

/** Questions on one page: of many waves fewer, since each picture has a point for every wave. */
const shownAtOnce = (waves: number): number => Math.min(QUESTIONS_SHOWN, Math.max(4, Math.floor(POINTS / waves)))
const POINTS = 100

/** Each score of a series over its waves, a small picture each. */
export function TrendPart({ trend, params }: { trend: Trend; params: SearchParams }) {
  if (trend.series === null)
    return (
      <Empty title="Not part of a series">
        Surveys of one series are compared over time. Give this one a series where its questions are edited, or have it
        come again by a schedule.
      </Empty>
    )
  if (trend.waves.length < 2)
    return (
      <Empty title="The first of its series">
        From the second wave of “{trend.series}” on, each score is drawn here over time.
      </Empty>
    )
  const names = waveNames(trend.waves)
  const part = partOf(trend.questions, param(params, 'part'), shownAtOnce(trend.waves.length))
  return (
    <>
      <Section title={`“${trend.series}” over ${trend.waves.length} waves`} aside="Each wave as published">
        {trend.questions.length === 0 ? (
          <p className="text-ink-2">No question of the newest wave has a score.</p>
        ) : (
          <div className="grid grid-cols-[minmax(0,1fr)] gap-x-10 gap-y-10 xl:grid-cols-2">
            {part.rows.map((question) => (
              <TrendPicture key={question.key} question={question} names={names} />
            ))}
          </div>
        )}
        <Parts part={part} params={params} label="questions" />
      </Section>
      <Section title="Waves">
        <Table
          caption="Waves"
          columns={columns}
          rows={[...trend.waves].reverse()}
          rowKey={(wave) => wave.id}
          rowHref={(wave) => paths.survey(wave.id)}
        />
      </Section>
    </>
  )
}

const columns: Column<Trend['waves'][number]>[] = [
  {
    key: 'title',
    header: 'Wave',
    cell: (wave) => (
      <Link href={paths.survey(wave.id)} className="hover:underline">
        {wave.title}
      </Link>
    ),
  },
  {
    key: 'status',
    header: 'Status',
    cell: (wave) => <Status tone={STATUS_LABELS[wave.status].tone}>{STATUS_LABELS[wave.status].label}</Status>,
  },
  {
    key: 'opened',
    header: 'Opened',
    cell: (wave) => <span className="whitespace-nowrap">{formatDay(new Date(wave.openedAt))}</span>,
  },
  { key: 'answers', header: 'Answers', numeric: true, cell: (wave) => formatCount(wave.n) },
]

/** A line for each stretch of waves that asked the same; a gap where too few answered. */
function stretchesOf(question: TrendQuestion): SlopeSeries[] {
  const starts = [0, ...question.points.flatMap((point, index) => (point.changed ? [index] : []))]
  return starts.map((start, index) => ({
    label: index === starts.length - 1 ? MEASURE_WORDS[question.measure] : `until ${index + 1}`,
    highlight: index === starts.length - 1,
    points: question.points.map((point, at) =>
      point.value === null || at < start || at >= (starts[index + 1] ?? Infinity)
        ? null
        : { value: point.value, ...(point.ci && { interval: point.ci }), ...(point.n !== null && { n: point.n }) },
    ),
  }))
}

const UNIT = { favourable: 'percent', nps: 'points', mean: 'number' } as const
const CHANGED = {
  words: 'asked in other words',
  scale: 'asked on another scale',
  end: 'another end counts as the good one',
  asked: 'asked of other people, by a condition,',
  teams: 'asked of people in other teams',
} as const

function TrendPicture({ question, names }: { question: TrendQuestion; names: string[] }) {
  const breaks = question.points.flatMap((point, index) =>
    point.changed ? [`${CHANGED[point.changed]} from ${names[index]} on: not compared with before`] : [],
  )
  const few = question.points.flatMap((point, index) => (point.why === 'suppressed' ? [names[index]] : []))
  const missing = question.points.flatMap((point, index) => (point.why === 'not-asked' ? [names[index]] : []))
  const notes = [
    ...breaks,
    few.length > 0 && `too few answers in ${few.join(', ')}`,
    missing.length > 0 && `not asked in ${missing.join(', ')}`,
  ].filter((one) => one !== false)
  const note = notes.join('; ')
  return (
    <SlopeLines
      name={`trend-${question.key}`}
      finding={trendWords(question)}
      waves={names}
      series={stretchesOf(question)}
      unit={UNIT[question.measure]}
      {...(question.measure === 'favourable' && { domain: [0, 1] as const })}
      caption={`${plainText(question.label)} Lines through each dot are 95\u202f% intervals.${note ? ` ${note.charAt(0).toUpperCase()}${note.slice(1)}.` : ''}`}
    />
  )
}
