import { headingSlugger } from './slug'

/** What inline mark-up refers to. */
export type Inline = {
  /** Addresses (or prefixed fragments) by reference name. */
  links: Map<string, string>
  substitutions: Map<string, string>
  idPrefix: string
  /** Targets without a name (`__ address`), which references with two underscores take one after another. */
  unnamed: { next(): string | undefined }
  footnotes: Footnotes
  isUsed(definition: string[]): boolean
}

/** The label of a footnote as it is shown: `#` and `#name` are numbers, given in the order of the footnotes. */
export interface Footnotes {
  /** Of the next footnote with this label, as footnotes follow each other. */
  defined(label: string): string
  /** Of what a reference with this label leads to. */
  referred(label: string): string
}

/** A reference's name as reStructuredText compares names: without case, white space as one space. */
export const nameOf = (text: string) => text.replace(/`/g, '').replace(/\s+/g, ' ').trim().toLowerCase()

type Targets = Omit<Inline, 'idPrefix'> & {
  /** Whether a link definition (`.. _name: url`) is referred to anywhere, so that it need not be shown itself. */
  isUsed(definition: string[]): boolean
}

const DEFINITION = /^ *\.\. +_(?:`([^`]+)`|((?:\\:|[^:])+)): ?(.*)$/
/** A name that stands for a footnote or a citation. */
export const NOTE_NAME = '[\\p{L}\\p{N}]+(?:[-._:+][\\p{L}\\p{N}]+)*'
const REFERENCE =
  /`([^`<]+)`__?|<([^<>`]+)_>`__?|(?<![\p{L}\p{N}_])([\p{L}\p{N}][\p{L}\p{N}.+:_-]{0,80}?)__?(?![\p{L}\p{N}_])/gu
const UNNAMED = /^(?:__|\.\. __:)(?: +(.*))?$/
const EMBEDDED = /`([^`]{1,1000}?)\s+<([^<>`]+)>`_(?!_)/g
const FOOTNOTE = new RegExp(`^\\.\\. \\[(\\*|#(?:${NOTE_NAME})?|\\d+)\\](?: |$)`, 'u')
const SUBSTITUTION = /^\.\. \|([^|]+)\| replace:: ?(.*)$/

/** Numbers that are written are kept; the others are given to what has none, as docutils does. */
function footnotesOf(lines: readonly string[]): Footnotes {
  const labels = lines.flatMap((line) => FOOTNOTE.exec(line.trimStart())?.[1]?.toLowerCase() ?? [])
  const taken = new Set(labels)
  const byLabel = new Map<string, string>()
  const nameless: string[] = []
  let number = 0
  for (const label of labels.filter((one) => one.startsWith('#'))) {
    do number += 1
    while (taken.has(String(number)))
    if (label === '#') nameless.push(String(number))
    else if (!byLabel.has(label)) byLabel.set(label, String(number))
  }
  const inOrder = () => {
    let at = 0
    return (label: string) => (label === '#' ? (nameless[at++] ?? label) : (byLabel.get(label.toLowerCase()) ?? label))
  }
  return { defined: inOrder(), referred: inOrder() }
}

/** What names stand for in a document: link definitions, headings (as fragments) and substitutions. */
export function collectTargets(
  lines: string[],
  titleAt: (index: number) => string | undefined,
  idPrefix: string,
): Targets {
  const links = new Map<string, string>()
  const substitutions = new Map<string, string>()
  const unnamed: string[] = []
  const names: string[] = []
  const slug = headingSlugger()
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    const title = titleAt(at)
    if (title !== undefined) {
      const name = nameOf(title)
      const fragment = `#${idPrefix}${slug(title)}`
      for (const one of [...names.splice(0), name]) if (!links.has(one)) links.set(one, fragment)
      at++
    }
    const definition = DEFINITION.exec(line)
    if (definition) {
      const further = lines.slice(at + 1, at + 20)
      const end = further.findIndex((one) => !/^\s+\S/.test(one))
      const address = [definition[3], ...further.slice(0, end < 0 ? undefined : end)].join('').replace(/\s+/g, '')
      names.push(nameOf((definition[1] ?? definition[2] ?? '').replace(/\\:/g, ':')))
      // Names that follow each other stand for the same, be it an address or a heading.
      // What stands indented may be code that shows one.
      if (address !== '')
        for (const name of names.splice(0)) if (!line.startsWith(' ') || !links.has(name)) links.set(name, address)
    } else if (line !== '' && title === undefined) names.length = 0
    const anonymous = UNNAMED.exec(line.trimStart())
    if (anonymous) unnamed.push((anonymous[1] ?? '').trim())
    const substitution = SUBSTITUTION.exec(line)
    if (substitution) substitutions.set(substitution[1] ?? '', substitution[2] ?? '')
  }
  const used = new Set<string>()
  const text = lines.filter((line) => !DEFINITION.test(line)).join('\n')
  for (const [, name = '', address = ''] of text.matchAll(EMBEDDED))
    if (!links.has(nameOf(name)) && !address.endsWith('_')) links.set(nameOf(name), address.replace(/\s+/g, ''))
  for (const [, quoted, embedded, plain] of text.matchAll(REFERENCE)) {
    used.add(nameOf(quoted ?? embedded ?? plain ?? ''))
  }
  return {
    links,
    substitutions,
    unnamed: { next: () => unnamed.shift() },
    footnotes: footnotesOf(lines),
    isUsed: (lines) => {
      const definition = DEFINITION.exec(lines[0] ?? '')
      return definition !== null && used.has(nameOf((definition[1] ?? definition[2] ?? '').replace(/\\:/g, ':')))
    },
  }
}
