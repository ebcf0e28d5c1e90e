import { z } from 'zod'
import { breakdownSchema } from './schema-breakdown'
import { triageStates } from './schema-triage'

/** What was heard: each kind is one way in which something reaches the hub. */
export const evidenceKinds = [
  'answer',
  'survey-result',
  'rfc',
  'rfc-comment',
  'highlight',
  'observation',
  'measurement',
  'vote',
  'ticket',
  'chat',
  'note',
] as const
export type EvidenceKind = (typeof evidenceKinds)[number]

/** The research ladder: low touch (surveys), medium (RFCs, interviews), high (embeds). */
export const rungs = ['low', 'medium', 'high'] as const
export type Rung = (typeof rungs)[number]

/** Who may read the words of an item: everyone signed in, or only those who do research. */
export const audiences = ['everyone', 'researchers'] as const
export type Audience = (typeof audiences)[number]

export const evidenceRefSchema = z.object({ kind: z.enum(evidenceKinds), id: z.string().min(1).max(200) })
/** The thing an item of evidence was taken from: `kind` and the id it has in its own room. */
export type EvidenceRef = z.infer<typeof evidenceRefSchema>

/** The longest text an item keeps; longer sources keep their beginning and link to the rest. */
export const evidenceTextLimit = 4000

export const evidenceItemSchema = z
  .object({
    ref: evidenceRefSchema,
    text: z.string().trim().min(1).max(evidenceTextLimit),
    rung: z.enum(rungs),
    occurredAt: z.date(),
    /** The person who said it, when the hub may know. Never set for an anonymous answer. */
    personId: z.string().nullish(),
    /** A distinct voice without an account (an interview participant under a pseudonym): opaque, stable. */
    voice: z.string().max(200).nullish(),
    /** The name shown with the words: a pseudonym, or a person where the mode of asking allows it. */
    attribution: z.string().max(200).nullish(),
    teamId: z.string().nullish(),
    anonymous: z.boolean().default(false),
    /** Said by a member of the platform team: shown, marked, and worth nothing toward reach. */
    platformTeam: z.boolean().default(false),
    /** How many people stand behind the item: 1, or the n of a survey result. */
    people: z.number().int().min(1).default(1),
    audience: z.enum(audiences).default('everyone'),
    /** The survey, RFC or session it belongs to, and the question in it: what anonymous counting groups by. */
    sourceId: z.string().max(200).nullish(),
    askKey: z.string().max(200).nullish(),
    tags: z.array(z.string().trim().min(1).max(60)).max(30).default([]),
    /** A short name of where it comes from ("Q3 pulse: What slows you down?"). */
    sourceTitle: z.string().max(300).default(''),
    /** Where the original can be read, a path inside the hub. */
    href: z.string().startsWith('/').max(300).nullish(),
    /** Of a survey result: who answered which way. */
    breakdown: breakdownSchema.optional(),
  })
  .refine((piece) => !(piece.anonymous && piece.personId), {
    path: ['personId'],
    message: 'An anonymous piece cannot name a person',
  })

/** One thing that was heard, as a room hands it over. Dates of anonymous items are cut to the day. */
export type EvidenceItem = z.input<typeof evidenceItemSchema>

export const evidenceFilterSchema = z.object({
  kind: z.enum(evidenceKinds).optional(),
  rung: z.enum(rungs).optional(),
  team: z.string().trim().max(200).optional(),
  q: z.string().trim().max(300).optional(),
  insight: z.string().max(100).optional(),
  /** With `insight`: what the pieces say to it. */
  stance: z.enum(['supports', 'contradicts', 'context']).optional(),
  theme: z.string().max(100).optional(),
  tag: z.string().trim().min(1).max(60).optional(),
  linked: z.enum(['yes', 'no']).optional(),
  /** What became of it at the desk. */
  triage: z.enum(triageStates).optional(),
})
export type EvidenceFilter = z.infer<typeof evidenceFilterSchema>

/** An item as it is read: the team is absent where naming it could point at a person. */
export const evidenceSchema = z.object({
  id: z.string(),
  kind: z.enum(evidenceKinds),
  rung: z.enum(rungs),
  text: z.string(),
  team: z.string().optional(),
  teamId: z.string().optional(),
  occurredAt: z.iso.datetime(),
  ref: evidenceRefSchema,
  anonymous: z.boolean(),
  platformTeam: z.boolean(),
  people: z.number().int(),
  source: z.string(),
  tags: z.array(z.string()),
  href: z.string().optional(),
  who: z.string().optional(),
  /** How many other pieces that you may read say the same and are merged with it; in lists, and absent where there are none. */
  standsFor: z.number().int().optional(),
})
export type Evidence = z.infer<typeof evidenceSchema>
