import { shortened } from '@/lib/core/text/excerpt'
import { formatCount } from '@/lib/core/format'
import { maxBody } from '../schema'
import { readKep } from './rules-kep'
import { readGeneric } from './rules-generic'
import { isNumbered, readNumbered } from './rules-numbered-file'
import { isPep, readPep } from './rules-pep'
import { isRust, readRust } from './rules-rust'
import { isKepHeader, isReadme, parentOf } from './rules-files-beside'
import { deadReferences } from './rules-references'
import { baseName, folderName, linesOf } from './rules-text'
import type { Finding, Parsed, ReadOptions, Report, SourceDocument, SourceFile } from './schema'

const isText = (path: string) => /\.(md|markdown|mdown|rst|txt|adoc|asciidoc|asc|mediawiki|wiki)$/i.test(path)
/** What the front matter of a file may add to a text of the longest kind. */
const frontRoom = 50_000
const describesFolder =
  /^(readme|contributing|code_of_conduct|license(-\w+)?|changelog|summary|index|triagebot|owners)\./i

/**
 * `beside`: every file of the import, also those that are not read again; what a text refers to is looked for there. `images`: the paths
 * of its images.
 */
export interface ParseOptions extends ReadOptions {
  beside?: readonly SourceFile[]
  images?: ReadonlySet<string>
}

/**
 * Reads proposals out of files, each in the dialect it is written in. Every file ends up in exactly one place: a document's
 * `path` or `headerPath`, or `ignored` with a reason. `findings` tells what was not taken as it stands.
 */
export const parseFiles = (files: readonly SourceFile[], options: ParseOptions = {}): Parsed => {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1))
  const readmes = new Map(sorted.filter((file) => isReadme(file.path)).map((file) => [parentOf(file.path), file]))
  const yamlFolders = new Set(sorted.filter((file) => isKepHeader(file.path)).map((file) => parentOf(file.path)))
  const parsed: Parsed = { documents: [], findings: [], ignored: [], unreadable: [] }
  // Words are said as the files write them ("Waved through"), or in any other case.
  const words = Object.entries(options.statuses ?? {}).map(([word, status]) => [word.trim().toLowerCase(), status])
  const said: ReadOptions = { statuses: Object.fromEntries(words) as ReadOptions['statuses'] & object }
  for (const file of sorted) {
    const report: Report = (line, reason) => parsed.findings.push({ file: file.path, line, reason })
    if (isReadme(file.path) && yamlFolders.has(parentOf(file.path))) {
      reportEncoding(file, report)
      continue
    }
    const refused = refusal(file, readmes)
    if (refused) {
      parsed.ignored.push({ file: file.path, line: 0, reason: refused })
      continue
    }
    reportEncoding(file, report)
    const document = isNumbered(file.text)
      ? readNumbered(file, report)
      : finish(read(file, readmes, report), report, said)
    if (typeof document !== 'string') parsed.documents.push(document)
    else
      for (const list of [parsed.ignored, parsed.unreadable]) list.push({ file: file.path, line: 1, reason: document })
  }
  reportRepeats(parsed)
  const left = new Set(parsed.ignored.map(({ file }) => file))
  const there = new Set((options.beside ?? files).map((file) => file.path).filter((path) => !left.has(path)))
  for (const document of parsed.documents)
    parsed.findings.push(...deadReferences(document, there, options.images ?? new Set()))
  return parsed
}

const read = (file: SourceFile, readmes: Map<string, SourceFile>, report: Report): SourceDocument => {
  const readme = readmes.get(parentOf(file.path))
  if (isKepHeader(file.path) && readme) return readKep(file, readme, report)
  if (isPep(file.text)) return readPep(file, report)
  if (isRust(file.text)) return readRust(file, report)
  return readGeneric(file, report)
}

const refusal = (file: SourceFile, readmes: Map<string, SourceFile>): string | null => {
  if (isKepHeader(file.path))
    return readmes.has(parentOf(file.path))
      ? null
      : 'kep.yaml without a README.md beside it: there is no text to import'
  if (!isText(file.path)) return 'not a document: .md, .rst, .adoc, .mediawiki, .txt and kep.yaml are read'
  if (file.text.trim() === '') return 'the file is empty'
  if (
    file.text.length < 400 &&
    /^\uFEFF?\s*(this (document|file|proposal|page|rfc) (was|has been|is) moved|moved) to\b/i.test(file.text)
  )
    return 'says only that it was moved'
  if (file.text.length > maxBody + (isNumbered(file.text) ? frontRoom : 0))
    return `longer than ${formatCount(maxBody)} characters`
  if (isPep(file.text) || isRust(file.text) || /^\uFEFF?---\s*[\r\n]/.test(file.text)) return null
  if (isReadme(file.path) && hasStatus(file)) return null
  if (describesFolder.test(baseName(file.path)) && !isNumberedFolder(file.path))
    return 'describes its folder; not a proposal'
  return /\.txt$/i.test(file.path) ? 'a text file without a header that is known' : null
}

/** A folder for each proposal: "rfd/0067/README.adoc", "beps/0011-x/README.md". */
const isNumberedFolder = (path: string) =>
  /^\d{2,5}(-|$)/.test(folderName(path)) && /^(readme|index)\./i.test(baseName(path))
/** "XLS-0033-x/README.md" may be a chapter as well: its header tells. */
const isNamedFolder = (path: string) => /^[a-z]{2,6}[-_]\d{1,5}([-_]|$)/i.test(folderName(path))
const hasStatus = (file: SourceFile) =>
  (isNamedFolder(file.path) ? /^[\s>|*:-]*(state|status)[\s*]*[:|]/im : /^:(state|status):/m).test(
    file.text.slice(0, 2000),
  )

const reportEncoding = (file: SourceFile, report: Report) => {
  if (file.text.startsWith('\uFEFF')) report(1, 'begins with a byte order mark; kept')
  const crlf = linesOf(file.text).filter((line) => file.text.slice(line.end - 2, line.end) === '\r\n')
  if (crlf.length) report(crlf[0]!.number, `${crlf.length} lines end in CRLF; kept as they are`)
}

/** Values in the bounds of the hub's own fields; the original stays in the header. */
const finish = (document: SourceDocument, report: Report, { statuses }: ReadOptions): SourceDocument => {
  const title = shortened(document.title, 300)
  if (title !== document.title) report(1, 'the title is longer than 300 characters; cut')
  return {
    ...document,
    title,
    status: statuses?.[document.sourceStatus?.trim().toLowerCase() ?? ''] ?? document.status,
    labels: [...new Set(document.labels)].filter((label) => label.length <= 60).slice(0, 20),
  }
}

/** Numbers used twice are told; keys used twice are told apart by their folder, so that no document hides another. */
const reportRepeats = (parsed: Parsed) => {
  const numbers = new Map<string, SourceDocument>()
  const keys = new Set<string>()
  for (const document of parsed.documents) {
    const finding = (reason: string): Finding => ({ file: document.headerPath, line: 1, reason })
    if (document.sourceNumber && document.dialect !== 'markdown') {
      const id = `${document.dialect}:${Number(document.sourceNumber)}`
      const first = numbers.get(id)
      if (first)
        parsed.findings.push(
          finding(
            `number ${document.sourceNumber} is used by ${first.headerPath} as well; each gets a number of its own here`,
          ),
        )
      else numbers.set(id, document)
    }
    if (keys.has(document.key)) document.key = `${document.key} in ${parentOf(document.headerPath)}`
    keys.add(document.key)
  }
}
