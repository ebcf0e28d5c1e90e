/** Counts by group (team, role); only proportions matter. */
export type Mix = Record<string, number>

export type Representation = {
  /**
   * D = ½Σ|eᵢ−pᵢ|: the share of the evidence that would have to come from other groups for the mixes to be alike. Null
   * without evidence.
   */
  dissimilarity: number | null
  /**
   * Groups with people in them that no evidence comes from, the largest first, with their share of the population
   * (0–1).
   */
  missing: { group: string; share: number }[]
  /** The group most of the evidence comes from, with its share of the evidence. Null without evidence. */
  top: { group: string; share: number } | null
}

/**
 * How the mix of the evidence compares with the mix of the population.
 * Source: index of dissimilarity, O. D. Duncan & B. Duncan, American Sociological Review 20 (1955) 210–217.
 */
export function representation(evidence: Mix, population: Mix): Representation {
  const e = shares(evidence)
  const p = shares(population)
  const groups = [...new Set([...e.keys(), ...p.keys()])]
  const dissimilarity =
    e.size === 0
      ? null
      : groups.reduce((sum, group) => sum + Math.abs((e.get(group) ?? 0) - (p.get(group) ?? 0)), 0) / 2
  const missing = [...p].filter(([group]) => !e.has(group)).map(([group, share]) => ({ group, share }))
  const [top] = [...e].sort(([a, x], [b, y]) => y - x || a.localeCompare(b))
  return {
    dissimilarity,
    missing: missing.sort((a, b) => b.share - a.share || a.group.localeCompare(b.group)),
    top: top ? { group: top[0], share: top[1] } : null,
  }
}

function shares(mix: Mix): Map<string, number> {
  const present = Object.entries(mix).filter(([, count]) => count > 0)
  const total = present.reduce((sum, [, count]) => sum + count, 0)
  return new Map(present.map(([group, count]) => [group, count / total]))
}
