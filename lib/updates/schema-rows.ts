import { z } from 'zod'
import type { OwnWords } from '@/lib/evidence/presenter'
import { AUDIENCES, TOLD_STATES, UPDATE_KINDS } from './schema'

export const STANCES = ['supports', 'contradicts'] as const
/** Whether a person's evidence speaks for an item, or against it. */
export type Stance = (typeof STANCES)[number]

const audience = z.enum(AUDIENCES)

/** Who may see that a person is behind an update: every engineer, researchers, or no one. */
export const SEEN_BY = ['engineers', 'researchers', 'no-one'] as const
export type SeenBy = (typeof SEEN_BY)[number]

/** An update as its table holds it. The columns that a statement selects are the keys of this schema. */
export const updateRowSchema = z.object({
  id: z.string(),
  kind: z.enum(UPDATE_KINDS),
  title: z.string(),
  body: z.string(),
  audience,
  audiences: z.array(audience),
  texts: z.partialRecord(audience, z.object({ title: z.string(), body: z.string() })),
  opposed: z.string(),
  itemId: z.string().nullable(),
  publishedAt: z.date(),
})
export type UpdateRow = z.output<typeof updateRowSchema>

/** How many people are in one state of a ledger. */
export const ledgerCountSchema = z.object({
  updateId: z.string(),
  state: z.enum(TOLD_STATES),
  people: z.number().int(),
})
export type LedgerCount = z.output<typeof ledgerCountSchema>

/** What one person is told: the update, and the pieces of theirs that it answers. */
export const personalUpdateRowSchema = z.object({
  updateId: z.string(),
  kind: z.enum(UPDATE_KINDS),
  title: z.string(),
  publishedAt: z.date(),
  itemId: z.string().nullable(),
  itemTitle: z.string().nullable(),
  state: z.enum(TOLD_STATES),
  stance: z.enum(STANCES),
  /** What is said to this person in particular; "" except for people who said the opposite. */
  opposed: z.string(),
  evidence: z.array(z.string()),
})
export type PersonalUpdateRow = z.output<typeof personalUpdateRowSchema>

/** The same with the person's own words; those that were taken back are no longer among them. */
export type Answered = Omit<PersonalUpdateRow, 'evidence'> & { said: OwnWords[] }
