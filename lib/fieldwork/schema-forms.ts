import { z } from 'zod'
import { normalizeText } from '@/lib/core/text/normalize'
import { id, dayText } from '@/lib/core/zod'
import { noteTitle } from './schema-note'
import {
  bodyLimit,
  consentSchema,
  consentScopes,
  daySchema,
  highlightSchema,
  loadKinds,
  newSessionSchema,
  sessionKinds,
  type NewSession,
} from './schema'

/** What the pages' forms hold and post: the room's inputs, flat and as text, with problems at the field that was typed into. */
const consentFields = { scope: z.enum(consentScopes), until: z.string().max(40), named: z.boolean() }
type ConsentForm = { scope: (typeof consentScopes)[number]; until: string; named: boolean }
const consentOf = ({ scope, until, named }: ConsentForm) => ({
  scope,
  named,
  ...(scope === 'until' && { until: until || undefined }),
})

/** Reads a form as the real thing and passes its problems back to the fields of the form. */
function readAs<T>(
  schema: z.ZodType<T>,
  value: unknown,
  rename: (path: string) => string,
  context: z.RefinementCtx,
): T | typeof z.NEVER {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  for (const issue of parsed.error.issues) {
    context.addIssue({ code: 'custom', path: rename(issue.path.join('.')).split('.'), message: issue.message })
  }
  return z.NEVER
}

const participantRow = z.object({
  who: z.string().max(320),
  speaker: z.string().max(80),
  role: z.enum(['participant', 'interviewer']),
})
type ParticipantRow = z.infer<typeof participantRow>

/** "ana@example.com" is a person, "P1" a pseudonym. */
const whoOf = (who: string) => (who.includes('@') ? { email: who.trim() } : { pseudonym: who.trim() || undefined })
const isEmpty = (row: ParticipantRow) => row.who.trim() === '' && row.speaker.trim() === ''

/** The form of a new session. Rows of participants that were left empty count for nothing. */
export const sessionFormSchema = z
  .object({
    kind: z.enum(sessionKinds),
    title: z
      .string()
      .max(200, 'At most 200 characters.')
      .refine((title) => title.trim() !== '', 'Give it a title.'),
    team: z.string().max(200),
    date: z.iso.date('Say when it was.'),
    participants: z.array(participantRow).max(50),
    ...consentFields,
    body: z.string().overwrite(normalizeText).max(bodyLimit),
    plan: z.string().max(100),
  })
  .transform((form, context): NewSession => {
    const places = form.participants.flatMap((row, index) => (isEmpty(row) ? [] : [index]))
    const rename = (path: string) =>
      path
        .replace(/^consent\./, '')
        .replace(
          /^participants\.(\d+)(?:\.(?:email|pseudonym))?$/,
          (_, at: string) => `participants.${places[Number(at)] ?? at}.who`,
        )
    return readAs(
      newSessionSchema,
      {
        kind: form.kind,
        title: form.title,
        team: form.team || undefined,
        date: form.date,
        body: form.body,
        participants: form.participants
          .filter((row) => !isEmpty(row))
          .map((row) => ({ ...whoOf(row.who), speaker: row.speaker.trim() || undefined, role: row.role })),
        consent: consentOf(form),
        plan: form.plan || undefined,
      },
      rename,
      context,
    )
  })
export type SessionForm = z.input<typeof sessionFormSchema>

const words = (max: number) => z.string().max(max).default('')
/** The field note, as a form without a script posts it. */
export const noteFormSchema = z
  .object({
    team: words(200),
    date: dayText,
    who: words(320),
    context: words(2000),
    task: words(2000),
    observed: words(4000),
    said: words(4000),
    friction: words(4000).refine((text) => text.trim() !== '', 'Say what got in the way.'),
    workaround: words(2000),
    minutesLost: words(10).pipe(z.string().regex(/^\d*$/, 'A whole number of minutes.')),
    load: z.union([z.enum(loadKinds), z.literal('')]).default(''),
    tool: words(200),
  })
  .transform(({ team, date, who, minutesLost, load, ...note }, context): NewSession =>
    readAs(
      newSessionSchema,
      {
        kind: 'observation',
        title: noteTitle(note.friction),
        team: team || undefined,
        date,
        participants: who.trim() ? [whoOf(who)] : [],
        consent: { scope: 'this-study' },
        note: { ...note, minutesLost: minutesLost === '' ? null : Number(minutesLost), load: load || null },
      },
      (path) => path.replace(/^participants\..*/, 'who').replace(/^note\./, ''),
      context,
    ),
  )

export const editFormSchema = z.object({
  id,
  baseVersion: z.number().int(),
  title: z.string().trim().min(1, 'Give it a title.').max(200, 'At most 200 characters.'),
  date: z.iso.date('Say when it was.').pipe(daySchema),
  team: z
    .string()
    .max(200)
    .transform((team) => team || null),
  body: z.string().overwrite(normalizeText).max(bodyLimit),
  /** Of a long text the lines that `body` takes the place of; null where it is the whole. */
  part: z
    .object({ from: z.number().int().min(0), to: z.number().int().min(0), was: z.string().max(bodyLimit) })
    .nullable(),
})
export type EditForm = z.input<typeof editFormSchema>

/** A posted form has CRLF for every line end; the text that is quoted has not. */
const asQuoted = (max: number) =>
  z
    .string()
    .max(max * 2)
    .transform((text) => text.replace(/\r\n/g, '\n'))
const tags = z
  .string()
  .max(2000)
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((tag) => tag.trim())
      .filter(Boolean),
  )
const maybe = (max: number) =>
  z
    .string()
    .max(max)
    .optional()
    .transform((text) => text?.trim() || undefined)

export const highlightFormSchema = z
  .object({
    session: id,
    quote: asQuoted(4000),
    prefix: asQuoted(500).optional(),
    suffix: asQuoted(500).optional(),
    offset: z.coerce.number().int().min(0).optional(),
    tags,
    note: maybe(4000),
    audience: highlightSchema.shape.audience,
    participantId: maybe(100),
  })
  .transform(({ session, ...highlight }, context) => ({
    session,
    highlight: readAs(highlightSchema, highlight, (path) => path, context),
  }))

export const removeFormSchema = z.object({ session: id, highlight: id })
/** Withdrawing cannot be undone: it asks for the participant's name. */
export const withdrawFormSchema = z.object({ session: id, participant: id, name: z.string().max(400) })
export const consentFormSchema = z
  .object({
    session: id,
    participant: id,
    scope: z.enum(consentScopes),
    until: z.string().max(40).default(''),
    named: z.literal('on').optional(),
  })
  .transform((form, context) => ({
    session: form.session,
    participant: form.participant,
    consent: readAs(consentSchema, consentOf({ ...form, named: form.named === 'on' }), (path) => path, context),
  }))

/** What cannot be undone asks for the title of what it is about. */
export const deleteFormSchema = z.object({ id, confirm: z.string() })
