import type { Graph } from './rules-neighbours'

/** Numbers of 0 ≤ x < 1. */
export type Random = () => number

/**
 * Communities of a graph by the Leiden algorithm: nodes move to the community they gain most from, communities are refined into parts that
 * hang together, and the parts become the nodes of a smaller graph, until nothing moves.
 * Quality: modularity with a resolution, Σ (w_in − γ d² / 4m). Source: Traag, Waltman, van Eck 2019; here a part joins
 * the best one it gains
 * from, not a random one, so that the seed decides the order only.
 */
export interface LeidenOptions {
  /** γ: the higher, the more communities. */
  resolution: number
  random: Random
  /** How often the whole is gone through, each time from where the last ended. */
  passes?: number
}

/** A graph in which a node may stand for several, with the weight inside it counted in its degree. */
interface Level extends Graph {
  degree: Float64Array
}

function levelOf(graph: Graph): Level {
  const degree = new Float64Array(graph.nodes)
  for (let i = 0; i < graph.nodes; i += 1)
    for (let k = graph.start[i]!; k < graph.start[i + 1]!; k += 1) degree[i]! += graph.weight[k]!
  return { ...graph, degree }
}

function shuffled(n: number, random: Random): Int32Array {
  const order = Int32Array.from({ length: n }, (_, i) => i)
  for (let i = n - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1))
    const one = order[i]!
    order[i] = order[j]!
    order[j] = one
  }
  return order
}

/** Moves nodes until none gains; only the neighbours of what moved are looked at again. */
function moveNodes(level: Level, community: Int32Array, share: number, random: Random): void {
  const { nodes, start, end, weight, degree } = level
  const total = new Float64Array(nodes)
  const size = new Int32Array(nodes)
  for (let i = 0; i < nodes; i += 1) {
    total[community[i]!]! += degree[i]!
    size[community[i]!]! += 1
  }
  const free: number[] = []
  for (let c = nodes - 1; c >= 0; c -= 1) if (size[c] === 0) free.push(c)
  const queue = shuffled(nodes, random)
  const waits = new Uint8Array(nodes).fill(1)
  const to = new Float64Array(nodes)
  const seen = new Int32Array(nodes)
  let [head, left] = [0, nodes]
  while (left > 0) {
    const i = queue[head]!
    head = head + 1 === nodes ? 0 : head + 1
    left -= 1
    waits[i] = 0
    const own = community[i]!
    const first = start[i]!
    const last = start[i + 1]!
    let count = 0
    for (let k = first; k < last; k += 1) {
      const c = community[end[k]!]!
      if (to[c] === 0) seen[count++] = c
      to[c]! += weight[k]!
    }
    const d = degree[i]! * share
    let best = own
    let gain = to[own]! - d * (total[own]! - degree[i]!)
    if (size[own]! > 1 && gain < 0 && free.length > 0) {
      best = free.at(-1)!
      gain = 0
    }
    for (let k = 0; k < count; k += 1) {
      const c = seen[k]!
      if (c !== own) {
        const one = to[c]! - d * total[c]!
        if (one > gain + 1e-12) {
          gain = one
          best = c
        }
      }
      to[c] = 0
    }
    if (best === own) continue
    if (size[best] === 0) free.pop()
    total[own]! -= degree[i]!
    size[own]! -= 1
    if (size[own] === 0) free.push(own)
    total[best]! += degree[i]!
    size[best]! += 1
    community[i] = best
    for (let k = first; k < last; k += 1) {
      const j = end[k]!
      if (waits[j] === 0 && community[j] !== best) {
        waits[j] = 1
        queue[(head + left) % nodes] = j
        left += 1
      }
    }
  }
}

/**
 * Splits each community into parts that hang together: every node alone, then joined, within its community, to the part
 * it gains most from.
 */
function refine(level: Level, community: Int32Array, share: number, random: Random): Int32Array {
  const { nodes, start, end, weight, degree } = level
  const part = Int32Array.from({ length: nodes }, (_, i) => i)
  const total = degree.slice()
  const alone = new Uint8Array(nodes).fill(1)
  const whole = new Float64Array(nodes)
  for (let i = 0; i < nodes; i += 1) whole[community[i]!]! += degree[i]!
  /** Weight from a part to the rest of its community. */
  const outside = new Float64Array(nodes)
  for (let i = 0; i < nodes; i += 1)
    for (let k = start[i]!; k < start[i + 1]!; k += 1)
      if (end[k] !== i && community[end[k]!] === community[i]) outside[i]! += weight[k]!
  const to = new Float64Array(nodes)
  const seen = new Int32Array(nodes)
  const wellJoined = (p: number, c: number) => outside[p]! >= share * total[p]! * (whole[c]! - total[p]!) - 1e-12
  for (const i of shuffled(nodes, random)) {
    const c = community[i]!
    if (alone[i] === 0 || !wellJoined(i, c)) continue
    let count = 0
    for (let k = start[i]!; k < start[i + 1]!; k += 1) {
      const j = end[k]!
      if (j === i || community[j] !== c) continue
      const p = part[j]!
      if (to[p] === 0) seen[count++] = p
      to[p]! += weight[k]!
    }
    let best = i
    let gain = 0
    for (let k = 0; k < count; k += 1) {
      const p = seen[k]!
      const one = to[p]! - share * degree[i]! * total[p]!
      if (one > gain + 1e-12 && wellJoined(p, c)) {
        gain = one
        best = p
      }
    }
    const joined = to[best]!
    for (let k = 0; k < count; k += 1) to[seen[k]!] = 0
    if (best === i) continue
    part[i] = best
    alone[i] = 0
    alone[best] = 0
    outside[best]! += outside[i]! - 2 * joined
    total[best]! += degree[i]!
    total[i] = 0
  }
  return part
}

