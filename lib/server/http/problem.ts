import { AppError, STATUS_OF, type ErrorCode, type FieldErrors } from '@/lib/core/errors'
import { isDatabaseAway, isOvertaken, isTooSlow, noteDatabaseAway, OVERTAKEN, TOO_SLOW } from '../database-away'
import { log } from '../log'

const TITLES: Record<ErrorCode | 'internal', string> = {
  invalid: 'The request is not valid',
  malformed: 'The request cannot be read',
  unauthenticated: 'Sign in first',
  forbidden: 'Not allowed',
  not_found: 'Not found',
  conflict: 'Conflict',
  too_large: 'Too large',
  unsupported: 'Unsupported content type',
  rate_limited: 'Too many requests',
  unavailable: 'Not available at the moment',
  internal: 'Internal error',
}

interface Problem {
  code: ErrorCode | 'internal'
  detail: string
  fieldErrors?: FieldErrors | undefined
  retryAfter?: number | undefined
  extensions?: Record<string, unknown> | undefined
}

/** An answer in the form of RFC 9457. */
export function problem({ code, detail, fieldErrors, retryAfter, extensions }: Problem, requestId: string): Response {
  const status = code === 'internal' ? 500 : STATUS_OF[code]
  const errors = Object.entries(fieldErrors ?? {}).flatMap(([path, messages]) =>
    messages.map((message) => ({ path, message })),
  )
  const body = {
    ...extensions,
    type: `about:blank#${code}`,
    title: TITLES[code],
    status,
    detail,
    code,
    errors,
    requestId,
  }
  const headers = new Headers({
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    'x-request-id': requestId,
  })
  if (retryAfter !== undefined) headers.set('retry-after', String(retryAfter))
  if (code === 'unauthenticated') headers.set('www-authenticate', 'Bearer')
  return new Response(JSON.stringify(body), { status, headers })
}

/** What was thrown, as an answer: refusals in their own words, anything else logged and plain. */
export function problemOf(error: unknown, requestId: string): Response {
  if (error instanceof AppError) {
    return problem(
      {
        code: error.code,
        detail: error.message,
        fieldErrors: error.fieldErrors,
        retryAfter: error.retryAfter,
        extensions: error.extensions,
      },
      requestId,
    )
  }
  log().error({ err: error, requestId }, 'a request failed')
  if (isOvertaken(error)) return problem({ code: 'conflict', detail: OVERTAKEN }, requestId)
  if (isTooSlow(error)) return problem({ code: 'unavailable', detail: TOO_SLOW }, requestId)
  if (isDatabaseAway(error)) {
    noteDatabaseAway()
    return problem(
      { code: 'unavailable', detail: 'The database does not answer. Try again shortly.', retryAfter: 2 },
      requestId,
    )
  }
  return problem({ code: 'internal', detail: 'Something failed on our side.' }, requestId)
}
