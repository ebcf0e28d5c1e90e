import { describe, expect, it } from 'vitest'
import { seeded } from '@/lib/core/stats/random'
import { leiden, modularity } from './rules-leiden'
import { merged, type Graph } from './rules-neighbours'

function graphOf(nodes: number, edges: readonly (readonly [number, number])[]): Graph {
  const from = edges.flatMap(([a, b]) => [
    [a, b],
    [b, a],
  ])
  from.sort((x, y) => x[0]! - y[0]!)
  const start = new Int32Array(nodes + 1)
  for (const [a] of from) start[a! + 1]! += 1
  for (let i = 0; i < nodes; i += 1) start[i + 1]! += start[i]!
  return merged({
    nodes,
    start,
    end: Int32Array.from(from, ([, b]) => b!),
    weight: new Float64Array(from.length).fill(1),
  })
}

/** Zachary's karate club, 1977: 34 people, 78 ties; by person, the higher-numbered ones they are tied to (numbered from 1). */
const CLUB: Record<number, number[]> = {
  1: [2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 18, 20, 22, 32],
  2: [3, 4, 8, 14, 18, 20, 22, 31],
  3: [4, 8, 9, 10, 14, 28, 29, 33],
  4: [8, 13, 14],
  5: [7, 11],
  6: [7, 11, 17],
  7: [17],
  9: [31, 33, 34],
  10: [34],
  14: [34],
  15: [33, 34],
  16: [33, 34],
  19: [33, 34],
  20: [34],
  21: [33, 34],
  23: [33, 34],
  24: [26, 28, 30, 33, 34],
  25: [26, 28, 32],
  26: [32],
  27: [30, 34],
  28: [34],
  29: [32, 34],
  30: [33, 34],
  31: [33, 34],
  32: [33, 34],
  33: [34],
}
const club = graphOf(
  34,
  Object.entries(CLUB).flatMap(([a, all]) => all.map((b) => [Number(a) - 1, b - 1] as const)),
)

/** Louvain's first phase and joining, done the plain way: what Leiden must not be worse than. */
function louvain(graph: Graph, resolution: number): Int32Array {
  const all = graph.weight.reduce((sum, one) => sum + one, 0)
  const degree = Array.from({ length: graph.nodes }, (_, i) =>
    graph.weight.subarray(graph.start[i]!, graph.start[i + 1]!).reduce((sum, one) => sum + one, 0),
  )
  const community = Int32Array.from({ length: graph.nodes }, (_, i) => i)
  for (let groups = community.slice(), moved = true; moved; groups = community.slice()) {
    moved = false
    for (const group of new Set(groups)) {
      const members = [...groups.keys()].filter((i) => groups[i] === group)
      const own = community[members[0]!]!
      const gain = new Map<number, number>([[own, 0]])
      for (const i of members)
        for (let k = graph.start[i]!; k < graph.start[i + 1]!; k += 1)
          if (groups[graph.end[k]!] !== group) {
            const c = community[graph.end[k]!]!
            gain.set(c, (gain.get(c) ?? 0) + graph.weight[k]!)
          }
      const weight = members.reduce((sum, i) => sum + degree[i]!, 0)
      let [best, most] = [own, -Infinity]
      for (const [c, links] of gain) {
        let rest = 0
        community.forEach((one, i) => (rest += one === c && groups[i] !== group ? degree[i]! : 0))
        const value = links - (resolution * weight * rest) / all
        if (value > most + 1e-9) [best, most] = [c, value]
      }
      if (best !== own) {
        for (const i of members) community[i] = best
        moved = true
      }
    }
  }
  return community
}

function parts(graph: Graph, community: Int32Array): number {
  const seen = new Uint8Array(graph.nodes)
  let count = 0
  for (let i = 0; i < graph.nodes; i += 1) {
    if (seen[i]) continue
    count += 1
    const stack = [i]
    seen[i] = 1
    while (stack.length > 0) {
      const node = stack.pop()!
      for (let k = graph.start[node]!; k < graph.start[node + 1]!; k += 1) {
        const other = graph.end[k]!
        if (seen[other] || community[other] !== community[node]) continue
        seen[other] = 1
        stack.push(other)
      }
    }
  }
  return count
}

function randomGraph(seed: string): Graph {
  const random = seeded(seed)
  const edges: [number, number][] = []
  for (let a = 0; a < 120; a += 1)
    for (let b = a + 1; b < 120; b += 1) if (random() < (a % 6 === b % 6 ? 0.12 : 0.012)) edges.push([a, b])
  return graphOf(120, edges)
}

describe('leiden', () => {
  it('finds the best partition known of the karate club: modularity .4198 (Brandes et al. 2008)', () => {
    const found = Array.from({ length: 10 }, (_, i) =>
      modularity(club, leiden(club, { resolution: 1, random: seeded(`${i}`) }), 1),
    )
    expect(Math.max(...found)).toBeCloseTo(0.4198, 4)
    expect(Math.min(...found)).toBeGreaterThan(0.4)
  })

  it('gives communities that hang together, not worse than those of Louvain', () => {
    for (const seed of ['a', 'b', 'c', 'd', 'e'])
      for (const resolution of [0.5, 1, 4]) {
        const graph = randomGraph(seed)
        const all = ['1', '2', '3', '4', '5'].map((one) =>
          leiden(graph, { resolution, random: seeded(one), passes: 3 }),
        )
        for (const found of all) expect(parts(graph, found)).toBe(Math.max(...found) + 1)
        const best = Math.max(...all.map((found) => modularity(graph, found, resolution)))
        expect(best).toBeGreaterThanOrEqual(modularity(graph, louvain(graph, resolution), resolution) - 1e-9)
      }
  })

  it('gives the same for the same seed, and every node alone without edges', () => {
    const graph = randomGraph('a')
    const once = leiden(graph, { resolution: 1, random: seeded('x') })
    expect(leiden(graph, { resolution: 1, random: seeded('x') })).toEqual(once)
    expect([...leiden(graphOf(3, []), { resolution: 1, random: seeded('x') })]).toEqual([0, 1, 2])
  })
})
