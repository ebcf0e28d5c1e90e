import type { RfcTemplate } from './rules-templates'

export type Section = {
  name: string
  depth: number
  /** Where its heading begins in the source, in UTF-16 units. */
  at: number
  /** Its text without headings and hints, that of the sections below it included. */
  text: string
}

const key = (name: string) =>
  name
    .trim()
    .toLowerCase()
    .replace(/[\s’']+/g, ' ')

/**
 * The sections of a Markdown text by their headings (`#` only), in order. Lines in fenced code are no headings, hints
 * (HTML comments) no text.
 */
export const sectionsOf = (body: string): Section[] => {
  const sections: Section[] = []
  /** Those that the current line is in, the outermost first: at most six. */
  const open: Section[] = []
  // Blanked rather than taken out, so that places stay what they are.
  const plain = body.replace(/<!--[\s\S]*?(-->|$)/g, (hint) => hint.replace(/[^\n]/g, ' '))
  let at = 0
  let fence: string | null = null
  for (const line of plain.split('\n')) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1]
    if (mark && (fence === null || (mark.startsWith(fence) && line.trim() === mark)))
      fence = fence === null ? mark : null
    const [, level, name] = fence === null ? (/^ {0,3}(#{1,6})\s+(.*?)(?:\s+#+)?\s*$/.exec(line) ?? []) : []
    if (level !== undefined && name) {
      while ((open.at(-1)?.depth ?? 0) >= level.length) open.pop()
      open.push({ name, depth: level.length, at, text: '' })
      sections.push(open.at(-1)!)
    } else for (const section of open) section.text += `${line}\n`
    at += line.length + 1
  }
  return sections.map((section) => ({ ...section, text: section.text.trim() }))
}

export type Requirement = { name: string; state: 'there' | 'empty' | 'missing' | 'unfounded'; at: number | null }

/** A link, an image or a quotation: something that the words stand on. */
const founded = (text: string) => /\]\([^)\s]+|\]\[|https?:\/\/|\/evidence\/|^ {0,3}>/m.test(text)

/** What a template asks for, and whether a text has it. A heading that comes twice counts where it says something. */
export const requirementsOf = (template: Pick<RfcTemplate, 'required' | 'founded'>, body: string): Requirement[] => {
  const sections = sectionsOf(body)
  return template.required.map((name): Requirement => {
    const same = sections.filter((section) => key(section.name) === key(name))
    const said = same.find((section) => section.text !== '')
    if (!said) return { name, state: same.length ? 'empty' : 'missing', at: same[0]?.at ?? null }
    return { name, state: template.founded === name && !founded(said.text) ? 'unfounded' : 'there', at: said.at }
  })
}

/** Why a text cannot go into review yet, in words; null where it can, and for texts without a template. */
export const missingSections = (
  template: Pick<RfcTemplate, 'required' | 'founded'> | null,
  body: string,
): string | null => {
  if (!template) return null
  const open = requirementsOf(template, body).filter(({ state }) => state !== 'there')
  const unsaid = open.filter(({ state }) => state !== 'unfounded').map(({ name }) => name)
  const parts = [
    ...(unsaid.length
      ? [`${unsaid.length === 1 ? 'This section has' : 'These sections have'} no text yet: ${unsaid.join(', ')}.`]
      : []),
    ...open
      .filter(({ state }) => state === 'unfounded')
      .map(({ name }) => `${name} links nothing it stands on: a piece of evidence, a survey, a measurement.`),
  ]
  return parts.length ? `Not ready for review. ${parts.join(' ')}` : null
}
