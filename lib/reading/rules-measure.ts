/** Entropy of counts, in nats. */
function entropy(counts: Iterable<number>, all: number): number {
  let sum = 0
  for (const count of counts) if (count > 0) sum -= (count / all) * Math.log(count / all)
  return sum
}

interface Table {
  all: number
  rows: Map<string, number>
  columns: Map<number, number>
  cells: Map<string, { row: string; column: number; count: number }>
}

function tableOf(truth: readonly string[], found: ArrayLike<number>): Table {
  const table: Table = { all: truth.length, rows: new Map(), columns: new Map(), cells: new Map() }
  truth.forEach((row, i) => {
    const column = found[i]!
    table.rows.set(row, (table.rows.get(row) ?? 0) + 1)
    table.columns.set(column, (table.columns.get(column) ?? 0) + 1)
    const key = `${column} ${row}`
    const cell = table.cells.get(key) ?? { row, column, count: 0 }
    cell.count += 1
    table.cells.set(key, cell)
  })
  return table
}

/**
 * V-measure, 0 … 1: the harmonic mean of homogeneity and completeness. Source: Rosenberg, Hirschberg 2007.
 * @param truth the label of each text
 * @param found its cluster; texts in no cluster are one cluster
 */
export function vMeasure(truth: readonly string[], found: ArrayLike<number>): number {
  const { all, rows, columns, cells } = tableOf(truth, found)
  if (all === 0) return 1
  const ofTruth = entropy(rows.values(), all)
  const ofFound = entropy(columns.values(), all)
  let [truthGivenFound, foundGivenTruth] = [0, 0]
  for (const { row, column, count } of cells.values()) {
    truthGivenFound -= (count / all) * Math.log(count / columns.get(column)!)
    foundGivenTruth -= (count / all) * Math.log(count / rows.get(row)!)
  }
  const homogeneity = ofTruth === 0 ? 1 : 1 - truthGivenFound / ofTruth
  const completeness = ofFound === 0 ? 1 : 1 - foundGivenTruth / ofFound
  return homogeneity + completeness === 0 ? 0 : (2 * homogeneity * completeness) / (homogeneity + completeness)
}

const pairs = (n: number) => (n * (n - 1)) / 2
const sum = (values: Iterable<number>) => [...values].reduce((total, one) => total + one, 0)

/** The adjusted Rand index: 1 for the same partition, about 0 for chance. Source: Hubert, Arabie 1985. */
export function adjustedRand(truth: readonly string[], found: ArrayLike<number>): number {
  const { all, rows, columns, cells } = tableOf(truth, found)
  const both = sum([...cells.values()].map(({ count }) => pairs(count)))
  const inRows = sum([...rows.values()].map(pairs))
  const inColumns = sum([...columns.values()].map(pairs))
  const expected = all > 1 ? (inRows * inColumns) / pairs(all) : 0
  const most = (inRows + inColumns) / 2
  return most === expected ? 1 : (both - expected) / (most - expected)
}

/**
 * The share of texts that have one of their own label among their `count` nearest.
 * @param index the nearest of each text, `stride` a text, nearest first
 */
export function hitRate(truth: readonly string[], index: Int32Array, stride: number, count = 10): number {
  if (truth.length === 0) return 0
  let hits = 0
  truth.forEach((label, i) => {
    for (let k = 0; k < Math.min(count, stride); k += 1)
      if (truth[index[i * stride + k]!] === label) {
        hits += 1
        return
      }
  })
  return hits / truth.length
}
