/** A run of a question's words: plain, or marked up as Markdown does within a line. */
export interface Inline {
  kind: 'text' | 'strong' | 'em' | 'code' | 'link'
  text: string
  href?: string
}

const TOKEN =
  /\[([^\]]{1,1000})\]\((https?:\/\/[^\s)]+|#[^\s)]*|\.?\/[^\s)]*)\)|<(https?:\/\/[^\s>]+)>|\*\*([^*]{1,1000})\*\*|(?<![\w*])\*([^*\s](?:[^*]*[^*\s])?)\*(?![\w*])|`([^`]+)`/g

/** The words of a label or help text: only links to web pages are links; all else that looks like mark-up is text. */
export function inline(text: string): Inline[] {
  const runs: Inline[] = []
  let from = 0
  const say = (run: Inline) => run.text && runs.push(run)
  for (const match of text.matchAll(TOKEN)) {
    say({ kind: 'text', text: text.slice(from, match.index) })
    const [whole, linked, target, address, strong, em, code] = match
    if (linked)
      say(target!.startsWith('http') ? { kind: 'link', text: linked, href: target! } : { kind: 'text', text: linked })
    else if (address) say({ kind: 'link', text: address, href: address })
    else if (strong) say({ kind: 'strong', text: strong })
    else if (em) say({ kind: 'em', text: em })
    else say({ kind: 'code', text: code! })
    from = match.index + whole.length
  }
  say({ kind: 'text', text: text.slice(from) })
  return runs
}

/** Paragraphs of a longer text. */
export const paragraphs = (text: string): string[] =>
  text
    .split(/\n{2,}/)
    .map((one) => one.trim())
    .filter(Boolean)

/** No label is longer; one that is costs no more than this. */
const LOOKED_AT = 20_000

/**
 * The words of a label on one line, as a page shows them: without the marks of `inline`, and with all else as it was typed. "> 30
 * minutes", "1. Docs" and "List<String>" keep their signs. It is not safe HTML, escape it like other text.
 */
export const plainText = (label: string): string =>
  inline(label.slice(0, LOOKED_AT))
    .map(({ text }) => text)
    .join('')
    .replace(/\s+/g, ' ')
    .trim()
