import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { expect, test } from 'vitest'

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
  .split('\n')
  .filter((path) => path !== '' && existsSync(path))
const documents = files.filter((path) =>
  /^(README|ARCHITECTURE)\.md$|^(docs|findings)\/.*\.md$|^components\/.*\.md$/.test(path),
)
const names = new Set(files.map((path) => basename(path)))

/** Files that a running hub writes, or that a decision says there are none of. */
const NOT_HERE = new Set(['database.json', 'loading.tsx'])

/** Paths and file names in back ticks; patterns, placeholders and addresses are none. */
const pathsIn = (text: string): string[] =>
  [...text.matchAll(/`([\w@()[\]./-]+)`/g)]
    .map(([, path = '']) => path)
    .filter(
      (path) =>
        /\.(tsx?|mjs|css|prisma|md|sh|json)$/.test(path) ||
        /^(lib|components|app|tests|bin|prisma|docs)\/[\w/()[\]-]+$/.test(path),
    )

test.each(documents)('each path that %s names exists', (document) => {
  const folder = document.split('/').slice(0, -1).join('/')
  const missing = pathsIn(readFileSync(document, 'utf8')).filter(
    (path) =>
      !NOT_HERE.has(path) &&
      !existsSync(path) &&
      !existsSync(`${folder}/${path}`) &&
      // `db/surveys.test.ts`, `browser/…` of the tables of features, and a file's name by itself.
      !existsSync(`tests/${path}`) &&
      !(path.includes('/') ? files.some((file) => file.endsWith(`/${path}`)) : names.has(path)),
  )
  expect(missing).toEqual([])
})

test.each(documents.filter((path) => /^docs\/decisions\/\d{4}-/.test(path)))('%s has its date and status', (path) => {
  const top = readFileSync(path, 'utf8').split('\n').slice(0, 5).join('\n')
  expect(top).toMatch(/\b\d{4}-\d\d-\d\d\b/)
  expect(top).toMatch(/accepted|decided|superseded|withdrawn/i)
})

/** The share of lines that may be longer than 140 characters: regular expressions, class names, test data. */
const LONG_LINES = 0.001

test('lines are at most 140 characters long', () => {
  const code = files.filter((path) => /^(app|components|lib|bin|tests|prisma\/seed)\/.*\.(tsx?|mjs|css)$/.test(path))
  let all = 0
  const long = code.flatMap((path) => {
    const lines = readFileSync(path, 'utf8').split('\n')
    all += lines.length
    return lines.flatMap((line, index) => (line.length > 140 ? [`${path}:${index + 1} ${line.length}`] : []))
  })
  expect(long.length / all, `${long.length} of ${all}\n${long.slice(0, 40).join('\n')}`).toBeLessThanOrEqual(LONG_LINES)
})
