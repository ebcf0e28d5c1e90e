import type { Document } from 'yaml'

/**
 * The plain value of a YAML document, or why it has none. An alias without its anchor (`status: *accepted*`, meant as Markdown) and
 * aliases that expand without end are no errors of the document in `yaml` 2.9: both are thrown only when the value is built.
 * @param mostAliases how often one anchor may be repeated
 */
export function yamlValue(document: Document.Parsed, mostAliases: number): { value: unknown } | { problem: string } {
  try {
    return { value: document.toJS({ maxAliasCount: mostAliases }) as unknown }
  } catch (error) {
    if (error instanceof ReferenceError) return { problem: error.message.replace(/\(the anchor .*?\): /, '') }
    throw error
  }
}
