import { z } from 'zod'
import { id } from '@/lib/core/zod'
import { bodyLimit, consentSchema, consentScopes, daySchema, loadKinds, newSessionSchema, sessionKinds, type NewSession } from './schema'

/** "Interviewer: Bo", "ana@example.com", "P1": one a line, as participants. */
export function participantsFromLines(text: string): { email?: string; pseudonym?: string; role: 'participant' | 'interviewer' }[] {
  return text.split(/[\n,;]/).map((line) => line.trim()).filter(Boolean).map((line) => {
    const match = /^interviewer\s*:\s*(.*)$/iu.exec(line)
    const role = match ? ('interviewer' as const) : ('participant' as const)
    const who = (match ? match[1] : line)?.trim() || 'Interviewer'
    return who.includes('@') ? { email: who, role } : { pseudonym: who, role }
  })
}

const consentFields = { scope: z.enum(consentScopes), until: z.string().max(40), named: z.boolean() }
const consentOf = (form: { scope: (typeof consentScopes)[number]; until: string; named: boolean }) => ({
  scope: form.scope, named: form.named, ...(form.scope === 'until' && { until: form.until }),
})

/** Passes the problems of the real thing back to the fields of its form. */
function readAs<T>(schema: z.ZodType<T>, value: unknown, rename: (path: string) => string, context: z.RefinementCtx): T | typeof z.NEVER {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  for (const issue of parsed.error.issues) {
    context.addIssue({ code: 'custom', path: [rename(issue.path.join('.'))], message: issue.message })
  }
  return z.NEVER
}

const renamed = (path: string) => path.replace(/^consent\./, '').replace(/^participants\..*/, 'participants').replace(/^note\./, '')

/** The form of a new session: flat, as it is typed. */
export const sessionFormSchema = z.object({
  kind: z.enum(sessionKinds),
  title: z.string().max(400),
  team: z.string().max(200),
  date: z.string().max(40),
  participants: z.string().max(10_000),
  ...consentFields,
  body: z.string().max(bodyLimit),
}).transform((form, context): NewSession => readAs(newSessionSchema, {
  kind: form.kind, title: form.title, team: form.team || undefined, date: form.date, body: form.body,
  participants: participantsFromLines(form.participants), consent: consentOf(form),
}, renamed, context))
export type SessionForm = z.input<typeof sessionFormSchema>

/** The field note, as a phone has it. */
export const noteFormSchema = z.object({
  team: z.string().max(200),
  date: z.string().max(40),
  who: z.string().max(320),
  ...consentFields,
  context: z.string().max(2000),
  task: z.string().max(2000),
  observed: z.string().max(4000),
  said: z.string().max(4000),
  friction: z.string().max(4000).refine((text) => text.trim() !== '', 'Say what got in the way.'),
  workaround: z.string().max(2000),
  minutesLost: z.string().max(10).regex(/^\d*$/, 'A whole number of minutes.'),
  load: z.union([z.enum(loadKinds), z.literal('')]),
  tool: z.string().max(200),
}).transform((form, context): NewSession => {
  const first = form.friction.trim().split('\n')[0] ?? ''
  return readAs(newSessionSchema, {
    kind: 'observation',
    title: first.length > 80 ? `${first.slice(0, 79)}…` : first,
    team: form.team || undefined,
    date: form.date,
    participants: participantsFromLines(form.who),
    consent: consentOf(form),
    note: {
      context: form.context, task: form.task, observed: form.observed, said: form.said, friction: form.friction, workaround: form.workaround,
      tool: form.tool, minutesLost: form.minutesLost === '' ? null : Number(form.minutesLost), load: form.load || null,
    },
  }, renamed, context)
})
export type NoteForm = z.input<typeof noteFormSchema>

export const editFormSchema = z.object({
  id,
  baseVersion: z.number().int(),
  title: z.string().trim().min(1, 'Give it a title.').max(200),
  date: daySchema,
  team: z.string().max(200).transform((team) => team || null),
  body: z.string().max(bodyLimit),
})
export type EditForm = z.input<typeof editFormSchema>

const tags = z.string().max(2000).default('').transform((text) => text.split(',').map((tag) => tag.trim()).filter(Boolean))
export const highlightFormSchema = z.object({
  session: id,
  quote: z.string().max(8000),
  offset: z.coerce.number().int().min(0).optional(),
  tags,
  note: z.string().max(4000).optional(),
  audience: z.enum(['everyone', 'researchers']).default('everyone'),
})

export const removeFormSchema = z.object({ session: id, highlight: id })
export const participantFormSchema = z.object({ session: id, participant: id })
export const consentFormSchema = z.object({
  session: id,
  participant: id,
  scope: z.enum(consentScopes),
  until: z.string().max(40).default(''),
  named: z.literal('on').optional(),
}).transform((form, context) => ({
  session: form.session,
  participant: form.participant,
  consent: readAs(consentSchema, consentOf({ ...form, named: form.named === 'on' }), (path) => path, context),
}))
