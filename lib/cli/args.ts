import { parseArgs } from 'node:util'
import { UsageError, type Typed } from './command'

const options = {
  email: { type: 'string' },
  name: { type: 'string' },
  role: { type: 'string' },
  days: { type: 'string' },
  map: { type: 'string' },
  from: { type: 'string' },
  ceiling: { type: 'string' },
  'dry-run': { type: 'boolean' },
  'deactivate-missing': { type: 'boolean' },
  check: { type: 'boolean' },
  force: { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

export interface Line extends Typed {
  /** The longest known command that the words begin with. */
  command: string | null
  help: boolean
}

/**
 * Reads a command line against the known commands ("token create", "import people", …).
 * @throws UsageError for an option nobody knows, or one without its value
 */
export function readLine(argv: readonly string[], commands: readonly string[]): Line {
  let parsed
  try {
    parsed = parseArgs({ args: [...argv], options, allowPositionals: true, strict: true })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
  const { help = false, ...values } = parsed.values
  const words = parsed.positionals
  const command =
    commands
      .filter((name) => name.split(' ').every((word, at) => words[at] === word))
      .sort((a, b) => b.length - a.length)[0] ?? null
  return { command, help, words: words.slice(command?.split(' ').length ?? 0), options: values }
}
