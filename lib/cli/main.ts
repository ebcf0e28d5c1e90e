/** `npm run hub -- …`: started by bin/hub.mjs, with the database open and its address in the environment. */
import { join } from 'node:path'
import { AppError } from '@/lib/core/errors'
import { closeDb } from '@/lib/server/db'
import { env } from '@/lib/server/env'
import { migrate } from '@/lib/server/migrate'
import { readLine } from './args'
import { UsageError, type Command } from './command'
import { explain } from './explain'
import { backupCommand, doctorCommand, exportCommand, restoreCommand } from './data'
import { importCommands } from './import'
import { exportRfcsCommand, syncRfcsCommand } from './rfcs'
import { realTerminal, type Terminal } from './terminal'
import { signInLinkCommand } from './sign-in'
import { tokenCommand } from './token'

const DONE = 0
const REFUSED = 1
const WRONG_USAGE = 2

const commands: Record<string, Command> = {
  'token create': tokenCommand,
  'sign-in link': signInLinkCommand,
  ...importCommands(),
  'rfcs export': exportRfcsCommand,
  'rfcs sync': syncRfcsCommand,
  export: exportCommand,
  backup: backupCommand,
  restore: restoreCommand,
  doctor: doctorCommand,
}

function help(): string {
  const all = Object.values(commands)
  const width = Math.max(...all.map((one) => one.usage.length))
  return [
    'npm run hub -- COMMAND [--json]',
    '',
    ...all.map(({ usage, summary }) => `  ${usage.padEnd(width)}  ${summary}`),
    '',
    '--json prints one JSON object on stdout and nothing else. Exit codes: 0 done, 1 refused (the reason is on stderr), 2 wrong usage.',
    'Everything works while the server runs. Imports may be repeated: the same file twice changes nothing.',
  ].join('\n')
}

const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  const sentence = error instanceof AppError ? null : explain(error)
  if (sentence) return sentence
  const lines = Object.entries((error instanceof AppError && error.fieldErrors) || {}).map(
    ([path, why]) => `  ${path}: ${why.join(' ')}`,
  )
  return [error.message || error.name, ...lines].join('\n')
}

async function execute(argv: string[], terminal: Terminal): Promise<number> {
  const line = readLine(argv, Object.keys(commands))
  if (line.help || (argv.length === 0 && !line.command)) {
    terminal.out(help())
    return line.help ? DONE : WRONG_USAGE
  }
  const command = line.command ? commands[line.command] : undefined
  if (!command) throw new UsageError(`There is no command "${argv.join(' ')}".\n\n${help()}`)
  if (command.needsSchema) await migrate(env().DATABASE_URL, join(process.cwd(), 'prisma/migrations'))
  const { result, print, ok = true } = await command.run(line, terminal)
  if (line.options.json) terminal.out(JSON.stringify(result))
  else print(terminal)
  return ok ? DONE : REFUSED
}

async function main(argv: string[], terminal: Terminal): Promise<number> {
  try {
    return await execute(argv, terminal)
  } catch (error) {
    terminal.say(reasonOf(error))
    const code = error instanceof UsageError ? 'usage' : error instanceof AppError ? error.code : 'internal'
    if (argv.includes('--json')) terminal.out(JSON.stringify({ error: { code, message: reasonOf(error) } }))
    return error instanceof UsageError ? WRONG_USAGE : REFUSED
  } finally {
    await closeDb()
  }
}

void main(process.argv.slice(2), realTerminal()).then((code) => {
  process.exitCode = code
})
