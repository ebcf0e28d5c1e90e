import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { invalid } from '@/lib/core/errors'
import type { Skipped } from '@/lib/core/imports'
import { storable } from '@/lib/core/input'
import type { ImportFile } from '@/lib/server/room'
import { env } from '@/lib/server/env'

/** Larger than any text that people write. */
const MAX_BYTES = 20_000_000

/** A path as it was typed, from where it was typed. */
export const typedPath = (path: string): string => resolve(env().CALLER_CWD ?? process.cwd(), path)

/**
 * The text files that paths name; folders with everything in them. Each is known by its path from its folder's own
 * name on ("kep/1435-x/README.md"), so that naming a file or its folder means the same file.
 * @throws AppError invalid for what is not there or cannot be read
 */
export async function readFiles(paths: readonly string[]): Promise<{ files: ImportFile[]; skipped: Skipped[] }> {
  const files: ImportFile[] = []
  const skipped: Skipped[] = []
  for (const typed of paths) {
    const path = typedPath(typed)
    const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
      throw invalid(`${typed}: ${error.code === 'ENOENT' ? 'no such file or folder' : error.message}.`)
    })
    const from = dirname(found.isDirectory() ? path : dirname(path))
    for (const file of found.isDirectory() ? await walk(path) : [path]) {
      const name = relative(from, file)
      const text = await readText(file)
      if (typeof text === 'string') files.push({ path: name, text })
      else skipped.push({ file: name, line: 0, reason: text.reason })
    }
  }
  return { files, skipped }
}

async function walk(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && !basename(entry.name).startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

async function readText(path: string): Promise<string | { reason: string }> {
  let bytes: Buffer
  try {
    if ((await stat(path)).size > MAX_BYTES) return { reason: `Larger than ${MAX_BYTES / 1_000_000} MB.` }
    bytes = await readFile(path)
  } catch (error) {
    return { reason: `Cannot be read: ${error instanceof Error ? error.message : String(error)}` }
  }
  try {
    return storable(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return bytes.includes(0) ? { reason: 'Not a text file.' } : storable(new TextDecoder('windows-1252').decode(bytes))
  }
}
