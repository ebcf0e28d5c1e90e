import { z } from 'zod'
import { typedNumber, typedNumberFault } from './text/typed-number'

/**
 * A typed number in a transform or a preprocess of zod. What is none, or could be one of two, becomes an issue that says so.
 * @param path of the field inside of what is read
 */
export function numberFrom(text: string, context: z.RefinementCtx, path: string[] = []): number {
  const typed = typedNumber(text)
  if (typed && 'value' in typed) return typed.value
  context.addIssue({ code: 'custom', path, message: typedNumberFault(text) })
  return z.NEVER
}
