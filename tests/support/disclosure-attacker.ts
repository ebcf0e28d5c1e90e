import { DIMENSIONS, type Limits, type Step } from '@/lib/disclosure/rules-ledger'

const PRIME = 67_108_859
const mod = (value: number) => ((value % PRIME) + PRIME) % PRIME

function inverse(value: number): number {
  let [result, base, exponent] = [1, value, PRIME - 2]
  for (; exponent > 0; exponent >>= 1) {
    if (exponent & 1) result = (result * base) % PRIME
    base = (base * base) % PRIME
  }
  return result
}

/** What somebody knows who kept all that was ever shown: who came when, of which team, role and tenure, and which sums were told. */
export interface Known {
  people: number[]
  names: string[]
  /** One row a figure, one entry a kind of people. */
  figures: number[][]
}

/** Everything that the steps have shown, as sums over kinds of people. `detail`: of figures that stand on fewer, nothing. */
export function knownFrom(steps: readonly Step[], detail: number): Known {
  const kinds = steps.flatMap((step, at) => Object.entries(step.cells).map(([cell, people]) => ({ at, cell, people })))
  const of = (figure: (kind: (typeof kinds)[number]) => boolean) => kinds.map((kind) => Number(figure(kind)))
  const rows = steps.flatMap((step, at) => [
    ...(step.whole ? [of((kind) => kind.at <= at)] : []),
    ...DIMENSIONS.flatMap((dimension, d) =>
      (step.moved[dimension] ?? []).map((segment) =>
        of((kind) => kind.at <= at && (JSON.parse(kind.cell) as string[])[d] === segment),
      ),
    ),
  ])
  const figures = rows.filter((row) => row.reduce((sum, one, kind) => sum + one * kinds[kind]!.people, 0) >= detail)
  return { people: kinds.map(({ people }) => people), names: kinds.map(({ at, cell }) => `${at} ${cell}`), figures }
}

/** Kinds that no figure tells apart, as one; those of which nothing was told are left out. */
function together({ people, figures, names }: Known): Known {
  const groups = new Map<string, number[]>()
  people.forEach((_, kind) => {
    const key = figures.map((row) => row[kind]).join('')
    if (key.includes('1')) groups.set(key, [...(groups.get(key) ?? []), kind])
  })
  const kept = [...groups.values()]
  return {
    people: kept.map((kinds) => kinds.reduce((sum, kind) => sum + people[kind]!, 0)),
    names: kept.map((kinds) => kinds.map((kind) => names[kind]).join(' + ')),
    figures: figures.map((row) => kept.map((kinds) => row[kinds[0]!]!)),
  }
}

/** For each kind, its entries in a basis of all that is orthogonal to every figure. */
function kernelOf({ figures, people }: Known): number[][] {
  const width = people.length
  const rows = figures.map((row) => row.slice())
  const pivots: number[] = []
  for (let column = 0, done = 0; column < width && done < rows.length; column++) {
    const at = rows.findIndex((row, index) => index >= done && row[column] !== 0)
    if (at < 0) continue
    ;[rows[done], rows[at]] = [rows[at]!, rows[done]!]
    const factor = inverse(rows[done]![column]!)
    rows[done] = rows[done]!.map((value) => (value * factor) % PRIME)
    rows.forEach((row, index) => {
      const times = row[column]!
      if (index !== done && times !== 0) rows[index] = row.map((value, at) => mod(value - times * rows[done]![at]!))
    })
    pivots.push(column)
    done++
  }
  const free = people.flatMap((_, column) => (pivots.includes(column) ? [] : [column]))
  return people.map((_, column) => {
    const pivot = pivots.indexOf(column)
    return free.map((other) => (pivot < 0 ? Number(other === column) : mod(-rows[pivot]![other]!)))
  })
}

export interface Found {
  people: number
  kinds: string[]
}

/** With which coefficients these points add up to nothing; the last of them depends on the others. */
function dependence(points: readonly (readonly number[])[]): number[] {
  const unit = (at: number) => points.map((_, other) => Number(other === at))
  const rows: number[][] = []
  for (const [at, point] of points.entries()) {
    const left = [...point, ...unit(at)]
    for (const row of rows) {
      const pivot = row.findIndex((value) => value !== 0)
      const times = mod(left[pivot]! * inverse(row[pivot]!))
      row.forEach((value, column) => (left[column] = mod(left[column]! - times * value)))
    }
    rows.push(left)
  }
  return rows.at(-1)!.slice(points[0]!.length)
}

