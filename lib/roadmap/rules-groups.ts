import { GROUPS, type GroupBy } from './schema-groups'

export { GROUPS, type GroupBy }
/** Those that a reader of the published view knows. */
export const PUBLIC_GROUPS: readonly GroupBy[] = ['quarter', 'theme']

/** Groups in the order of a board: quarters by time, others by how many items they have; what names none comes last. */
export function inBoardOrder<Group extends { key: string; items: number }>(
  groups: readonly Group[],
  by: GroupBy,
): Group[] {
  return [...groups].sort(
    (a, b) =>
      Number(a.key === '') - Number(b.key === '') ||
      (by === 'quarter' ? 0 : b.items - a.items) ||
      (a.key < b.key ? -1 : 1),
  )
}

interface Grouped {
  quarter: string | null
  theme: string
  capabilityId: string | null
  teamId: string | null
}

/** The group that an item is in, as the board names it; "" where it names none. */
export function groupKeyOf(item: Grouped, by: GroupBy): string {
  switch (by) {
    case 'quarter':
      return item.quarter ?? ''
    case 'theme':
      return item.theme.trim().toLowerCase()
    case 'capability':
      return item.capabilityId ?? ''
    case 'team':
      return item.teamId ?? ''
  }
}

/** What changes of an item that goes into a group; "" takes it out of all. */
export function changeToGroup(by: GroupBy, to: string): Partial<Grouped> {
  switch (by) {
    case 'quarter':
      return { quarter: to || null }
    case 'theme':
      return { theme: to }
    case 'capability':
      return { capabilityId: to || null }
    case 'team':
      return { teamId: to || null }
  }
}
