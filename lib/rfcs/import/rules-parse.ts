import { maxBody } from '../schema'
import { readKep } from './rules-kep'
import { readMarkdown } from './rules-markdown'
import { isNumbered, readNumbered } from './rules-numbered-file'
import { isPep, readPep } from './rules-pep'
import { isRust, readRust } from './rules-rust'
import { baseName, linesOf } from './rules-text'
import type { Finding, Parsed, Report, SourceDocument, SourceFile } from './schema'

const isYaml = (path: string) => /^kep\.ya?ml$/i.test(baseName(path))
const isReadme = (path: string) => /^readme\.(md|markdown)$/i.test(baseName(path))
const isText = (path: string) => /\.(md|markdown|mdown|rst|txt)$/i.test(path)
const parent = (path: string) => path.slice(0, Math.max(0, path.length - baseName(path).length))
/** What the front matter of a file may add to a text of the longest kind. */
const frontRoom = 50_000
const describesFolder =
  /^(readme|contributing|code_of_conduct|license(-\w+)?|changelog|summary|index|triagebot|owners)\./i

/**
 * Reads proposals out of files, each in the dialect it is written in. Every file ends up in exactly one place: a document's
 * `path` or `headerPath`, or `ignored` with a reason. `findings` tells what was not taken as it stands.
 */
export const parseFiles = (files: readonly SourceFile[]): Parsed => {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1))
  const readmes = new Map(sorted.filter((file) => isReadme(file.path)).map((file) => [parent(file.path), file]))
  const yamlFolders = new Set(sorted.filter((file) => isYaml(file.path)).map((file) => parent(file.path)))
  const parsed: Parsed = { documents: [], findings: [], ignored: [], unreadable: [] }
  for (const file of sorted) {
    const report: Report = (line, reason) => parsed.findings.push({ file: file.path, line, reason })
    if (isReadme(file.path) && yamlFolders.has(parent(file.path))) {
      reportEncoding(file, report)
      continue
    }
    const refused = refusal(file, readmes)
    if (refused) {
      parsed.ignored.push({ file: file.path, line: 0, reason: refused })
      continue
    }
    reportEncoding(file, report)
    const document = isNumbered(file.text) ? readNumbered(file, report) : finish(read(file, readmes, report), report)
    if (typeof document !== 'string') parsed.documents.push(document)
    else
      for (const list of [parsed.ignored, parsed.unreadable]) list.push({ file: file.path, line: 1, reason: document })
  }
  reportRepeats(parsed)
  return parsed
}

const read = (file: SourceFile, readmes: Map<string, SourceFile>, report: Report): SourceDocument => {
  const readme = readmes.get(parent(file.path))
  if (isYaml(file.path) && readme) return readKep(file, readme, report)
  if (isPep(file.text)) return readPep(file, report)
  if (isRust(file.text)) return readRust(file, report)
  return { ...readMarkdown(file, report), ...(/\.rst$/i.test(file.path) ? { format: 'rst' as const } : {}) }
}

const refusal = (file: SourceFile, readmes: Map<string, SourceFile>): string | null => {
  if (isYaml(file.path))
    return readmes.has(parent(file.path)) ? null : 'kep.yaml without a README.md beside it: there is no text to import'
  if (!isText(file.path)) return 'not a document: .md, .rst, .txt and kep.yaml are read'
  if (file.text.trim() === '') return 'the file is empty'
  if (file.text.length > maxBody + (isNumbered(file.text) ? frontRoom : 0))
    return `longer than ${maxBody.toLocaleString('en')} characters`
  if (isPep(file.text) || isRust(file.text) || /^\uFEFF?---\s*[\r\n]/.test(file.text)) return null
  if (describesFolder.test(baseName(file.path))) return 'describes its folder; not a proposal'
  return /\.txt$/i.test(file.path) ? 'a text file without a header that is known' : null
}

const reportEncoding = (file: SourceFile, report: Report) => {
  if (file.text.startsWith('\uFEFF')) report(1, 'begins with a byte order mark; kept')
  const crlf = linesOf(file.text).filter((line) => file.text.slice(line.end - 2, line.end) === '\r\n')
  if (crlf.length) report(crlf[0]!.number, `${crlf.length} lines end in CRLF; kept as they are`)
}

/** Values in the bounds of the hub's own fields; the original stays in the header. */
const finish = (document: SourceDocument, report: Report): SourceDocument => {
  const title = document.title.slice(0, 300)
  if (title !== document.title) report(1, 'the title is longer than 300 characters; cut')
  return {
    ...document,
    title,
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
    if (keys.has(document.key)) document.key = `${document.key} in ${parent(document.headerPath)}`
    keys.add(document.key)
  }
}
