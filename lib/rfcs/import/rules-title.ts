import { baseName, folderName, linesOf, plainValue, titleFromName } from './rules-text'

/** Names of sections that stand at the top of many templates: none of them is a proposal's title. */
const section =
  /^(tl;?dr|summary|motivation|abstract|introduction|overview|background|context|basic example|(table of )?contents|toc|status|proposal|preamble|rfc|description|problem( statement)?|(?:detailed |technical |proposed )?(?:design|solution|implementation)|alternatives( considered)?|drawbacks|requirements|consequences|conclusions?|prior art|unresolved questions|open questions|references|non-goals|terminology|meta|metadata|changelog|rationale|specification|goals?|decision|copyright)$/i

/** What dialects put in front of a title: "RFD 154 ", "SIP-52 - ", "ADR 3: ", "Proposal: ", "6. ", "[RFC] ". */
const prefix =
  /^(?:\[(?:rfc|adr|draft|wip)\]\s*|(?:ADR|RFC|RFD|KEP|SIP|BIP|EIP|BEP|OTEP|SE|ST|PEP|KEEP|DEP|JEP|CEP|OEP|SLEP|NEP)[- #]*[\dX]+(?!-\d\d-\d\d)[a-z]?(?:\s*[:.–—-]+\s*|\s+)|(?:(?:RFC|ADR)[- ]+)?\d{4}-\d\d-\d\d\s+[:–—-]\s+|(?:design document|design doc|design|proposal|rfc|adr)\s*:\s*|\d{1,5}\s*[.:]\s+|\d{3,5}\s+[-–—]\s+)+/i

const numbered =
  /^(?:ADR|RFC|RFD|KEP|SIP|BIP|EIP|BEP|OTEP|SE|ST|PEP|KEEP|DEP|JEP|CEP|OEP|SLEP|NEP)[- #]*0*(\d{1,6})(?:\s*[:.–—-]|\s)/

/** The number that a title begins with: "SLEP004: Data" is 4. Null for any other title, whatever numbers are in it. */
export const numberInTitle = (title: string): string | null => numbered.exec(plainValue(title))?.[1] ?? null

/** "MSC1234: ", "Aries RFC 0003: ", "VEP #107: ": what a collection calls the proposal with this number. */
const ownName = (number: string) =>
  new RegExp(`^(?:[A-Z]\\w+ )?[A-Z]{1,6}[- #]*0*${number}(?!-\\d\\d-\\d\\d)\\s*[:.–—-]+\\s*(?=\\S)`)
/** "EIP-721 Extension" in a proposal with another number. */
const isOthers = (title: string, number: string | null): boolean => {
  const named = /^[A-Za-z]{2,6}[- #]*0*(\d+)\b(?!\s*[:–—]|\s+-\s)/.exec(title)?.[1]
  return number !== null && named !== undefined && named !== number
}

/** A title without what the collection puts in front of it. `number`: the proposal's own. */
export const cleanTitle = (title: string, number: string | null = null): string => {
  const plain = plainValue(title)
  const own = number === null ? plain : plain.replace(ownName(number), '')
  return (isOthers(own, number) ? own : own.replace(prefix, '')).trim() || plain
}

/** A heading that is nothing but the proposal's name ("NIP-09"). */
const isOnlyName = (title: string) => /^[A-Z]{2,6}[- #]*[\dA-F]{1,6}$/.test(title)

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
  let deeper = 0
  let second: Heading | null = null
  for (const [index, line] of lines.entries()) {
    const mark = /^ {0,3}(```+|~~~+|-{4,}\s*$|\.{4,}\s*$)/.exec(line.text)?.[1] ?? ''
    const isFence = format === 'asciidoc' ? /^(-{4,}|\.{4,})\s*$/.test(line.text) : /^(`|~)/.test(mark)
    if (isFence && (!fence || mark.startsWith(fence[0]!))) fence = fence ? '' : mark
    if (fence) continue
    const own = line.text.replace(/^\uFEFF/, '')
    const under = lines[index + 1]?.text ?? ''
    const underlined = /^([=\-~#*^"+])\1{2,}\s*$/.exec(under)?.[1]
    if (format === 'asciidoc') {
      const match = /^[=#]\s+(.+?)\s*$/.exec(own)
      if (match) found.push({ title: match[1]!, line: line.number })
    } else if (format === 'rst') {
      if (underlined && /\S/.test(own) && !/^\s/.test(own) && under.trim().length >= Math.min(own.trim().length, 4)) {
        first ||= underlined
        if (underlined === first) found.push({ title: own.trim(), line: line.number })
      }
    } else if (format === 'markdown') {
      const match = /^ {0,3}#(?!#)\s*(.+?)\s*#*\s*$/.exec(own) ?? /<h1[^>]*>(.+?)<\/h1>/i.exec(own)
      if (match) found.push({ title: withoutTags(match[1]!), line: line.number })
      else if (/^[=-]$/.test(underlined ?? '') && /\S/.test(own) && !/^\s*[-*+>|#]|^ {4}|:$/.test(own)) {
        // The first heading of a text may be of the second level ("Title" over dashes), or follow the proposal's bare name.
        const isFirst = found.length === 0 && deeper === 0
        if (underlined === '=' || isFirst || (found.length === 1 && isOnlyName(found[0]!.title)))
          found.push({ title: withoutTags(own.trim()), line: line.number })
      } else if (/^ {0,3}##/.test(own)) {
        // "## A94: Metrics" may be the title where nothing stands above it, and no heading of the first level below.
        const top = deeper === 0 && lines.slice(0, index).every(({ text: above }) => above.trim() === '')
        if (top) second = { title: withoutTags(own.replace(/^[\s#]+|[\s#]+$/g, '')), line: line.number }
        deeper += 1
      }
    }
  }
  return found.length === 0 && second && !isSection(second.title) ? [second] : found
}

/** A title without tags of HTML; what stands in code is no tag ("the `<details>` tag"). */
const withoutTags = (title: string): string =>
  title.replace(/(`+)(?:(?!\1).)*\1|<\/?[a-z][^>]*>/gi, (piece) => (piece.startsWith('`') ? piece : ''))

const placeholder = (value: string) =>
  /^(n\/?a|none|-|—|tbd|todo|title|\(?(fill me in|leave (this )?empty|not applicable|multidep)\b.*|<[^>]*>|\{.*\})$/i.test(
    value,
  )

/** A title, and where it was found: the header, a heading, or the file's name where neither says one. */
export function titleOf(
  path: string,
  named: readonly (string | undefined)[],
  heads: readonly Heading[],
  number: string | null = null,
): { title: string; from: 'header' | 'heading' | 'file' } {
  const [title = '', ...features] = named.map((one) => plainValue(one ?? ''))
  const good = (value: string) => value !== '' && !placeholder(value)
  if (good(title)) return { title: cleanTitle(title, number), from: 'header' }
  const heading = heads
    .map((one) => cleanTitle(one.title, number))
    .find((one) => good(one) && !isSection(one) && !isOnlyName(one))
  const feature = features.find(good)
  // A template whose top headings are sections has its title in the header ("feature").
  const sectioned = heads.length > 0 && isSection(cleanTitle(heads[0]!.title, number))
  if (feature && (sectioned || !heading)) return { title: feature, from: 'header' }
  if (heading && !(sectioned && heads.length > 2)) return { title: heading, from: 'heading' }
  if (feature) return { title: feature, from: 'header' }
  const name = /^(readme|index)\./i.test(baseName(path)) && folderName(path) ? `${folderName(path)}.md` : path
  return { title: titleFromName(name), from: 'file' }
}
