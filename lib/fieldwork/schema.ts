import { z } from 'zod'
import { normalizeLine, normalizeText } from '@/lib/core/text/normalize'
import { FOUND } from '@/lib/core/text/word-search'
import { dayText } from '@/lib/core/zod'

export const sessionKinds = ['interview', 'embed', 'observation'] as const
export type SessionKind = (typeof sessionKinds)[number]

/** How far a participant's agreement reaches. `until` needs a date, the others carry their own end. */
export const consentScopes = ['this-study', '90-days', 'a-year', 'until'] as const
export type ConsentScope = (typeof consentScopes)[number]

/** Cognitive load after Sweller: of the task itself, of how it is presented, of learning something lasting. */
export const loadKinds = ['intrinsic', 'extraneous', 'germane'] as const
export type LoadKind = (typeof loadKinds)[number]

const trimmed = (max: number) => z.string().overwrite(normalizeText).trim().max(max)
const trimmedLine = (max: number) => z.string().overwrite(normalizeLine).max(max)
/** A calendar day; a full timestamp is cut to its day. */
export const daySchema = z
  .union([dayText, z.iso.datetime({ offset: true })])
  .transform((value) => new Date(`${value.slice(0, 10)}T00:00:00Z`))
  .refine((date) => date.getUTCFullYear() >= 1990 && date.getUTCFullYear() < 2200, 'This date cannot be right.')

export const consentSchema = z
  .object({
    scope: z.enum(consentScopes),
    until: daySchema.optional(),
    /** Agreed to be quoted by name. */
    named: z.boolean().default(false),
  })
  .refine((consent) => consent.scope !== 'until' || consent.until !== undefined, {
    path: ['until'],
    message: 'Say until when',
  })
export type Consent = z.output<typeof consentSchema>

export const participantSchema = z
  .object({
    email: z
      .email()
      .max(320)
      .transform((email) => email.toLowerCase())
      .optional(),
    pseudonym: trimmed(80).min(1).optional(),
    /** The label of this person's turns in the transcript, where it is neither the name nor the pseudonym. */
    speaker: trimmed(80).min(1).optional(),
    role: z.enum(['participant', 'interviewer']).default('participant'),
  })
  .refine((one) => one.email !== undefined || one.pseudonym !== undefined, {
    message: 'Give an e-mail address or a pseudonym',
  })
export type ParticipantInput = z.output<typeof participantSchema>

/** Someone who took part, added later. Without `consent` their words cannot be used until it is recorded. */
export const addedParticipantSchema = participantSchema.safeExtend({ consent: consentSchema.optional() })
export type AddedParticipant = z.output<typeof addedParticipantSchema>

/** What can be corrected of a participant. `email: null` unties them from the person. */
export const participantPatchSchema = z.object({
  email: z
    .email()
    .max(320)
    .transform((email) => email.toLowerCase())
    .nullish(),
  pseudonym: trimmed(80).min(1).optional(),
  speaker: trimmed(80).min(1).nullish(),
  role: z.enum(['participant', 'interviewer']).optional(),
  consent: consentSchema.optional(),
})
export type ParticipantPatch = z.output<typeof participantPatchSchema>

/** The participant of the same session who is the same person. */
export const mergeSchema = z.object({ into: z.string().min(1).max(100) })

/** What an advocate writes down on the spot. Everything but the friction may stay empty. */
export const fieldNoteSchema = z.object({
  context: trimmed(2000).default(''),
  task: trimmed(2000).default(''),
  observed: trimmed(4000).default(''),
  said: trimmed(4000).default(''),
  friction: trimmed(4000).default(''),
  workaround: trimmed(2000).default(''),
  minutesLost: z.number().int().min(0).max(100_000).nullish(),
  load: z.enum(loadKinds).nullish(),
  tool: trimmed(200).default(''),
})
export type FieldNote = z.output<typeof fieldNoteSchema>

/** The longest text of a session: about thirty hours of talk. */
export const bodyLimit = 2_000_000

const sessionFields = {
  kind: z.enum(sessionKinds),
  title: trimmedLine(200).min(1),
  team: trimmedLine(200).min(1).nullish(),
  date: daySchema,
  participants: z.array(participantSchema).max(50),
  consent: consentSchema,
  body: z.string().overwrite(normalizeText).max(bodyLimit).default(''),
  note: fieldNoteSchema.nullish(),
  /** False keeps addresses and hosts in the text. Keys and passwords never stay, and evidence is always masked. */
  mask: z.boolean().default(true),
}

export const newSessionSchema = z
  .object({
    ...sessionFields,
    /** The planned session that this is: it is planned no more then. */
    plan: z.string().min(1).max(100).optional(),
  })
  .refine(
    (session) =>
      session.body.trim() !== '' ||
      Boolean(session.note && (session.note.friction || session.note.observed || session.note.said)),
    { path: ['body'], message: 'Write down what was said or seen' },
  )
export type NewSession = z.output<typeof newSessionSchema>

