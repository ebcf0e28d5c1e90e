import type { InsightStatus } from './schema'

/** From each status, those that may follow. */
export const transitions: Record<InsightStatus, readonly InsightStatus[]> = {
  open: ['resolved', 'archived'],
  resolved: ['open', 'archived'],
  archived: ['open'],
}

export const canMove = (from: InsightStatus, to: InsightStatus): boolean => transitions[from].includes(to)

/** The least share of voices against an insight that makes it contested: one in five, and at least one. */
export const contestedShare = 0.2

/** Whether the voices against are too many to be an exception. */
export function isContested(supporting: number, contradicting: number): boolean {
  return contradicting > 0 && contradicting / (supporting + contradicting) >= contestedShare
}
