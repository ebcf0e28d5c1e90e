import { samePlace } from './rules-identity'
import { resolvePath } from './rules-paths'
import { imageName } from './rules-text'
import type { Finding, SourceDocument } from './schema'

/** Images and links that name a file, in each mark-up; last, the end of one whose words go over lines or hold brackets. */
const references =
  /(!?)\[[^\]\n]{0,300}\]\(\s*<?([^)\s>]{1,500})>?[^)\n]{0,200}\)|<(img)\s[^>]{0,300}?\bsrc\s*=\s*["']?([^"'\s>]{1,500})|^\s{0,3}\[[^\]\n]{1,200}\]:\s*<?(\S{1,500}?)>?\s*$|\b(image)::?([^\s[]{1,300})\[|\.\. (image|figure)::\s*(\S{1,300})|\b(?:xref|link):([^\s[]{1,300})\[|\[\[(?:(File|Image):)?([^\]|\n]{1,300}\.\w{2,9})(?:\||\]\])|\]\(\s*<?([^)\s>]{1,500})>?[^)\n]{0,200}\)/gim

/** A relative address of a text: where it leads within the import (null: out of it), and its line in the file. */
export interface Reference {
  address: string
  path: string | null
  image: boolean
  line: number
}

/** Whether an address names a file of the same source: no other host, no fragment, nothing of the hub's own. */
export const isRelative = (address: string) =>
  address !== '' && !/^(?:[a-z][a-z0-9+.-]*:|#|\?|\/\/|\/api\/|\/rfcs\/)/i.test(address)

const blank = (code: string) => code.replace(/[^\n]/g, ' ')

/** Every relative address in the text of a document, outside of code. */
export function referencesOf(document: Pick<SourceDocument, 'path' | 'headerPath' | 'header' | 'body'>): Reference[] {
  const lines = document.path === document.headerPath ? document.header.split(/\r\n|\r|\n/).length - 1 : 0
  const prose = document.body
    .replace(/^(```|~~~)[\s\S]*?^\1/gm, blank)
    .replace(/(?<!`)(`+)(?!`)[^\n]*?[^`\n]\1(?!`)/g, blank)
  let [at, line] = [0, lines + 1]
  return [...prose.matchAll(references)].flatMap((match) => {
    for (; at < match.index; at += 1) if (prose[at] === '\n') line += 1
    const address =
      match[2] ?? match[4] ?? match[5] ?? match[7] ?? match[9] ?? match[10] ?? match[12] ?? match[13] ?? ''
    if (!isRelative(address)) return []
    const image = match[1] === '!' || [match[3], match[6], match[8], match[11]].some(Boolean) || imageName(address)
    const path = placeOf(document.path, address)
    return [{ address, path, image, line }]
  })
}

/** The image of an import that a reference means: at its path, or for one from the root of the repository at the end of one. */
export const imageAt = ({ address, path }: Reference, images: Iterable<string>): string | undefined => {
  const all = path === null ? [] : [...images]
  return (
    all.find((one) => one === path) ?? (address.startsWith('/') ? all.find((one) => samePlace(one, path!)) : undefined)
  )
}

const why = (address: string): string =>
  /\.svg$/i.test(address)
    ? 'is not taken in: an SVG can hold scripts; its words stand in its place'
    : 'is not among the files: its words stand in its place'

/** Where a relative address of a text leads within its source; null for one that leads out of it. */
const placeOf = (from: string, address: string): string | null =>
  address.startsWith('/') ? resolvePath('', address.slice(1)) : resolvePath(from, address)

/** Whether a text that an address names is among these: itself, or as what describes its folder. */
function isAmong({ address, path }: Pick<Reference, 'address' | 'path'>, there: ReadonlySet<string>): boolean {
  if (path === null) return false
  const folder = path.replace(/\/$/, '')
  if (
    there.has(path) ||
    ['README.md', 'README.adoc', 'readme.md', 'index.md', 'kep.yaml'].some((name) => there.has(`${folder}/${name}`))
  )
    return true
  return address.startsWith('/') && [...there].some((one) => samePlace(one, path))
}

/** What was told of a file that has not changed, without the links to texts that are among the files by now. */
export const stillDead = (findings: readonly Finding[], there: ReadonlySet<string>): Finding[] =>
  findings.filter(
    ({ file, link }) => link === undefined || !isAmong({ address: link, path: placeOf(file, link) }, there),
  )

/**
 * What a text refers to by a relative path and will not find here: images and files that are not among those of the import. Each is told
 * once, with its line.
 * @param there paths of the documents of the import
 * @param images paths of the images of the import
 */
export function deadReferences(
  document: SourceDocument,
  there: ReadonlySet<string>,
  images: ReadonlySet<string>,
): Finding[] {
  const findings = new Map<string, Finding>()
  for (const reference of referencesOf(document)) {
    const { address, image, line } = reference
    if (image ? imageAt(reference, images) !== undefined : isAmong(reference, there)) continue
    const reason = image
      ? `image "${address}" ${why(address)}`
      : `links to "${address}", which is not among the files: the link leads nowhere`
    if (!findings.has(reason))
      findings.set(reason, { file: document.path, line, reason, ...(image ? { image: address } : { link: address }) })
  }
  return [...findings.values()]
}
