/** People whom no published figure tells apart: how many they are, and the figures (by number) that include them. */
export interface Column {
  people: number
  figures: readonly number[]
}

/** A combination of figures that is about few people. */
export interface SmallGroup {
  people: number
  /** The figures that are added or subtracted to get it. */
  figures: number[]
}

export interface SpanResult {
  /** The smallest combination that was found below the limit; null where none was. */
  found: SmallGroup | null
  /** Whether "none" is proven, and not only very likely. */
  proven: boolean
}

// The largest prime below 2^26: products of two residues are exact in a double.
const PRIME = 67_108_859
const INVERSES = new Map<number, number>()

function inverse(value: number): number {
  const known = INVERSES.get(value)
  if (known !== undefined) return known
  let [r0, r1, s0, s1] = [PRIME, value, 0, 1]
  while (r1 !== 0) {
    const q = Math.floor(r0 / r1)
    ;[r0, r1] = [r1, r0 - q * r1]
    ;[s0, s1] = [s1, s0 - q * s1]
  }
  const result = ((s0 % PRIME) + PRIME) % PRIME
  if (INVERSES.size < 10_000) INVERSES.set(value, result)
  return result
}

/** Adds `factor` times row `from` to row `to`. */
function addRow(to: Float64Array, from: Float64Array, factor: number): void {
  for (let i = 0; i < to.length; i++) if (from[i] !== 0) to[i] = (to[i]! + factor * from[i]!) % PRIME
}

function normalize(row: Float64Array, column: number): void {
  const factor = inverse(row[column]!)
  if (factor !== 1) for (let i = 0; i < row.length; i++) row[i] = (row[i]! * factor) % PRIME
}

/** Merges columns that are in the same figures: no sum can separate their people. Columns in no figure are dropped. */
function merged(columns: readonly Column[]): Column[] {
  const byFigures = new Map<string, Column>()
  for (const { people, figures } of columns) {
    if (people === 0 || figures.length === 0) continue
    const key = figures.join()
    byFigures.set(key, { figures, people: people + (byFigures.get(key)?.people ?? 0) })
  }
  return [...byFigures.values()].sort((a, b) => b.people - a.people)
}

/** The code of all combinations that leave out everybody in a large column. */
interface Light {
  rows: Float64Array[]
  people: number[]
}

/**
 * Eliminates the columns with `least` people or more: a combination about fewer people cannot contain them. What
 * remains are the combinations without them.
 */
function lightPart(columns: readonly Column[], figureCount: number, least: number): Light {
  const width = columns.length
  const rows = Array.from({ length: figureCount }, (_, figure) => {
    const row = new Float64Array(width + figureCount)
    row[width + figure] = 1
    return row
  })
  columns.forEach(({ figures }, column) => figures.forEach((figure) => (rows[figure]![column] = 1)))
  let left = rows
  const heavy = columns.filter(({ people }) => people >= least).length
  for (let column = 0; column < heavy; column++) {
    const at = left.findIndex((row) => row[column] !== 0)
    if (at < 0) continue
    const [pivot] = left.splice(at, 1)
    normalize(pivot!, column)
    for (const row of left) if (row[column] !== 0) addRow(row, pivot!, PRIME - row[column]!)
  }
  left = left.map((row) => row.slice(heavy))
  return { rows: left, people: columns.slice(heavy).map(({ people }) => people) }
}

interface Search extends Light {
  least: number
  best: SmallGroup | null
}

/**
 * Keeps a combination that is about too few: 1 … `least` − 1 people; or `least` of whom a single one has a coefficient unlike the others',
 * so that the sum over the others is known to within what that one said.
 */
function consider(search: Search, row: Float64Array): void {
  const { people: sizes, least } = search
  let [people, single, alike] = [0, false, true]
  let first = 0
  for (let column = 0; column < sizes.length && people <= least; column++) {
    const value = row[column]!
    if (value === 0) continue
    first ||= value
    alike &&= value === first
    people += sizes[column]!
    single ||= sizes[column] === 1
  }
  const tooFew = people > 0 && (people < least || (people === least && single && !alike))
  if (!tooFew || people >= (search.best?.people ?? Infinity)) return
  const figures = [...row.subarray(sizes.length)].flatMap((value, figure) => (value === 0 ? [] : [figure]))
  search.best = { people, figures }
}

