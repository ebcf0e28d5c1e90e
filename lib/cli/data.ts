import { access } from 'node:fs/promises'
import { conflict } from '@/lib/core/errors'
import { recordCopy } from '@/lib/platform/commands'
import { backup } from '@/lib/platform/commands-backup'
import { runChecks } from '@/lib/platform/queries-doctor'
import { exportAll } from '@/lib/platform/commands-export'
import { restore } from '@/lib/platform/commands-restore'
import { UsageError, type Command, type Typed } from './command'
import { typedPath } from './files'

function onePath({ words }: Typed, usage: string): string {
  const [path, ...more] = words
  if (!path || more.length > 0) throw new UsageError(`Usage: ${usage}`)
  return typedPath(path)
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )

export const backupCommand: Command = {
  usage: 'backup FILE [--force]',
  summary: 'Write everything into one file, as it is at this moment; the server may go on',
  needsSchema: true,
  run: async (typed, terminal) => {
    const file = onePath(typed, backupCommand.usage)
    if (!typed.options.force && (await exists(file))) throw conflict(`${file} is there already. --force replaces it.`)
    const result = await backup(file, new Date(), (table) => terminal.progress(`Backing up ${table}`))
    await recordCopy('backed-up', { rows: result.rows })
    return { result, print: ({ out }) => out(`${result.rows} rows of ${result.tables} tables in ${result.file}`) }
  },
}

export const restoreCommand: Command = {
  usage: 'restore FILE [--force]',
  summary: 'Put a backup into an empty database; with --force in place of what is there',
  needsSchema: false,
  run: async (typed, terminal) => {
    const file = onePath(typed, restoreCommand.usage)
    const result = await restore(file, typed.options.force === true, (table) => terminal.progress(`Restoring ${table}`))
    await recordCopy('restored', { rows: result.rows })
    return {
      result,
      print: ({ out }) => {
        out(`${result.rows} rows of ${result.tables} tables, as they were at ${result.madeAt}`)
        out('Whoever was erased or withdrew consent after that is there again: do it once more.')
      },
    }
  },
}

export const exportCommand: Command = {
  usage: 'export DIR',
  summary: 'Write what every room holds as JSON, CSV and Markdown, for people and other programs',
  needsSchema: true,
  run: async (typed, terminal) => {
    const result = await exportAll(onePath(typed, exportCommand.usage), (table) =>
      terminal.progress(`Exporting ${table}`),
    )
    await recordCopy('exported', { rows: result.rows })
    return {
      result,
      print: ({ out }) => out(`${result.rows} rows in ${result.files.length} files in ${result.directory}`),
    }
  },
}

const MARKS = { ok: 'ok  ', warn: 'note', bad: 'BAD ' } as const

export const doctorCommand: Command = {
  usage: 'doctor',
  summary: 'Check everything the hub needs and say what is wrong',
  needsSchema: false,
  run: async ({ words }) => {
    if (words.length > 0) throw new UsageError(`Usage: ${doctorCommand.usage}`)
    const findings = await runChecks()
    const healthy = findings.every((one) => one.state !== 'bad')
    const print: Awaited<ReturnType<Command['run']>>['print'] = ({ out }) => {
      for (const { check, state, detail } of findings) out(`${MARKS[state]}  ${check.padEnd(14)} ${detail}`)
    }
    return { result: { healthy, findings }, print, ok: healthy }
  },
}
