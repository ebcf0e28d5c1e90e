import { z } from 'zod'
import { invalid, type FieldErrors } from './errors'

/** One line of text: trimmed, not empty, at most `max` characters. */
export const line = (max = 200) => z.string().trim().min(1, 'Fill this in.').max(max, `At most ${max} characters.`)

/** Longer text that must say something. Kept as typed, but for NUL and broken surrogates, which are taken out before. */
export const prose = (max = 20_000) =>
  z.string().max(max, `At most ${max} characters.`).refine((text) => text.trim() !== '', 'Fill this in.')

/** Longer text that may be empty. */
export const optionalProse = (max = 20_000) => z.string().max(max, `At most ${max} characters.`).default('')

/** An opaque id. */
export const id = z.string().min(1).max(100)

/** A calendar day, "2026-03-31", as the Date of its UTC midnight. */
export const day = z.iso.date().transform((text) => new Date(`${text}T00:00:00Z`))

/** zod's issues as messages by dotted path. */
export function fieldErrorsOf(error: z.ZodError): FieldErrors {
  const errors: FieldErrors = {}
  for (const issue of error.issues) {
    const path = issue.path.map(String).join('.')
    errors[path] = [...(errors[path] ?? []), issue.message]
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
