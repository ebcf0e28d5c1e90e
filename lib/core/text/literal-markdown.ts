/** Signs that a backslash cannot be put before everywhere: Python-Markdown, which MkDocs reads with, would show it. */
const ENTITIES: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '&': '&amp;',
  '|': '&#124;',
  '~': '&#126;',
  '^': '&#94;',
  $: '&#36;',
  '=': '&#61;',
  ':': '&#58;',
}
const entity = (sign: string): string => ENTITIES[sign] ?? sign

/**
 * Text as text: nothing in it is read as Markdown, by GitHub's readers, MDX, Python-Markdown or Pandoc. Spaces at the beginning of
 * a line, which Markdown drops or takes for code, are left out.
 */
export const literalMarkdown = (text: string): string =>
  text
    .replace(/^[ \t]+/gm, '')
    .replace(/[\\`*_{}[\]>#!]/g, '\\$&')
    // A sign that begins something only with another one stays as it is typed where there is none.
    .replace(/[<|~^]|&(?=#?\w{1,32};)|\$(?=\S[^$]*\$)/g, entity)
    // Of "1." the dot is escaped: a backslash before a digit is shown.
    .replace(/^(?:[-+]|(\d+)(?=[.)]))/gm, (start, digits) => (digits ? `${digits}\\` : `\\${start}`))
    .replace(/^[=:]/gm, entity)
    // An address is found in the text as it is written, with the backslashes in it. Where there are any, it is no address.
    .replace(/:(?=\/\/\S{0,2000}?(?:\\|&#?\w+;))/g, entity)
    .replace(/\bwww\.(?=\S{0,2000}?(?:\\|&#?\w+;))/gi, (start) => `${start.slice(0, 3)}&#46;`)

/**
 * An address as a link that shows it, also where `<https://…>` is no Markdown: to MDX, which Docusaurus reads with, that is a tag,
 * and the whole page cannot be read.
 * @param address one that was checked: brackets and spaces are not in it
 */
export const linkMarkdown = (address: string): string =>
  // Pandoc would make a second link of the words of the first.
  `[${literalMarkdown(address).replaceAll('://', '&#58;//')}](<${address.replace(/[<>\s]/g, encodeURIComponent)}>)`