export const sessionPatchSchema = z.object({
  kind: sessionFields.kind.optional(),
  title: sessionFields.title.optional(),
  team: sessionFields.team,
  date: sessionFields.date.optional(),
  body: z.string().overwrite(normalizeText).max(bodyLimit).optional(),
  mask: z.boolean().optional(),
  /** True: a person has looked at the findings of the import. */
  reviewed: z.literal(true).optional(),
  /** The version the edit was made on; a stale one is refused. */
  baseVersion: z.number().int().min(1).optional(),
})
export type SessionPatch = z.output<typeof sessionPatchSchema>

const tagsSchema = z
  .array(trimmed(60).min(1))
  .max(30)
  .transform((tags) => [...new Set(tags)])

export const highlightSchema = z.object({
  quote: z.string().overwrite(normalizeText).trim().min(1).max(4000),
  prefix: z.string().max(500).optional(),
  suffix: z.string().max(500).optional(),
  offset: z.number().int().min(0).optional(),
  tags: tagsSchema.default([]),
  note: trimmed(4000).optional(),
  /** Who may read the quote as evidence. */
  audience: z.enum(['everyone', 'researchers']).default('everyone'),
  /** Whose words these are, where the text does not say it. */
  participantId: z.string().max(100).optional(),
})
export type NewHighlight = z.output<typeof highlightSchema>

/** What can be changed of a highlight: its words stay. */
export const highlightPatchSchema = z.object({
  tags: tagsSchema.optional(),
  note: trimmed(4000).nullish(),
  audience: z.enum(['everyone', 'researchers']).optional(),
  participantId: z.string().min(1).max(100).optional(),
})
export type HighlightPatch = z.output<typeof highlightPatchSchema>

export const participantViewSchema = z.object({
  id: z.string(),
  /** The name to show: the pseudonym, unless being named was agreed. */
  name: z.string(),
  pseudonym: z.string(),
  role: z.enum(['participant', 'interviewer']),
  /** The labels of their turns in the text. */
  speakers: z.array(z.string()),
  consent: z.object({
    scope: z.enum(consentScopes),
    until: dayText.nullable(),
    named: z.boolean(),
    state: z.enum(['given', 'expired', 'withdrawn']),
    /** `import`: what was agreed is not known, only assumed; a person should confirm it. */
    basis: z.enum(['asked', 'import']),
    /** What can be done with it now, refused steps with the reason. */
    actions: z.array(
      z.object({ to: z.string(), verb: z.string(), allowed: z.boolean(), reason: z.string().nullable() }),
    ),
  }),
})
export type ParticipantView = z.infer<typeof participantViewSchema>

/** What one voice says before the next one does: words without label and times. */
export const turnSchema = z.object({
  order: z.number().int(),
  /** The name that may be shown, or the label where no participant is recorded for it; null where no one is named. */
  speaker: z.string().nullable(),
  participantId: z.string().optional(),
  /** From the start of the recording. */
  startMs: z.number().int().optional(),
  text: z.string(),
})
export type TurnView = z.infer<typeof turnSchema>

/** Something about a text that a person should look at. */
export const findingSchema = z.object({ line: z.number().int(), key: z.string(), message: z.string() })

/** A text of another person that still holds withdrawn words or a name. It names the place, never the words. */
export const rewriteSchema = z.object({
  id: z.string(),
  kind: z.string(),
  refId: z.string(),
  field: z.string(),
  href: z.string(),
  /** `part`: a part of the name, which may be somebody else's. */
  found: z.enum(FOUND),
  createdAt: z.iso.datetime(),
})
export type RewriteView = z.infer<typeof rewriteSchema>

export const highlightViewSchema = z.object({
  id: z.string(),
  quote: z.string(),
  tags: z.array(z.string()),
  note: z.string().nullable(),
  /** Where it stands in the text with Markdown's escapes undone, and whether it still does. */
  start: z.number().int(),
  anchorState: z.enum(['exact', 'moved', 'outdated']),
  participant: z.string().nullable(),
  audience: z.enum(['everyone', 'researchers']),
  evidenceId: z.string().nullable(),
})
export type HighlightView = z.infer<typeof highlightViewSchema>

export const sessionSummarySchema = z.object({
  id: z.string(),
  kind: z.enum(sessionKinds),
  title: z.string(),
  team: z.string().nullable(),
  date: dayText,
  participants: z.number().int(),
  highlights: z.number().int(),
  /** The weakest of its participants' consents. */
  consent: z.enum(['given', 'unconfirmed', 'expired', 'withdrawn', 'none']),
})
export type SessionSummary = z.infer<typeof sessionSummarySchema>

export const sessionSchema = z.object({
  id: z.string(),
  kind: z.enum(sessionKinds),
  title: z.string(),
  team: z.string().nullable(),
  date: dayText,
  version: z.number().int(),
  body: z.string(),
  note: fieldNoteSchema.nullable(),
  turns: z.array(turnSchema),
  participants: z.array(participantViewSchema),
  highlights: z.array(highlightViewSchema),
  findings: z.array(findingSchema),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
})
export type Session = z.infer<typeof sessionSchema>

export const sessionFilterSchema = z.object({
  kind: z.enum(sessionKinds).optional(),
  team: trimmed(200).optional(),
  q: trimmed(300).optional(),
})
export type SessionFilter = z.infer<typeof sessionFilterSchema>
