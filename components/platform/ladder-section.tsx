import { LadderGrid, type LadderTeam } from '@/components/charts/ladder-grid'
import { paths } from '@/lib/core/paths'
import { ButtonLink } from '@/components/ui/button'
import { TextLink } from '@/components/ui/link'
import { Section } from '@/components/ui/page-header'
import { Segmented } from '@/components/ui/segmented'
import { Still } from '@/components/ui/still'
import { DAY_MS } from '@/lib/core/clock'
import { plural } from '@/lib/core/format'
import { shortAge } from '@/lib/core/relative-time'
import type { LadderView } from '@/lib/evidence/queries-ladder'
import { ladderByGroup, type GroupRow, type LadderRow } from '@/lib/evidence/rules-ladder'
import type { DepartmentSums } from '@/lib/people/rules-departments'
import { owedWords } from './owed-words'

const AMOUNT = { 0: 0, 1: 0.3, 2: 0.65, 3: 1 } as const
const HOW_MUCH = { 0: 'nothing', 1: 'a little', 2: 'some', 3: 'much' } as const

const agoWords = (days: number) => (days === 0 ? 'today' : `${plural(days, 'day')} ago`)

function toTeam({ team, cells }: LadderRow, now: Date): LadderTeam {
  const shown = cells.flatMap(({ rung, fill, daysAgo }) => {
    if (daysAgo === null) return []
    const cell = {
      amount: AMOUNT[fill],
      age: shortAge(new Date(now.getTime() - daysAgo * DAY_MS), now),
      words: `${HOW_MUCH[fill]} heard, last ${agoWords(daysAgo)}`,
      href: paths.evidence({ q: `team:${quoted(team.name)} rung:${rung}` }),
    }
    return [[rung, cell] as const]
  })
  return { id: team.id, name: team.name, platform: team.platform, cells: Object.fromEntries(shown) }
}

const quoted = (name: string) => (/\s/.test(name) ? `"${name}"` : name)

const NEXT = {
  survey: { label: 'Ask them', href: () => paths.surveys() },
  interview: {
    label: 'Plan an interview',
    href: (team: string) => paths.sessionNew({ kind: 'interview', team }),
  },
  embed: {
    label: 'Plan an embed',
    href: (team: string) => paths.sessionNew({ kind: 'embed', team }),
  },
} as const

const OWED_SHOWN = 4
/** Rows of the picture; of more teams, a page at a time. */
const TEAMS_SHOWN = 24

/** Teams in the order in which research is due, then the others as they come. */
function dueFirst(rows: readonly LadderRow[], owed: LadderView['owed']): LadderRow[] {
  const place = new Map(owed.map(({ team }, i) => [team.id, i]))
  const placeOf = (row: LadderRow) => place.get(row.team.id) ?? owed.length
  return [...rows].sort((a, b) => placeOf(a) - placeOf(b))
}

function toDepartment({ group, teams, cells }: GroupRow, now: Date): LadderTeam {
  const shown = cells.flatMap(({ rung, heard, daysAgo }) => {
    if (daysAgo === null) return []
    const cell = {
      amount: heard / teams,
      age: shortAge(new Date(now.getTime() - daysAgo * DAY_MS), now),
      words: `${heard} of ${plural(teams, 'team')} heard, last ${agoWords(daysAgo)}`,
      href: paths.home({ department: group.id }, 'ladder'),
    }
    return [[rung, cell] as const]
  })
  return { id: group.id, name: group.name, cells: Object.fromEntries(shown) }
}

/** The page of teams that an address asks for, from 0; the first where it asks for none that is there. */
export function ladderPage(asked: string | undefined, teams: number): number {
  const page = Number(asked)
  return Number.isInteger(page) && page > 0 && page * TEAMS_SHOWN < teams ? page : 0
}

/** What of the ladder an address asks for: `ladder` a page, `by=departments`, `department` the teams of one. */
export interface LadderChoice {
  ladder?: string | undefined
  by?: string | undefined
  department?: string | undefined
}

