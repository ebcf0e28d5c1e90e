import {
  addSummaries,
  importMappingSchema,
  type ImportMapping,
  type ImportSummary,
  type Skipped,
} from '@/lib/core/imports'
import { invalid } from '@/lib/core/errors'
import { groupBy } from '@/lib/core/group'
import { importAnything, importByKind } from '@/lib/imports/commands-terminal'
import { undoImport } from '@/lib/imports/commands-undo'
import { rooms } from '@/lib/rooms'
import type { ImportFile, ImportKind, ImportOptionName, ImportOptions } from '@/lib/server/room'
import { UsageError, type Command, type Typed } from './command'
import { notText, readable } from '@/lib/core/readable'
import { unpack } from '@/lib/imports/rules-unpack'
import { readAllFiles, readFiles, type ReadFile } from './files'
import { operator } from './operator'
import { withClock, type Terminal } from './terminal'

/** `skipped` holds lines that were left out, and those that mean something else here (a status, a condition). */
const words = ({ created, updated, unchanged, skipped }: ImportSummary): string =>
  `${created} created, ${updated} updated, ${unchanged} unchanged, ${skipped.length} left out or not kept as written`

const OWN: Record<Exclude<ImportOptionName, 'dry-run' | 'from'>, string> = {
  'deactivate-missing': '[--deactivate-missing]',
  ceiling: '[--ceiling PERCENT]',
}
/** What every import takes. */
const COMMON = '[--dry-run] [--from NAME] [--map FILE.json]'
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
  for (const option of Object.keys(OWN) as (keyof typeof OWN)[]) {
    if (options[option] !== undefined && !takes.includes(option))
      throw new UsageError(`"${name}" takes no --${option}.`)
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

const readMap = async (path: string | undefined): Promise<ImportFile | undefined> =>
  path === undefined ? undefined : (await readFiles([path])).files[0]

/** A mapping as it was saved: { "speaker": { "Speaker 1": "P1" } }. @throws AppError invalid naming the file */
function mappingIn(map: ImportFile | undefined): ImportMapping | undefined {
  if (!map) return undefined
  try {
    const parsed = importMappingSchema.safeParse(JSON.parse(map.text))
    if (parsed.success) return parsed.data
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  throw invalid(`${map.path}: this is no mapping. It is JSON such as {"speaker": {"Speaker 1": "P1"}}.`)
}

/** The files of one kind: archives are opened, and what the kind cannot read is left out with the reason. */
function filesFor(kind: ImportKind, all: readonly ReadFile[]): { files: ImportFile[]; skipped: Skipped[] } {
  const opened = unpack(all.map(({ path, raw }) => ({ path, bytes: raw })))
  const files = opened.files.map(readable)
  const left = kind.takesBytes ? [] : files.filter((file) => file.bytes && file.text === '')
  const notes = kind.takesBytes
    ? []
    : files.flatMap(({ path, text, notes: said = [] }) =>
        text === '' ? [] : said.map((reason) => ({ file: path, line: 1, reason })),
      )
  return {
    files: files.filter((file) => !left.includes(file)),
    skipped: [
      ...opened.skipped,
      ...left.map((file) => ({ file: file.path, line: 0, reason: notText(file) })),
      ...notes,
    ],
  }
}

/** The report of an import, and how a person is told it: in sentences at a terminal, as JSON where stdout is a pipe or a file. */
export function report(
  result: ImportSummary & { import?: string },
  dryRun: boolean,
): Awaited<ReturnType<Command['run']>> {
  const findings = result.findings ?? []
  const all = { ...result, findings }
  return {
    result: all,
    // A program that runs this unattended must learn that nothing at all could be taken.
    ok: result.skipped.length === 0 || result.created + result.updated + result.unchanged > 0,
    print: (screen) => {
      sayGrouped(
        screen,
        findings.map(({ key, message, ...at }) => ({ ...at, text: `${key}: ${message}` })),
      )
      sayGrouped(
        screen,
        result.skipped.map(({ reason, ...at }) => ({ ...at, text: reason })),
      )
      const said = `${words(result)}${dryRun ? ' (a dry run: nothing was written)' : ''}`
      if (screen.isRead) {
        screen.out(`${said}.`)
        if (result.import !== undefined) screen.out(`npm run hub -- import undo ${result.import} takes it back.`)
        return
      }
      screen.say(said)
      screen.out(JSON.stringify(all))
    },
  }
}

function kindCommand(name: string, kind: ImportKind): Command {
  const before = kind.arguments ?? []
  const takes = kind.options ?? []
  const own = (Object.keys(OWN) as (keyof typeof OWN)[]).filter((option) => takes.includes(option))
  const usage = ['import', name, ...before, 'PATH…', COMMON, ...own.map((option) => OWN[option])].join(' ')
  return {
    usage,
    summary: kind.summary,
    needsSchema: true,
    run: async ({ words: typed, options }, terminal) => {
      const paths = typed.slice(before.length)
      if (paths.length === 0) throw new UsageError(`Usage: ${usage}`)
      const how = optionsOf(`import ${name}`, takes, options)
      const read = await readAllFiles(paths)
      const { files, skipped } = filesFor(kind, read.files)
      skipped.push(...read.skipped)
      const map = await readMap(options.map)
      const mapping = kind.mapped ? undefined : mappingIn(map)
      const summary = await withClock(terminal, `Importing ${files.length} files`, () =>
        importByKind(operator, name, files, typed.slice(0, before.length), kind.mapped ? map : undefined, {
          ...how,
          ...(mapping && { mapping }),
        }),
      )
      const told = addSummaries([summary, { created: 0, updated: 0, unchanged: 0, skipped }])
      return report({ ...told, ...(summary.import !== undefined && { import: summary.import }) }, how.dryRun === true)
    },
  }
}

const anything: Command = {
  usage: `import PATH… ${COMMON}`,
  summary: 'Files, folders and archives of any kind, each recognised by what it holds',
  needsSchema: true,
  run: async ({ words: paths, options }, terminal) => {
    if (paths.length === 0) throw new UsageError(`Usage: ${anything.usage}`)
    const how = optionsOf('import', [], options)
    const mapping = mappingIn(await readMap(options.map))
    const { files, skipped } = await readAllFiles(paths)
    const raw = files.map(({ path, raw: bytes }) => ({ path, bytes }))
    const ran = await importAnything(operator, raw, { ...how, ...(mapping && { mapping }) }, (done, of) =>
      terminal.progress(`Importing: ${done} of ${of} files`),
    )
    const summary = addSummaries([ran.summary, { created: 0, updated: 0, unchanged: 0, skipped }])
    const told = report({ ...summary, ...(ran.id !== undefined && { import: ran.id }) }, how.dryRun === true)
    return {
      ...told,
      result: { ...told.result, files: ran.files },
      print: (screen) => {
        for (const [label, group] of groupBy(ran.files, (one) => one.label || 'Not recognised'))
          screen.say(`${label}: ${group.length} files`)
        told.print(screen)
      },
    }
  },
}

const undo: Command = {
  usage: 'import undo ID',
  summary: 'Take back what an import created and no one has touched since',
  needsSchema: true,
  run: async ({ words: [id, ...more] }) => {
    if (!id || more.length > 0) throw new UsageError(`Usage: ${undo.usage}`)
    const { kept, state } = await undoImport(operator, id)
    return {
      result: { id, state, kept },
      print: ({ say, out }) => {
        for (const one of kept) say(`${one.kind} ${one.id}  stays: ${one.reason}`)
        out(`Undone; ${kept.length} things stay.`)
      },
    }
  },
}

/**
 * One command for each import that a room offers, and one for all. What follows from it (scores, themes) is promised
 * work, which the server's relay takes up.
 */
export const importCommands = (): Record<string, Command> => ({
  import: anything,
  'import undo': undo,
  ...Object.fromEntries(
    rooms.flatMap((room) =>
      Object.entries(room.imports ?? {}).map(([name, kind]): [string, Command] => [
        `import ${name}`,
        kindCommand(name, kind),
      ]),
    ),
  ),
})
