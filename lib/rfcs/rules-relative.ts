import { imageAddress } from '@/lib/core/text/image-address'
import { paths } from '@/lib/core/paths'
import { escapeHtml } from '@/lib/core/text/escape'
import { samePlace, sourceFileOf } from './import/rules-identity'
import { parentOf } from './import/rules-files-beside'
import { resolvePath } from './import/rules-paths'
import { isRelative } from './import/rules-references'
import type { SourceImage } from './schema'

/** The image that stands for a relative address of a text; undefined where none is here. */
export type ImageOf = (address: string) => SourceImage | undefined

/** An imported text: its own path, and the images that came with it. */
export interface Place {
  path: string
  imageOf?: ImageOf
}

/** An RFC of the same source: the paths of its files, and its number. */
export interface Neighbour {
  number: number
  path: string
  headerPath: string
}

const links = /(<a\b(?:"[^"]*"|[^">])*?\s)href="([^"]*)"/g
const images = /<span class="md-image" data-src="([^"]*)">([^<]*)<\/span>/g

const NAMED: Record<string, string> = { amp: '&', quot: '"', lt: '<', gt: '>', apos: "'" }
/** The value of an attribute as it was before it became HTML. */
const plain = (attribute: string): string =>
  attribute.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi,
    (whole, hex?: string, digits?: string, name?: string) =>
      name !== undefined
        ? (NAMED[name] ?? whole)
        : String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(digits)),
  )

/** Where an address of a text leads within its source; null for one that leads out of it, or into the text itself. */
export const pathOf = (from: string, address: string): string | null => {
  if (!isRelative(address)) return null
  // "/text/0009.md" counts from the root of the repository, which is somewhere above the files that were handed over.
  return address.startsWith('/') ? resolvePath('', address.slice(1)) : resolvePath(from, address)
}

/** What files are called that a rendered text links to: RFCs are looked up by these (`sourceFileOf`). */
export function filesLinked(html: string, { path }: Place): string[] {
  const found = new Set<string>()
  for (const [, , address = ''] of html.matchAll(links)) {
    const to = pathOf(path, plain(address))
    if (to !== null && to !== '') for (const name of [to, `${to}/readme.md`]) found.add(sourceFileOf(name))
  }
  return [...found]
}

/** Paths that mean an RFC: its files, and its folder where it has one of its own. */
const pathsOf = ({ path, headerPath }: Neighbour): string[] => [
  path,
  headerPath,
  ...(/(^|\/)(readme|index|kep)\.[^/]*$/i.test(headerPath) ? [parentOf(headerPath).replace(/\/$/, '')] : []),
]

/** The one RFC that a path of the same source means; null where there is none, or where it could be two. */
export function neighbourAt(neighbours: readonly Neighbour[], path: string): number | null {
  const clean = path.toLowerCase()
  const exact = neighbours.filter((one) => pathsOf(one).some((own) => own.toLowerCase() === clean))
  const near =
    exact.length > 0 ? exact : neighbours.filter((one) => pathsOf(one).some((own) => own && samePlace(own, path)))
  return near.length === 1 ? near[0]!.number : null
}

/**
 * A rendered text as its source meant it: links to other files lead to the RFCs that came from them, images that came with the file are
 * shown, and a link to what is not here is no link. The text itself stays letter for letter the same: comments count in it.
 */
export function withReferences(html: string, place: Place, neighbours: readonly Neighbour[]): string {
  const linked = html.replace(links, (whole, before: string, raw: string) => {
    const address = plain(raw)
    if (!isRelative(address)) return whole
    const path = pathOf(place.path, address)
    const number = path === null ? null : neighbourAt(neighbours, path)
    const fragment = /#(.+)$/.exec(address)?.[1]
    if (number !== null) return `${before}href="${paths.rfc(number)}${fragment ? escapeHtml(`#doc-${fragment}`) : ''}"`
    return `${before}class="md-dead" role="link" aria-disabled="true" title="${escapeHtml(`${address} is not in this hub`)}"`
  })
  return place.imageOf ? withImages(linked, place.imageOf) : linked
}

/** Whether a rendered text has a place for an image that is not shown. */
export const showsImages = (html: string): boolean => html.includes('<span class="md-image" data-src="')

/** A rendered text with its images shown, where they are here; the words of the others stay in their place. */
export const withImages = (html: string, imageOf: ImageOf): string =>
  html.replace(images, (whole, raw: string, words: string) => {
    const image = imageOf(plain(raw))
    if (!image) return whole
    const { width, height } = image
    const address = escapeHtml(imageAddress(image.id, image))
    const picture = `<img src="${address}" alt="" width="${width}" height="${height}" loading="lazy">`
    return `<span class="md-shown">${picture}<span class="sr-only">${words}</span></span>`
  })
