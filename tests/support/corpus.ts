import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, test } from 'vitest'

/** Files for one kind of test: `path` from the corpus' folder, with `/` between its parts. */
export interface Corpus {
  name: 'fixtures' | 'corpus'
  folder: string
  /** The text of one file. */
  read(path: string): string
  /** Paths of all files below, sorted, whose name ends in `ending`. */
  list(ending?: string): string[]
}

const root = fileURLToPath(new URL('../..', import.meta.url))

/**
 * Real files that other projects published lie next to the clone on some machines, and are not part of it. SOUNDINGS_CORPUS
 * names their folder, or is `none`: then the tests run as on a machine without them.
 */
const setting = process.env.SOUNDINGS_CORPUS ?? join(root, '../shared/data')
const fixtureRoot = join(root, 'tests/fixtures')

const open = (name: Corpus['name'], folder: string): Corpus => ({
  name,
  folder,
  read: (path) => readFileSync(join(folder, path), 'utf8'),
  list: (ending = '') =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(folder.length + 1)
          .replaceAll('\\', '/'),
      )
      .sort(),
})

/** The project's own files of a kind (`rfcs/kep`, `transcripts`): in every clone. */
export const fixtures = (kind: string): Corpus => open('fixtures', join(fixtureRoot, kind))

/** Real files of a kind, or null where they are not on this machine. */
export function findCorpus(kind: string): Corpus | null {
  const folder = join(setting, kind)
  return setting !== 'none' && existsSync(folder) ? open('corpus', folder) : null
}

/** The project's own files of a kind, and the real ones where they are. */
export const corpora = (kind: string): Corpus[] => [fixtures(kind), findCorpus(kind)].filter((one) => one !== null)

/**
 * Tests of real files of a kind. Where they are not on this machine, one skipped test says so in its name: `npm test` counts
 * these and prints how many were left out.
 */
export function describeCorpus(kind: string, body: (corpus: Corpus) => void): void {
  const corpus = findCorpus(kind)
  describe(`real files: ${kind}`, () => {
    if (corpus) body(corpus)
    else test.skip(`${CORPUS_MISSING} ${join(setting, kind)}`, () => {})
  })
}

/** How the name of a test begins that was left out because its files are not on this machine. */
export const CORPUS_MISSING = 'corpus not found:'

/** The same tests for the project's own files of a kind and for the real ones. */
export function describeCorpora(kind: string, body: (corpus: Corpus) => void): void {
  describe(`fixtures: ${kind}`, () => body(fixtures(kind)))
  describeCorpus(kind, body)
}
