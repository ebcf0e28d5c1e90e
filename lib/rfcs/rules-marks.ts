/** A stretch of a document's text that belongs to threads, in UTF-16 offsets of `textOf(html)`. */
export type Range = { id: string; start: number; end: number }

export type Token = { markup: boolean; html: string; text: string }

const tokens = /<!--[\s\S]*?-->|<\/?[a-zA-Z](?:[^"'>]|"[^"]*"|'[^']*')*>|&(?:#\d+|#[xX][\da-fA-F]+|\w+);|[^<&]+|[<&]/g
const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00A0' }

const decode = (html: string): string => {
  const number = /^&#(?:[xX]([\da-fA-F]+)|(\d+));$/.exec(html)
  if (number) return String.fromCodePoint(Number.parseInt(number[1] ?? number[2]!, number[1] ? 16 : 10))
  const name = /^&(\w+);$/.exec(html)?.[1]
  return (name && named[name]) ?? html
}

/** Rendered HTML as tags and stretches of text. */
export const tokenize = (html: string): Token[] =>
  [...html.matchAll(tokens)].map(([part]) => {
    const markup = /^<[!/a-zA-Z]/.test(part)
    return { markup, html: part, text: markup ? '' : decode(part) }
  })

/** The text of rendered HTML as a browser's `textContent` has it: the space in which comments are anchored. */
export const textOf = (html: string): string =>
  tokenize(html)
    .map((token) => token.text)
    .join('')

/** Text as it stands between tags. */
export const escape = (text: string) =>
  text.replace(/[&<>"]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[char]!)

/**
 * Wraps each range in `<mark>` elements that carry the ids of their threads; the first mark of a thread has the id `quote-<id>`.
 * Text stays as it is: `textOf` of the result equals `textOf` of the input. Ranges may overlap and cross elements.
 */
export const markRanges = (html: string, ranges: readonly Range[]): string => {
  const shown = ranges.filter((range) => range.end > range.start)
  if (shown.length === 0) return html
  const cuts = [...new Set(shown.flatMap((range) => [range.start, range.end]))].sort((a, b) => a - b)
  // What belongs to a stretch between two cuts is the same all along it.
  const idsFrom = new Map(
    cuts.map((cut) => [cut, shown.filter((range) => range.start <= cut && range.end > cut).map((range) => range.id)]),
  )
  const named = new Set<string>()
  let at = 0
  let nextCut = 0
  let ids: string[] = []
  const out: string[] = []
  for (const token of tokenize(html)) {
    if (token.markup) {
      out.push(token.html)
      continue
    }
    const end = at + token.text.length
    let from = at
    while (from < end) {
      while (nextCut < cuts.length && cuts[nextCut]! <= from) ids = idsFrom.get(cuts[nextCut++]!)!
      const to = Math.min(end, cuts[nextCut] ?? end)
      const text = token.text.slice(from - at, to - at)
      const whole = from === at && to === end ? token.html : escape(text)
      out.push(ids.length && text.trim() ? mark(whole, ids, named) : whole)
      from = to
    }
    at = end
  }
  return out.join('')
}

const mark = (html: string, ids: readonly string[], named: Set<string>): string => {
  const first = ids.find((id) => !named.has(id))
  for (const id of ids) named.add(id)
  return `<mark data-threads="${escape(ids.join(' '))}"${first ? ` id="quote-${escape(first)}"` : ''}>${html}</mark>`
}
