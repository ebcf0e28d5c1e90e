import type { Terminal } from './terminal'

/** What was typed is not a command of ours: exit 2. */
export class UsageError extends Error {
  override name = 'UsageError'
}

export interface Typed {
  /** What follows the command's own words. */
  words: string[]
  options: {
    email?: string
    name?: string
    role?: string
    days?: string
    map?: string
    from?: string
    ceiling?: string
    'dry-run'?: boolean
    'deactivate-missing'?: boolean
    check?: boolean
    force?: boolean
    json?: boolean
  }
}

export interface Command {
  /** "token create --email E --role R" */
  usage: string
  summary: string
  /** Whether the database must have this version's schema first. */
  needsSchema: boolean
  /** The result, which `--json` prints; `print` says it to a person. `ok: false` exits with 1. */
  run: (
    typed: Typed,
    terminal: Terminal,
  ) => Promise<{ result: object; print: (terminal: Terminal) => void; ok?: boolean }>
}
