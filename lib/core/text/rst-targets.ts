import { headingSlugger } from './slug'

/** What inline mark-up refers to. */
export type Inline = {
  /** Addresses (or prefixed fragments) by reference name. */
  links: Map<string, string>
  substitutions: Map<string, string>
  idPrefix: string
  isUsed(definition: string[]): boolean
}

/** A reference's name as reStructuredText compares names: without case, white space as one space. */
export const nameOf = (text: string) => text.replace(/`/g, '').replace(/\s+/g, ' ').trim().toLowerCase()

type Targets = Omit<Inline, 'idPrefix'> & {
  /** Whether a link definition (`.. _name: url`) is referred to anywhere, so that it need not be shown itself. */
  isUsed(definition: string[]): boolean
}

const DEFINITION = /^\.\. _(?:`([^`]+)`|((?:\\:|[^:])+)): ?(.*)$/
const REFERENCE =
  /`([^`<]+)`__?|<([^<>`]+)_>`__?|(?<![\p{L}\p{N}_])([\p{L}\p{N}][\p{L}\p{N}.+:_-]{0,80}?)__?(?![\p{L}\p{N}_])/gu
const SUBSTITUTION = /^\.\. \|([^|]+)\| replace:: ?(.*)$/

/** What names stand for in a document: link definitions, headings (as fragments) and substitutions. */
export function collectTargets(
  lines: string[],
  titleAt: (index: number) => string | undefined,
  idPrefix: string,
): Targets {
  const links = new Map<string, string>()
  const substitutions = new Map<string, string>()
  const slug = headingSlugger()
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    const title = titleAt(at)
    if (title !== undefined) {
      const name = nameOf(title)
      const fragment = `#${idPrefix}${slug(title)}`
      if (!links.has(name)) links.set(name, fragment)
      at++
    }
    const definition = DEFINITION.exec(line)
    if (definition) {
      const indented = /^\s+\S/.test(lines[at + 1] ?? '') ? (lines[at + 1] ?? '').trim() : ''
      links.set(nameOf((definition[1] ?? definition[2] ?? '').replace(/\\:/g, ':')), (definition[3] || indented).trim())
    }
    const substitution = SUBSTITUTION.exec(line)
    if (substitution) substitutions.set(substitution[1] ?? '', substitution[2] ?? '')
  }
  const used = new Set<string>()
  const text = lines.filter((line) => !DEFINITION.test(line)).join('\n')
  for (const [, quoted, embedded, plain] of text.matchAll(REFERENCE)) {
    used.add(nameOf(quoted ?? embedded ?? plain ?? ''))
  }
  return {
    links,
    substitutions,
    isUsed: (lines) => {
      const definition = DEFINITION.exec(lines[0] ?? '')
      return definition !== null && used.has(nameOf((definition[1] ?? definition[2] ?? '').replace(/\\:/g, ':')))
    },
  }
}
