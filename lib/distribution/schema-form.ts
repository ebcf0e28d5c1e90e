import { z } from 'zod'
import { prose } from '@/lib/core/zod'
import { param, type SearchParams } from '@/lib/core/url'
import { audienceSchema, EVERYBODY, inviteInput, remindsInTime, scheduleInput, type Audience } from './schema'
import { CADENCES } from './schema-cadence'

const list = (value: string | string[] | undefined): string[] =>
  (value === undefined ? [] : [value].flat()).filter((one) => one !== '')
const number = (text: string | undefined): number | null =>
  text === undefined || text.trim() === '' ? null : Number(text)
const words = (text: string | undefined): string[] => (text ?? '').split(/[\s,;]+/).filter((one) => one !== '')

/** Whom the address of the page names (`?team=…&role=…&sample=40`), and what is wrong with it; everybody where it names nobody. */
export function audienceOf(params: SearchParams): { audience: Audience; problem: string | null } {
  const parsed = audienceSchema.safeParse({
    teams: list(params.team),
    roles: list(params.role),
    tenureFrom: number(param(params, 'from')),
    tenureTo: number(param(params, 'to')),
    emails: words(param(params, 'emails')),
    perTeam: number(param(params, 'perTeam')),
    sample: number(param(params, 'sample')),
  })
  return parsed.success
    ? { audience: parsed.data, problem: null }
    : { audience: EVERYBODY, problem: parsed.error.issues[0]?.message ?? 'This is nobody.' }
}

const checked = z.preprocess((value) => value === 'on' || value === true, z.boolean())
/** The audience travels through a form as it stands, and is read as if it came from outside. */
const audienceText = z
  .string()
  .max(400_000)
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown
    } catch {
      context.addIssue({ code: 'custom', message: 'Say again whom to ask.' })
      return z.NEVER
    }
  })
  .pipe(audienceSchema)
const none = (value: unknown) => (value === '' || value === undefined ? null : value)

export const inviteForm = z.object({
  id: z.string().min(1).max(100),
  audience: audienceText,
  mail: checked,
  overrideReason: z.preprocess(none, inviteInput.shape.overrideReason),
})

/** "4, 10" → [4, 10] */
const days = z.preprocess(
  (value) => (typeof value === 'string' ? words(value).map(Number) : value),
  z.array(z.number('Days, as “4, 10”.').int('Whole days.').min(1).max(90)).max(5, 'At most five reminders.'),
)

export const scheduleForm = z
  .object({
    id: z.string().min(1).max(100),
    audience: audienceText,
    cadence: z.enum(CADENCES),
    startsOn: z.iso.date('A day.'),
    daysOpen: z.coerce.number('Whole days.').pipe(scheduleInput.shape.daysOpen),
    remindAfter: days,
    mail: checked,
  })
  .refine(remindsInTime.holds, remindsInTime.otherwise)

export const channelsForm = z.object({
  id: z.string().min(1).max(100),
  invitedOnly: checked,
  embeddable: checked,
  remindAfter: days,
  closesAfter: z.preprocess(
    none,
    z.coerce.number('A whole number.').int('A whole number.').min(1, 'At least one.').max(10_000_000).nullable(),
  ),
  closesOn: z.preprocess(none, z.iso.date('A day.').nullable()),
})

export const preferenceForm = z.object({
  noMail: checked,
  quietUntil: z.preprocess(none, z.iso.date('A day.').nullable()),
})

export const pickerForm = z.object({ text: prose(300) })
