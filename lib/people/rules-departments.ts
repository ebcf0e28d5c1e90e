/** The tree of departments above the teams: its order, what stands below each, and what may stand where. */

export interface DepartmentPlace {
  id: string
  name: string
  parentId: string | null
}

export interface TeamPlace {
  id: string
  departmentId: string | null
  headcount: number
  people: number
}

/** One department with everything below it added up: the directory's figures only, no figure of any survey. */
export interface DepartmentSums extends DepartmentPlace {
  /** 0 for those that stand under none. */
  depth: number
  /** Ids of the teams in it and in all departments below. */
  teamIds: string[]
  teams: number
  headcount: number
  people: number
}

/** Deep enough for a company of a hundred thousand; a file that is read wrongly is deeper. */
export const MAX_DEPTH = 8
export const MAX_DEPARTMENTS = 1000

const grouped = <T>(all: readonly T[], keyOf: (one: T) => string | null): Map<string | null, T[]> => {
  const groups = new Map<string | null, T[]>()
  for (const one of all) {
    const group = groups.get(keyOf(one))
    if (group) group.push(one)
    else groups.set(keyOf(one), [one])
  }
  return groups
}

/** Every department, those below following their own; siblings stay in the order in which they are given. */
export function departmentTree(departments: readonly DepartmentPlace[], teams: readonly TeamPlace[]): DepartmentSums[] {
  const below = grouped(departments, (one) => one.parentId)
  const teamsOf = grouped(teams, (one) => one.departmentId)
  const walk = (one: DepartmentPlace, depth: number): DepartmentSums[] => {
    const deeper = (below.get(one.id) ?? []).flatMap((child) => walk(child, depth + 1))
    const own = teamsOf.get(one.id) ?? []
    const parts = deeper.filter((child) => child.depth === depth + 1)
    const sum = (key: 'headcount' | 'people') => [...own, ...parts].reduce((total, part) => total + part[key], 0)
    const teamIds = [...own.map((team) => team.id), ...parts.flatMap((part) => part.teamIds)]
    const sums = { teamIds, teams: teamIds.length, headcount: sum('headcount'), people: sum('people') }
    return [{ ...one, depth, ...sums }, ...deeper]
  }
  return (below.get(null) ?? []).flatMap((root) => walk(root, 0))
}

/** A department and those above it, the nearest first. Ends where a circle would begin. */
export function lineOf(departments: ReadonlyMap<string, DepartmentPlace>, id: string | null): DepartmentPlace[] {
  const line: DepartmentPlace[] = []
  for (let at = id; at !== null;) {
    const one = departments.get(at)
    if (!one || line.includes(one)) break
    line.push(one)
    at = one.parentId
  }
  return line
}

/** Why a department may not stand under another one, in a sentence; null where it may. */
export function faultOfParent(
  departments: readonly DepartmentPlace[],
  id: string | null,
  parentId: string | null,
): string | null {
  if (parentId === null) return null
  const all = new Map(departments.map((one) => [one.id, one]))
  const above = lineOf(all, parentId)
  if (id !== null && above.some((one) => one.id === id)) return 'A department cannot stand under itself.'
  const own =
    id === null ? 0 : Math.max(...departments.map((one) => lineOf(all, one.id).findIndex((up) => up.id === id)))
  return above.length + Math.max(own, 0) + 1 > MAX_DEPTH
    ? `A tree has at most ${MAX_DEPTH} levels of departments.`
    : null
}

/**
 * Which departments move where, of a file's plan and the tree that is there: one that would stand under itself or too
 * deep stays where it is.
 * @param idOf ids by lower-cased name
 */
export function movesOf(
  places: readonly DepartmentPlace[],
  parents: ReadonlyMap<string, string>,
  idOf: ReadonlyMap<string, string>,
): { moved: { id: string; parentId: string }[]; left: string[] } {
  let tree = [...places]
  const [moved, left]: [{ id: string; parentId: string }[], string[]] = [[], []]
  for (const [name, parent] of parents) {
    const [id, parentId] = [idOf.get(name), idOf.get(parent)]
    const place = tree.find((one) => one.id === id)
    if (id === undefined || parentId === undefined || !place || place.parentId === parentId) continue
    if (faultOfParent(tree, id, parentId)) {
      left.push(place.name)
      continue
    }
    moved.push({ id, parentId })
    tree = tree.map((one) => (one.id === id ? { ...one, parentId } : one))
  }
  return { moved, left }
}

/** What the lines of a people file say of departments: each by its lower-cased name. */
export interface DepartmentPlan {
  /** Lower-cased name → as it is written first. */
  names: Map<string, string>
  /** Team (lower-cased) → its department. */
  teams: Map<string, string>
  /** Department → the one above. */
  parents: Map<string, string>
  /** Teams and departments of which lines say different things, and what was taken. */
  doubtful: { name: string; taken: string; others: number }[]
}

export interface DepartmentLine {
  team?: string | undefined
  active?: boolean | undefined
  /** Of the levels above the team, the nearest first. */
  departments?: readonly string[] | undefined
}

/**
 * A team stands where most of its people's lines put it, a department likewise; of equally many the first in the file.
 * Lines of people who have left say nothing.
 */
export function planDepartments(lines: readonly DepartmentLine[]): DepartmentPlan {
  const names = new Map<string, string>()
  const said = { teams: new Map<string, Map<string, number>>(), parents: new Map<string, Map<string, number>>() }
  const written = new Map<string, string>()
  const say = (of: Map<string, Map<string, number>>, what: string, where: string) => {
    const counts = of.get(what.toLowerCase()) ?? new Map<string, number>()
    counts.set(where.toLowerCase(), (counts.get(where.toLowerCase()) ?? 0) + 1)
    of.set(what.toLowerCase(), counts)
    if (!written.has(what.toLowerCase())) written.set(what.toLowerCase(), what)
  }
  for (const { team, active, departments = [] } of lines) {
    if (active === false) continue
    for (const name of departments) if (!names.has(name.toLowerCase())) names.set(name.toLowerCase(), name)
    if (team !== undefined && departments[0] !== undefined) say(said.teams, team, departments[0])
    departments.slice(1).forEach((parent, at) => {
      const child = departments[at]
      if (child !== undefined && child.toLowerCase() !== parent.toLowerCase()) say(said.parents, child, parent)
    })
  }
  const doubtful: DepartmentPlan['doubtful'] = []
  const decide = (of: Map<string, Map<string, number>>): Map<string, string> =>
    new Map(
      [...of].map(([what, counts]) => {
        const [most = ''] = [...counts].reduce((best, one) => (one[1] > best[1] ? one : best))
        const all = [...counts.values()].reduce((sum, n) => sum + n, 0)
        const others = all - (counts.get(most) ?? 0)
        if (others > 0) doubtful.push({ name: written.get(what) ?? what, taken: names.get(most) ?? most, others })
        return [what, most]
      }),
    )
  return { names, teams: decide(said.teams), parents: decide(said.parents), doubtful }
}
