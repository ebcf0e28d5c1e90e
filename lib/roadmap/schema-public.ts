import { z } from 'zod'
import { HORIZONS, KINDS } from './schema'

/** An item as anybody may read it. */
export const publicItemSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  problem: z.string(),
  kind: z.enum(KINDS),
  theme: z.string(),
  quarter: z.string().nullable(),
  outcome: z.string(),
  shippedAt: z.iso.datetime().nullable(),
})
export type PublicItem = z.infer<typeof publicItemSchema>

export const publicRoadmapSchema = z.strictObject({
  columns: z.array(
    z.strictObject({
      horizon: z.enum(HORIZONS),
      /** How many there are, of which `items` are the first. */
      total: z.number().int(),
      items: z.array(publicItemSchema),
    }),
  ),
  /** What shipped, the last first. */
  shipped: z.array(publicItemSchema),
})
export type PublicRoadmap = z.infer<typeof publicRoadmapSchema>

export const publicSettingSchema = z.object({ open: z.boolean() })
