/** Every way in which a request can be refused, with the one HTTP status each stands for. */
export const STATUS_OF = {
  invalid: 422,
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  unsupported: 415,
  rate_limited: 429,
  unavailable: 503,
} as const

export type ErrorCode = keyof typeof STATUS_OF

/** Where a value is wrong (dotted path, "" for the whole) and why, in words for the person who typed it. */
export type FieldErrors = Record<string, string[]>

/** A refusal that the caller can understand and act on. Anything else that is thrown is a defect and becomes a plain 500. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly fieldErrors?: FieldErrors,
    /** Seconds after which a rate-limited caller may try again. */
    readonly retryAfter?: number,
    /** What else helps the caller to go on; members of their own in a problem document (RFC 9457, 3.2). */
    readonly extensions?: Record<string, unknown>,
  ) {
    super(message)
    this.name = 'AppError'
  }
  /** True for an AppError of another copy of this module too: a server bundles pages and routes apart. */
  static override [Symbol.hasInstance](error: unknown): boolean {
    return error instanceof Error && error.name === 'AppError' && 'code' in error
  }
  get status(): number {
    return STATUS_OF[this.code]
  }
}

export const invalid = (message: string, fieldErrors?: FieldErrors) => new AppError('invalid', message, fieldErrors)
export const unauthenticated = (message = 'Sign in first.') => new AppError('unauthenticated', message)
export const forbidden = (message = 'Your role does not allow this.') => new AppError('forbidden', message)
/** Also for what exists but is not the caller's to see: the two must not be told apart. */
export const notFound = (what = 'This') => new AppError('not_found', `${what} is not there, or not yours to see.`)
export const conflict = (message: string, extensions?: Record<string, unknown>) =>
  new AppError('conflict', message, undefined, undefined, extensions)
export const tooLarge = (message: string) => new AppError('too_large', message)

/** What was typed into a form, by field; a field that was not ticked is not there. */
export type Typed = Record<string, string[]>

/** What every mutation answers, to pages and to API handlers alike. */
export type Result<T> =
  | { ok: true; data: T }
  | {
      ok: false
      code: ErrorCode | 'internal'
      message: string
      fieldErrors?: FieldErrors
      /** Of a form that was posted without a script: the page that comes back fills it in again. */ sent?: Typed
    }

/** One field's error as an `AppError`: `invalidField('email', 'is taken')`. */
export const invalidField = (path: string, message: string) => invalid(message, { [path]: [message] })