/** Numbers communities 0, 1, 2 … in the order of their first node. @returns how many there are */
export function renumber(community: Int32Array): number {
  const names = new Map<number, number>()
  for (let i = 0; i < community.length; i += 1) {
    const known = names.get(community[i]!)
    if (known === undefined) names.set(community[i]!, names.size)
    community[i] = known ?? names.size - 1
  }
  return names.size
}

/** The graph whose nodes are the parts. */
function joined(level: Level, part: Int32Array, count: number): Level {
  const first = new Int32Array(count + 1)
  for (const p of part) first[p + 1]! += 1
  for (let p = 0; p < count; p += 1) first[p + 1]! += first[p]!
  const members = new Int32Array(level.nodes)
  const next = first.slice()
  for (let i = 0; i < level.nodes; i += 1) members[next[part[i]!]!++] = i
  const start = new Int32Array(count + 1)
  const end = new Int32Array(level.end.length)
  const weight = new Float64Array(level.end.length)
  const degree = new Float64Array(count)
  const sum = new Float64Array(count)
  let at = 0
  for (let p = 0; p < count; p += 1) {
    const from = at
    for (let m = first[p]!; m < first[p + 1]!; m += 1) {
      const i = members[m]!
      degree[p]! += level.degree[i]!
      for (let k = level.start[i]!; k < level.start[i + 1]!; k += 1) {
        const q = part[level.end[k]!]!
        if (q === p) continue
        if (sum[q] === 0) end[at++] = q
        sum[q]! += level.weight[k]!
      }
    }
    for (let k = from; k < at; k += 1) {
      weight[k] = sum[end[k]!]!
      sum[end[k]!] = 0
    }
    start[p + 1] = at
  }
  return { nodes: count, start, end: end.subarray(0, at), weight: weight.subarray(0, at), degree }
}

/** @returns the community of each node, numbered from 0 in the order of their first node */
export function leiden(graph: Graph, { resolution, random, passes = 1 }: LeidenOptions): Int32Array {
  const level = levelOf(graph)
  const all = level.degree.reduce((sum, one) => sum + one, 0)
  const share = all > 0 ? resolution / all : 0
  let community: Int32Array = Int32Array.from({ length: graph.nodes }, (_, i) => i)
  for (let pass = 0; pass < passes; pass += 1) community = onePass(level, community, share, random)
  renumber(community)
  return community
}

/** Far more rounds than any graph took. */
const MAX_ROUNDS = 50

function onePass(first: Level, from: Int32Array, share: number, random: Random): Int32Array {
  let level = first
  let community = from.slice()
  /** The node of the present level that each node of the graph is in. */
  const place = Int32Array.from({ length: first.nodes }, (_, i) => i)
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    moveNodes(level, community, share, random)
    const part = refine(level, community, share, random)
    const count = renumber(part)
    if (count === level.nodes) break
    const inherited = new Int32Array(count)
    for (let i = 0; i < level.nodes; i += 1) inherited[part[i]!] = community[i]!
    for (let i = 0; i < place.length; i += 1) place[i] = part[place[i]!]!
    level = joined(level, part, count)
    renumber(inherited)
    community = inherited
  }
  return place.map((node) => community[node]!)
}

/** Modularity with a resolution, between -1 and 1. Source: Newman, Girvan 2004; Reichardt, Bornholdt 2006. */
export function modularity(graph: Graph, community: Int32Array, resolution: number): number {
  const total = new Map<number, number>()
  let [inside, all] = [0, 0]
  for (let i = 0; i < graph.nodes; i += 1) {
    for (let k = graph.start[i]!; k < graph.start[i + 1]!; k += 1) {
      const weight = graph.weight[k]!
      all += weight
      total.set(community[i]!, (total.get(community[i]!) ?? 0) + weight)
      if (community[i] === community[graph.end[k]!]) inside += weight
    }
  }
  let expected = 0
  for (const one of total.values()) expected += (one / all) ** 2
  return all > 0 ? inside / all - resolution * expected : 0
}
