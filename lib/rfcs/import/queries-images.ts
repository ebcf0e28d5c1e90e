import { isImage, stripImage } from '@/lib/core/image/strip'
import { AppError } from '@/lib/core/errors'
import { notText } from '@/lib/core/readable'
import { sha256 } from '@/lib/server/hash'
import type { StoredImage } from '../repo-images'
import { imageAt, referencesOf } from './rules-references'
import type { Finding, SourceBytes, SourceDocument } from './schema'

/** The images of one import: each is made ready once, when the first text shows it. */
export class ImportedImages {
  readonly images: readonly SourceBytes[]
  readonly paths: ReadonlySet<string>
  /** Files that are neither text nor image. */ readonly notImages: Finding[]
  private readonly ready = new Map<string, StoredImage | null>()
  private readonly refused: Finding[] = []
  private readonly taken = new Map<SourceDocument, string[]>()

  constructor(files: readonly SourceBytes[]) {
    this.images = files.filter(({ bytes }) => isImage(bytes))
    this.paths = new Set(this.images.map(({ path }) => path))
    this.notImages = files
      .filter(({ bytes }) => !isImage(bytes))
      .map(({ path, bytes }) => ({ file: path, line: 0, reason: notText({ bytes }) }))
  }

  /** The images that a text shows, by the path under which it names them. */
  shownBy(document: SourceDocument): Map<string, StoredImage> {
    const shown = new Map<string, StoredImage>()
    if (this.paths.size === 0) return shown
    const files = new Set<string>()
    for (const reference of referencesOf(document)) {
      const file = reference.image ? imageAt(reference, this.paths) : undefined
      if (file === undefined) continue
      files.add(file)
      const image = this.read(file)
      if (image) shown.set(reference.path!, image)
    }
    this.taken.set(document, [...files])
    return shown
  }

  /** Paths of the files of the images that this text shows. */
  takenFor = (document: SourceDocument): string[] => this.taken.get(document) ?? []

  /** Why images that this text shows are not taken in. */
  refusedFor = (document: SourceDocument): Finding[] => {
    const shown = new Set(this.takenFor(document))
    return this.refused.filter(({ file }) => shown.has(file))
  }

  /** Images that cannot be taken; and, where every text of the import was read, those that no text shows. */
  findings(all: boolean): Finding[] {
    const shown = new Set([...this.taken.values()].flat())
    const unused = all ? [...this.paths].filter((path) => !shown.has(path)) : []
    return [
      ...this.refused,
      ...unused.map((file) => ({ file, line: 0, reason: 'No text of this import shows this image.' })),
    ]
  }

  private read(path: string): StoredImage | null {
    const known = this.ready.get(path)
    if (known !== undefined) return known
    const image = this.stored(path)
    this.ready.set(path, image)
    return image
  }

  private stored(path: string): StoredImage | null {
    const sent = this.images.find((one) => one.path === path)!
    try {
      const { bytes, ...image } = stripImage(sent.bytes)
      return {
        id: sha256(bytes),
        type: image.type,
        width: image.width,
        height: image.height,
        bytes: Uint8Array.from(bytes),
      }
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      this.refused.push({ file: path, line: 0, reason: `It is not taken in: ${error.message}` })
      return null
    }
  }
}
