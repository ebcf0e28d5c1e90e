import { z } from 'zod'
import { pageQuery } from '@/lib/core/paging'
import { normalizeLine } from '@/lib/core/text/normalize'
import { dayText, id, patchOf } from '@/lib/core/zod'
import { daySchema, sessionKinds } from './schema'

/** A session that is to come. Who takes part and what they agree to is written down once it was held. */
export const planInput = z.object({
  kind: z.enum(sessionKinds),
  title: z.string().overwrite(normalizeLine).max(200, 'At most 200 characters.').min(1, 'Give it a title.'),
  /** A team's id or name. */
  team: z.string().overwrite(normalizeLine).max(200).min(1).nullish(),
  date: daySchema,
})
export type PlanInput = z.output<typeof planInput>
export const planPatch = patchOf(planInput)
export type PlanPatch = z.output<typeof planPatch>

export const planSchema = z.object({
  id: z.string(),
  kind: z.enum(sessionKinds),
  title: z.string(),
  team: z.string().nullable(),
  date: dayText,
})
export type SessionPlan = z.infer<typeof planSchema>
export const planQuery = z.strictObject(pageQuery.shape)

const words = z.string().max(200)
/** The form of a planned session. */
export const planForm = z
  .object({ kind: z.enum(sessionKinds), title: words, team: words.default(''), date: z.iso.date('Say on which day.') })
  .transform(({ team, ...rest }): z.input<typeof planInput> => ({ ...rest, team: team || null }))
  .pipe(planInput)
export const planMoveForm = z
  .object({ id, date: z.iso.date('Say on which day.') })
  .transform(({ id: plan, date }) => ({ id: plan, patch: { date: new Date(`${date}T00:00:00Z`) } }))
export const planEndForm = z.object({ id })
