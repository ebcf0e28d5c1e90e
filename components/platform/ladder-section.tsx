import { LadderGrid, type LadderTeam } from '@/components/charts/ladder-grid'
import { paths } from '@/lib/core/paths'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/page-header'
import { DAY_MS } from '@/lib/core/clock'
import { plural } from '@/lib/core/format'
import { shortAge } from '@/lib/core/relative-time'
import type { LadderView } from '@/lib/evidence/queries-ladder'
import type { LadderRow, Owed } from '@/lib/evidence/rules-ladder'

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

/** "Mobile: 40 engineers, nothing deeper than a survey for 200 days." */
function owedWords({ team, deepest, deeperDaysAgo }: Owed): string {
  const people = plural(team.headcount, 'engineer')
  if (deeperDaysAgo !== null)
    return `${team.name}: ${people}, nothing deeper than a survey for ${plural(deeperDaysAgo, 'day')}.`
  return deepest === null
    ? `${team.name}: ${people}, not heard at all this year.`
    : `${team.name}: ${people}, never heard deeper than a survey.`
}

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

/** The research ladder as a picture, and what is owed next. */
export function LadderSection({ picture, now, canPlan }: { picture: LadderView; now: Date; canPlan: boolean }) {
  const { rows, owed } = picture
  const users = rows.filter((row) => !row.team.platform)
  const deep = users.filter((row) => row.cells.some((cell) => cell.rung !== 'low' && cell.daysAgo !== null))
  return (
    <Section title="The research ladder" id="ladder">
      <LadderGrid
        name="ladder"
        finding={`${deep.length} of ${users.length} teams were heard deeper than a survey in the last year`}
        caption="Fill: how much, for a team of that size. Number: how long ago. The platform team* is set apart: it is not its own user."
        teams={rows.map((row) => toTeam(row, now))}
      />
      {owed.length > 0 && (
        <div className="mt-6">
          <h3 className="mb-2 text-sm font-medium text-ink-2">Owed next</h3>
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
    </Section>
  )
}
