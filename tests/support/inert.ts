/** Tags that a rendered document may have: words, lists, tables, code, links, images of our own, check boxes and our footnotes. */
const tags = new Set(
  (
    'a abbr b bdo blockquote br caption cite code dd del details dfn div dl dt em figcaption figure h1 h2 ' +
    'h3 h4 h5 h6 hr i img input ins kbd li mark ol p pre q rp rt ruby s samp section ' +
    'small span strike strong sub summary sup table tbody td tfoot th thead tr tt ul var wbr'
  ).split(' '),
)
const token = /<!--[\s\S]*?-->|<[/!?a-zA-Z](?:[^"'>]|"[^"]*"|'[^']*')*>/g
const attribute = /([^\s"'>/=]+)\s*(?:=\s*("[^"]*"|'[^']*'|[^\s"'>]*))?/g

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', colon: ':', Tab: '\t', NewLine: '\n' }
/** What a browser reads in an attribute. */
const decoded = (text: string) =>
  text.replace(/&(?:#[xX]([\da-fA-F]+)|#(\d+)|(\w+));?/g, (whole, hex?: string, dec?: string, name?: string) =>
    hex
      ? String.fromCodePoint(Number.parseInt(hex, 16))
      : dec
        ? String.fromCodePoint(Number(dec))
        : (entities[name ?? ''] ?? whole),
  )

const wrongAddress = (value: string): boolean => {
  const url = URL.canParse(value, 'http://here.invalid') ? new URL(value, 'http://here.invalid') : null
  return url === null || !['http:', 'https:', 'mailto:'].includes(url.protocol)
}
const foreign = (value: string): boolean =>
  !URL.canParse(value, 'http://here.invalid') || new URL(value, 'http://here.invalid').host !== 'here.invalid'

/** What in rendered HTML could run, load, style, post or take over a name of the page; nothing where it is inert. */
export function findUnsafe(html: string, idPrefix = 'doc-'): string[] {
  const found: string[] = []
  for (const [tag] of html.matchAll(token)) {
    const name = /^<\/?([a-zA-Z][^\s/>]*)/.exec(tag)?.[1]?.toLowerCase()
    if (!name) found.push(`declaration ${tag.slice(0, 40)}`)
    else if (!tags.has(name)) found.push(`element ${name}`)
    if (!name || tag.startsWith('</')) continue
    for (const [, key = '', raw = ''] of tag.slice(name.length + 1, -1).matchAll(attribute)) {
      const value = decoded(raw.replace(/^["']|["']$/g, ''))
      if (
        /^on|^style$|^src(set|doc)$|^(form)?action$|^ping$|^is$|^slot$|^background$|^xlink:|^popover|^autofocus$|^contenteditable$/i.test(
          key,
        )
      )
        found.push(`attribute ${key}`)
      if (/^(href|cite|longdesc)$/i.test(key) && wrongAddress(value)) found.push(`address ${value}`)
      if (/^src$/i.test(key) && foreign(value)) found.push(`source ${value}`)
      if (/^(id|name)$/i.test(key) && !value.startsWith(idPrefix)) found.push(`name ${value}`)
      if (/^data-(thread|placed|document|margin)/i.test(key)) found.push(`attribute ${key}`)
    }
  }
  // What is no tag to this test must not be one to a browser either: no "<" is left that could open one.
  const rest = html.replace(token, '')
  if (/<[a-zA-Z/!?]/.test(rest)) found.push(`open tag ${/<[a-zA-Z/!?].{0,40}/s.exec(rest)?.[0]}`)
  return found
}
