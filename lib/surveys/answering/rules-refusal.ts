import { AppError, type ErrorCode } from '@/lib/core/errors'
import type { Reason } from './rules-reasons'

/** A refusal of an answer: its code, its message in English, and the reason by which it is said in the respondent's language. */
export const refused = (
  reason: Reason,
  code: ErrorCode,
  message: string,
  more: Pick<AppError, 'fieldErrors' | 'retryAfter'> = {},
): AppError => new AppError(code, message, more.fieldErrors, more.retryAfter, { reason })
