/**
 * Compares what the readers make of real proposals with what a few lines for each collection say of them:
 * `npx tsx tests/bench/rfc-oracle.ts FOLDER [NAME…]`. FOLDER holds one folder for each collection of `rfc-oracle-table.ts`, called by
 * its name there, with the files of a public repository. Title, status, day and number are taken by means of their own; relative links
 * and images must lead to a file of the folder or be among the findings. Prints a line for each collection; with `--wrong`, each
 * difference.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, normalize, relative } from 'node:path'
import { parseFiles } from '@/lib/rfcs/import/rules-parse'
import { collections, standing, type Collection } from './rfc-oracle-table'

const [root = '.', ...names] = process.argv.slice(2).filter((one) => !one.startsWith('--'))
const showWrong = process.argv.includes('--wrong')

/** Days of the calendar alone: "2021-26-02" is none, and the readers must tell it instead. */
const isDay = (day: string): boolean => !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day)

const letters = (text: string): string =>
  text
    .replace(/^[#\s]+|^\[[^\]]*\]\([^)]*\)\s*-\s*/gu, '')
    .replace(
      /^(?:RFC\s*(?:#?\d*)?[- ]*)?\d{4}-\d{2}-\d{2}\s*-\s*|^RFC \d+ - (?:\d{4}-\d\d-\d\d - )?|^[AGLP]\d+:\s*/u,
      '',
    )
    .replace(/^(?:proposal|rfc|design|adr)\s*:\s*/iu, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/gu, '$1')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase()

const first = (patterns: readonly RegExp[], text: string): string | null => {
  for (const pattern of patterns) {
    const found = pattern.exec(text)?.[1]?.trim()
    if (found && !/^`?(?:n\/?a|none|title|\(fill.*|yyyy.*)`?$/iu.test(found)) return found
  }
  return null
}

/** Relative addresses of Markdown links and images outside of code, one by one. */
const addressesIn = (text: string): string[] => {
  const prose = text.replace(/^(```|~~~)[\s\S]*?^\1/gmu, '').replace(/`[^`\n]*`/gu, '')
  return [...prose.matchAll(/\]\(([^)\s#?]+)[^)]*\)/gu)]
    .map((match) => match[1]!)
    .filter((one) => /\.[a-z]{2,5}$|\/$/iu.test(one) && !/^([a-z]+:|\/|<)/iu.test(one))
}

interface Tally {
  files: number
  titles: [number, number]
  statuses: [number, number]
  days: [number, number]
  links: [number, number]
}

function compare(one: Collection): Tally & { silent: string[]; bytes: number } {
  const folder = join(root, one.name)
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  const wanted = paths.filter(
    (path) => /\.(md|rst|adoc|mediawiki|ya?ml)$/iu.test(path) && (one.files?.test(relative(folder, path)) ?? true),
  )
  const files = wanted.map((path) => ({ path: relative(folder, path), text: readFileSync(path, 'utf8') }))
  const there = new Set(paths.map((path) => relative(folder, path)))
  const images = new Set([...there].filter((path) => /\.(png|jpe?g|gif|webp)$/iu.test(path)))
  const parsed = parseFiles(files, { beside: files, images })
  const tally: Tally = { files: 0, titles: [0, 0], statuses: [0, 0], days: [0, 0], links: [0, 0] }
  const wrong = (kind: string, path: string, here: string, said: string) => {
    if (showWrong) console.log(`  ${kind}: ${path} | here: ${here} | file: ${said}`)
  }
  let bytes = 0
  const texts = new Map(files.map((file) => [file.path, file.text]))
  for (const document of parsed.documents) {
    const text = texts.get(document.headerPath)!
    const source = document.path === document.headerPath ? text : `${text}\n${texts.get(document.path)!}`
    const whole = document.path === document.headerPath ? document.header + document.body : document.body
    if (whole !== texts.get(document.path)) bytes += 1
    tally.files += 1
    const bare = source.replace(/^\uFEFF/u, '').replace(/\r\n?/gu, '\n')
    const named = one.title === 'name' ? null : first(one.title, bare.replace(/<!--[\s\S]*?-->/gu, ''))
    if (named !== null) {
      const isSame = letters(document.title) === letters(named) || letters(document.title).endsWith(letters(named))
      tally.titles[isSame ? 0 : 1] += 1
      if (!isSame) wrong('title', document.path, document.title, named)
    }
    const word = one.status ? first(one.status, bare) : null
    const meant = word === null ? one.folderStatus?.(document.path) : standing(word, one)
    if (meant !== undefined) {
      tally.statuses[meant === document.status ? 0 : 1] += 1
      if (meant !== document.status) wrong('status', document.path, document.status, `${word ?? 'folder'} = ${meant}`)
    }
    const day = one.day ? first(one.day, bare) : null
    if (day !== null && isDay(day)) {
      const isSame = Object.values(document.dates).includes(day)
      tally.days[isSame ? 0 : 1] += 1
      if (!isSame) wrong('day', document.path, JSON.stringify(document.dates), day)
    }
    const told = parsed.findings.filter((finding) => finding.file === document.path).map(({ reason }) => reason)
    for (const address of document.format === 'markdown' ? addressesIn(document.body) : []) {
      const target = normalize(join(dirname(document.path), decodeURIComponent(address))).replace(/\/$/u, '')
      const isThere =
        texts.has(target) || images.has(target) || [...texts.keys()].some((path) => dirname(path) === target)
      const isTold = isThere || told.some((reason) => reason.includes(`"${address}`))
      tally.links[isTold ? 0 : 1] += 1
      if (!isTold) wrong('link', document.path, '–', address)
    }
  }
  return { ...tally, bytes, silent: silentKeys(one, parsed, texts) }
}

/** Keys of YAML front matter that are neither among the findings nor in the table of what is known. */
function silentKeys(one: Collection, parsed: ReturnType<typeof parseFiles>, texts: Map<string, string>): string[] {
  const lost: string[] = []
  for (const document of parsed.documents) {
    const text = (texts.get(document.headerPath) ?? '').replace(/^\uFEFF/u, '').replace(/\r\n?/gu, '\n')
    const head = one.head?.exec(text)?.[1] ?? /^---\n([\s\S]*?)\n---/u.exec(text)?.[1] ?? ''
    const told = parsed.findings.filter((finding) => finding.file === document.headerPath).map(({ reason }) => reason)
    const kept = JSON.stringify([
      document.title,
      document.sourceNumber,
      document.sourceStatus,
      document.authors,
      document.labels,
      document.dates,
      document.links,
    ]).toLowerCase()
    for (const match of head.matchAll(/^ {0,3}(?:[-*+|] *)?\**([A-Za-z][\w ()-]{1,40}?)\**:\** +(\S.*)$/gmu)) {
      const [line, name, value] = match
      // What stands within another key is told with it.
      const above = /^\s/u.test(line)
        ? [...head.slice(0, match.index).matchAll(/^([A-Za-z][\w-]*):\s*$/gmu)].at(-1)?.[1]
        : name
      if (/^\d+$/u.test(value!.replace(/\W/gu, '')) && /^[a-z]{2,5}$/iu.test(name!)) continue
      if (/^(?:layout|permalink|content-type|version|weight)$/iu.test(name!) || value!.startsWith('#')) continue
      if (/^\W*(?:null|yyyy-mm-dd|none|n\/a|tbd|todo|-+|\[\]|""|''|~|false|true)?\W*$/iu.test(value!)) continue
      const words = value!.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? []
      const isKept = words.length === 0 || words.some((word) => kept.includes(word))
      const isTold = told.some((reason) => reason.toLowerCase().includes((above ?? name!).toLowerCase()))
      if (!isKept && !isTold) lost.push(`${name}: ${value!.slice(0, 40)} (${basename(document.path)})`)
    }
  }
  return lost
}

const share = ([right, wrong]: readonly [number, number]): string =>
  right + wrong === 0 ? '–' : `${right}/${right + wrong}`
const sums: Record<'titles' | 'statuses' | 'days' | 'links', [number, number]> = {
  titles: [0, 0],
  statuses: [0, 0],
  days: [0, 0],
  links: [0, 0],
}
for (const one of collections) {
  if ((names.length > 0 && !names.includes(one.name)) || !existsSync(join(root, one.name))) continue
  const result = compare(one)
  for (const key of ['titles', 'statuses', 'days', 'links'] as const) {
    sums[key][0] += result[key][0]
    sums[key][1] += result[key][1]
  }
  console.log(
    `${one.name}: ${result.files} files, titles ${share(result.titles)}, statuses ${share(result.statuses)}, ` +
      `days ${share(result.days)}, links and images ${share(result.links)}, keys lost ${result.silent.length}, ` +
      `bytes that differ ${result.bytes}`,
  )
  if (showWrong) for (const key of result.silent) console.log(`  key: ${key}`)
}
console.log(
  `together: titles ${share(sums.titles)}, statuses ${share(sums.statuses)}, days ${share(sums.days)}, ` +
    `links and images ${share(sums.links)}`,
)
