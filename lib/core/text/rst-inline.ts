import { once } from '@/lib/core/once'
import { escapeHtml } from './escape'
import { nameOf, NOTE_NAME, type Inline } from './rst-targets'

const raw = String.raw
/** What mark-up may begin after and end before, as docutils has it: in `2**31 or 2**32` nothing is strong. */
const BEGINS = raw`(?<![^\s'"<\-/:\p{Ps}\p{Pi}\p{Pf}\p{Pd}])`
const ENDS = raw`(?![^\s'">\-/\\:.,;!?…\p{Pe}\p{Pi}\p{Pf}\p{Pd}])`
/** A mark alone between quotes or brackets is itself: `"*"`. */
const NOT_BARE = (mark: string) =>
  `(?!${['""', "''", '<>', raw`\(\)`, raw`\[\]`, raw`\{\}`]
    .map((pair) => [pair.slice(0, pair.length / 2), pair.slice(pair.length / 2)])
    .map(([open, close]) => `(?<=${open}${mark})${close}`)
    .join('|')})`
/** Words between two marks; a backslash takes the meaning from the sign after it. */
const WORDS = raw`(?!\s)(?:\\[^]|[^\\]){1,2000}?(?<!\s)`

const PARTS = [
  raw`${BEGINS}${'``'}(?<literal>(?!\s)[^]{1,2000}?(?<!\s))${'``'}${ENDS}`,
  raw`${'``'}(?!\s)(?<loose>(?:(?!${'``'})[^])+?)${'``'}(?!${'`'})`,
  raw`:(?<role>[\w:+-]+):${'`'}(?<roled>[^${'`'}]+)${'`'}`,
  raw`${BEGINS}${'`'}(?<label>(?:[^${'`'}]{0,1000}?\s)?)<(?<address>[^${'`'}<>]+)>${'`'}__?`,
  raw`${BEGINS}${'`'}(?!\s)(?<reference>[^${'`'}]+)${'`'}(?<anonymous>__?)`,
  raw`${BEGINS}_${'`'}(?<target>[^${'`'}]+)${'`'}`,
  raw`${BEGINS}${'`'}(?!\s)(?<title>[^${'`'}]+)${'`'}`,
  raw`${BEGINS}\*\*${NOT_BARE(raw`\*\*`)}(?<strong>${WORDS})\*\*${ENDS}`,
  raw`${BEGINS}\*(?!\*)${NOT_BARE(raw`\*`)}(?<em>${WORDS})\*${ENDS}`,
  raw`\[(?<note>[#*]|#?${NOTE_NAME})\]_(?![\p{L}\p{N}])`,
  raw`\|(?<substitution>[^|\s][^|\n]*)\|`,
  raw`(?<url>https?://[^\s<>${'`'}"]*[^\s<>${'`'}".,;:!?)\]}'*])`,
  raw`(?<![\p{L}\p{N}_])(?<word>[\p{L}\p{N}](?:[\p{L}\p{N}]|[.+:-](?=[\p{L}\p{N}])|_(?=[\p{L}\p{N}])){0,80})(?<unnamed>__?)(?![\p{L}\p{N}_])`,
  raw`\\(?<escaped>[^])`,
]
const pattern = once(() => new RegExp(PARTS.join('|'), 'gu'))

const CODE_ROLES =
  /^(?:py:|c:|std:)?(?:class|func|mod|meth|attr|data|exc|obj|file|envvar|program|option|keyword|command|code|literal|samp|kbd|const|macro|type|c)$/

/** Text with reStructuredText's inline mark-up as HTML; everything else escaped. Unknown references stay words. */
export function renderInline(text: string, context: Inline): string {
  let html = ''
  let from = 0
  for (const match of text.matchAll(pattern())) {
    html += plain(text.slice(from, match.index)) + piece(match.groups ?? {}, match[0], context)
    from = match.index + match[0].length
  }
  return html + plain(text.slice(from))
}

/** Words as HTML. "Ada Ferro <ada@example.org>" names a person; the address is theirs and is left out. */
const plain = (words: string): string => escapeHtml(words.replace(/(?<=\S) ?<[^\s<>@]{1,100}@[^\s<>@]{1,200}>/g, ''))

/** A backslash before a blank joins what stands beside it, before another sign it shows that sign. */
const unescaped = (text: string): string =>
  text.replace(/\\([^])/gu, (_, sign: string) => (/\s/.test(sign) ? '' : sign))

function piece(found: Record<string, string | undefined>, typed: string, context: Inline): string {
  const { role, roled, label, address, reference, title, strong, em, note, substitution, url, word, escaped, target } =
    found
  const literal = found.literal ?? found.loose
  if (literal !== undefined) return `<code>${escapeHtml(literal)}</code>`
  if (role !== undefined && roled !== undefined) return ofRole(role, roled)
  if (address !== undefined) return named(unescaped(label?.trim() || address), unescaped(address), context)
  if (reference !== undefined) return link(targetOf(reference, found.anonymous, context), unescaped(reference))
  if (target !== undefined) return escapeHtml(unescaped(target))
  if (title !== undefined) return `<em>${escapeHtml(unescaped(title))}</em>`
  if (strong !== undefined) return `<strong>${escapeHtml(unescaped(strong))}</strong>`
  if (em !== undefined) return `<em>${escapeHtml(unescaped(em))}</em>`
  if (note !== undefined) {
    const number = context.footnotes.referred(note)
    return `<a href="#${escapeHtml(`${context.idPrefix}fn-${number}`)}">[${escapeHtml(number)}]</a>`
  }
  if (substitution !== undefined) {
    const words = context.substitutions.get(substitution)
    return words === undefined ? escapeHtml(typed) : escapeHtml(words)
  }
  if (url !== undefined) return link(url, url)
  if (word !== undefined) {
    const leads = targetOf(word, found.unnamed, context)
    return leads === undefined ? escapeHtml(typed) : link(leads, word)
  }
  return escaped === undefined || /\s/.test(escaped) ? '' : escapeHtml(escaped)
}

/** Where a reference leads: by its name, or with two underscores to the next target without a name. */
const targetOf = (name: string, marks: string | undefined, { links, unnamed }: Inline): string | undefined =>
  marks === '__' ? unnamed.next() : links.get(nameOf(name))

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
