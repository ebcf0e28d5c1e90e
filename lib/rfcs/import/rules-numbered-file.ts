import { parseDocument } from 'yaml'
import { yamlValue } from '@/lib/core/text/yaml-value'
import { z } from 'zod'
import { line, dayText } from '@/lib/core/zod'
import { formats, linkRels, rfcNumber, statuses, versionNumber, type RfcFormat, type RfcStatus } from '../schema'
import { linesOf } from './rules-text'
import type { ExportedSource, Report, SourceDocument, SourceFile } from './schema'

/** An RFC as its file carries it: front matter that names its number, then the text to the byte. */
export type Exported = {
  number: number
  version: number
  title: string
  body: string
  format: RfcFormat
  status: RfcStatus
  labels: string[]
  author: string
  created: Date
  /** Of one that was imported: where from, so that another hub knows it again. */
  source: ExportedSource | null
}

const source = z.object({
  key: z.string(),
  hash: z.string(),
  dialect: z.string(),
  path: z.string(),
  headerPath: z.string(),
  header: z.string(),
  number: z.string().nullable(),
  status: z.string().nullable(),
  importedStatus: z.enum(statuses),
  dates: z.record(z.string(), z.string()),
  from: z.string().nullish(),
  links: z.array(
    z.object({ rel: z.enum(linkRels), target: z.string(), url: z.string().nullable(), path: z.string().optional() }),
  ),
})
const front = z.object({
  rfc: rfcNumber,
  version: versionNumber,
  title: line(300),
  status: z.enum(statuses),
  labels: z.array(line(60)).max(20).default([]),
  author: z.string().max(2000).default(''),
  created: dayText.optional(),
  format: z.enum(formats).default('markdown'),
  source: source.optional(),
})

/** JSON on one line is YAML too, and keeps every character; those that editors and YAML take for line ends are spelt out. */
const value = (of: unknown) =>
  JSON.stringify(of).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ue000-\uf8ff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

/** The file of an RFC. The same RFC gives the same file; its text is everything after the front matter. */
export const writeNumbered = (rfc: Exported): string => {
  const entries = {
    rfc: rfc.number,
    version: rfc.version,
    title: rfc.title,
    status: rfc.status,
    labels: rfc.labels,
    author: rfc.author,
    created: rfc.created.toISOString().slice(0, 10),
    ...(rfc.format !== 'markdown' && { format: rfc.format }),
    ...(rfc.source && { source: rfc.source }),
  }
  return `---\n${Object.entries(entries)
    .map(([key, of]) => `${key}: ${value(of)}\n`)
    .join('')}---\n${rfc.body}`
}

const opening = /^\uFEFF?---[ \t]*(?:\r\n|\n|\r)/

/** Whether a file's front matter names the number of an RFC here. */
export const isNumbered = (text: string) => {
  const start = opening.exec(text)?.[0].length
  if (start === undefined) return false
  const end = /^(?:---|\.\.\.)[ \t]*$/m.exec(text.slice(start))?.index
  return end !== undefined && /^rfc[ \t]*:/m.test(text.slice(start, start + end))
}

/** The number that an exported file names; null where it is no such file. */
export const numberNamed = (text: string): number | null =>
  isNumbered(text) ? Number(/^rfc[ \t]*:[ \t]*(\d{1,9})[ \t]*$/m.exec(text.slice(0, 2000))?.[1] ?? 0) : null

/**
 * Reads a file that `writeNumbered` wrote and somebody may have edited. A reason where its front matter cannot be read: such a file is
 * left out as a whole, since its number is what says which RFC it is.
 */
export const readNumbered = (file: SourceFile, report: Report): SourceDocument | string => {
  const lines = linesOf(file.text)
  const end = lines.findIndex((one, index) => index > 0 && /^(---|\.\.\.)[ \t]*$/.test(one.text))
  const at = lines[end]!.end
  const yaml = parseDocument(file.text.slice(lines[0]!.end, lines[end]!.start), {
    strict: false,
    uniqueKeys: true,
    logLevel: 'silent',
  })
  if (yaml.errors[0]) return `the front matter is not valid YAML: ${yaml.errors[0].message.split('\n')[0]}`
  const content = yamlValue(yaml, 20)
  if ('problem' in content) return `the front matter is not valid YAML: ${content.problem}`
  const read = front.safeParse(content.value)
  if (!read.success)
    return read.error.issues.map((issue) => `"${issue.path.join('.')}" of the front matter: ${issue.message}`).join(' ')
  const { rfc, version, title, status, labels, author, created, format } = read.data
  const body = file.text.slice(at)
  if (body.trim() === '') report(end + 1, 'there is no text below the front matter')
  return {
    dialect: 'numbered',
    key: `rfc:${rfc}`,
    path: file.path,
    headerPath: file.path,
    header: file.text.slice(0, at),
    body,
    format,
    title,
    sourceNumber: String(rfc),
    sourceStatus: status,
    status,
    authors: author ? [author] : [],
    labels,
    dates: created ? { created } : {},
    links: [],
    numbered: { number: rfc, version, source: read.data.source ?? null },
  }
}

const extensions: Record<RfcFormat, string> = { markdown: 'md', rst: 'rst', asciidoc: 'adoc', mediawiki: 'mediawiki' }

/** "0012-one-deploy-queue.md": numbers first, so that a folder of them is in order. */
export const fileName = ({ number, title, format }: Pick<Exported, 'number' | 'title' | 'format'>): string => {
  const slug = title
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '')
  return `${String(number).padStart(4, '0')}${slug && `-${slug}`}.${extensions[format]}`
}
