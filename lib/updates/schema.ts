import { z } from 'zod'
import { listQueryOf, pageOf } from '@/lib/core/paging'
import { hasWord } from '@/lib/core/text/normalize'
import { id, line, optionalProse, prose } from '@/lib/core/zod'
import { evidenceSchema } from '@/lib/evidence/schema'
import { itemSchema } from '@/lib/roadmap/schema'

/** For whom an update is written: in their words, about their value. */
export const AUDIENCES = ['everyone', 'developers', 'managers', 'executives', 'finance', 'security'] as const
export type Audience = (typeof AUDIENCES)[number]

/** What an update of an item tells: work began, it shipped, it was decided against, or what it changed. */
export const ITEM_UPDATE_KINDS = ['started', 'shipped', 'declined', 'measured'] as const
export type ItemUpdateKind = (typeof ITEM_UPDATE_KINDS)[number]
/** With the review of a month, which belongs to no item. */
export const UPDATE_KINDS = [...ITEM_UPDATE_KINDS, 'review'] as const
export type UpdateKind = (typeof UPDATE_KINDS)[number]

export const TOLD_STATES = ['owed', 'told', 'muted', 'declined'] as const
export type ToldState = (typeof TOLD_STATES)[number]

export const shipInput = z.object({
  title: line(),
  /** Markdown. */
  body: prose(20_000),
  audience: z.enum(AUDIENCES).default('everyone'),
})
export type ShipInput = z.output<typeof shipInput>

const audienceText = z.object({ title: line().optional(), body: prose(20_000) })
const audienceTexts = z.partialRecord(z.enum(AUDIENCES), audienceText)

export const publishInput = z
  .object({
    kind: z.enum(ITEM_UPDATE_KINDS),
    title: line(),
    /** Markdown: what everyone reads. Of a declined item it is the reason. */
    body: prose(20_000),
    audiences: z
      .array(z.enum(AUDIENCES))
      .min(1, 'For whom is it?')
      .default(['everyone'])
      .transform((list) => [...new Set(list)]),
    /** What one audience reads in place of `body`, in its own words. */
    texts: audienceTexts.default({}),
    /** Markdown for those whose evidence says the opposite. They are told only where there is something to say to them. */
    opposed: optionalProse(20_000),
    /** The version of the draft that this is: the draft goes with it. Without one a draft stays as it is. */
    draftVersion: z.int().min(1).optional(),
  })
  .superRefine(({ kind, body, audiences, texts }, context) => {
    if (kind === 'declined' && !hasWord(body))
      context.addIssue({ code: 'custom', path: ['body'], message: 'Say in words why it was decided against.' })
    for (const audience of Object.keys(texts))
      if (!audiences.some((one) => one === audience))
        context.addIssue({
          code: 'custom',
          path: ['texts', audience],
          message: 'This audience is not among the audiences.',
        })
  })
export type PublishInput = z.output<typeof publishInput>

/** Who gets the review of a month by mail: everyone in these roles who is here and has not muted updates. */
export const REVIEW_READERS = ['stakeholder', 'pm', 'advocate', 'admin', 'developer'] as const

export const reviewInput = z.object({
  title: line(),
  /** Markdown. */
  body: prose(20_000),
  /** Roles whose people get it by mail; none: it is published only. */
  mailTo: z
    .array(z.enum(REVIEW_READERS))
    .default([])
    .transform((list) => [...new Set(list)]),
})
export type ReviewInput = z.output<typeof reviewInput>
/** `mails` people get it by mail. */
export const reviewedSchema = z.object({ updateId: z.string(), mails: z.number().int() })
export type Reviewed = z.infer<typeof reviewedSchema>

export const shippedSchema = z.object({ updateId: z.string(), told: z.object({ owed: z.number().int() }) })
export type Shipped = z.infer<typeof shippedSchema>

export const updateSchema = z.object({
  id: z.string(),
  kind: z.enum(UPDATE_KINDS),
  title: z.string(),
  body: z.string(),
  /** The first of `audiences`. */
  audience: z.enum(AUDIENCES),
  audiences: z.array(z.enum(AUDIENCES)),
  /** What single audiences read in place of title and body. */
  texts: z.partialRecord(z.enum(AUDIENCES), z.object({ title: z.string(), body: z.string() })),
  itemId: z.string().nullable(),
  publishedAt: z.iso.datetime(),
})
export type Update = z.infer<typeof updateSchema>

export const updateQuery = listQueryOf({
  audience: z.enum(AUDIENCES).optional(),
  kind: z.enum(UPDATE_KINDS).optional(),
})
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
      /** At most ten: for it, against it, then context, the newest of each first. */
      evidence: z.array(evidenceSchema.extend({ stance: z.enum(['supports', 'contradicts', 'context']) })),
      /** All pieces that this reader may read. */
      pieces: z.object({ supports: count, contradicts: count, context: count }),
      /** Pieces that this reader may not read. */
      hidden: count,
    }),
  ),
  /** Of these `insights` has the ten best founded. */
  insightsInAll: count,
  /** Different pieces under these insights, those that this reader may not read among them. */
  evidenceInAll: count,
  updates: z.array(updateSchema),
  told: toldSchema,
  /** People behind supporting evidence who are anonymous: they cannot be told one by one, only by the published update. */
  anonymous: count,
})
export type Trail = z.infer<typeof trailSchema>

export const muteForm = z.object({ muted: z.enum(['true', 'false']) })
export const declineForm = z.object({ id })

export const muteKeyForm = z.object({ key: z.string().max(200) })
