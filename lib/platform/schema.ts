import { z } from 'zod'
import { normalizeText } from '@/lib/core/text/normalize'
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

export const platformChange = z.object({
  mission: z.string().overwrite(normalizeText).trim().max(2_000, 'At most 2,000 characters.'),
})
export type PlatformChange = z.infer<typeof platformChange>

const auditFilters = {
  /** The id of what was acted on. */
  subject: z.string().max(100).optional(),
  /** Who did it: an id, an e-mail address, "hub" for the hub itself, or "cli". */
  actor: z.string().trim().toLowerCase().max(320).optional(),
  /** What was done, or how its name begins: "person.", "survey.export". */
  action: z.string().trim().max(100).optional(),
  /** Days, in UTC; both are included. */
  from: z.iso.date('A day such as 2026-01-31.').optional(),
  to: z.iso.date('A day such as 2026-01-31.').optional(),
}
export const auditQuery = pageQuery.extend(auditFilters)
export const auditExportQuery = z.object(auditFilters)
export type AuditFilters = z.infer<typeof auditExportQuery>
export type AuditQuery = z.infer<typeof auditQuery>

export const auditSchema = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  /** Null for the hub itself. */
  actorId: z.string().nullable(),
  /** Null where the person is erased, or is the hub or its command line. */
  actor: z.string().nullable(),
  action: z.string(),
  /** `title` and `href` where it is still there and has a page. */
  subject: z.object({
    kind: z.string(),
    id: z.string(),
    title: z.string().nullable(),
    href: z.string().nullable(),
  }),
  detail: z.record(z.string(), z.unknown()),
})
export type AuditItem = z.infer<typeof auditSchema>
