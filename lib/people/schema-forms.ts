import { z } from 'zod'
import { id, line } from '@/lib/core/zod'
import { emailSchema, newDepartment, newTeam, newToken, roleSchema } from './schema'

/** A checkbox sends "on" or nothing. */
const checked = z.preprocess((value) => value === 'on' || value === true, z.boolean())
/** An empty field or choice means none. */
const orNone = (max: number) =>
  z.preprocess((value) => (value === '' ? null : value), line(max).nullable().default(null))

const dayOrNone = z.preprocess(
  (value) => (value === '' || value === undefined ? null : value),
  z.iso.date('A day as 2026-03-31.').nullable(),
)

export const teamForm = newTeam.extend({ platform: checked, department: orNone(120) })
export const teamEditForm = teamForm.extend({ id })

/** `archived` is "true" to put a team away, "false" to bring it back. */
export const teamStateForm = z.object({
  id,
  archived: z.enum(['true', 'false']).transform((value) => value === 'true'),
})

export const departmentForm = newDepartment.extend({ parent: orNone(120) })
export const departmentEditForm = departmentForm.extend({ id })

export const personForm = z.object({
  name: line(120),
  email: emailSchema,
  role: roleSchema,
  team: orNone(120),
  discipline: orNone(80),
  startedOn: dayOrNone,
})
export const personEditForm = personForm.omit({ email: true }).extend({ id, active: checked })

export const meForm = z.object({ name: line(120), mutedUpdates: checked })

/** On a page with another field "name", so it has one of its own. */
export const tokenForm = newToken.omit({ name: true }).extend({ purpose: line(120) })

/** What cannot be undone asks for the name of what it is about. */
export const eraseForm = z.object({ id, confirm: z.string() })

/** An uploaded list of people. */
export const peopleFile = z.object({ path: line(200), text: z.string().min(1, 'Choose a file.') })
