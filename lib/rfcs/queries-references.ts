import { authorize, type Actor } from '@/lib/core/actor'
import { neighboursNamed } from './repo-sources'
import { imageShown } from './import/rules-file-images'
import { filesLinked, showsImages, withImages, withReferences } from './rules-relative'
import { requireRfc } from './queries'

/**
 * How a rendered text of an imported RFC is shown: relative links lead to the RFCs of the same source that came from those files, and
 * images that came with the file stand in the text. Of other RFCs only images that came with their file are shown.
 * @param htmls rendered texts that the answer will be asked for
 */
export async function getReferences(
  actor: Actor,
  number: number,
  htmls: readonly string[],
): Promise<(html: string) => string> {
  authorize(actor, 'rfc.read')
  const rfc = await requireRfc(number)
  const { source } = rfc
  if (!source && !htmls.some(showsImages)) return (html) => html
  const imageOf = (address: string) => imageShown(rfc, address)
  if (!source) return (html) => withImages(html, imageOf)
  const { sourceFrom } = rfc
  const place = { path: source.path, imageOf }
  const files = new Set(htmls.flatMap((html) => filesLinked(html, place)))
  const neighbours = files.size > 0 ? await neighboursNamed([...files], sourceFrom) : []
  return (html) => withReferences(html, place, neighbours)
}
