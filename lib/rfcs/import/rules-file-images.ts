import type { Rfc } from '../schema-rows'
import type { SourceImage } from '../schema'
import { resolvePath } from './rules-paths'
import { isRelative, referencesOf } from './rules-references'
import type { Finding, SourceDocument } from './schema'

type Images = Readonly<Record<string, SourceImage>>
type Shown = Pick<Rfc, 'source' | 'fileImages'>

/** The value of a record's own key: an address may be called "constructor". */
const own = (images: Images | null | undefined, key: string | null): SourceImage | undefined =>
  images && key !== null && Object.hasOwn(images, key) ? images[key] : undefined

/** Where a relative address of a text leads within its source; null for one that leads out of it. */
const within = (from: string, address: string): string | null =>
  // "/text/0009.md" counts from the root of the repository, which is somewhere above the files that were handed over.
  address.startsWith('/') ? resolvePath('', address.slice(1)) : resolvePath(from, address)

/**
 * The image that an RFC shows for a relative address of its text: one that came with the file a repository keeps of it, else one that
 * came with the file it was imported from.
 */
export const imageShown = ({ source, fileImages }: Shown, address: string): SourceImage | undefined =>
  isRelative(address)
    ? (own(fileImages, address) ?? own(source?.images, source && within(source.path, address)))
    : undefined

type Text = Pick<SourceDocument, 'path' | 'headerPath' | 'header' | 'body'>

/** The images of an import that a text shows, by the addresses with which it names them. */
export const byAddress = (document: Text, images: ReadonlyMap<string, SourceImage>): Record<string, SourceImage> =>
  Object.fromEntries(
    referencesOf(document).flatMap(({ address, path, image }) => {
      const found = image && path !== null ? images.get(path) : undefined
      return found ? [[address, { id: found.id, width: found.width, height: found.height }] as const] : []
    }),
  )

/**
 * What an RFC keeps of the images that came with its file: those that came now, and those of before that its text still shows and that
 * were not handed over again. Null where nothing changes.
 */
export function nextFileImages(
  rfc: Shown | null,
  document: Text,
  images: ReadonlyMap<string, SourceImage>,
): Record<string, SourceImage> | null {
  if (images.size === 0) return null
  const fresh = byAddress(document, images)
  const isNew = Object.entries(fresh).some(
    ([address, { id }]) => (rfc ? imageShown(rfc, address)?.id : undefined) !== id,
  )
  if (!isNew) return null
  const shown = new Set(referencesOf(document).flatMap(({ image, address }) => (image ? [address] : [])))
  const kept = Object.entries(rfc?.fileImages ?? {}).filter(([address]) => shown.has(address))
  return { ...Object.fromEntries(kept), ...fresh }
}

/** An image of an RFC as its exported file shows it: `file` is its path beside the file, null where it could not be read back. */
export interface ExportedImage {
  address: string
  file: string | null
  id: string
}

const NAME = /^(?!\.)(?:(?!\/\.)[^\p{C}\\:*?"<>|]){1,300}\.(?:png|jpe?g|gif|webp)$/iu

/** The images that a text shows and that are here, and where they stand beside its exported file. */
export function exportedImages(rfc: Shown & Pick<Rfc, 'body'>): ExportedImage[] {
  const all = referencesOf({ path: 'rfc', headerPath: '', header: '', body: rfc.body }).flatMap(
    ({ address, image, path }) => {
      const found = image ? imageShown(rfc, address) : undefined
      return found ? [{ address, id: found.id, file: path !== null && NAME.test(path) ? path : null }] : []
    },
  )
  return [...new Map(all.map((one) => [one.address, one])).values()]
}

/** Findings without those of images that the RFC of the file shows already. */
export const withoutShown = (findings: readonly Finding[], rfcOf: (file: string) => Shown | undefined): Finding[] =>
  findings.flatMap(({ image, link: _, ...finding }) => {
    const rfc = image === undefined ? undefined : rfcOf(finding.file)
    return rfc && imageShown(rfc, image!) ? [] : [finding]
  })
