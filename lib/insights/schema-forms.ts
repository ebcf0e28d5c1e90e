import { z } from 'zod'
import { id, line, prose } from '@/lib/core/zod'
import { agreesValues, insightStatuses, stances } from './schema'

const list = z.preprocess(
  (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
  z.array(id).max(500),
)

/** The form of a new insight: the statement, and for each piece (`e`) a field `stance:<id>`. */
export const newInsightForm = z
  .object({ statement: line(500), e: list })
  .catchall(z.unknown())
  .transform((form) => ({
    statement: form.statement,
    evidence: form.e.map((one) => ({
      id: one,
      stance: z.enum(stances).catch('supports').parse(form[`stance:${one}`]),
    })),
  }))

/** Ticked pieces for one insight, with the button that was pressed. */
export const addForm = z.object({ insight: id, e: list, stance: z.enum(stances) })
export const linkForm = z.object({
  insight: id,
  evidence: id,
  stance: z.enum(stances),
  agrees: z.enum(agreesValues).optional(),
})
export const unlinkForm = z.object({ insight: id, evidence: id })
export const statusForm = z.object({ insight: id, status: z.enum(insightStatuses) })
export const resolveForm = z.object({
  insight: id,
  resolution: prose(4000),
  status: z.enum(['resolved', 'disproved']).default('resolved'),
})
export const rewordForm = z.object({ insight: id, statement: line(500) })
export const promoteForm = z.object({ theme: id, statement: line(500) })
export const deskNewForm = z.object({ statement: line(500), evidence: id, stance: z.enum(stances) })
export const suggestForm = z.object({ evidence: id })
