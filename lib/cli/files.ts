import { readFileSync, statSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { invalid } from '@/lib/core/errors'
import type { Skipped } from '@/lib/core/imports'
import { notText } from '@/lib/core/readable'
import { decodeText } from '@/lib/core/text/decode'
import type { ImportFile } from '@/lib/server/room'
import { env } from '@/lib/server/env'

/** Larger than any text that people write. */
const MAX_BYTES = 20_000_000

/** A path as it was typed, from where it was typed. */
export const typedPath = (path: string): string => resolve(env().CALLER_CWD ?? process.cwd(), path)

/** A file as it was read; `bytes` where it holds no text. */
export interface ReadFile extends ImportFile {
  raw: Uint8Array
  /** The folder that its path begins in. */
  from: string
}

/**
 * The files that paths name; folders with everything in them. Each is known by its path from its folder's own name on
 * ("kep/1435-x/README.md"), so that naming a file or its folder means the same file.
 * @throws AppError invalid for what is not there or cannot be read
 */
export async function readAllFiles(paths: readonly string[]): Promise<{ files: ReadFile[]; skipped: Skipped[] }> {
  const files: ReadFile[] = []
  const skipped: Skipped[] = []
  for (const typed of paths) {
    const path = typedPath(typed)
    const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
      throw invalid(`${typed}: ${error.code === 'ENOENT' ? 'no such file or folder' : error.message}.`)
    })
    const from = dirname(found.isDirectory() ? path : dirname(path))
    for (const file of found.isDirectory() ? await walk(path) : [path]) {
      const name = relative(from, file)
      const raw = readBytes(file)
      if ('reason' in raw) skipped.push({ file: name, line: 0, reason: raw.reason })
      else files.push(asRead(name, raw.bytes, from))
    }
  }
  return { files, skipped }
}

/** The text files that paths name; what is no text is left out with the reason. @throws AppError invalid */
export async function readFiles(paths: readonly string[]): Promise<{ files: ImportFile[]; skipped: Skipped[] }> {
  const { files, skipped } = await readAllFiles(paths)
  const binary = files.filter((file) => file.bytes)
  return {
    files: files.filter((file) => !file.bytes).map(({ path, text }) => ({ path, text })),
    skipped: [...skipped, ...binary.map(({ path, bytes }) => ({ file: path, line: 0, reason: notText({ bytes }) }))],
  }
}

const asRead = (path: string, raw: Uint8Array, from: string): ReadFile => {
  const text = decodeText(raw)
  return text === null ? { path, text: '', bytes: raw, raw, from } : { path, text, raw, from }
}

async function walk(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && !basename(entry.name).startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

/** At once: nothing else runs in a command, and a thousand files are read in half the time. */
function readBytes(path: string): { bytes: Uint8Array } | { reason: string } {
  try {
    if (statSync(path).size > MAX_BYTES) return { reason: `Larger than ${MAX_BYTES / 1_000_000} MB.` }
    return { bytes: new Uint8Array(readFileSync(path)) }
  } catch (error) {
    return { reason: `Cannot be read: ${error instanceof Error ? error.message : String(error)}` }
  }
}
