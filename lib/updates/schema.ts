import { z } from 'zod'
import { listQueryOf, pageOf } from '@/lib/core/paging'
import { id, line, prose } from '@/lib/core/zod'
import { evidenceSchema } from '@/lib/evidence/schema'
import { itemSchema } from '@/lib/roadmap/schema'

/** For whom an update is written: in their words, about their value. */
export const AUDIENCES = ['everyone', 'developers', 'managers', 'executives', 'finance', 'security'] as const
export type Audience = (typeof AUDIENCES)[number]

export const TOLD_STATES = ['owed', 'told', 'muted', 'declined'] as const
export type ToldState = (typeof TOLD_STATES)[number]

export const shipInput = z.object({
  title: line(),
  /** Markdown. */
  body: prose(20_000),
  audience: z.enum(AUDIENCES).default('everyone'),
})
export type ShipInput = z.output<typeof shipInput>

export const shippedSchema = z.object({ updateId: z.string(), told: z.object({ owed: z.number().int() }) })
export type Shipped = z.infer<typeof shippedSchema>

export const updateSchema = z.object({
  id: z.string(),
  title: z.string(),
  body: z.string(),
  audience: z.enum(AUDIENCES),
  itemId: z.string().nullable(),
  publishedAt: z.iso.datetime(),
})
export type Update = z.infer<typeof updateSchema>

export const updateQuery = listQueryOf({ audience: z.enum(AUDIENCES).optional() })
export type UpdateQuery = z.output<typeof updateQuery>
export const updatePage = pageOf(updateSchema)

const count = z.number().int()
/** How many people stand where in the ledger. People, not names: who said what stays with them. */
export const toldSchema = z.object({ owed: count, told: count, muted: count, declined: count })
export type Told = z.infer<typeof toldSchema>

export const trailSchema = z.object({
  item: itemSchema,
  insights: z.array(
    z.object({
      id: z.string(),
      statement: z.string(),
      confidence: z.number(),
      evidence: z.array(evidenceSchema.extend({ stance: z.enum(['supports', 'contradicts', 'context']) })),
      /** Pieces that this reader may not read, or that are beyond the first ones. */
      hidden: count,
    }),
  ),
  updates: z.array(updateSchema),
  told: toldSchema,
  /** People behind supporting evidence who are anonymous: they cannot be told one by one, only by the published update. */
  anonymous: count,
})
export type Trail = z.infer<typeof trailSchema>

export const shipForm = shipInput.extend({ id })
export const previewForm = z.object({ body: z.string().max(20_000) })
export const muteForm = z.object({ muted: z.enum(['true', 'false']) })
export const declineForm = z.object({ id })
