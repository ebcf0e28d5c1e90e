import { escapeHtml } from './escape'
import { nameOf, type Inline } from './rst-targets'

const PATTERN = new RegExp(
  [
    '``(?<literal>(?:(?!``)[^])+?)``(?!`)',
    ':(?<role>[\\w:+-]+):`(?<roled>[^`]+)`',
    '`(?<label>[^`<]{0,1000}?)\\s{0,80}<(?<address>[^`<>]+)>`__?',
    '`(?<reference>[^`]+)`__?',
    '`(?<title>[^`]+)`',
    '\\*\\*(?<strong>\\S(?:[^*]*?[^*\\s])?)\\*\\*',
    '(?<![\\p{L}\\p{N}*])\\*(?<em>[^*\\s](?:[^*]*?[^*\\s])?)\\*(?![\\p{L}\\p{N}*])',
    '\\[(?<note>[#*]?[\\w-]*)\\]_(?![\\p{L}\\p{N}])',
    '\\|(?<substitution>[^|\\s][^|\\n]*)\\|',
    '(?<url>https?://[^\\s<>`"]*[^\\s<>`".,;:!?)\\]}\'*])',
    '(?<![\\p{L}\\p{N}_])(?<word>[\\p{L}\\p{N}](?:[\\p{L}\\p{N}]|[.+:-](?=[\\p{L}\\p{N}])|_(?=[\\p{L}\\p{N}])){0,80})__?(?![\\p{L}\\p{N}_])',
    '\\\\(?<escaped>[^])',
  ].join('|'),
  'gu',
)

const CODE_ROLES =
  /^(?:py:|c:|std:)?(?:class|func|mod|meth|attr|data|exc|obj|file|envvar|program|option|keyword|command|code|literal|samp|kbd|const|macro|type|c)$/

/** Text with reStructuredText's inline mark-up as HTML; everything else escaped. Unknown references stay words. */
export function renderInline(text: string, context: Inline): string {
  let html = ''
  let from = 0
  for (const match of text.matchAll(PATTERN)) {
    html += plain(text.slice(from, match.index)) + piece(match.groups ?? {}, match[0], context)
    from = match.index + match[0].length
  }
  return html + plain(text.slice(from))
}

/** Words as HTML. "Ada Ferro <ada@example.org>" names a person; the address is theirs and is left out. */
const plain = (words: string): string => escapeHtml(words.replace(/(?<=\S) ?<[^\s<>@]{1,100}@[^\s<>@]{1,200}>/g, ''))

function piece(found: Record<string, string | undefined>, typed: string, context: Inline): string {
  const { literal, role, roled, label, address, reference, title, strong, em, note, substitution, url, word, escaped } =
    found
  if (literal !== undefined) return `<code>${escapeHtml(literal)}</code>`
  if (role !== undefined && roled !== undefined) return ofRole(role, roled)
  if (address !== undefined) return named(label || address, address, context)
  if (reference !== undefined) return link(context.links.get(nameOf(reference)), reference)
  if (title !== undefined) return `<em>${escapeHtml(title)}</em>`
  if (strong !== undefined) return `<strong>${escapeHtml(strong)}</strong>`
  if (em !== undefined) return `<em>${escapeHtml(em)}</em>`
  if (note !== undefined) return `<a href="#${escapeHtml(`${context.idPrefix}fn-${note}`)}">[${escapeHtml(note)}]</a>`
  if (substitution !== undefined) {
    const words = context.substitutions.get(substitution)
    return words === undefined ? escapeHtml(typed) : escapeHtml(words)
  }
  if (url !== undefined) return link(url, url)
  if (word !== undefined) {
    const target = context.links.get(nameOf(word))
    return target === undefined ? escapeHtml(typed) : link(target, word)
  }
  return escaped === undefined || /\s/.test(escaped) ? '' : escapeHtml(escaped)
}

/** `text <target>`_: the target is an address, or with an underscore at its end another name. */
function named(label: string, address: string, { links }: Inline): string {
  const target = address.replace(/\s+/g, '')
  return link(target.endsWith('_') ? links.get(nameOf(address.slice(0, -1))) : target, label)
}

function ofRole(role: string, text: string): string {
  const [, shown = text, target = text] = /^([^]*?)\s*<([^<>]+)>$/.exec(text) ?? []
  const number = /^!?(\d+)/.exec(target)?.[1]
  const name = role.toLowerCase()
  if (name === 'pep' && number)
    return link(`https://peps.python.org/pep-${number.padStart(4, '0')}/`, shown === text ? `PEP ${number}` : shown)
  if (name === 'rfc' && number)
    return link(`https://www.rfc-editor.org/rfc/rfc${number}`, shown === text ? `RFC ${number}` : shown)
  const words = escapeHtml(shown.replace(/^[~!]/, ''))
  return CODE_ROLES.test(name) ? `<code>${words}</code>` : words
}

/** A file next to this one or near it: no scheme, no host, nothing that a browser would read as either. */
const isRelativeFile = (address: string) =>
  /^(?!\/\/)[\w./~%+@-]+\.[a-z]\w{0,9}(?:#[^\s"'<>\\:]*)?$/i.test(address) && !/^www\./i.test(address)

function link(target: string | undefined, label: string): string {
  const words = escapeHtml(label.replace(/\s+/g, ' '))
  if (target?.startsWith('#')) return `<a href="${escapeHtml(target)}">${words}</a>`
  const address = target && /^[^\s@:/]+@[^\s@/]+$/.test(target) ? `mailto:${target}` : target
  if (!address) return words
  if (isRelativeFile(address)) return `<a href="${escapeHtml(address)}">${words}</a>`
  if (!/^(?:https?:\/\/|mailto:)/i.test(address)) return words
  return `<a href="${escapeHtml(address)}" rel="nofollow noopener ugc">${words}</a>`
}
