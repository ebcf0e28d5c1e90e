import { addSummaries, type ImportSummary } from '@/lib/core/imports'
import { rooms } from '@/lib/rooms'
import { UsageError, type Command } from './command'
import { readFiles } from './files'
import { operator } from './operator'
import { withClock } from './terminal'

const words = ({ created, updated, unchanged, skipped }: ImportSummary): string =>
  `${created} created, ${updated} updated, ${unchanged} unchanged, ${skipped.length} left out`

/** One command for each import that a room offers. What follows from it (scores, themes) is promised work, which the server's relay takes up. */
export const importCommands = (): Record<string, Command> =>
  Object.fromEntries(
    rooms.flatMap((room) =>
      Object.entries(room.imports ?? {}).map(([name, kind]): [string, Command] => {
        const before = kind.arguments ?? []
        const usage = ['import', name, ...before, 'PATH…', ...(kind.mapped ? ['[--map FILE.json]'] : [])].join(' ')
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
              const { files, skipped } = await readFiles(paths)
              const map = options.map === undefined ? undefined : (await readFiles([options.map])).files[0]
              const summary = await withClock(terminal, `Importing ${files.length} files`, () =>
                kind.run(operator, files, typed.slice(0, before.length), map),
              )
              const result = addSummaries([summary, { created: 0, updated: 0, unchanged: 0, skipped }])
              return {
                result,
                print: ({ say, out }) => {
                  for (const { file, line, reason } of result.skipped)
                    say(`${file}${line ? `:${line}` : ''}  ${reason}`)
                  say(words(result))
                  out(JSON.stringify(result))
                },
              }
            },
          },
        ]
      }),
    ),
  )
