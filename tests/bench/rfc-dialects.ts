/**
 * Reads folders of real proposals and counts what became of them: `npx tsx tests/bench/rfc-dialects.ts FOLDER…`.
 * Prints, for each folder: files, documents, dialects, statuses unknown, titles from file names, findings by kind.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { groupBy } from '@/lib/core/group'
import { parseFiles } from '@/lib/rfcs/import/rules-parse'

const count = (values: readonly string[]) =>
  [...groupBy(values, (value) => value)].map(([value, all]) => `${value} ${all.length}`).join(', ')

for (const folder of process.argv.slice(2).filter((one) => !one.startsWith('--'))) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(md|rst|adoc|mediawiki|ya?ml)$/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({ path: join(basename(folder), relative(folder, path)), text: readFileSync(path, 'utf8') }))
  const parsed = parseFiles(files, { beside: files })
  const kinds = parsed.findings.map(({ reason }) =>
    reason
      .replace(/"[^"]*"/g, '"…"')
      .replace(/\d+/g, 'n')
      .slice(0, 70),
  )
  console.log(
    `\n== ${folder}: ${files.length} files, ${parsed.documents.length} documents, ${parsed.ignored.length} ignored`,
  )
  console.log(`dialects: ${count(parsed.documents.map((one) => one.dialect))}`)
  console.log(`statuses: ${count(parsed.documents.map((one) => one.status))}`)
  console.log(
    `no author ${parsed.documents.filter((one) => one.authors.length === 0).length}, no ` +
      `number ${parsed.documents.filter((one) => one.sourceNumber === null).length}, no ` +
      `date ${parsed.documents.filter((one) => Object.keys(one.dates).length === 0).length}, ` +
      `links ${count(parsed.documents.flatMap((one) => one.links.map((link) => link.rel)))}`,
  )
  console.log(
    `findings: ${[...groupBy(kinds, (kind) => kind)]
      .sort((a, b) => b[1].length - a[1].length)
      .slice(0, 14)
      .map(([kind, all]) => `${all.length}× ${kind}`)
      .join('\n          ')}`,
  )
  if (process.argv.includes('--keys')) {
    const keys = parsed.findings.flatMap(({ reason }) => /^header "(.*?)" is not understood/.exec(reason)?.[1] ?? [])
    console.log(`unread keys: ${count(keys)}`)
  }
  if (process.argv.includes('--statuses'))
    for (const finding of parsed.findings.filter(
      ({ reason }) => /status "/.test(reason) && /not known|misspelt/.test(reason),
    ))
      console.log(`  ${finding.file}:${finding.line} ${finding.reason}`)
  if (process.argv.includes('--titles'))
    for (const one of parsed.documents)
      console.log(
        `  ${one.path.slice(-50)} | ${one.sourceNumber} | ${one.sourceStatus?.slice(0, 40)} → ${one.status} ` +
          `| ${one.title} | ${one.authors.join('; ').slice(0, 80)}`,
      )
}
