import type { Products } from './rules-products'

/** The nearest of each text, nearest first: `count` indexes and cosines a text, row after row. */
export interface Neighbours {
  count: number
  index: Int32Array
  cosine: Float32Array
}

const BLOCK = 256

/**
 * The `count` nearest of each text by cosine, itself left out; exact. Of equally near ones the first come first.
 * @param vectors of length 1, row after row
 * @param step called after each block, to tell how far it is and to let other work in
 */
export async function nearest(
  vectors: Float32Array,
  width: number,
  count: number,
  products: Products,
  step: (done: number) => Promise<void> = async () => undefined,
): Promise<Neighbours> {
  const n = vectors.length / width
  const most = Math.min(count, n - 1)
  const index = new Int32Array(n * most)
  const cosine = new Float32Array(n * most)
  for (let from = 0; from < n; from += BLOCK) {
    const to = Math.min(n, from + BLOCK)
    const scores = await products(vectors.subarray(from * width, to * width), vectors, width)
    for (let i = from; i < to; i += 1) {
      scores[(i - from) * n + i] = -Infinity
      keepLargest(scores, (i - from) * n, n, index, cosine, i * most, most)
    }
    await step(to)
  }
  return { count: most, index, cosine }
}

/** Is the entry at `a` further away than the one at `b`? Of equally near ones the later is. */
const isFurther = (index: Int32Array, cosine: Float32Array, a: number, b: number): boolean =>
  cosine[a]! < cosine[b]! || (cosine[a] === cosine[b] && index[a]! > index[b]!)

/** Lets the first of a heap's `size` entries from `at` on sink until none below it is further away. */
function sink(index: Int32Array, cosine: Float32Array, at: number, size: number, from = 0): void {
  const [ownIndex, own] = [index[at + from]!, cosine[at + from]!]
  let place = from
  for (let child = 2 * place + 1; child < size; child = 2 * place + 1) {
    if (child + 1 < size && isFurther(index, cosine, at + child + 1, at + child)) child += 1
    const below = cosine[at + child]!
    if (below > own || (below === own && index[at + child]! < ownIndex)) break
    cosine[at + place] = below
    index[at + place] = index[at + child]!
    place = child
  }
  cosine[at + place] = own
  index[at + place] = ownIndex
}

/**
 * Writes the `most` largest of a row in falling order, of equal ones the first first: a heap with the least on top,
 * which is all that most of a row is compared with, and which is taken apart at the end.
 */
function keepLargest(
  scores: Float32Array,
  row: number,
  n: number,
  index: Int32Array,
  cosine: Float32Array,
  at: number,
  most: number,
): void {
  if (most === 0) return
  for (let j = 0; j < most; j += 1) {
    cosine[at + j] = scores[row + j]!
    index[at + j] = j
  }
  for (let j = (most >> 1) - 1; j >= 0; j -= 1) sink(index, cosine, at, most, j)
  let least = cosine[at]!
  for (let j = most; j < n; j += 1) {
    const score = scores[row + j]!
    if (score <= least) continue
    cosine[at] = score
    index[at] = j
    sink(index, cosine, at, most)
    least = cosine[at]!
  }
  for (let left = most - 1; left > 0; left -= 1) {
    const [lastIndex, last] = [index[at + left]!, cosine[at + left]!]
    cosine[at + left] = cosine[at]!
    index[at + left] = index[at]!
    cosine[at] = last
    index[at] = lastIndex
    sink(index, cosine, at, left)
  }
}

/** A weighted graph without directions: the edges of node `i` stand at `start[i]` … `start[i + 1]`, each edge at both its ends. */
export interface Graph {
  nodes: number
  start: Int32Array
  end: Int32Array
  weight: Float64Array
}

/**
 * Joins each text to its `count` nearest. An edge that both ends chose weighs twice.
 * Source: the weights max(cos, .001), added over both directions, were the best of those measured; see docs/themes.md.
 */
export function neighbourGraph(near: Neighbours, count: number): Graph {
  const nodes = near.index.length / Math.max(1, near.count)
  const most = Math.min(count, near.count)
  const degree = new Int32Array(nodes + 1)
  const each = (visit: (a: number, b: number, weight: number) => void) => {
    for (let i = 0; i < nodes; i += 1)
      for (let k = i * near.count; k < i * near.count + most; k += 1)
        visit(i, near.index[k]!, Math.max(near.cosine[k]!, 0.001))
  }
  each((a, b) => {
    degree[a + 1]! += 1
    degree[b + 1]! += 1
  })
  for (let i = 0; i < nodes; i += 1) degree[i + 1]! += degree[i]!
  const end = new Int32Array(degree[nodes]!)
  const weight = new Float64Array(end.length)
  const next = degree.slice()
  each((a, b, one) => {
    end[next[a]!] = b
    weight[next[a]!++] = one
    end[next[b]!] = a
    weight[next[b]!++] = one
  })
  return merged({ nodes, start: degree, end, weight })
}

/** Adds up edges between the same two nodes; the order of a node's edges is that of their other ends. */
export function merged({ nodes, start, end, weight }: Graph): Graph {
  const sum = new Float64Array(nodes)
  const newStart = new Int32Array(nodes + 1)
  const newEnd = new Int32Array(end.length)
  const newWeight = new Float64Array(end.length)
  let at = 0
  for (let i = 0; i < nodes; i += 1) {
    const first = at
    for (let k = start[i]!; k < start[i + 1]!; k += 1) {
      const j = end[k]!
      if (sum[j] === 0) newEnd[at++] = j
      sum[j]! += weight[k]!
    }
    newEnd.subarray(first, at).sort()
    for (let k = first; k < at; k += 1) {
      newWeight[k] = sum[newEnd[k]!]!
      sum[newEnd[k]!] = 0
    }
    newStart[i + 1] = at
  }
  return { nodes, start: newStart, end: newEnd.slice(0, at), weight: newWeight.slice(0, at) }
}
