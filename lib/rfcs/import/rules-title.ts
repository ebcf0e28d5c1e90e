import { baseName, folderName, linesOf, plainValue, titleFromName } from './rules-text'

/** Names of sections that stand at the top of many templates: none of them is a proposal's title. */
const section =
  /^(tl;?dr|summary|motivation|abstract|introduction|overview|background|context|basic example|(table of )?contents|toc|status|proposal|preamble|rfc|description|problem( statement)?|detailed design|metadata|changelog|rationale|specification|goals?|decision|copyright)$/i

/** What dialects put in front of a title: "RFD 154 ", "SIP-52 - ", "ADR 3: ", "Proposal: ", "6. ", "[RFC] ". */
const prefix =
  /^(?:\[(?:rfc|adr|draft|wip)\]\s*|(?:ADR|RFC|RFD|KEP|SIP|BIP|EIP|BEP|OTEP|SE|ST|PEP|KEEP|DEP|JEP|CEP|OEP|SLEP|NEP)[- #]*[\dX]+[a-z]?(?:\s*[:.–—-]+\s*|\s+)|(?:design document|design doc|design|proposal|rfc|adr)\s*:\s*|\d{1,5}\s*[.:]\s+|\d{3,5}\s+[-–—]\s+)+/i

const numbered =
  /^(?:ADR|RFC|RFD|KEP|SIP|BIP|EIP|BEP|OTEP|SE|ST|PEP|KEEP|DEP|JEP|CEP|OEP|SLEP|NEP)[- #]*0*(\d{1,6})(?:\s*[:.–—-]|\s)/

/** The number that a title begins with: "SLEP004: Data" is 4. Null for any other title, whatever numbers are in it. */
export const numberInTitle = (title: string): string | null => numbered.exec(plainValue(title))?.[1] ?? null

export const cleanTitle = (title: string): string => plainValue(title).replace(prefix, '').trim() || plainValue(title)

export const isSection = (title: string) => section.test(title.trim().replace(/\s*:$/, ''))

interface Heading {
  title: string
  line: number
}

/** Level-one headings outside code and comments: `# x`, `= x`, underlined, or `<h1>`. */
export function headings(text: string, format: 'markdown' | 'rst' | 'asciidoc' | 'mediawiki'): Heading[] {
  const lines = linesOf(text.replace(/<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\r\n]/g, ' ')))
  const found: Heading[] = []
  let fence = ''
  let first = ''
  for (const [index, line] of lines.entries()) {
    const mark = /^ {0,3}(```+|~~~+|-{4,}\s*$|\.{4,}\s*$)/.exec(line.text)?.[1] ?? ''
    const isFence = format === 'asciidoc' ? /^(-{4,}|\.{4,})\s*$/.test(line.text) : /^(`|~)/.test(mark)
    if (isFence && (!fence || mark.startsWith(fence[0]!))) fence = fence ? '' : mark
    if (fence) continue
    const own = line.text.replace(/^\uFEFF/, '')
    const under = lines[index + 1]?.text ?? ''
    const underlined = /^([=\-~#*^"+])\1{2,}\s*$/.exec(under)?.[1]
    if (format === 'asciidoc') {
      const match = /^=\s+(.+?)\s*$/.exec(own)
      if (match) found.push({ title: match[1]!, line: line.number })
    } else if (format === 'rst') {
      if (underlined && /\S/.test(own) && !/^\s/.test(own) && under.trim().length >= Math.min(own.trim().length, 4)) {
        first ||= underlined
        if (underlined === first) found.push({ title: own.trim(), line: line.number })
      }
    } else if (format === 'markdown') {
      const match = /^ {0,3}#(?!#)\s*(.+?)\s*#*\s*$/.exec(own) ?? /<h1[^>]*>(.+?)<\/h1>/i.exec(own)
      if (match) found.push({ title: match[1]!.replace(/<[^>]+>/g, ''), line: line.number })
      else if (underlined === '=' && /\S/.test(own) && !/^\s*[-*+>|]/.test(own))
        found.push({ title: own.trim(), line: line.number })
    }
  }
  return found
}

const placeholder = (value: string) =>
  /^(n\/?a|none|-|—|tbd|todo|title|\(?(fill me in|leave (this )?empty|not applicable|multidep)\b.*|<[^>]*>|\{.*\})$/i.test(
    value,
  )

/** A title, and where it was found: the header, a heading, or the file's name where neither says one. */
export function titleOf(
  path: string,
  named: readonly (string | undefined)[],
  heads: readonly Heading[],
): { title: string; from: 'header' | 'heading' | 'file' } {
  const [title = '', ...features] = named.map((one) => plainValue(one ?? ''))
  const good = (value: string) => value !== '' && !placeholder(value)
  if (good(title)) return { title: cleanTitle(title), from: 'header' }
  const heading = heads.map((one) => cleanTitle(one.title)).find((one) => good(one) && !isSection(one))
  const feature = features.find(good)
  // A template whose top headings are sections has its title in the header ("feature").
  const sectioned = heads.length > 0 && isSection(cleanTitle(heads[0]!.title))
  if (feature && (sectioned || !heading)) return { title: feature, from: 'header' }
  if (heading && !(sectioned && heads.length > 2)) return { title: heading, from: 'heading' }
  if (feature) return { title: feature, from: 'header' }
  const name = /^(readme|index)\./i.test(baseName(path)) && folderName(path) ? `${folderName(path)}.md` : path
  return { title: titleFromName(name), from: 'file' }
}
