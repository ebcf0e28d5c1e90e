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
  /** Combinations that were found below the limit, the smallest first; none where there is none. */
  found: SmallGroup[]
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

/** Where a row has something in its first `width` columns. */
function entriesOf(row: Float64Array, width = row.length): Int32Array {
  const entries = new Int32Array(width)
  let count = 0
  for (let column = 0; column < width; column++) if (row[column] !== 0) entries[count++] = column
  return entries.slice(0, count)
}

function hasEntry(row: Float64Array, width: number): boolean {
  for (let column = 0; column < width; column++) if (row[column] !== 0) return true
  return false
}

/** Adds `factor` times row `from` to row `to`. `entries` is where `from` has something: little of most rows. */
function addRow(to: Float64Array, from: Float64Array, factor: number, entries = entriesOf(from)): void {
  for (const i of entries) to[i] = (to[i]! + factor * from[i]!) % PRIME
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
    const entries = entriesOf(pivot!)
    for (const row of left) if (row[column] !== 0) addRow(row, pivot!, PRIME - row[column]!, entries)
  }
  left = left.map((row) => row.slice(heavy))
  return { rows: left, people: columns.slice(heavy).map(({ people }) => people) }
}

/** So many are enough for one look: what is left of them is found by the next. */
const MOST_FOUND = 1_000

interface Search extends Light {
  least: number
  found: SmallGroup[]
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
  if (!tooFew || search.found.length >= MOST_FOUND) return
  const figures = [...row.subarray(sizes.length)].flatMap((value, figure) => (value === 0 ? [] : [figure]))
  search.found.push({ people, figures })
}

/** A row with the columns in which it has something, and how many people these are. */
interface Sparse {
  row: Float64Array
  columns: Int32Array
  people: number
}

/** The factors with which a row may be added to another so that what remains is about few people. */
function factorsOf({ people, least }: Search, one: Sparse, other: Sparse): number[] {
  let [apart, i, j] = [0, 0, 0]
  const both: number[] = []
  while (i < one.columns.length || j < other.columns.length) {
    const [a, b] = [one.columns[i] ?? Infinity, other.columns[j] ?? Infinity]
    if (a === b) both.push(a)
    else apart += people[Math.min(a, b)]!
    if (apart > least) return []
    if (a <= b) i++
    if (b <= a) j++
  }
  const shared = both.reduce((sum, column) => sum + people[column]!, 0)
  const gone = new Map<number, number>()
  for (const column of both) {
    const factor = ((PRIME - one.row[column]!) * inverse(other.row[column]!)) % PRIME
    gone.set(factor, (gone.get(factor) ?? 0) + people[column]!)
  }
  return [...gone].flatMap(([factor, cancelled]) => (apart + shared - cancelled <= least ? [factor] : []))
}

/**
 * The pairs of rows whose sum may be about few people, each `i * rows.length + j`, in the order of the rows. Whoever is in one row
 * only stays in every sum of the two. So two rows without a common column are about more people than each alone, and rows whose people
 * differ by more than `least` in number are about more than `least`.
 */
function pairsOf(rows: readonly Sparse[], width: number, least: number): Float64Array {
  const rowsAt = Array.from({ length: width }, (): number[] => [])
  rows.forEach(({ columns }, i) => columns.forEach((column) => rowsAt[column]!.push(i)))
  const pairs: number[] = []
  // The last row that each row was paired with.
  const paired = new Int32Array(rows.length).fill(-1)
  rows.forEach(({ columns, people }, i) => {
    for (const column of columns)
      for (const j of rowsAt[column]!) {
        if (j <= i || paired[j] === i) continue
        paired[j] = i
        if (Math.abs(rows[j]!.people - people) <= least) pairs.push(i * rows.length + j)
      }
  })
  return Float64Array.from(pairs).sort()
}

/** Looks at each row and each combination of two rows. */
function lookThrough(search: Search): void {
  const { rows, people, least } = search
  for (const row of rows) consider(search, row)
  // A row about too few is enough; only without one are rows without a common column about more than `least`.
  if (search.found.length > 0) return
  const sparse = rows.map((row): Sparse => {
    const columns = entriesOf(row, people.length)
    return { row, columns, people: columns.reduce((sum, column) => sum + people[column]!, 0) }
  })
  for (const pair of pairsOf(sparse, people.length, least)) {
    const [i, j] = [Math.floor(pair / rows.length), pair % rows.length]
    for (const factor of factorsOf(search, sparse[i]!, sparse[j]!)) {
      const sum = rows[i]!.slice()
      addRow(sum, rows[j]!, factor)
      consider(search, sum)
    }
  }
}

/** Makes each row the only one with something in one of these columns, as far as they allow it. @returns the columns used */
function reduceBy(rows: Float64Array[], columns: readonly number[]): number[] {
  const open = [...rows]
  const used: number[] = []
  for (const column of columns) {
    let at = 0
    while (at < open.length && open[at]![column] === 0) at++
    const [pivot] = open.splice(at, 1)
    if (!pivot) continue
    normalize(pivot, column)
    const entries = entriesOf(pivot)
    for (const row of rows) if (row !== pivot && row[column] !== 0) addRow(row, pivot, PRIME - row[column]!, entries)
    used.push(column)
    if (open.length === 0) break
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
 * The combinations of figures that are about few people: whether the sums that the figures are can be added, subtracted and multiplied
 * so that 1 … `least` − 1 people are left, or `least` of whom one can be told from the others (the sum is then known to within that one).
 * Arithmetic modulo a large prime stands for fractions.
 *
 * The combinations are the words of a linear code, and the search is the one by which a code's least weight is proven: over disjoint sets
 * of columns, every word that has at most two entries in a set is looked at; a word with more in each of them is about more people.
 * Source: A. Betten et al., Error-Correcting Linear Codes, 2006, sec. 1.8 (Brouwer–Zimmermann).
 */
export function smallGroups(all: readonly Column[], figureCount: number, least: number): SpanResult {
  const { rows: combined, people } = lightPart(merged(all), figureCount, least)
  let rows = combined.filter((row) => hasEntry(row, people.length))
  const search: Search = { rows, people, least, found: [] }
  const result = (proven: boolean): SpanResult => ({
    found: search.found.sort((a, b) => a.people - b.people),
    proven,
  })
  const columns = people.map((_, column) => column)
  let [unused, bound] = [columns, 0]
  while (unused.length > 0) {
    const used = reduceBy(rows, unused)
    // Rows that are zero by now were combinations of others.
    rows = search.rows = rows.filter((row) => hasEntry(row, people.length))
    if (used.length === 0) break
    lookThrough(search)
    if (search.found.length > 0) return result(true)
    const missing = rows.length - used.length
    bound += boundOf(
      used.map((column) => people[column]!),
      missing,
    )
    if (rows.length <= TOGETHER || bound > least) return result(true)
    unused = unused.filter((column) => !used.includes(column))
  }
  for (let turn = 0; turn < OTHER_SETS && rows.length > 0; turn++) {
    reduceBy(rows, shuffled(columns, turn))
    lookThrough(search)
    if (search.found.length > 0) return result(true)
  }
  return result(rows.length === 0)
}