/** The factors with which a row may be added to another so that what remains is about few people. */
function factorsOf({ people, least }: Search, one: Float64Array, other: Float64Array): number[] {
  let apart = 0
  const both: number[] = []
  for (let column = 0; column < people.length; column++) {
    if (one[column] !== 0 && other[column] !== 0) both.push(column)
    else if (one[column] !== 0 || other[column] !== 0) apart += people[column]!
    if (apart > least) return []
  }
  const shared = both.reduce((sum, column) => sum + people[column]!, 0)
  const gone = new Map<number, number>()
  for (const column of both) {
    const factor = ((PRIME - one[column]!) * inverse(other[column]!)) % PRIME
    gone.set(factor, (gone.get(factor) ?? 0) + people[column]!)
  }
  return [...gone].flatMap(([factor, cancelled]) => (apart + shared - cancelled <= least ? [factor] : []))
}

/** Looks at each row and each combination of two rows. */
function lookThrough(search: Search): void {
  const { rows } = search
  for (const row of rows) consider(search, row)
  for (let i = 0; i < rows.length; i++)
    for (let j = i + 1; j < rows.length; j++)
      for (const factor of factorsOf(search, rows[i]!, rows[j]!)) {
        const sum = rows[i]!.slice()
        addRow(sum, rows[j]!, factor)
        consider(search, sum)
      }
}

/** Makes each row the only one with something in one of these columns, as far as they allow it. @returns the columns used */
function reduceBy(rows: Float64Array[], columns: readonly number[]): number[] {
  const open = new Set(rows)
  const used: number[] = []
  for (const column of columns) {
    const pivot = rows.find((row) => open.has(row) && row[column] !== 0)
    if (!pivot) continue
    open.delete(pivot)
    normalize(pivot, column)
    for (const row of rows) if (row !== pivot && row[column] !== 0) addRow(row, pivot, PRIME - row[column]!)
    used.push(column)
    if (open.size === 0) break
  }
  return used
}

// A set of columns settles all combinations that have at most so many entries in it.
const TOGETHER = 2
// If disjoint sets give no proof, this many other sets are searched.
const OTHER_SETS = 12

/**
 * The fewest people that a combination can be about if the sets so far have not found it, from the columns of one set.
 */
function boundOf(people: readonly number[], missing: number): number {
  const entries = Math.max(0, TOGETHER + 1 - missing)
  return [...people]
    .sort((a, b) => a - b)
    .slice(0, entries)
    .reduce((sum, one) => sum + one, 0)
}

/** The same numbers in another order, always the same one. */
function shuffled(columns: readonly number[], turn: number): number[] {
  const key = (column: number) => (((column + 1) * 2_654_435_761 + turn * 40_503) % 4_294_967_291) % 1_000_003
  return [...columns].sort((a, b) => key(a) - key(b))
}

/**
 * Whether some combination of figures is about few people: whether the sums that the figures are can be added, subtracted and multiplied
 * so that 1 … `least` − 1 people are left, or `least` of whom one can be told from the others (the sum is then known to within that one).
 * Arithmetic modulo a large prime stands for fractions.
 *
 * The combinations are the words of a linear code, and the search is the one by which a code's least weight is proven: over disjoint sets
 * of columns, every word that has at most two entries in a set is looked at; a word with more in each of them is about more people.
 * Source: A. Betten et al., Error-Correcting Linear Codes, 2006, sec. 1.8 (Brouwer–Zimmermann).
 */
export function smallestGroup(all: readonly Column[], figureCount: number, least: number): SpanResult {
  const { rows: combined, people } = lightPart(merged(all), figureCount, least)
  const isZero = (row: Float64Array) => !row.subarray(0, people.length).some((value) => value !== 0)
  let rows = combined.filter((row) => !isZero(row))
  const search: Search = { rows, people, least, best: null }
  const columns = people.map((_, column) => column)
  let [unused, bound] = [columns, 0]
  while (unused.length > 0) {
    const used = reduceBy(rows, unused)
    // Rows that are zero by now were combinations of others.
    rows = search.rows = rows.filter((row) => !isZero(row))
    if (used.length === 0) break
    lookThrough(search)
    if (search.best) return { found: search.best, proven: true }
    const missing = rows.length - used.length
    bound += boundOf(
      used.map((column) => people[column]!),
      missing,
    )
    if (rows.length <= TOGETHER || bound > least) return { found: null, proven: true }
    unused = unused.filter((column) => !used.includes(column))
  }
  for (let turn = 0; turn < OTHER_SETS && rows.length > 0; turn++) {
    reduceBy(rows, shuffled(columns, turn))
    lookThrough(search)
    if (search.best) return { found: search.best, proven: true }
  }
  return { found: null, proven: rows.length === 0 }
}
