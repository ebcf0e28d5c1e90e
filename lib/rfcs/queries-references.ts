import { authorize, type Actor } from '@/lib/core/actor'
import { neighboursNamed } from './repo-sources'
import { filesLinked, withReferences } from './rules-relative'
import type { RfcView } from './presenter'
import { requireRfc } from './queries'

/**
 * How a rendered text of an imported RFC is shown: relative links lead to the RFCs of the same source that came from those files, and
 * images that came with the file stand in the text. Other RFCs are shown as they are.
 * @param htmls rendered texts that the answer will be asked for
 */
export async function getReferences(
  actor: Actor,
  { number, source }: Pick<RfcView, 'number' | 'source'>,
  htmls: readonly string[],
): Promise<(html: string) => string> {
  authorize(actor, 'rfc.read')
  if (!source) return (html) => html
  const { source: stored, sourceFrom } = await requireRfc(number)
  const place = { path: source.path, ...(stored?.images && { images: stored.images }) }
  const files = new Set(htmls.flatMap((html) => filesLinked(html, place)))
  const neighbours = files.size > 0 ? await neighboursNamed([...files], sourceFrom) : []
  return (html) => withReferences(html, place, neighbours)
}
