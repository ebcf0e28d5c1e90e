import { z } from 'zod'
import { pageQuery } from '@/lib/core/paging'

export const searchQuery = z.object({
  q: z.string().trim().max(200).default(''),
  limit: z.coerce.number().int().min(1).max(20).default(5),
})

export const hitSchema = z.object({
  kind: z.string(),
  title: z.string(),
  href: z.string(),
  detail: z.string().optional(),
})
export type Hit = z.infer<typeof hitSchema>

export const platformSchema = z.object({
  /** What the platform team is for, in its own words. */
  mission: z.string(),
})
export type Platform = z.infer<typeof platformSchema>

export const platformChange = z.object({ mission: z.string().trim().max(2_000, 'At most 2,000 characters.') })
export type PlatformChange = z.infer<typeof platformChange>

export const auditQuery = pageQuery.extend({ subject: z.string().max(100).optional() })
export type AuditQuery = z.infer<typeof auditQuery>

export const auditSchema = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  /** Null for the hub itself. */
  actorId: z.string().nullable(),
  /** Null where the person is erased, or is the hub or its command line. */
  actor: z.string().nullable(),
  action: z.string(),
  subject: z.object({ kind: z.string(), id: z.string() }),
  detail: z.record(z.string(), z.unknown()),
})
export type AuditItem = z.infer<typeof auditSchema>
