import { mkdir, readdir, readFile, realpath, rename, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { systemClock } from '@/lib/core/clock'
import { isImage } from '@/lib/core/image/strip'
import type { Skipped } from '@/lib/core/imports'
import { maxImage } from '@/lib/rfcs/commands-images'
import { syncRfcs } from '@/lib/rfcs/import/commands-sync'
import type { ExportedImage } from '@/lib/rfcs/import/rules-file-images'
import { referencesOf } from '@/lib/rfcs/import/rules-references'
import { rfcFiles } from '@/lib/rfcs/queries-files'
import { getImage } from '@/lib/rfcs/queries-images'
import { sha256 } from '@/lib/server/hash'
import { UsageError, type Command } from './command'
import { readAllFiles, typedPath, type ReadFile } from './files'
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

/**
 * Writes an image of an RFC where its text will find it. Two texts may each have brought an image of one name: the second is told.
 * @param beside which image stands where, by the paths below `folder`
 * @returns why it was not written
 */
async function writeImage(
  folder: string,
  { address, file, id }: ExportedImage,
  beside: Map<string, string>,
): Promise<string | null> {
  if (file === null) return `image "${address}" is not written: it would not stand below this folder under that name`
  const there = beside.get(file.toLowerCase())
  if (there !== undefined && there !== id)
    return `image "${address}" is not written: another RFC has another image of this name`
  beside.set(file.toLowerCase(), id)
  const path = join(folder, file)
  const known = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (known && sha256(known) === id) return null
  const { bytes } = await getImage(operator, id)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(`${path}.part`, bytes)
  await rename(`${path}.part`, path)
  return null
}

/** Images that texts show and that were not named with them, from beside the texts; a symbolic link out of their folder is not followed. */
async function imagesBeside(files: readonly ReadFile[]): Promise<{ path: string; text: string; bytes: Uint8Array }[]> {
  const known = new Set(files.map((file) => file.path))
  const places = new Map<string, { file: string; from: string }>()
  for (const { path, text, from } of files)
    for (const { image, path: to } of text === '' ? [] : referencesOf({ path, headerPath: '', header: '', body: text }))
      if (image && to !== null && !known.has(to)) places.set(to, { file: join(from, to), from })
  const found: { path: string; text: string; bytes: Uint8Array }[] = []
  for (const [path, place] of places) {
    const file = await realpath(place.file).catch(() => null)
    if (file === null || !file.startsWith(join(await realpath(place.from), '/'))) continue
    const { size } = await stat(file)
    const bytes = size <= maxImage ? new Uint8Array(await readFile(file)) : null
    if (bytes && isImage(bytes)) found.push({ path, text: '', bytes })
  }
  return found
}

export const exportRfcsCommand: Command = {
  usage: 'rfcs export DIR',
  summary:
    'Write every RFC as a Markdown file with front matter, its images beside it, for a repository; "rfcs sync" reads them back',
  needsSchema: true,
  run: async ({ words: [folder, ...more] }, terminal) => {
    if (!folder || more.length > 0) throw new UsageError(`Usage: ${exportRfcsCommand.usage}`)
    const path = typedPath(folder)
    await mkdir(path, { recursive: true })
    const names = await namesIn(path)
    const result = { directory: path, files: 0, written: 0, images: 0, notes: [] as Skipped[] }
    const beside = new Map<string, string>()
    for await (const { number, name, text, images } of rfcFiles(operator)) {
      const file = join(path, names.get(number) ?? name)
      terminal.progress(`Writing ${file}`)
      result.files += 1
      for (const image of images) {
        const reason = await writeImage(path, image, beside)
        if (reason) result.notes.push({ file: basename(file), line: 0, reason })
        else result.images += 1
      }
      if ((await textOf(file)) === text) continue
      await writeFile(`${file}.part`, text)
      await rename(`${file}.part`, file)
      result.written += 1
    }
    return {
      result,
      print: ({ say, out }) => {
        for (const { file, reason } of result.notes) say(`${file}  ${reason}`)
        out(`${result.files} RFCs in ${path}, ${result.written} of them new or changed`)
      },
    }
  },
}

export const syncRfcsCommand: Command = {
  usage: 'rfcs sync FILE… [--from NAME] [--check] [--force]',
  summary: 'Make each edited file the next version of its RFC, for the CI of a repository; all files or none',
  needsSchema: true,
  run: async ({ words, options: { check = false, force = false, from = null } }) => {
    if (words.length === 0) throw new UsageError(`Usage: ${syncRfcsCommand.usage}`)
    const { files: read, skipped } = await readAllFiles(words)
    const files = read.map(({ path, text, bytes }) => ({ path, text, ...(bytes && { bytes }) }))
    const report = await syncRfcs(
      operator,
      [...files, ...(await imagesBeside(read))],
      { check, force, from },
      systemClock(),
    )
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