/** Whether one single person's coefficient is unlike that of somebody else. */
const hasOddOne = (coefficients: readonly number[], people: readonly number[]): boolean =>
  coefficients.some(
    (one, at) => one !== 0 && people[at] === 1 && coefficients.some((other) => other !== 0 && other !== one),
  )

/** `smallGroupsOf` what these steps have shown. */
const smallGroups = (
  steps: readonly Step[],
  least: number,
  detail: number,
  most: number,
  random: () => number,
): Found[] => smallGroupsOf(knownFrom(steps, detail), least, most, random)

/**
 * The groups of fewer than `least` people, in at most `most` kinds, whose sum follows from the figures: a combination of figures is about
 * these kinds alone exactly where their entries in the kernel depend on each other. Each is projected to a few random directions, so that
 * every set of kinds can be tried: two that depend on each other point one way, and so do two of what is left of three. Exactly
 * `least` people count too where one of them alone has another coefficient than the others:
 * the sum over the others is then known to within one.
 */
export function smallGroupsOf(what: Known, least: number, most: number, random: () => number): Found[] {
  const known = together(what)
  const kernel = kernelOf(known)
  const light = known.people.flatMap((people, kind) => (people <= least ? [kind] : []))
  // More directions than kinds: what depends in all of them depends.
  const width = most + 2
  const directions = Array.from({ length: width }, () => kernel[0]?.map(() => Math.floor(random() * PRIME)) ?? [])
  const points = light.map((kind) =>
    directions.map((direction) => kernel[kind]!.reduce((sum, value, i) => (sum + value * direction[i]!) % PRIME, 0)),
  )
  const found: Found[] = []
  const sizeOf = (kinds: readonly number[]) => kinds.reduce((sum, one) => sum + known.people[light[one]!]!, 0)
  const keep = (kinds: readonly number[]) => {
    const total = sizeOf(kinds)
    if (total > least) return
    const sizes = kinds.map((one) => known.people[light[one]!]!)
    if (total < least || hasOddOne(dependence(kinds.map((one) => points[one]!)), sizes))
      found.push({ people: total, kinds: kinds.map((one) => known.names[light[one]!]!) })
  }
  /** What is left of these kinds' points after those of the chosen kinds were taken out; two that point one way depend on each other. */
  const search = (left: readonly Left[], chosen: readonly number[], room: number): void => {
    const alike = new Map<string, number[]>()
    const others = left.filter(({ at, point }) => {
      const pivot = point.findIndex((value) => value !== 0)
      if (pivot < 0) keep([...chosen, at])
      else if (room > 1) {
        const factor = inverse(point[pivot]!)
        const key = point.map((value) => (value * factor) % PRIME).join()
        alike.set(key, [...(alike.get(key) ?? []), at])
      }
      return pivot >= 0
    })
    for (const kinds of alike.values())
      kinds.forEach((one, i) => kinds.slice(i + 1).forEach((other) => keep([...chosen, one, other])))
    if (room < 3) return
    others.forEach(({ at, point }, i) => {
      const pivot = point.findIndex((value) => value !== 0)
      const factor = inverse(point[pivot]!)
      const row = point.map((value) => (value * factor) % PRIME)
      const kinds = [...chosen, at]
      const total = sizeOf(kinds)
      const rest = others.slice(i + 1).flatMap((one) => {
        if (total + known.people[light[one.at]!]! > least) return []
        const times = one.point[pivot]!
        const reduced = times === 0 ? one.point : one.point.map((value, c) => mod(value - times * row[c]!))
        // Alike to the chosen one: found before, with two kinds.
        return reduced.some((value) => value !== 0) ? [{ at: one.at, point: reduced }] : []
      })
      if (rest.length > 1) search(rest, kinds, room - 1)
    })
  }
  search(
    points.map((point, at) => ({ at, point })),
    [],
    most,
  )
  return found
}

interface Left {
  at: number
  point: readonly number[]
}

/** The same for a question with these limits: distributions from those figures that have one, scores from all. */
export function attack(steps: readonly Step[], limits: Limits, most: number, random: () => number): Found[] {
  return [
    ...smallGroups(steps, limits.distributions, limits.distributions, most, random),
    ...(limits.scores < limits.distributions ? smallGroups(steps, limits.scores, 0, most, random) : []),
  ]
}
