import type { RfcRel } from './schema-links'

export type LinkEdge = { from: number; rel: RfcRel; to: number }

/** What a link is called from its other end. */
export const relWords: Record<RfcRel, { from: string; to: string }> = {
  supersedes: { from: 'Supersedes', to: 'Superseded by' },
  requires: { from: 'Requires', to: 'Required by' },
  related: { from: 'Related', to: 'Related' },
}

export type Placed = { number: number; column: number; row: number }
export type Layout = { nodes: Placed[]; columns: number; rows: number }

/**
 * Places RFCs in columns around one of them: what it stands on (required, superseded) to the left, what stands on it to the right, related
 * ones in its own column. Each is as far away as the shortest way of links; rows keep the order of numbers. Deterministic.
 */
export const layoutLinks = (focus: number, numbers: readonly number[], edges: readonly LinkEdge[]): Layout => {
  const columns = new Map([[focus, 0]])
  let frontier = [focus]
  while (frontier.length > 0) {
    const next: number[] = []
    for (const edge of edges) {
      const step = edge.rel === 'related' ? 0 : 1
      for (const [here, there, by] of [
        [edge.from, edge.to, -step],
        [edge.to, edge.from, step],
      ] as const) {
        if (!frontier.includes(here) || columns.has(there)) continue
        columns.set(there, (columns.get(here) ?? 0) + by)
        next.push(there)
      }
    }
    frontier = next
  }
  const placed = numbers
    .filter((number) => columns.has(number))
    .sort((a, b) => Number(b === focus) - Number(a === focus) || a - b)
  const first = Math.min(...columns.values())
  const rows = new Map<number, number>()
  const nodes = placed.map((number) => {
    const column = (columns.get(number) ?? 0) - first
    const row = rows.get(column) ?? 0
    rows.set(column, row + 1)
    return { number, column, row }
  })
  return { nodes, columns: Math.max(...nodes.map((node) => node.column)) + 1, rows: Math.max(...rows.values()) }
}
