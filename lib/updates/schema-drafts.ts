import { z } from 'zod'
import { listQueryOf, pageOf } from '@/lib/core/paging'
import { id, line, optionalProse } from '@/lib/core/zod'
import { AUDIENCES, ITEM_UPDATE_KINDS } from './schema'

const kind = z.enum(ITEM_UPDATE_KINDS)
const audience = z.enum(AUDIENCES)
const ownText = z.object({ title: line().optional(), body: optionalProse(20_000) })

/** An update that is still being written: a text may be missing. */
export const draftInput = z.object({
  title: line(),
  /** Markdown. */
  body: optionalProse(20_000),
  audiences: z
    .array(audience)
    .default(['everyone'])
    .transform((list) => [...new Set(list)]),
  /** What one audience reads in place of `body`. One that is not among the audiences is kept too, but not published. */
  texts: z.partialRecord(audience, ownText).default({}),
  opposed: optionalProse(20_000),
  /** The version that this was written on; 0 where there was none. */
  baseVersion: z.int().min(0).default(0),
})
export type DraftInput = z.output<typeof draftInput>

export const draftSchema = z.object({
  itemId: z.string(),
  itemTitle: z.string(),
  kind,
  title: z.string(),
  /** Markdown; quotes are references, `{{evidence:<id>}}`. */
  body: z.string(),
  audiences: z.array(audience),
  texts: z.partialRecord(audience, z.object({ title: z.string(), body: z.string() })),
  opposed: z.string(),
  version: z.int(),
  updatedBy: z.string().nullable(),
  updatedAt: z.iso.datetime(),
})
export type Draft = z.infer<typeof draftSchema>
export const draftPage = pageOf(draftSchema)
export const draftQuery = listQueryOf({ itemId: id.optional() })
export type DraftQuery = z.output<typeof draftQuery>
export const draftParams = z.object({ id, kind })

/** Who a preview is shown to: an audience, or those whose evidence says the opposite. */
export const PREVIEW_READERS = [...AUDIENCES, 'opposed'] as const
export type PreviewReader = (typeof PREVIEW_READERS)[number]

export const previewInput = z.object({
  reader: z.enum(PREVIEW_READERS).default('everyone'),
  /** Markdown, as it was typed so far. */
  body: z.string().max(20_000),
})
export type PreviewInput = z.output<typeof previewInput>
export const previewSchema = z.object({
  /** The text as such a reader gets it, as HTML. */
  html: z.string(),
  /** Quotes that stand in it. */
  quotes: z.int(),
  /** Those of them that such a reader does not get to see. */
  hidden: z.int(),
})
export type Preview = z.infer<typeof previewSchema>

/** An update draft as its table holds it. */
export const draftRowSchema = z.object({
  itemId: z.string(),
  itemTitle: z.string(),
  kind,
  title: z.string(),
  body: z.string(),
  audiences: z.array(audience),
  texts: draftSchema.shape.texts,
  opposed: z.string(),
  version: z.int(),
  updatedById: z.string(),
  updatedAt: z.date(),
})
export type DraftRow = z.output<typeof draftRowSchema>
