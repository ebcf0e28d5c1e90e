import { parseDocument, stringify } from 'yaml'
import { invalid } from '../errors'
import { yamlValue } from './yaml-value'

/** A file's front matter and the rest of it. `bodyLine` is the line (from 1) on which the body starts. */
export type FrontMatter = { data: Record<string, unknown> | null; body: string; bodyLine: number }

const FENCED = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)(?:^|(?<=\n))(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/

/**
 * Split a file into YAML front matter (between two `---` lines at its start) and body; the body is byte for byte as it
 * was. No front matter gives `data: null`. Refused as `invalid`, with the file's line number, when the YAML is broken
 * or is not a mapping.
 */
export function parseFrontMatter(source: string): FrontMatter {
  const match = FENCED.exec(source)
  if (!match) return { data: null, body: source, bodyLine: 1 }
  return {
    data: parseYamlMapping(match[1] ?? '', 1),
    body: source.slice(match[0].length),
    bodyLine: match[0].split('\n').length,
  }
}

/**
 * A YAML mapping as a plain object. `lineOffset` is added to line numbers in errors, for YAML that is part of a file.
 */
export function parseYamlMapping(yaml: string, lineOffset = 0): Record<string, unknown> {
  const document = parseDocument(yaml, { prettyErrors: true })
  const [error] = document.errors
  if (error) {
    const line = (error.linePos?.[0].line ?? 1) + lineOffset
    throw invalid(
      `Line ${line}: ${(error.message.split('\n')[0] ?? error.message).replace(/ at line \d+, column \d+:?$/, '')}`,
    )
  }
  const read = yamlValue(document, 50)
  if ('problem' in read) throw invalid(`Line ${1 + lineOffset}: ${read.problem}.`)
  const data = read.value
  if (data === null || data === undefined) return {}
  if (typeof data !== 'object' || Array.isArray(data))
    throw invalid(`Line ${1 + lineOffset}: "name: value" lines were expected.`)
  return Object.fromEntries(Object.entries(data))
}

/**
 * Front matter and body as one file; reading it back gives equal data and the identical body. Empty data gives the body
 * alone.
 */
export function emitFrontMatter(data: Record<string, unknown>, body: string): string {
  if (Object.keys(data).length === 0 && !FENCED.test(body)) return body
  return `---\n${stringify(data, { lineWidth: 0 })}---\n${body}`
}
