import { addSummaries, type ImportSummary } from '@/lib/core/imports'
import { groupBy } from '@/lib/core/group'
import { rooms } from '@/lib/rooms'
import type { ImportOptionName, ImportOptions } from '@/lib/server/room'
import { UsageError, type Command, type Typed } from './command'
import { readFiles } from './files'
import { operator } from './operator'
import { withClock, type Terminal } from './terminal'

const words = ({ created, updated, unchanged, skipped }: ImportSummary): string =>
  `${created} created, ${updated} updated, ${unchanged} unchanged, ${skipped.length} left out`

const VALUES: Record<ImportOptionName, string> = {
  'dry-run': '[--dry-run]',
  from: '[--from NAME]',
  'deactivate-missing': '[--deactivate-missing]',
  ceiling: '[--ceiling PERCENT]',
}
const MAX_LINES = 3

/** Says each reason once, with how many lines have it and the first of them. */
function sayGrouped(terminal: Terminal, lines: readonly { file: string; line: number; text: string }[]): void {
  const groups = groupBy(lines, (one) => one.text)
  for (const [text, all] of groups) {
    const places = all.slice(0, MAX_LINES).map(({ file, line }) => (line ? `${file}:${line}` : file))
    const more = all.length > MAX_LINES ? ` … ${all.length} lines` : ''
    terminal.say(`${places.join(', ')}${more}  ${text}`)
  }
}

/** The options of this kind. @throws UsageError for one that it does not take */
function optionsOf(name: string, takes: readonly ImportOptionName[], options: Typed['options']): ImportOptions {
  for (const option of Object.keys(VALUES) as ImportOptionName[]) {
    if (options[option] !== undefined && !takes.includes(option))
      throw new UsageError(`"import ${name}" takes no --${option}.`)
  }
  const { ceiling } = options
  if (ceiling !== undefined && !options['deactivate-missing'])
    throw new UsageError('--ceiling limits --deactivate-missing; it means nothing alone.')
  return {
    dryRun: options['dry-run'] ?? false,
    ...(options.from !== undefined && { source: options.from }),
    flags: { deactivateMissing: options['deactivate-missing'] ?? false, ...(ceiling !== undefined && { ceiling }) },
  }
}

/** One command for each import that a room offers. What follows from it (scores, themes) is promised work, which the server's relay takes up. */
export const importCommands = (): Record<string, Command> =>
  Object.fromEntries(
    rooms.flatMap((room) =>
      Object.entries(room.imports ?? {}).map(([name, kind]): [string, Command] => {
        const before = kind.arguments ?? []
        const takes = kind.options ?? []
        const flags = [...(kind.mapped ? ['[--map FILE.json]'] : []), ...takes.map((option) => VALUES[option])]
        const usage = ['import', name, ...before, 'PATH…', ...flags].join(' ')
        return [
          `import ${name}`,
          {
            usage,
            summary: kind.summary,
            needsSchema: true,
            run: async ({ words: typed, options }, terminal) => {
              const paths = typed.slice(before.length)
              if (paths.length === 0) throw new UsageError(`Usage: ${usage}`)
              if (options.map !== undefined && !kind.mapped) throw new UsageError(`"import ${name}" takes no --map.`)
              const how = optionsOf(name, takes, options)
              const { files, skipped } = await readFiles(paths)
              const map = options.map === undefined ? undefined : (await readFiles([options.map])).files[0]
              const summary = await withClock(terminal, `Importing ${files.length} files`, () =>
                kind.run(operator, files, typed.slice(0, before.length), map, how),
              )
              const read = addSummaries([summary, { created: 0, updated: 0, unchanged: 0, skipped }])
              const result = { ...read, findings: read.findings ?? [] }
              return {
                result,
                // A program that runs this unattended must learn that nothing at all could be taken.
                ok: result.skipped.length === 0 || result.created + result.updated + result.unchanged > 0,
                print: (screen) => {
                  sayGrouped(
                    screen,
                    result.findings.map(({ key, message, ...at }) => ({ ...at, text: `${key}: ${message}` })),
                  )
                  sayGrouped(
                    screen,
                    result.skipped.map(({ reason, ...at }) => ({ ...at, text: reason })),
                  )
                  screen.say(`${words(result)}${how.dryRun ? ' (a dry run: nothing was written)' : ''}`)
                  screen.out(JSON.stringify(result))
                },
              }
            },
          },
        ]
      }),
    ),
  )