/** The research ladder as a picture, by team a page at a time or by department, and what is owed next. */
export function LadderSection({
  picture,
  departments,
  choice,
  now,
  canPlan,
}: {
  picture: LadderView
  /** The tree; empty where there is none. */
  departments: readonly DepartmentSums[]
  choice: LadderChoice
  now: Date
  canPlan: boolean
}) {
  const chosen = departments.find((one) => one.id === choice.department)
  const isOf = (team: { id: string }) => !chosen || chosen.teamIds.includes(team.id)
  const rows = picture.rows.filter((row) => isOf(row.team))
  const owed = picture.owed.filter((each) => isOf(each.team))
  const groups =
    choice.by === 'departments' && !chosen
      ? ladderByGroup(
          rows,
          departments.filter((one) => one.depth === 0),
        )
      : []
  const page = ladderPage(choice.ladder, rows.length)
  const from = page * TEAMS_SHOWN
  const shown = dueFirst(rows, owed).slice(from, from + TEAMS_SHOWN)
  const users = rows.filter((row) => !row.team.platform)
  const deep = users.filter((row) => row.cells.some((cell) => cell.rung !== 'low' && cell.daysAgo !== null))
  const isByTeam = groups.length === 0
  const of = chosen && { department: chosen.id }
  return (
    <Section title="The research ladder" id="ladder">
      {departments.length > 0 && (
        <Segmented
          label="What a row of the ladder is"
          className="mb-4"
          choices={[
            { label: 'Teams', href: paths.home({}, 'ladder'), current: isByTeam && !chosen },
            { label: 'Departments', href: paths.home({ by: 'departments' }, 'ladder'), current: !isByTeam },
            ...(chosen
              ? [{ label: chosen.name, href: paths.home({ department: chosen.id }, 'ladder'), current: true }]
              : []),
          ]}
        />
      )}
      <LadderGrid
        name="ladder"
        unit={isByTeam ? 'Team' : 'Department'}
        finding={`${deep.length} of ${users.length} teams were heard beyond a survey in the last year`}
        caption={
          isByTeam
            ? "Fill: amount of evidence for the team's size. Number: time since the last. Teams due for research come first. The platform team* is not counted: it builds the platform."
            : 'Fill: the share of its teams that were heard. Number: time since the last. A team too small to tell counts as not heard by surveys.'
        }
        teams={
          isByTeam
            ? shown.map((row) => toTeam(row, now))
            : groups.slice(0, TEAMS_SHOWN).map((row) => toDepartment(row, now))
        }
      />
      <Still>
        {groups.length > TEAMS_SHOWN && (
          <p className="mt-2 text-sm text-ink-3">
            and {plural(groups.length - TEAMS_SHOWN, 'more department')} on the page{' '}
            <TextLink href={paths.people({ view: 'departments' })}>People</TextLink>
          </p>
        )}
        {isByTeam && rows.length > TEAMS_SHOWN && (
          <nav aria-label="Teams of the ladder" className="mt-3 flex flex-wrap items-center gap-3 text-sm text-ink-2">
            <span className="tabular-nums">
              Teams {from + 1}–{from + shown.length} of {rows.length}
            </span>
            {page > 0 && (
              <TextLink href={paths.home({ ...of, ladder: page - 1 || undefined }, 'ladder')}>Previous</TextLink>
            )}
            {from + shown.length < rows.length && (
              <TextLink href={paths.home({ ...of, ladder: page + 1 }, 'ladder')}>Next</TextLink>
            )}
          </nav>
        )}
        {owed.length > 0 && (
          <div className="mt-6">
            <h3 className="mb-2 text-sm font-medium text-ink-2">Due for research</h3>
            <ul className="divide-y border-y">
              {owed.slice(0, OWED_SHOWN).map((each) => {
                const next = NEXT[each.next]
                return (
                  <li
                    key={each.team.id}
                    className="flex min-h-10 flex-wrap items-center justify-between gap-x-4 gap-y-1 py-1.5"
                  >
                    <span className="min-w-0 flex-1 basis-72">{owedWords(each)}</span>
                    {canPlan && (
                      <ButtonLink href={next.href(each.team.name)} size="sm">
                        {next.label}
                      </ButtonLink>
                    )}
                  </li>
                )
              })}
            </ul>
            {owed.length > OWED_SHOWN && (
              <p className="mt-2 text-sm text-ink-3">and {plural(owed.length - OWED_SHOWN, 'more team')}</p>
            )}
          </div>
        )}
      </Still>
    </Section>
  )
}
