import { plural } from '@/lib/core/format'
import { countPeopleBy } from '@/lib/evidence/rules'
import type { Rung } from '@/lib/evidence/schema'
import type { Weighed } from './rules-confidence'
import { FULL_SURVEY_PEOPLE } from './rules-confidence'

export interface Sides {
  for: number
  against: number
}
/** People for a statement and against it, by how deep they were heard. */
export type ByRung = Record<Rung, Sides>

/** Counts people as breadth counts them, rung by rung: one who was heard on two rungs is in both. */
export function countByRung(voices: readonly Weighed[]): ByRung {
  const people = (stance: Weighed['stance']) =>
    countPeopleBy(voices, (voice) => (voice.stance === stance ? voice.rung : null))
  const [pro, con] = [people('supports'), people('contradicts')]
  const sides = (rung: Rung): Sides => ({ for: pro.get(rung) ?? 0, against: con.get(rung) ?? 0 })
  return { low: sides('low'), medium: sides('medium'), high: sides('high') }
}

/** With fewer people than this, a rung gives no share. */
export const MIN_PEOPLE = 3
const shareOf = (sides: Sides): number | null => {
  const all = sides.for + sides.against
  return all < MIN_PEOPLE ? null : sides.for / all
}

/** What surveys say and what people say who were talked to; shares of people for the statement. */
export interface Disagreement {
  asked: Sides
  talked: Sides
  /** How far apart the shares are, 0 … 1. */
  gap: number
}

/**
 * Where most of those who answered are on one side and most of those who were talked to on the other. Triangulation of methods: see Denzin, The Research Act,
 * 1970. Null where a side has fewer than three people, or both lean the same way.
 */
export function disagreementOf({ low, medium, high }: ByRung): Disagreement | null {
  const talked = { for: medium.for + high.for, against: medium.against + high.against }
  const [asked, said] = [shareOf(low), shareOf(talked)]
  if (asked === null || said === null || (asked - 0.5) * (said - 0.5) >= 0) return null
  return { asked: low, talked, gap: Math.abs(asked - said) }
}

export type NextMethod = 'survey' | 'interview' | 'embed'
export interface NextResearch {
  method: NextMethod
  why: string
}

/** What one insight is known from. */
export interface KnownFrom {
  byRung: ByRung
  contested: boolean
  /** Days since the newest piece for it or against it; null: there is none. */
  ageDays: number | null
}

/** After this many days a finding should be looked at once more; a half-year is how long talks stay fresh on the ladder. */
const OLD_DAYS = 183

/**
 * The next piece of research that would tell most of an insight: the first of these that holds. It says why, so that a person can judge.
 * @returns null where nothing is missing
 */
export function nextResearch({ byRung, contested, ageDays }: KnownFrom): NextResearch | null {
  const people = (rung: Rung) => byRung[rung].for + byRung[rung].against
  if (ageDays === null) return { method: 'interview', why: 'Nothing was heard of it yet' }
  if (disagreementOf(byRung))
    return { method: 'interview', why: 'Answers and talks say the opposite: ask those who answered what they meant' }
  if (contested) return { method: 'interview', why: 'People disagree: hear both sides on when each holds' }
  if (people('medium') + people('high') === 0)
    return { method: 'interview', why: 'Only answers speak of it: no one was asked why' }
  if (people('high') === 0 && byRung.medium.for >= MIN_PEOPLE)
    return { method: 'embed', why: 'Told in talks, seen by no one: sit with a team' }
  // Of this rung alone: who was heard on two rungs is in both, so that their sum is of no number of people.
  const few = people('low')
  if (few < FULL_SURVEY_PEOPLE)
    return {
      method: 'survey',
      why: `${few === 0 ? 'No one' : `Only ${plural(few, 'person', 'people')}`} answered or wrote in: ask how many it holds for`,
    }
  if (ageDays > OLD_DAYS)
    return { method: 'survey', why: 'Not heard again for half a year: see whether it still holds' }
  return null
}

/** Pieces of a theme from a team on a rung; `teamId` null: from no team that may be named. */
export interface ThemePieces {
  themeId: string
  rung: Rung
  teamId: string | null
  pieces: number
}

export interface HeatCell {
  pieces: number
  rungs: Record<Rung, number>
}
export interface HeatRow {
  themeId: string
  all: HeatCell
  /** In the order of `teams`. */
  teams: HeatCell[]
  /** From other teams, and from no team that may be named. */
  rest: HeatCell
}

const empty = (): HeatCell => ({ pieces: 0, rungs: { low: 0, medium: 0, high: 0 } })
function add(cell: HeatCell, { rung, pieces }: ThemePieces): void {
  cell.pieces += pieces
  cell.rungs[rung] += pieces
}

/**
 * Themes × teams, each cell by rung.
 * @param most so many teams have a column: those with the most pieces
 */
export function heatOf(
  themeIds: readonly string[],
  counts: readonly ThemePieces[],
  most: number,
): { teams: string[]; rows: HeatRow[] } {
  const byTeam = new Map<string, number>()
  for (const { teamId, pieces } of counts) if (teamId) byTeam.set(teamId, (byTeam.get(teamId) ?? 0) + pieces)
  const teams = [...byTeam]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, most)
    .map(([id]) => id)
  const place = new Map(teams.map((id, at) => [id, at]))
  const rows = new Map(
    themeIds.map((themeId): [string, HeatRow] => [
      themeId,
      { themeId, all: empty(), teams: teams.map(empty), rest: empty() },
    ]),
  )
  for (const count of counts) {
    const row = rows.get(count.themeId)
    if (!row) continue
    add(row.all, count)
    const at = count.teamId === null ? undefined : place.get(count.teamId)
    add(at === undefined ? row.rest : row.teams[at]!, count)
  }
  return { teams, rows: [...rows.values()] }
}
