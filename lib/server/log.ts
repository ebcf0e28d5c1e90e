import pino, { type Logger } from 'pino'
import { env } from './env'

let logger: Logger | undefined

/** The log: JSON lines on stderr. Paths and codes, never bodies, answers, tokens or e-mail addresses. */
export function log(): Logger {
  logger ??= pino(
    {
      level: env().LOG_LEVEL,
      base: undefined,
      redact: ['*.email', '*.token', '*.password', '*.authorization', '*.answers'],
    },
    pino.destination(2),
  )
  return logger
}
