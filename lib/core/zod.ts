import { z } from 'zod'
import { invalid, type FieldErrors } from './errors'
import { hasWord, isVisible, normalizeLine, normalizeText } from './text/normalize'

/** One line of text: normalized (line ends and tabs become spaces), trimmed, not blank, at most `max` characters. */
export const line = (max = 200) => text(normalizeLine, max).refine(isVisible, 'Fill this in.')

/** One line of text that may be empty. */
export const optionalLine = (max = 200) => text(normalizeLine, max).default('')

/** Longer text that must say something: normalized, its space and lines as typed. */
export const prose = (max = 20_000) => text(normalizeText, max).refine(isVisible, 'Fill this in.')

/** Longer text that may be empty. */
export const optionalProse = (max = 20_000) => text(normalizeText, max).default('')

const SAY_IT = 'Say it in words.'
/** Nothing at all is told as that by what requires it: one fault, one message. */
const blankOrSaid = (said: string) => !isVisible(said) || hasWord(said)

/** A reason or sentence of one line that somebody will read: words, not a dot that fills the field. */
export const reasonLine = (max = 200) => line(max).refine(blankOrSaid, SAY_IT)

/** The same over several lines. */
export const reason = (max = 4000) => prose(max).refine(blankOrSaid, SAY_IT)

/** A reason that may be blank; what is given is in words. */
export const blankOrReason = (max = 4000) => text(normalizeText, max).refine(blankOrSaid, SAY_IT)

/** A reason that may be left out; what is given is in words. */
export const optionalReason = (max = 4000) => blankOrReason(max).default('')

const text = (normalize: (typed: string) => string, max: number) =>
  z.string().overwrite(normalize).max(max, `At most ${max} characters.`)

/** An opaque id. */
export const id = z.string().min(1).max(100)

/** A day as text, YYYY-MM-DD. A year 0 is none: PostgreSQL refuses it. */
export const dayText = z.iso.date().refine((text) => !text.startsWith('0000'), 'There is no year 0.')

/** A calendar day, "2026-03-31", as the Date of its UTC midnight. */
export const day = dayText.transform((text) => new Date(`${text}T00:00:00Z`))

type WithoutDefault<T> =
  T extends z.ZodDefault<infer Inner>
    ? WithoutDefault<Inner>
    : T extends z.ZodPrefault<infer Inner>
      ? WithoutDefault<Inner>
      : T extends z.ZodOptional<infer Inner>
        ? WithoutDefault<Inner>
        : T

type PatchShape<S extends z.ZodRawShape> = { -readonly [K in keyof S]: z.ZodOptional<WithoutDefault<S[K]>> }

const withoutDefault = (schema: z.core.$ZodType): z.core.$ZodType =>
  schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodOptional
    ? withoutDefault(schema.def.innerType)
    : schema

/**
 * The schema of a change, from the schema of what is created: every field may be left out, and what is left out stays as
 * it is (no default fills it in). Normalizing, limits and strictness stay. Rules over the whole object are not taken
 * over: write them on the result.
 * @throws Error (a defect) where a field would still get a value when it is left out
 */
export function patchOf<S extends z.ZodRawShape>(input: z.ZodObject<S>): z.ZodObject<PatchShape<S>> {
  const shape: Record<string, z.core.$ZodType> = {}
  for (const [key, field] of Object.entries(input.shape)) {
    const optional = z.optional(withoutDefault(field))
    if (optional.parse(undefined) !== undefined)
      throw new Error(`The field ${key} has a default inside; patchOf cannot drop it.`)
    shape[key] = optional
  }
  const { catchall } = input.def
  const patch = z.object(shape)
  return (catchall ? patch.catchall(catchall) : patch) as unknown as z.ZodObject<PatchShape<S>>
}

/** What is wrong with a number, in words for whoever typed it; zod's own are for whoever wrote the schema. */
function numberMessage(issue: z.core.$ZodIssue): string | undefined {
  if (issue.code === 'invalid_type')
    return issue.expected === 'number' && issue.message.endsWith('received null') ? 'Give a number.' : undefined
  if (issue.code === 'too_small' && issue.message.startsWith('Too small: expected number'))
    return `${issue.inclusive === false ? 'More than' : 'At least'} ${issue.minimum}.`
  if (issue.code === 'too_big' && issue.message.startsWith('Too big: expected number'))
    return `${issue.inclusive === false ? 'Less than' : 'At most'} ${issue.maximum}.`
  return undefined
}

/** zod's issues as messages by dotted path. */
export function fieldErrorsOf(error: z.ZodError): FieldErrors {
  const errors: FieldErrors = {}
  for (const issue of error.issues) {
    const path = issue.path.map(String).join('.')
    errors[path] = [...(errors[path] ?? []), numberMessage(issue) ?? issue.message]
  }
  return errors
}

/**
 * The value as its schema has it.
 * @throws AppError invalid with one message a field
 */
export function parse<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const errors = fieldErrorsOf(result.error)
  const first = Object.entries(errors)[0]
  const where = first?.[0] ? `${first[0]}: ` : ''
  throw invalid(`${where}${first?.[1][0] ?? 'This is not valid.'}`, errors)
}
