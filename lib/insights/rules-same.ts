import { groupBy } from '@/lib/core/group'
import type { Agrees, Stance } from './schema'

/** A link of one of several pieces that say the same. */
export interface GroupLink {
  insightId: string
  evidenceId: string
  stance: Stance
  agrees: Agrees | null
  /** It came with another piece of the group. */
  followed: boolean
}

/** The insights to which pieces that say the same were linked in opposite ways: then they do not say the same, or one was misread. */
export function opposedInsights(links: readonly GroupLink[]): string[] {
  const stances = new Map<string, Set<Stance>>()
  for (const { insightId, stance } of links) stances.set(insightId, (stances.get(insightId) ?? new Set()).add(stance))
  return [...stances].filter(([, said]) => said.has('supports') && said.has('contradicts')).map(([id]) => id)
}

/**
 * The links that pieces get when they are merged: each has every insight of the others. Where these differ in what they say, that of the
 * piece which stands for all holds; else what says something before what is context.
 */
export function linksOfMerge(
  links: readonly GroupLink[],
  ids: readonly string[],
  keptId: string,
): Omit<GroupLink, 'agrees'>[] {
  const byInsight = groupBy(links, (link) => link.insightId)
  return [...byInsight].flatMap(([insightId, own]) => {
    const [model] = own.toSorted(
      (a, b) =>
        Number(b.evidenceId === keptId) - Number(a.evidenceId === keptId) ||
        Number(a.stance === 'context') - Number(b.stance === 'context'),
    )
    const linked = new Set(own.map((link) => link.evidenceId))
    return ids
      .filter((id) => !linked.has(id))
      .map((evidenceId) => ({ insightId, evidenceId, stance: model!.stance, followed: true }))
  })
}

/**
 * The links that go when a piece leaves a group: those that it had from the others, and those that the others had from it. Where
 * whoever linked any of them is gone (its piece was erased), all stay: nobody said that they do not hold.
 */
export function linksOfParting(
  links: readonly GroupLink[],
  leaving: string,
): Pick<GroupLink, 'insightId' | 'evidenceId'>[] {
  return [...groupBy(links, (link) => link.insightId).values()].flatMap((own) => {
    if (own.every((link) => link.followed)) return []
    const othersHold = own.some((link) => link.evidenceId !== leaving && !link.followed)
    return own.filter((link) => link.followed && (link.evidenceId === leaving || !othersHold))
  })
}
