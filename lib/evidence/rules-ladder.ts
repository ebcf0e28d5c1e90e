import { daysBetween } from '@/lib/core/clock'
import { MINIMUM } from '@/lib/core/minimum'
import { rungs, type Rung } from './schema'

/** A team as the population has it. */
export interface LadderTeam {
  id: string
  name: string
  headcount: number
  platform: boolean
}

/** What one team said on one rung within the window. */
export interface Heard {
  teamId: string
  rung: Rung
  /** Pieces of evidence, or responses for the low rung. */
  pieces: number
  last: Date
}

/** What was said, with whether everybody reads it or researchers only. */
export interface HeardBy extends Heard {
  researchersOnly: boolean
  /** Whether the team was smaller than a group when they were written down. */
  ofFew?: boolean
}

/**
 * What a reader is told of deeper rungs, one entry per team and rung. Pieces that only researchers read would say by their
 * number and day that somebody of the team was talked to, and of a team of one person who: other readers are told of them
 * for teams of at least as many people as a score needs, also when it was said.
 * @param reads whether the reader reads those pieces
 */
export function heardFor(teams: readonly LadderTeam[], heard: readonly HeardBy[], reads: boolean): Heard[] {
  const sizes = new Map(teams.map((team) => [team.id, team.headcount]))
  const told = new Map<string, Heard>()
  for (const { researchersOnly, ofFew, ...one } of heard) {
    if (researchersOnly && !reads && (ofFew || (sizes.get(one.teamId) ?? 0) < MINIMUM.score)) continue
    const key = `${one.teamId} ${one.rung}`
    const before = told.get(key)
    told.set(key, {
      ...one,
      pieces: one.pieces + (before?.pieces ?? 0),
      last: before && before.last > one.last ? before.last : one.last,
    })
  }
  return [...told.values()]
}

/** One cell of the picture. `fill` is 0 (nothing) to 3 (much, for a team of this size). */
export interface LadderCell {
  rung: Rung
  fill: 0 | 1 | 2 | 3
  daysAgo: number | null
}

export interface LadderRow {
  team: LadderTeam
  cells: LadderCell[]
}

/** A team that is owed research, and what kind. */
export interface Owed {
  team: LadderTeam
  /** The deepest rung on which it was heard within its time; null when it was not heard at all. */
  deepest: Rung | null
  /** Days since it was last heard deeper than a survey; null for never. */
  deeperDaysAgo: number | null
  next: 'survey' | 'interview' | 'embed'
}

/** How long what was heard on a rung stays fresh, in days: a pulse each quarter, a talk each half-year. */
export const FRESH_DAYS: Record<Rung, number> = { low: 92, medium: 120, high: 183 }

/** Share of the team at which a cell is as full as it gets: a survey asks many, an embed sits with a few. */
const FULL_SHARE: Record<Rung, number> = { low: 0.5, medium: 0.25, high: 0.12 }

function fillOf(rung: Rung, pieces: number, headcount: number): LadderCell['fill'] {
  if (pieces === 0) return 0
  const share = pieces / Math.max(headcount, 1) / FULL_SHARE[rung]
  return share >= 1 ? 3 : share >= 0.4 ? 2 : 1
}

/**
 * The research ladder: every team, the platform team last, on every rung.
 * @param heard at most one entry per team and rung
 */
export function ladder(teams: readonly LadderTeam[], heard: readonly Heard[], now: Date): LadderRow[] {
  const byCell = new Map(heard.map((entry) => [`${entry.teamId} ${entry.rung}`, entry]))
  return [...teams]
    .sort(
      (a, b) => Number(a.platform) - Number(b.platform) || b.headcount - a.headcount || a.name.localeCompare(b.name),
    )
    .map((team) => ({
      team,
      cells: rungs.map((rung) => {
        const entry = byCell.get(`${team.id} ${rung}`)
        return {
          rung,
          fill: fillOf(rung, entry?.pieces ?? 0, team.headcount),
          daysAgo: entry ? Math.max(0, daysBetween(entry.last, now)) : null,
        }
      }),
    }))
}

const fresh = (cell: LadderCell): boolean => cell.daysAgo !== null && cell.daysAgo <= FRESH_DAYS[cell.rung]

/**
 * Which teams are owed research, the most people kept waiting longest first. The platform team is not:
 * it is not its own user.
 */
export function owedNext(rows: readonly LadderRow[]): Owed[] {
  return rows
    .filter((row) => !row.team.platform && row.team.headcount > 0)
    .flatMap((row) => {
      const heard = row.cells.filter(fresh).map((cell) => cell.rung)
      const deepest = rungs.findLast((rung) => heard.includes(rung)) ?? null
      const deeper = row.cells
        .filter((cell) => cell.rung !== 'low' && cell.daysAgo !== null)
        .map((cell) => cell.daysAgo ?? 0)
      const deeperDaysAgo = deeper.length > 0 ? Math.min(...deeper) : null
      if (deepest === 'medium' || deepest === 'high') return []
      const next: Owed['next'] = deepest === null && deeperDaysAgo === null ? 'survey' : 'interview'
      return [{ team: row.team, deepest, deeperDaysAgo, next }]
    })
    .sort((a, b) => waiting(b) - waiting(a))
}

/** People times days without a deeper conversation; never counts as a year. */
const waiting = (owed: Owed): number => owed.team.headcount * (owed.deeperDaysAgo ?? 365)

/** A department with the teams in it and in all departments below. */
export interface TeamGroup {
  id: string
  name: string
  teamIds: readonly string[]
}

export interface GroupCell {
  rung: Rung
  /** Teams of which something was heard on this rung. */
  heard: number
  /** Since the last of it. */
  daysAgo: number | null
}

export interface GroupRow {
  group: { id: string; name: string }
  /** Teams in it, the platform team's left out. */
  teams: number
  cells: GroupCell[]
}

/**
 * The ladder by department: how many of its teams were heard on each rung, and when last. It is made of the teams' own
 * rows as they are shown, so that it tells nothing that they do not: a team that is too small to tell is, here too, one
 * of which nothing was heard. Departments without a team are left out, and so are teams in which nobody is and that said nothing.
 */
export function ladderByGroup(rows: readonly LadderRow[], groups: readonly TeamGroup[]): GroupRow[] {
  const byTeam = new Map(rows.filter((row) => !row.team.platform).map((row) => [row.team.id, row]))
  return groups.flatMap(({ id, name, teamIds }) => {
    const own = teamIds
      .flatMap((team) => byTeam.get(team) ?? [])
      .filter((row) => row.team.headcount > 0 || row.cells.some((cell) => cell.daysAgo !== null))
    if (own.length === 0) return []
    const cells = rungs.map((rung): GroupCell => {
      const days = own.flatMap((row) => row.cells.find((cell) => cell.rung === rung)?.daysAgo ?? [])
      return { rung, heard: days.length, daysAgo: days.length > 0 ? Math.min(...days) : null }
    })
    return [{ group: { id, name }, teams: own.length, cells }]
  })
}
