import { metricWords } from '@/lib/outcomes/rules-format'
import { formatIsoDay } from '@/lib/core/relative-time'
import { ChartFigure } from '@/components/charts/figure'
import { ScrollArea } from '@/components/ui/scroll-area'
import { plural } from '@/lib/core/format'
import { paths } from '@/lib/core/paths'
import { STANDING_RULES } from '@/lib/insights/rules'
import { formatStated } from '@/lib/outcomes/presenter-labels'
import { metricHref } from '@/lib/outcomes/rules-delivery-metrics'
import { BOX, insightKey, layOutTree, lineWidth, type TreeBox } from '@/lib/outcomes/rules-tree'
import type { Opportunity, OpportunityTree } from '@/lib/outcomes/schema-tree'

type Tree = NonNullable<OpportunityTree['tree']>

/** Letters of 12 px that fit a box, in up to two lines. */
const LETTERS = 40
const ROUND = 6

/** A text in up to two lines of a box. */
function lines(text: string): string[] {
  const out: string[] = ['']
  for (const word of text.split(/\s+/)) {
    const last = out.at(-1)!
    if (last === '' || `${last} ${word}`.length <= LETTERS) out[out.length - 1] = last === '' ? word : `${last} ${word}`
    else out.push(word)
  }
  const cut = (line: string) => (line.length > LETTERS ? `${line.slice(0, LETTERS - 1)}…` : line)
  return out.length > 2 ? [cut(out[0]!), cut(`${out[1]!} …`)] : out.map(cut)
}

const TONES: Record<TreeBox['level'], string> = {
  outcome: 'fill-accent-soft stroke-accent',
  opportunity: 'fill-surface stroke-edge',
  insight: 'fill-ground stroke-edge',
}

function Box({ box, text, title, href }: { box: TreeBox; text: string; title: string; href: string | null }) {
  const shown = lines(text)
  const drawn = (
    <>
      {/* One text: of several, a server writes none into a title. */}
      <title>{title}</title>
      <rect x={box.x} y={box.y} width={BOX.width} height={BOX.height} rx={ROUND} className={TONES[box.level]} />
      {shown.map((line, at) => (
        <text
          key={at}
          x={box.x + 10}
          y={box.y + BOX.height / 2 + 4 + (at - (shown.length - 1) / 2) * 15}
          className="fill-ink text-[12px]"
        >
          {line}
        </text>
      ))}
    </>
  )
  return href ? (
    <a href={href} className="group">
      {drawn}
    </a>
  ) : (
    <g>{drawn}</g>
  )
}

/** An outcome, the opportunities to move it, and the insights under these, from left to right; a wider line is more people. */
export function OpportunityPicture({ tree }: { tree: Tree }) {
  const laid = layOutTree(tree.metric, tree.opportunities)
  const texts = new Map<string, { text: string; title: string; href: string | null }>([
    [
      tree.metric,
      {
        text: metricWords(tree.metric),
        title: `Outcome: ${metricWords(tree.metric)}`,
        href: tree.survey ? paths.survey(tree.survey) : metricHref(tree.metric),
      },
    ],
  ])
  for (const one of tree.opportunities) {
    texts.set(one.id, { text: one.title, title: `Opportunity: ${one.title}`, href: paths.item(one.id) })
    for (const insight of one.insights) {
      const title = `Insight: ${insight.statement} (${plural(insight.people, 'person', 'people')})`
      texts.set(insightKey(one.id, insight.id), { text: insight.statement, title, href: paths.insight(insight.id) })
    }
  }
  const bare = tree.opportunities.filter((one) => one.insights.length === 0).length
  return (
    <ChartFigure
      name="opportunity-tree"
      finding={
        bare > 0
          ? `${plural(bare, 'opportunity', 'opportunities')} to move “${metricWords(tree.metric)}” ` +
            `${bare === 1 ? 'has' : 'have'} no insight behind ${bare === 1 ? 'it' : 'them'}`
          : `Everything planned to move “${metricWords(tree.metric)}” has an insight behind it`
      }
      caption="From left to right: the outcome, the opportunities (items), the insights. The wider a line, the more people stand behind it."
      table={{
        head: ['Opportunity', 'Insight', 'People', 'Standing'],
        rows: tree.opportunities.flatMap((one) =>
          one.insights.length === 0
            ? [[one.title, '', 0, '']]
            : one.insights.map((insight) => [
                one.title,
                insight.statement,
                insight.people,
                STANDING_RULES[insight.standing].label,
              ]),
        ),
      }}
    >
      <ScrollArea label="Opportunity tree">
        <svg viewBox={`-2 -2 ${laid.width + 4} ${laid.height + 4}`} className="w-full min-w-[760px]">
          {laid.lines.map(({ from, to, people }) => {
            const [x, y] = [from.x + BOX.width, from.y + BOX.height / 2]
            const [toX, toY] = [to.x, to.y + BOX.height / 2]
            const middle = (x + toX) / 2
            return (
              <path
                key={`${from.id} ${to.id}`}
                d={`M${x} ${y} C${middle} ${y} ${middle} ${toY} ${toX} ${toY}`}
                fill="none"
                strokeWidth={lineWidth(people)}
                className="stroke-ink/20"
              />
            )
          })}
          {laid.boxes.map((box) => (
            <Box key={box.id} box={box} {...texts.get(box.id)!} />
          ))}
        </svg>
      </ScrollArea>
    </ChartFigure>
  )
}

/** The opportunities as text: what each is to change, and what is known of it. */
export function OpportunityList({ tree }: { tree: Tree }) {
  return (
    <ol className="space-y-5">
      {tree.opportunities.map((one) => (
        <li key={one.id}>
          <a href={paths.item(one.id)} className="font-medium underline decoration-edge underline-offset-2">
            {one.title}
          </a>
          <p className="text-sm tabular-nums text-ink-3">{aim(one, tree.unit)}</p>
          {one.problem && <p className="mt-1 line-clamp-3 max-w-prose text-sm">{one.problem}</p>}
          {one.insights.length === 0 && <p className="mt-1 text-sm text-ink-3">Rests on no insight.</p>}
          <ul className="mt-1 space-y-1 border-l pl-3">
            {one.insights.map((insight) => (
              <li key={insight.id} className="text-sm">
                <a href={paths.insight(insight.id)} className="underline decoration-edge/50 underline-offset-2">
                  {insight.statement}
                </a>{' '}
                <span className="text-ink-3 tabular-nums">
                  {plural(insight.people, 'person', 'people')}, {STANDING_RULES[insight.standing].label.toLowerCase()}
                </span>
              </li>
            ))}
          </ul>
          {one.more > 0 && <p className="mt-1 text-sm text-ink-3">{plural(one.more, 'more insight')} on its page.</p>}
        </li>
      ))}
      {tree.more > 0 && (
        <li className="text-sm text-ink-3">{plural(tree.more, 'more opportunity', 'more opportunities')}.</li>
      )}
    </ol>
  )
}

const aim = ({ baseline, target, by, horizon, status }: Opportunity, unit: string) =>
  `From ${formatStated(baseline, unit)} to ${formatStated(target, unit)} by ${formatIsoDay(by)}, ${status === 'open' ? horizon : status}`
