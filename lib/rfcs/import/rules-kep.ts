import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml'
import type { RfcLink } from '../schema'
import { isPlaceholder, readStatus } from './rules-statuses'
import { baseName, firstHeading, folderName, linesOf, readDay, titleFromName } from './rules-text'
import type { Report, SourceDocument, SourceFile } from './schema'

type Fields = { text: (key: string) => string; list: (key: string) => string[]; lineOf: (key: string) => number }

/**
 * Reads one KEP: `kep.yaml` (the header) beside `README.md` (the body). `report` speaks of the yaml file.
 */
export const readKep = (yaml: SourceFile, readme: SourceFile, report: Report): SourceDocument => {
  const lines = new LineCounter()
  const document = parseDocument(yaml.text, {
    lineCounter: lines,
    strict: false,
    uniqueKeys: false,
    logLevel: 'silent',
  })
  for (const error of document.errors)
    report(error.linePos?.[0].line ?? 1, `not valid YAML: ${error.message.split('\n')[0]}`)
  reportDirt(yaml, document, lines, report)
  const fields = fieldsOf(document, lines, report)
  const folder = folderName(yaml.path)
  const status = readStatus(fields.text('status') || 'draft', 'kep')
  if (!fields.text('status')) report(fields.lineOf('status'), 'no "status"; read as draft')
  if (status.note) report(fields.lineOf('status'), status.note)
  const number = numberOf(folder, fields, report)
  return {
    dialect: 'kep',
    key: `kep:${folder || `${number ?? 'none'}-${fields.text('title').toLowerCase()}`}`,
    path: readme.path,
    headerPath: yaml.path,
    header: yaml.text,
    body: readme.text,
    format: 'markdown',
    title: titleOf(fields, readme, folder, report),
    sourceNumber: number,
    sourceStatus: fields.text('status') || null,
    status: status.status,
    authors: fields.list('authors').filter((name) => !/^tbd$/i.test(name)),
    labels: [
      ...new Set(
        [fields.text('owning-sig'), ...fields.list('participating-sigs'), status.label ?? ''].map((label) =>
          label.toLowerCase(),
        ),
      ),
    ].filter((label) => /^[^\s,"]+$/.test(label)),
    dates: {
      ...dayOf('creation-date', 'created', fields, report),
      ...dayOf('last-updated', 'updated', fields, report),
    },
    links: [
      ...linksIn('replaces', 'replaces', fields, report),
      ...linksIn('superseded-by', 'superseded-by', fields, report),
      ...linksIn('see-also', 'see-also', fields, report),
    ],
  }
}

const fieldsOf = (document: Document, lines: LineCounter, report: Report): Fields => {
  const root = isMap(document.contents) ? document.contents : null
  if (!root) report(1, 'the file holds no mapping; nothing of it could be read')
  const seen = new Map<string, { value: unknown; line: number }>()
  for (const pair of root?.items ?? []) {
    const name = isScalar(pair.key) ? String(pair.key.value) : ''
    const line = isScalar(pair.key) && pair.key.range ? lines.linePos(pair.key.range[0]).line : 1
    if (seen.has(name)) report(line, `"${name}" stands twice; the first one counts`)
    else seen.set(name, { value: pair.value, line })
  }
  const scalar = (node: unknown) =>
    isScalar(node) && node.value !== null ? String(node.source ?? node.value).trim() : ''
  return {
    lineOf: (key) => seen.get(key)?.line ?? 1,
    text: (key) => scalar(seen.get(key)?.value),
    list: (key) => {
      const node = seen.get(key)?.value
      return (isSeq(node) ? node.items.map(scalar) : [scalar(node)]).filter(Boolean)
    },
  }
}

/** Placeholders, values nobody filled in, and comments that stand behind a value. */
const reportDirt = (yaml: SourceFile, document: Document, lines: LineCounter, report: Report) => {
  const visit = (node: unknown, name: string) => {
    if (isMap(node))
      for (const pair of node.items) visit(pair.value, isScalar(pair.key) ? String(pair.key.value) : name)
    else if (isSeq(node)) {
      for (const one of node.items) {
        if (isScalar(one) && one.value === null)
          report(one.range ? lines.linePos(one.range[0]).line : 1, `"${name}" has an empty entry`)
        else visit(one, name)
      }
    } else if (isScalar(node) && typeof node.value === 'string' && node.range) {
      const line = lines.linePos(node.range[0]).line
      if (name !== 'status' && isPlaceholder(node.value))
        report(line, `"${name}" is an unfilled placeholder: ${node.value}`)
      else if (/^(tbd|tba|nnnn|n\/a|yyyy-mm-dd)$/i.test(node.value.trim()))
        report(line, `"${name}" is not filled in: ${node.value}`)
    }
  }
  visit(document.contents, '')
  for (const line of linesOf(yaml.text)) {
    const comment = /^[^#]*[^\s#-][^#]*?\s+(#.*)$/.exec(
      line.text.replace(/"[^"]*"|'[^']*'/g, (quoted) => '_'.repeat(quoted.length)),
    )?.[1]
    if (comment)
      report(
        line.number,
        `comment behind a value, not part of it: ${line.text.slice(line.text.length - comment.length).trim()}`,
      )
  }
}

const numberOf = (folder: string, fields: Fields, report: Report): string | null => {
  const named = /^(\d+)/.exec(folder)?.[1] ?? null
  const number = /^\d+$/.test(fields.text('kep-number')) ? fields.text('kep-number') : null
  if (!number) report(fields.lineOf('kep-number'), `"kep-number" is no number: "${fields.text('kep-number')}"`)
  else if (named && Number(named) !== Number(number))
    report(fields.lineOf('kep-number'), `the folder is number ${named}, "kep-number" says ${number}`)
  return number ?? named
}

const titleOf = (fields: Fields, readme: SourceFile, folder: string, report: Report): string => {
  const title = fields.text('title').replace(/\s+/g, ' ')
  if (title) return title
  const heading = firstHeading(readme.text)?.title.replace(/^KEP-\w+\s*:\s*/, '')
  const found = heading ?? titleFromName(folder || baseName(readme.path))
  report(fields.lineOf('title'), `no "title"; titled "${found}" after the ${heading ? 'heading' : 'folder'}`)
  return found
}

const dayOf = (key: string, name: string, fields: Fields, report: Report): Record<string, string> => {
  const raw = fields.text(key)
  if (!raw || /^(tbd|yyyy-mm-dd)$/i.test(raw)) return {}
  const found = readDay(raw)
  if (!found) report(fields.lineOf(key), `"${key}" is no day: "${raw}"`)
  else if (!found.canonical) report(fields.lineOf(key), `"${key}" "${raw}" read as ${found.day}`)
  return found ? { [name]: found.day } : {}
}

const linksIn = (key: string, rel: RfcLink['rel'], fields: Fields, report: Report): RfcLink[] =>
  fields.list(key).flatMap((entry) => {
    if (/^(n\/a|tbd|none)$/i.test(entry)) {
      if (/^none$/i.test(entry)) report(fields.lineOf(key), `"${key}" says "${entry}"; no link made`)
      return []
    }
    const markdown = /^\[([^\]]+)\]\(([^)]+)\)$/.exec(entry)
    const url = /^https?:/.test(markdown?.[2] ?? entry) ? (markdown?.[2] ?? entry) : null
    return [{ rel, target: markdown?.[1] ?? entry, url }]
  })
