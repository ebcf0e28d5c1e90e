import { z } from 'zod'
import { invalid } from '@/lib/core/errors'
import { parseLooseJson } from '@/lib/surveys/import/rules-json'
import type { Mapping } from './rules-targets'

/** What a person says a column is: a target's name, or nothing. */
export const mappingSchema = z.record(
  z.string().max(2_000),
  z
    .string()
    .max(300)
    .nullable()
    .transform((target) => target ?? ''),
)

/**
 * A mapping from a JSON file: `{ "Column": "key" }`, also with `key.row`, `key[option]`, `key.text`, `@team`, `@role`, `@day`, `@email`, or
 * null for nothing.
 * @throws AppError invalid with what is wrong
 */
export function readMapping(text: string, file: string): Mapping {
  const read = mappingSchema.safeParse(parseLooseJson(text, file))
  if (!read.success)
    throw invalid(
      `${file}: ${read.error.issues[0]?.path.join('.') || 'it'} must be the name of a question, @team, @role, @day, @email or null.`,
    )
  return read.data
}
