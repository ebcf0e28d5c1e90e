import { findManyClusters } from './rules-clusters-many'
import { labelsOf } from './rules-labels'
import { lexicalVectors, LEXICAL_WIDTH } from './rules-lexical'
import type { Products } from './rules-products'
import { sumsOf } from './rules-silhouette'
import type { Grouped } from './schema'

export interface GroupOptions {
  seed: string
  detail: number
  /** Numbers of a vector of the model. */
  width: number
  products: Products
  /** What part of all texts is grouped, 0 … 1. */
  step: (part: number) => Promise<void>
}

/** Below this many texts of a language there is nothing to group. */
const MIN_TEXTS = 6
const ENGLISH = 'en'

/**
 * Groups texts language by language: English by the vectors of the model, which reads nothing else, the others, and all
 * where there are no vectors,
 * by their words.
 * @param vectors those of the English texts, row after row in their order; null: there is no model
 * @returns groups, the largest first
 */
export async function groupTexts(
  texts: readonly string[],
  languages: readonly string[],
  vectors: Float32Array | null,
  { seed, detail, products, step, width: modelWidth }: GroupOptions,
): Promise<Grouped[]> {
  const found: Grouped[] = []
  let done = 0
  for (const language of [...new Set(languages)].sort()) {
    const places = [...languages.keys()].filter((at) => languages[at] === language)
    const own = places.map((at) => texts[at]!)
    const byModel = language === ENGLISH && vectors !== null
    if (own.length >= MIN_TEXTS) {
      const width = byModel ? modelWidth : LEXICAL_WIDTH
      const rows = byModel ? vectors : lexicalVectors(own)
      const part = (one: number) => step((done + one * own.length) / texts.length)
      const { cluster, count } = await findManyClusters(rows, width, { seed, detail, products, step: part })
      const labels = labelsOf(own, cluster, count, language)
      const { members, centres } = typical(rows, width, cluster, count)
      labels.forEach((label, c) => {
        const all = members[c]!.map(({ at, cosine }) => ({ at: places[at]!, cosine }))
        const centre = byModel ? centres.slice(c * width, (c + 1) * width) : null
        found.push({ ...label, language, members: all, centre, spread: centre && spreadOf(all) })
      })
    }
    done += own.length
    await step(done / texts.length)
  }
  return found.sort((a, b) => b.members.length - a.members.length)
}

/** The least cosine of the nearest nine in ten; `members` by falling cosine. */
export const spreadOf = (members: readonly { cosine: number }[]): number =>
  members[Math.max(0, Math.ceil(members.length * 0.9) - 1)]?.cosine ?? 1

/** The texts of each cluster by falling cosine to its middle, and the middles, of length 1. */
function typical(vectors: Float32Array, width: number, cluster: Int32Array, count: number) {
  const sums = sumsOf(vectors, width, cluster, count)
  const members: { at: number; cosine: number }[][] = Array.from({ length: count }, () => [])
  const length = Array.from({ length: count }, (_, c) => Math.hypot(...sums.subarray(c * width, (c + 1) * width)))
  cluster.forEach((c, at) => {
    if (c < 0) return
    let dot = 0
    for (let d = 0; d < width; d += 1) dot += vectors[at * width + d]! * sums[c * width + d]!
    members[c]!.push({ at, cosine: length[c]! > 0 ? dot / length[c]! : 0 })
  })
  for (const all of members) all.sort((a, b) => b.cosine - a.cosine || a.at - b.at)
  const centres = Float32Array.from(sums, (sum, at) => sum / (length[Math.floor(at / width)]! || 1))
  return { members, centres }
}
