import type { Draft, DraftRow } from './schema-drafts'

/** A draft for those who may publish it. @param names of people by id */
export const toDraft = (
  { updatedById, updatedAt, ...row }: DraftRow,
  names: ReadonlyMap<string, { name: string }>,
): Draft => ({
  ...row,
  updatedBy: names.get(updatedById)?.name ?? null,
  updatedAt: updatedAt.toISOString(),
})
