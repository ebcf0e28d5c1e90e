import { LineCounter, parseDocument } from 'yaml'
import { yamlValue } from '@/lib/core/text/yaml-value'
import type { Line } from './rules-text'
import type { Report } from './schema'

/** One value of a header, by its key in lower case with `-` for spaces: "Original Author(s)" is `original-author`. */
export interface Entry {
  key: string
  /** The key as it stands in the file. */
  name: string
  value: string
  line: number
}
/** What stands in front of the text, in the order it stands; `end` is the index of the first line after a YAML block. */
export interface Header {
  entries: Entry[]
  /** Lines that belong to YAML front matter; 0 without. */
  frontLines: number
  kind: 'yaml' | 'lines' | 'fields' | 'directives' | 'preformatted' | 'attributes'
}

export const keyOf = (name: string) =>
  name
    .replace(/[*_`]/g, ' ')
    .replace(/\(s\)/gi, '')
    .trim()
    // "DiscussionsTo" is two words.
    .replace(/^[A-Za-z]+$/, (word) => word.replace(/([a-z])(?=[A-Z])/g, '$1-'))
    .toLowerCase()
    .replace(/[\s_]+/g, '-')

const entry = (name: string, value: string, line: number): Entry => ({
  key: keyOf(name),
  name: name.replace(/[*`]/g, '').trim(),
  value: value.trim(),
  line,
})

/** A list's entries, and the values of a map (Ember's `prs: { accepted: … }`), are joined with commas. */
const wordsOf = (value: unknown): string => {
  if (typeof value === 'string') return value
  if (!value || typeof value !== 'object') return ''
  // Of a person who is a map (`- name: Ada`, `  github: ada`) the name says who.
  if ('name' in value && typeof value.name === 'string' && value.name !== '') return value.name
  return (Object.values(value) as unknown[]).map(wordsOf).filter(Boolean).join(', ')
}

