const escaped = (text: string) => text.replace(/[\\[\]~|]/g, '\\$&')
const address = (target: string) =>
  target
    .trim()
    .replace(/ /g, '%20')
    .replace(/[()]/g, (sign) => encodeURIComponent(sign))

export interface Notes {
  list: string[]
}

/** Inline AsciiDoc as Markdown. */
export function inline(text: string, notes: Notes): string {
  const held: string[] = []
  const hold = (markdown: string) => `\u0001${held.push(markdown) - 1}\u0002`
  const link = (words: string, target: string) =>
    hold(`[${inline(words.replace(/,?\s*(window|role)=[^,]*/g, '') || target, notes)}](${address(target)})`)
  const out = text
    .replace(/[\u0001\u0002]/g, '')
    .replace(/``(.+?)``|`(\+?)([^`]+?)\2`/g, (_, twice?: string, __?: string, once?: string) =>
      hold(`\`\` ${(twice ?? once)!.replace(/`/g, "'")} \`\``),
    )
    .replace(/\+\+\+?([^+]{1,2000})\+\+\+?|pass:\w*\[(.{0,2000}?)\]/g, (_, raw?: string, pass?: string) =>
      hold(escaped((raw ?? pass)!)),
    )
    .replace(/footnote(?:ref)?:\w{0,40}\[(.{0,2000}?)\]/g, (_, note: string) =>
      hold(`[^${notes.list.push(inline(note, notes))}]`),
    )
    .replace(/image:{1,2}([^\s[]+)\[([^\],]*)[^\]]*\]/g, (_, target: string, alt: string) =>
      hold(`![${escaped(alt)}](${address(target)})`),
    )
    .replace(/(?:link|xref|mailto):([^\s[]+)\[([^\]]*)\]/g, (_, target: string, words: string) => link(words, target))
    .replace(/(https?:\/\/[^\s[\]<>\u0001]+)\[([^\]]*)\]/g, (_, target: string, words: string) => link(words, target))
    .replace(/https?:\/\/[^\s[\]<>\u0001)]+/g, (url) => hold(`<${url}>`))
    .replace(/<<#?([^,<>]+)(?:,\s*([^<>]*))?>>/g, (_, target: string, words?: string) =>
      link(words ?? target, `#${target.trim().replace(/^_/, '').replace(/_/g, '-')}`),
    )
    .replace(/\[\[[^[\]]*\]\]|\[#[^[\]]*\](?=\S)/g, '')
  const marked = escaped(out)
    .replace(/(^|[^\p{L}\p{N}*])\*(?!\s)([^*]+?)(?<!\s)\*(?![\p{L}\p{N}*])/gu, '$1**$2**')
    .replace(/(^|[^\p{L}\p{N}_])_(?!\s)([^_]+?)(?<!\s)_(?![\p{L}\p{N}_])/gu, '$1*$2*')
    .replace(/<(?=[\w/!?])/g, '&lt;')
  const release = (value: string): string =>
    value.replace(/\u0001(\d+)\u0002/g, (_, at: string) => release(held[Number(at)]!))
  return release(marked)
}
