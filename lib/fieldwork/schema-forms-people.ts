import { z } from 'zod'
import { id } from '@/lib/core/zod'
import { addedParticipantSchema, mergeSchema, participantPatchSchema } from './schema'

const text = (max: number) => z.string().max(max).default('')
const filled = (typed: string) => typed.trim() || undefined

/** Adds a participant: an e-mail address or a pseudonym, and the label of their turns. */
export const addedFormSchema = z
  .object({
    session: id,
    who: text(320),
    speaker: text(80),
    role: z.enum(['participant', 'interviewer']).default('participant'),
  })
  .transform(({ session, who, speaker, role }, context) => {
    const name = who.includes('@') ? { email: who.trim() } : { pseudonym: filled(who) }
    const parsed = addedParticipantSchema.safeParse({ ...name, speaker: filled(speaker), role })
    if (parsed.success) return { session, participant: parsed.data }
    const message = parsed.error.issues[0]?.message ?? 'This is not valid.'
    context.addIssue({ code: 'custom', path: ['who'], message })
    return z.NEVER
  })

/** Corrects the name and the label of a participant. */
export const labelFormSchema = z
  .object({
    session: id,
    participant: id,
    pseudonym: text(80),
    speaker: text(80),
    role: z.enum(['participant', 'interviewer']),
  })
  .transform(({ session, participant, pseudonym, speaker, role }) => ({
    session,
    participant,
    patch: participantPatchSchema.parse({ pseudonym: filled(pseudonym), speaker: filled(speaker) ?? null, role }),
  }))

export const mergeFormSchema = z.object({ session: id, participant: id, ...mergeSchema.shape })
