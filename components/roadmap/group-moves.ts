import type { Group } from '@/lib/roadmap/queries-groups'

/** The group that holds a card; null where none of those shown does. */
export const groupOfCard = (groups: readonly Group[], id: string): string | null =>
  groups.find((group) => group.cards.some((card) => card.id === id))?.key ?? null

/** The groups with a card on top of one of them. Its weeks are the server's to count. */
export function inGroup(groups: readonly Group[], id: string, to: string): Group[] {
  const from = groupOfCard(groups, id)
  const card = groups.flatMap((group) => group.cards).find((one) => one.id === id)
  if (!card || from === null || from === to || !groups.some((group) => group.key === to)) return [...groups]
  return groups.map((group) => {
    if (group.key === from)
      return { ...group, items: group.items - 1, cards: group.cards.filter((one) => one.id !== id) }
    return group.key === to ? { ...group, items: group.items + 1, cards: [card, ...group.cards] } : group
  })
}

/** The group left or right of one; null for another key, or at the end. */
export function stepToGroup(groups: readonly Group[], key: string, arrow: string): string | null {
  const step = arrow === 'ArrowLeft' ? -1 : arrow === 'ArrowRight' ? 1 : 0
  const at = groups.findIndex((group) => group.key === key)
  return step === 0 || at < 0 ? null : (groups[at + step]?.key ?? null)
}
