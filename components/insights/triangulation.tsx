import { Depth } from '@/components/ui/depth'
import { Link, TextLink } from '@/components/ui/link'
import { paths } from '@/lib/core/paths'
import { plural } from '@/lib/core/format'
import type { Triangulation } from '@/lib/insights/schema-triangulation'

const METHODS = { survey: 'Ask widely', interview: 'Talk to people', embed: 'Sit with a team' } as const

const sideWords = ({ for: pro, against }: { for: number; against: number }) => `${pro} for, ${against} against`

function Bar({ sides, label }: { sides: { for: number; against: number }; label: string }) {
  const share = Math.round((100 * sides.for) / Math.max(1, sides.for + sides.against))
  return (
    <div className="grid grid-cols-[7rem_1fr] items-center gap-2 text-sm sm:grid-cols-[7rem_12rem_auto]">
      <span className="text-ink-2">{label}</span>
      <span aria-hidden className="flex h-2.5 overflow-hidden rounded-sm bg-sunk">
        <span className="bg-depth-2" style={{ width: `${share}%` }} />
      </span>
      <span className="text-ink-3 tabular-nums max-sm:col-start-2">{sideWords(sides)}</span>
    </div>
  )
}

/** Insights that answers and talks are on opposite sides of. */
export function Disagreements({ rows }: { rows: Triangulation['disagree'] }) {
  if (rows.length === 0)
    return (
      <p className="text-ink-3">
        Nowhere: on no insight are most of those who answered and most of those talked to on opposite sides.
      </p>
    )
  return (
    <ul className="divide-y border-y">
      {rows.map((row) => (
        <li key={row.id} className="space-y-1 py-3">
          <Link href={paths.insight(row.id)} className="font-medium hover:underline">
            {row.statement}
          </Link>
          <Bar label="Surveys" sides={row.asked} />
          <Bar label="Talks, embeds" sides={row.talked} />
        </li>
      ))}
    </ul>
  )
}

/** The next piece of research of each insight, with the way to begin it. */
export function NextResearchList({ rows, mayResearch }: { rows: Triangulation['next']; mayResearch: boolean }) {
  if (rows.length === 0)
    return (
      <p className="text-ink-3">
        Nothing to find out: no insight lacks answers, talks or embeds, and none is out of date.
      </p>
    )
  return (
    <ul className="divide-y border-y">
      {rows.map((row) => (
        <li key={row.id} className="grid gap-x-6 gap-y-1 py-3 sm:grid-cols-[1fr_18rem]">
          <div>
            <Link href={paths.insight(row.id)} className="hover:underline">
              {row.statement}
            </Link>
            <p className="mt-0.5 flex flex-wrap gap-x-3 text-sm text-ink-3">
              <span className="tabular-nums">{plural(row.people, 'person', 'people')} for it</span>
              {(['low', 'medium', 'high'] as const).map((rung) => (
                <Depth key={rung} rung={rung} count={row.byRung[rung].for + row.byRung[rung].against} />
              ))}
            </p>
          </div>
          <p className="text-sm">
            {mayResearch ? (
              <TextLink href={row.method === 'survey' ? paths.surveyNew() : paths.sessionNew({ kind: row.method })}>
                {METHODS[row.method]}
              </TextLink>
            ) : (
              <span className="font-medium">{METHODS[row.method]}</span>
            )}
            <span className="block text-ink-3">{row.why}</span>
          </p>
        </li>
      ))}
    </ul>
  )
}
