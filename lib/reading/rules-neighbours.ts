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

/** Writes the largest of a row in falling order: a sorted list that new ones are put into. */
function keepLargest(
  scores: Float32Array,
  row: number,
  n: number,
  index: Int32Array,
  cosine: Float32Array,
  at: number,
  most: number,
): void {
  let filled = 0
  let least = -Infinity
  for (let j = 0; j < n; j += 1) {
    const score = scores[row + j]!
    if (filled === most && score <= least) continue
    let place = filled < most ? filled : most - 1
    while (place > 0 && cosine[at + place - 1]! < score) {
      cosine[at + place] = cosine[at + place - 1]!
      index[at + place] = index[at + place - 1]!
      place -= 1
    }
    cosine[at + place] = score
    index[at + place] = j
    if (filled < most) filled += 1
    least = filled === most ? cosine[at + most - 1]! : -Infinity
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
