import { z } from 'zod'
import { pageQuery } from '@/lib/core/paging'
import { ROLES } from '@/lib/core/permissions'
import { line, dayText } from '@/lib/core/zod'

export const roleSchema = z.enum(ROLES)

/** Lower-cased; the database holds nothing else. */
export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'At most 254 characters.')
  .pipe(z.email('This does not look like an e-mail address.'))

export const teamSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** Engineers in the team: the population that statistics are compared with. */
  headcount: z.number().int(),
  /** Of these, how many are people of this hub. */
  people: z.number().int(),
  platform: z.boolean(),
  /** The department it stands under. */
  departmentId: z.string().nullable(),
  /** When it was put away; null for a team that is there. */
  archivedAt: z.iso.datetime().nullable(),
})
export type Team = z.infer<typeof teamSchema>

const headcount = z.coerce.number<number>().int('A whole number.').min(0, 'Not below zero.').max(1_000_000)

export const newTeam = z.object({
  name: line(120),
  headcount: headcount.default(0),
  platform: z.boolean().default(false),
  /** A department by id or by name. */
  department: line(120).nullish(),
})
export type NewTeam = z.infer<typeof newTeam>

export const teamChange = z
  .object({
    name: line(120),
    headcount,
    platform: z.boolean(),
    department: line(120).nullable(),
    archived: z.boolean(),
  })
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'Nothing to change.')
export type TeamChange = z.infer<typeof teamChange>

export const teamsQuery = pageQuery.extend({ archived: z.enum(['true', 'false']).default('false') })
export type TeamsQuery = z.infer<typeof teamsQuery>

export const departmentSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** The department above it. */
  parentId: z.string().nullable(),
  /** Levels above it. */
  depth: z.number().int(),
  /** Teams in it and in all departments below, and the engineers of these. */
  teams: z.number().int(),
  headcount: z.number().int(),
  /** Of these, how many are people of this hub. */
  people: z.number().int(),
})
export type Department = z.infer<typeof departmentSchema>

export const newDepartment = z.object({
  name: line(120),
  /** The department above it, by id or by name. */
  parent: line(120).nullish(),
})
export type NewDepartment = z.infer<typeof newDepartment>

export const departmentChange = z
  .object({ name: line(120), parent: line(120).nullable() })
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'Nothing to change.')
export type DepartmentChange = z.infer<typeof departmentChange>

export const personSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: roleSchema,
  /** The team's name. */
  team: z.string().nullable(),
  teamId: z.string().nullable(),
  /** What they do ("backend"): a segment of the population, not a permission. */
  discipline: z.string().nullable(),
  /** The day they started here: what tenure is reckoned from. */
  startedOn: dayText.nullable(),
  /** Their first day, where it is still to come: they are not active until then. */
  startsOn: dayText.nullable(),
  active: z.boolean(),
})
export type Person = z.infer<typeof personSchema>

/** By id or by name. */
const teamRef = line(120)

export const newPerson = z.object({
  name: line(120),
  email: emailSchema,
  role: roleSchema.default('developer'),
  team: teamRef.nullish(),
  discipline: line(80).nullish(),
  startedOn: z.iso.date('A day as 2026-03-31.').nullish(),
})
export type NewPerson = z.infer<typeof newPerson>

export const personChange = z
  .object({
    name: line(120),
    role: roleSchema,
    team: teamRef.nullable(),
    discipline: line(80).nullable(),
    startedOn: z.iso.date('A day as 2026-03-31.').nullable(),
    active: z.boolean(),
  })
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'Nothing to change.')
export type PersonChange = z.infer<typeof personChange>

export const meSchema = personSchema.extend({ mutedUpdates: z.boolean() })
export type Me = z.infer<typeof meSchema>

export const meChange = z
  .object({ name: line(120), mutedUpdates: z.boolean() })
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'Nothing to change.')
export type MeChange = z.infer<typeof meChange>

export const peopleQuery = pageQuery.extend({
  q: z.string().trim().max(200).optional(),
  team: teamRef.optional(),
  role: roleSchema.optional(),
  active: z.enum(['true', 'false']).optional(),
})
export type PeopleQuery = z.infer<typeof peopleQuery>

export const MAX_TOKEN_DAYS = 365

export const newToken = z.object({
  name: line(120),
  role: roleSchema,
  days: z.coerce.number<number>().int().min(1).max(MAX_TOKEN_DAYS).default(90),
})
export type NewToken = z.infer<typeof newToken>

/** A token that whoever holds the database makes for somebody, by the CLI. */
export const issuedToken = z.object({
  email: emailSchema,
  role: roleSchema,
  name: line(120).optional(),
  days: z.coerce.number<number>().int().min(1).max(MAX_TOKEN_DAYS).default(MAX_TOKEN_DAYS),
})
export type IssuedToken = z.infer<typeof issuedToken>

/** A link that signs a person in, made by the CLI. */
export const issuedLink = z.object({ email: emailSchema, name: line(120).optional() })
export type IssuedLink = z.infer<typeof issuedLink>

export const tokenSchema = z.object({
  id: z.string(),
  name: z.string(),
  hint: z.string(),
  role: roleSchema,
  expiresAt: z.iso.datetime().nullable(),
  lastUsedAt: z.iso.datetime().nullable(),
  revokedAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
})
export type Token = z.infer<typeof tokenSchema>

export const erasedSchema = z.object({ quotesRemoved: z.number().int(), insightsRescored: z.number().int() })
