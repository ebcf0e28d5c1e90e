import { z } from 'zod'
import { line, prose, dayText } from '@/lib/core/zod'
import { evidenceSchema, evidenceTextLimit } from './schema'

export const captureKinds = ['ticket', 'chat', 'note'] as const
export type CaptureKind = (typeof captureKinds)[number]

const web = z
  .string()
  .trim()
  .max(2_000)
  .regex(/^https?:\/\/[^\s<>"]+$/i, 'An address that begins with http:// or https://.')

/** Something that was heard outside a survey, an RFC or a session: a ticket, a message, a talk in the kitchen. */
export const captureSchema = z
  .object({
    kind: z.enum(captureKinds),
    text: prose(evidenceTextLimit),
    /** The moment, or only the day. */
    occurredAt: z.union([dayText, z.iso.datetime({ offset: true })]).transform((text) => new Date(text)),
    /** Who said it, by address or id. They are counted as a person and never shown. */
    person: line(320).optional(),
    /** A name that is shown with the words in place of theirs. */
    pseudonym: line(80).optional(),
    /** By id or name; without it the person's own. */
    team: line(200).optional(),
    source: z.object({ id: line(180).optional(), url: web.optional() }).optional(),
    tags: z.array(line(60)).max(30).default([]),
    /**
     * The person agreed that everyone may read their words. A ticket stands where everyone reads it anyway; without an
     * agreement only those who do research read a message or a note.
     */
    consent: z.boolean().optional(),
  })
  .refine((one) => !(one.person && one.pseudonym), {
    path: ['pseudonym'],
    message: 'Give either the person or a pseudonym.',
  })
export type Capture = z.output<typeof captureSchema>

export const capturedSchema = evidenceSchema.extend({
  /** False where this was captured before: nothing was changed. */
  created: z.boolean(),
})