/** A leading `---` block. YAML that does not hold is read line by line, since most of it says what it means. */
export function frontMatter(text: string, lines: readonly Line[], report: Report): Header | null {
  if (/^\uFEFF?\+\+\+\s*$/.test(lines[0]?.text ?? '')) return tomlFrontMatter(lines, report)
  // Blank lines (a few converters write "&nbsp;") may stand above it.
  const start = lines.findIndex(({ text: one }) => !/^\uFEFF?(?:&nbsp;|\s)*$/.test(one))
  if (start < 0 || !/^\uFEFF?---\s*$/.test(lines[start]!.text)) return null
  const end = lines.findIndex((line, index) => index > start && /^(---|\.\.\.)\s*$/.test(line.text))
  // A rule under blank lines is no header: a header begins with a key.
  if (start > 0 && !/^[\w "'-]+:/.test(lines[start + 1]?.text ?? '')) return null
  if (end < 0) {
    report(1, 'front matter is opened and never closed; read as text')
    return null
  }
  const counter = new LineCounter()
  const yaml = parseDocument(text.slice(lines[start]!.end, lines[end]!.start), {
    lineCounter: counter,
    strict: false,
    uniqueKeys: false,
    logLevel: 'silent',
    schema: 'failsafe',
  })
  const block = lines.slice(start + 1, end)
  const read = yaml.errors.length ? { value: null } : yamlValue(yaml, 20)
  const content = 'value' in read ? read.value : null
  if (content && typeof content === 'object' && !Array.isArray(content)) {
    const entries = Object.entries(content).map(([name, value]) => {
      const line = block.find((one) => one.text.startsWith(`${name}:`))?.number ?? 1
      return entry(name, wordsOf(value), line)
    })
    return { entries, frontLines: end + 1, kind: 'yaml' }
  }
  for (const error of yaml.errors)
    report(
      (error.linePos?.[0].line ?? 0) + start + 1,
      `not valid YAML, read line by line: ${error.message.split('\n')[0]}`,
    )
  if ('problem' in read) report(start + 2, `not valid YAML, read line by line: ${read.problem}`)
  return { entries: looseEntries(block), frontLines: end + 1, kind: 'yaml' }
}

/** A block that is no YAML, line by line: keys with their values, and lists under them ("- @ada" is none in YAML). */
function looseEntries(block: readonly Line[]): Entry[] {
  const entries: Entry[] = []
  for (const { text, number } of block) {
    const [, name, value = ''] = /^([A-Za-z][\w ()-]*?)\s*:\s*(.*)$/.exec(text) ?? []
    const item = /^\s*-\s+(.*)$/.exec(text)?.[1] ?? /^\s{2,}(\S.*)$/.exec(text)?.[1]
    const clean = (name ? value : (item ?? '')).replace(/(^|\s+)#\s.*$/, '').replace(/^(["'])(.*)\1$/, '$2')
    const last = entries.at(-1)
    if (name) entries.push(entry(name, clean, number))
    else if (clean && last) last.value = [last.value, clean].filter(Boolean).join(', ')
  }
  return entries
}

/** A leading `+++` block, as Hugo and Zola write it: `key = value`, of texts, days and lists on one line. */
function tomlFrontMatter(lines: readonly Line[], report: Report): Header | null {
  const end = lines.findIndex((line, index) => index > 0 && /^\+\+\+\s*$/.test(line.text))
  if (end < 0) {
    report(1, 'front matter is opened and never closed; read as text')
    return null
  }
  const entries = lines.slice(1, end).flatMap((line) => {
    const match = /^\s*([A-Za-z][\w-]*)\s*=\s*(.*)$/.exec(line.text)
    if (!match) return []
    const value = match[2]!.trim()
    const parts = [...value.matchAll(/"((?:[^"\\]|\\.)*)"|'([^']*)'/g)].map((part) => part[1] ?? part[2] ?? '')
    return [entry(match[1]!, parts.length > 0 ? parts.join(', ') : value.replace(/\s+#.*$/, ''), line.number)]
  })
  return { entries, frontLines: end + 1, kind: 'yaml' }
}

const bullet = /^\s{0,3}[-*+]\s+(?:\*\*|__)?([A-Za-z][\w /()#'-]{0,40}?)(?:\*\*|__)?\s*:(?!\/\/)\s*(?:\*\*|__)?\s*(.*)$/
const bold = /^\s{0,3}(?:\*\*|__)([A-Za-z][\w /()'-]{0,40}?)\s*(?::\s*(?:\*\*|__)|(?:\*\*|__)\s*:)\s*(.*)$/
const boldWhole = /^\s{0,3}\*\*([A-Za-z][\w ]{0,20}):\s+([^*]+)(?:\*\*)?\s*$/
/** "**Owner** [Ada](…)": a name of the field in bold and a link, without a colon. */
const boldLink = /^\s{0,3}\*\*(Owners?|Authors?|PM|Dev|Champions?|Status)\*\*\s+(\[.*|\S+)$/i
/** "**Status** ✅ Accepted": no colon, and words that are a sign and a state. */
const boldStatus = /^\s{0,3}\*\*(Status)\*\*\s+([^\p{L}\s]{1,8}\s+\p{L}.{0,80})$/iu
const quoted = /^>\s*/
const plain =
  /^(authors?|author\(s\)|original authors?(?:\(s\))?|owners?|status|state|date|last[- ]updated|updated|created|discussion(?:s-to| at)?|issue|deciders?|title|type|proposal|supersedes|superseded[- ]by|version|tracking issue|champions?|champion(?:ed)? issue|start date|date-(?:created|accepted|last-revised|revised)|rfc pr|pr|datum|fecha|statut|estado|autor(?:en|es)?|auteurs?)\s*:\s*(.*)$/i
/** "SIP Number: 035" begins a header, too. */
const ownNumber = /^([A-Z]{2,5} Number)\s*:\s*(0*\d{1,6})\s*$/
const besideKey = /^([A-Z][\w-]*(?: [\w-]+){0,2}):(?!\/\/)(?:\s+(.*))?$/
const goDiscussion = /^(?:[-*+]\s+)?(Discussion) (?:at|is at|in|of this)\b:?\s*(.*)$/

/** `Key: value` lines over the first section: bulleted, bold or plain, each with what is wrapped under it. */
export function headLines(lines: readonly Line[], from = 0): Entry[] {
  const entries: Entry[] = []
  let last: Entry | null = null
  let inside = false
  for (const line of withoutComments(lines.slice(from, from + 60))) {
    const text = line.text.replace(/^\uFEFF/, '').replace(quoted, '')
    if (/^#{2,4}\s/.test(text) && entries.length + line.number > 3 && !/^#{2,4}\s+.*\b(metadata|header)\b/i.test(text))
      break
    if (/^(```|~~~)/.test(text)) break
    const match =
      boldWhole.exec(text) ??
      bold.exec(text) ??
      boldLink.exec(text) ??
      boldStatus.exec(text) ??
      goDiscussion.exec(text) ??
      bullet.exec(text) ??
      plain.exec(text) ??
      ownNumber.exec(text)
    if (match) {
      last = entry(
        match[1]!,
        match[2]!.replace(/(?:\*\*|__)\s*$/, (mark) => (match[2]!.startsWith(mark.trim()) ? mark : '')),
        line.number,
      )
      entries.push(last)
      inside = true
    } else if (text.trim() === '') {
      // A blank line ends a value, but for one that has not begun.
      if (last && last.value !== '') last = null
    } else if (last && besideKey.test(text)) {
      // A key that is not known right under one that is: it is told, and is no part of the value above.
      const [, name, value] = besideKey.exec(text)!
      entries.push((last = entry(name!, value ?? '', line.number)))
    } else if (last && (inside || last.value === '') && !/^#/.test(text)) {
      const value = text.trim().replace(/^[-*+]\s+/, last.value === '' || /^\s+[-*+]/.test(text) ? '' : '$&')
      last.value = [last.value, value].filter(Boolean).join(/^\s*[-*+]\s/.test(text) && last.value ? ', ' : ' ')
    } else if (/^#\s/.test(text)) last = null
    else {
      last = null
      // Prose has begun: what follows is no header.
      if (text.length > 60 && entries.length > 0 && !/^\[|^<|^!/.test(text)) break
    }
  }
  return entries
}

/** Lines with what stands in comments of HTML taken out, also where one goes over several lines. */
function withoutComments(lines: readonly Line[]): Line[] {
  let inside = false
  return lines.map((line) => {
    let text = line.text
    if (inside) {
      const end = text.indexOf('-->')
      if (end < 0) return { ...line, text: '' }
      text = text.slice(end + 3)
    }
    text = text.replace(/<!--.*?-->/g, '')
    inside = /<!--/.test(text)
    return { ...line, text: text.replace(/<!--.*$/, '') }
  })
}

/** reStructuredText's `:Field: value` list (BEP) and GHC's `.. key:: value` directives. */
export function rstEntries(lines: readonly Line[]): { entries: Entry[]; kind: Header['kind'] } {
  const entries: Entry[] = []
  const fieldsAt = new Set<number>()
  let kind: Header['kind'] = 'fields'
  let last: Entry | null = null
  for (const line of lines.slice(0, 60)) {
    const field = /^\uFEFF?:([A-Za-z][\w -]*):(?:\s+(.*))?$/.exec(line.text)
    const directive = /^\uFEFF?\.\. ([A-Za-z][\w-]*)::\s*(.*)$/.exec(line.text)
    if (field) {
      fieldsAt.add(entries.length)
      entries.push((last = entry(field[1]!, field[2] ?? '', line.number)))
    } else if (
      directive &&
      !/^(contents|sectnum|highlight|code|note|image|figure|warning|include|role|raw)$/i.test(directive[1]!)
    ) {
      kind = 'directives'
      entries.push((last = entry(directive[1]!, directive[2]!, line.number)))
    } else if (last && /^\s+\S/.test(line.text)) last.value = `${last.value} ${line.text.trim()}`.trim()
    else if (line.text.trim() !== '') last = null
  }
  // Where there are fields, a directive belongs to the text.
  const own = entries.filter((_, index) => fieldsAt.has(index))
  return own.length > 0 ? { entries: own, kind: 'fields' } : { entries, kind }
}

/** AsciiDoc's `:key: value` above or under `= Title`, with the lines of the author and the revision under it. */
export function asciidocEntries(lines: readonly Line[]): Entry[] {
  const entries: Entry[] = []
  let title = -1
  let isOpen = false
  for (const [index, line] of lines.slice(0, 80).entries()) {
    const text = line.text.replace(/\s+\\$/, '')
    const last = entries.at(-1)
    if (isOpen && last) {
      // A value that ends in a backslash goes on in the next line.
      last.value = `${last.value} ${text.trim()}`.trim()
      isOpen = text !== line.text
      continue
    }
    const attribute = /^:!?([A-Za-z][\w-]*):(?:\s+(.*))?$/.exec(text)
    const own = /^(?:\*\s+)?(Status|Date|Authors?|Deciders?)\s*:\s+(.+)$/i.exec(text)
    if (attribute) {
      entries.push(entry(attribute[1]!, attribute[2] ?? '', line.number))
      isOpen = text !== line.text
    } else if (own) entries.push(entry(own[1]!, own[2]!, line.number))
    else if (/^=\s+\S/.test(text)) title = index
    else if (title >= 0 && index === title + 1 && /^[\p{L}][\p{L} .'-]+(<[^>]*>)?(;.*)?$/u.test(text))
      entries.push(entry('author', text.replace(/;/g, ','), line.number))
    else if (title >= 0 && index === title + 2 && entries.some(({ key }) => key === 'author')) {
      const day = /^(?:v[\d.]+,\s*)?(\d{4}-\d{2}-\d{2})\b/.exec(text)?.[1]
      if (day) entries.push(entry('revdate', day, line.number))
    } else if (/^==+\s/.test(text)) break
  }
  return entries
}

/** MediaWiki's preformatted preamble (BIP): RFC-822 headers within `<pre>`. */
export function preformattedEntries(lines: readonly Line[]): Entry[] {
  const start = lines.findIndex((line) => /^\uFEFF?\s*<pre>/i.test(line.text))
  if (start < 0 || start > 20) return []
  const entries: Entry[] = []
  // All keys may be indented (XRPL); what stands deeper goes on with a value.
  let indent = 3
  for (const line of lines.slice(start)) {
    const text = line.text.replace(/<\/?pre>/gi, '')
    const [, blanks = '', name, value = ''] = /^( *)([A-Za-z][A-Za-z-]*)\s*:\s*(.*)$/.exec(text) ?? []
    if (entries.length === 0) indent = Math.max(3, blanks.length)
    if (name && blanks.length <= indent) entries.push(entry(name, value, line.number))
    else if (text.trim() && entries.length > 0) {
      const last = entries.at(-1)!
      last.value = `${last.value}${/author/i.test(last.key) ? ', ' : ' '}${text.trim()}`
    }
    if (/<\/pre>/i.test(line.text)) break
  }
  return entries
}

/** The paragraph under a heading "Status", as lines; Nygard's ADRs and Cosmos keep it there. */
export function statusSection(lines: readonly Line[]): Entry[] {
  const at = lines.findIndex(
    (line) =>
      /^(#{1,4}\s+|=+\s+)(?:status|statut|estado|stato)\s*:?\s*#*\s*$/i.test(line.text) || isUnderlined(lines, line),
  )
  if (at < 0) return statusInHeading(lines)
  const start = /^(#|=)/.test(lines[at]!.text) ? at + 1 : at + 2
  const entries: Entry[] = []
  for (const line of lines.slice(start, start + 30)) {
    if (/^(#{1,6}\s|=+\s)/.test(line.text)) break
    const text = line.text
      .trim()
      .replace(/^>\s*/, '')
      .replace(/^[-*+]\s+/, '')
    if (text && !/^<!--/.test(text)) entries.push({ key: 'status', name: 'Status', value: text, line: line.number })
  }
  return withStandingFirst(chosen(entries))
}

/** "## Status: Accepted". */
function statusInHeading(lines: readonly Line[]): Entry[] {
  return lines.flatMap(({ text, number }) => {
    const value = /^(?:#{2,4}|={2,4})\s+(?:status|statut|estado|stato)\s*:\s*(\S.{0,80}?)\s*#*$/i.exec(text)?.[1]
    return value === undefined ? [] : [{ key: 'status', name: 'Status', value, line: number }]
  })
}

const BOX = /^\[([ xX])\]\s+/

/** Of a list of boxes the ticked ones; of other lines those that are not struck out. All of them where that leaves none. */
function chosen(entries: readonly Entry[]): readonly Entry[] {
  const boxes = entries.filter(({ value }) => BOX.test(value))
  const ticked = boxes
    .filter(({ value }) => BOX.exec(value)?.[1] !== ' ')
    .map((entry) => ({ ...entry, value: entry.value.replace(BOX, '') }))
  if (boxes.length > 1 && ticked.length > 0) return ticked.reverse()
  const standing = entries.filter(({ value }) => !/^~~.*~~$/.test(value))
  return standing.length > 0 ? standing : entries
}

const SUPERSEDED =
  /^(?:\*\*|__)?(?:super[sc]eded by|(?:ersetzt|abgelöst) durch|remplacée? par|reemplazad[oa] por)(?!\p{L})/iu

/**
 * The line that says how it stands now before the others: of lines that each begin with a day (`adr` keeps all of them) the latest, else
 * what it was superseded by, which stands below "Accepted".
 */
function withStandingFirst(entries: readonly Entry[]): Entry[] {
  const days = entries.map(({ value }) => /^(\d{4}-\d{1,2}-\d{1,2})\s+\S/.exec(value)?.[1] ?? null)
  const standing = days.every((day) => day !== null)
    ? days.reduce((latest, day, at) => (sortable(day) >= sortable(days[latest] ?? '') ? at : latest), 0)
    : entries.findIndex(({ value }) => SUPERSEDED.test(value))
  const first = entries[standing]
  return first ? [first, ...entries.filter((entry) => entry !== first)] : [...entries]
}

const sortable = (day: string): string => day.replace(/\b\d\b/g, '0$&')

const isUnderlined = (lines: readonly Line[], line: Line) =>
  /^status\s*$/i.test(line.text) && /^(={3,}|-{3,}|~{3,})\s*$/.test(lines[line.number]?.text ?? '')
