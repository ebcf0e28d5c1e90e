import { DepthShape, rungs, type Rung } from '@/components/ui/depth'
import { Link } from '@/components/ui/link'
import { ChartFigure, type ChartFigureProps } from './figure'

export type LadderCell = {
  /** How much was heard, 0–1 of a full cell. */
  amount: number
  /** How long ago, short: "12d" (`shortAge`). */
  age: string
  /** What is in it, in words: "31 answers, 12 days ago". */
  words: string
  href: string
}

export type LadderTeam = {
  id: string
  name: string
  /** The platform team itself: set apart, with an asterisk, for it is not evidence of what others need. */
  platform?: boolean
  cells: Partial<Record<Rung, LadderCell>>
}

type Props = Pick<ChartFigureProps, 'finding' | 'caption' | 'name' | 'className'> & {
  teams: LadderTeam[]
  /** What a row is: a team, or a department of several. */
  unit?: string
}

const order = ['low', 'medium', 'high'] as const satisfies readonly Rung[]
const methods: Record<Rung, string> = { low: 'Surveys', medium: 'RFCs, interviews', high: 'Embeds' }
const said = (cell: LadderCell | undefined) => cell?.words ?? 'nothing heard'

/**
 * The research ladder: teams by rungs, how much (fill) and how long ago (words); each cell leads to what was heard.
 * The rows are teams; on a wide screen the grid turns them into columns, so the rungs lie above each other like depths.
 */
export function LadderGrid({ teams, unit = 'Team', ...figure }: Props) {
  const sorted = [...teams].sort((a, b) => Number(a.platform ?? false) - Number(b.platform ?? false))
  return (
    <ChartFigure
      {...figure}
      table={{
        head: [unit, ...order.map((rung) => methods[rung])],
        rows: sorted.map((team) => [teamName(team), ...order.map((rung) => said(team.cells[rung]))]),
      }}
    >
      <div role="table" aria-label={`What was heard, by ${unit.toLowerCase()} and depth`} className="ladder text-sm">
        <div role="row" className="ladder-team text-xs text-ink-2">
          <span role="columnheader" className="ladder-name">
            <span className="sr-only">{unit}</span>
          </span>
          {order.map((rung) => (
            <span key={rung} role="columnheader" className="ladder-rung">
              <DepthShape rung={rung} className={rungs[rung].color} />
              <span className="max-lg:sr-only">{methods[rung]}</span>
              <span aria-hidden className="lg:hidden">
                {rungs[rung].letter}
              </span>
            </span>
          ))}
        </div>
        {sorted.map((team) => (
          <div key={team.id} role="row" className={`ladder-team ${team.platform ? 'ladder-apart' : ''}`}>
            <span
              role="rowheader"
              className="ladder-name"
              title={team.platform ? `${team.name}: the platform team itself` : team.name}
            >
              {teamName(team)}
            </span>
            {order.map((rung) => (
              <span key={rung} role="cell" className="ladder-cell">
                <Heard cell={team.cells[rung]} rung={rung} team={team.name} />
              </span>
            ))}
          </div>
        ))}
      </div>
    </ChartFigure>
  )
}

const teamName = (team: LadderTeam) => (team.platform ? `${team.name}*` : team.name)

function Heard({ cell, rung, team }: { cell: LadderCell | undefined; rung: Rung; team: string }) {
  if (!cell) {
    return (
      <span title="Nothing heard" className="flex h-9 items-center justify-center text-ink-3">
        <span aria-hidden>·</span>
        <span className="sr-only">nothing heard</span>
      </span>
    )
  }
  const height = Math.max(3, Math.round(cell.amount * 18))
  return (
    <Link
      href={cell.href}
      title={cell.words}
      aria-label={`${team}, ${methods[rung]}: ${cell.words}`}
      className="flex h-9 items-center justify-center gap-1.5 rounded-sm hover:bg-hover"
    >
      <svg aria-hidden width="14" height="20" className={rungs[rung].color}>
        <rect x="0.5" y="0.5" width="13" height="19" rx="2" fill="none" stroke="currentColor" strokeOpacity="0.55" />
        <rect x="1" y={19 - height} width="12" height={height} rx="1.5" fill="currentColor" />
      </svg>
      <span className="w-7 text-xs text-ink-2 tabular-nums">{cell.age}</span>
    </Link>
  )
}
