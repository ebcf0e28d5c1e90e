import { cellKey, segmentsOf, type Cells } from './rules-leaks'

/** People of one kind of the directory. Null: not known. */
export interface Kind {
  team: string
  role: string | null
  tenure: string | null
  people: number
}

/** More kinds of people are not looked at: the search would take too long. */
const MAX_KINDS = 20_000
const UNKNOWN = '\u0000unknown'

/**
 * The people of whom nobody has answered, by cell: those of the directory, and of a team without any answer the rest of its headcount.
 * @param answered how many responded, by cell
 * @param teams everybody who was asked, by team
 * @param offered the roles and bands of tenure that somebody may say; without it each person has their own
 */
export function silentCells(
  answered: Cells,
  directory: readonly Kind[],
  teams: readonly { id: string; headcount: number }[],
  offered?: { roles: readonly string[]; tenures: readonly string[] },
): Cells {
  const heard = new Set<string>()
  const heardTeams = new Set<string>()
  for (const [cell, n] of Object.entries(answered)) {
    const [team, role, tenure] = segmentsOf(cell)
    if (n === 0) continue
    heard.add(cellKey(team, role, tenure))
    heardTeams.add(team)
  }
  const said = (what: string | null, among: readonly string[] | undefined): string =>
    what === null || (among && !among.includes(what)) ? '' : what
  const silent: Record<string, number> = {}
  const known = new Map<string, number>()
  for (const { team, role, tenure, people } of directory) {
    known.set(team, (known.get(team) ?? 0) + people)
    const cell = cellKey(team, said(role, offered?.roles), said(tenure, offered?.tenures))
    if (!heard.has(cell)) silent[cell] = (silent[cell] ?? 0) + people
  }
  for (const { id, headcount } of teams) {
    const others = headcount - (known.get(id) ?? 0)
    if (others > 0 && !heardTeams.has(id)) silent[cellKey(id, UNKNOWN, UNKNOWN)] = others
  }
  return Object.keys(silent).length > MAX_KINDS ? {} : silent
}
