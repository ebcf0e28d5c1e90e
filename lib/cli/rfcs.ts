import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { systemClock } from '@/lib/core/clock'
import { syncRfcs } from '@/lib/rfcs/import/commands-sync'
import { rfcFiles } from '@/lib/rfcs/queries-files'
import { UsageError, type Command } from './command'
import { readFiles, typedPath } from './files'
import { operator } from './operator'

/** Names of files by the number they begin with, so that a title that changed does not leave two files of one RFC. */
const namesIn = async (folder: string): Promise<Map<number, string>> =>
  new Map(
    (await readdir(folder)).flatMap((name) =>
      /^\d+-?.*\.(md|rst|adoc|mediawiki)$/.test(name) ? [[Number.parseInt(name, 10), name] as const] : [],
    ),
  )

/** The text of a file; null where there is none. */
const textOf = (path: string): Promise<string | null> =>
  readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })

export const exportRfcsCommand: Command = {
  usage: 'rfcs export DIR',
  summary: 'Write every RFC as a Markdown file with front matter, for a repository; "rfcs sync" reads them back',
  needsSchema: true,
  run: async ({ words: [folder, ...more] }, terminal) => {
    if (!folder || more.length > 0) throw new UsageError(`Usage: ${exportRfcsCommand.usage}`)
    const path = typedPath(folder)
    await mkdir(path, { recursive: true })
    const names = await namesIn(path)
    const result = { directory: path, files: 0, written: 0 }
    for await (const { number, name, text } of rfcFiles(operator)) {
      const file = join(path, names.get(number) ?? name)
      terminal.progress(`Writing ${file}`)
      result.files += 1
      if ((await textOf(file)) === text) continue
      await writeFile(`${file}.part`, text)
      await rename(`${file}.part`, file)
      result.written += 1
    }
    return {
      result,
      print: ({ out }) => out(`${result.files} RFCs in ${path}, ${result.written} of them new or changed`),
    }
  },
}

export const syncRfcsCommand: Command = {
  usage: 'rfcs sync FILE… [--from NAME] [--check] [--force]',
  summary: 'Make each edited file the next version of its RFC, for the CI of a repository; all files or none',
  needsSchema: true,
  run: async ({ words, options: { check = false, force = false, from = null } }) => {
    if (words.length === 0) throw new UsageError(`Usage: ${syncRfcsCommand.usage}`)
    const { files, skipped } = await readFiles(words)
    const report = await syncRfcs(operator, files, { check, force, from }, systemClock())
    const result = { ...report, notes: [...skipped, ...report.notes] }
    return {
      result,
      ok: result.ok,
      print: ({ say, out }) => {
        for (const { file, line, reason } of result.notes) say(`${file}${line ? `:${line}` : ''}  ${reason}`)
        for (const { file, reason } of result.refused) say(`${file}  refused: ${reason}`)
        for (const { file, rfc, outcome } of result.files)
          out(`${file}  ${check ? 'would be ' : ''}${outcome}${rfc ? `: RFC ${rfc}` : ''}`)
        if (!result.ok) say(result.files.length === 0 ? 'Nothing was written.' : 'The others were written.')
      },
    }
  },
}
