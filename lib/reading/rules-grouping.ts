import { groupBy } from '@/lib/core/group'
import { findManyClusters } from './rules-clusters-many'
import { labelsOf } from './rules-labels'
import { joiningWords } from './rules-joining'
import { lexicalVectors, LEXICAL_WIDTH, wordsOf } from './rules-lexical'
import type { Products } from './rules-products'
import { sumsOf } from './rules-silhouette'
import type { Grouped } from './schema'

export interface GroupOptions {
  seed: string
  detail: number
  /** Numbers of a vector of the model. */
  width: number
  /** In how many pieces each text is; left out: in one. */
  pieces?: readonly number[]
  products: Products
  /** What part of all texts is grouped, 0 … 1. */
  step: (part: number) => Promise<void>
}

/** Fewer texts make no theme. What so many pieces say in the same words is one by itself, where nothing is near. */
const MIN_TOGETHER = 3
/** Below this cosine to all others of its cluster a text is about something else: of few short texts each has some neighbour. */
const NEAR = 0.4
/** The spread of a theme of one text: what is said in nearly the same words joins it. */
const SPREAD_OF_ONE = 0.8
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
  { seed, detail, products, step, width: modelWidth, pieces = [] }: GroupOptions,
): Promise<Grouped[]> {
  const groups: Grouped[] = []
  let done = 0
  for (const language of [...new Set(languages)].sort()) {
    const places = [...languages.keys()].filter((at) => languages[at] === language)
    const byModel = language === ENGLISH && vectors !== null
    const own = places.map((at) => texts[at]!)
    const width = byModel ? modelWidth : LEXICAL_WIDTH
    const rows = byModel ? vectors : lexicalVectors(own)
    let cluster: Int32Array = new Int32Array(own.length).fill(-1)
    if (own.length >= MIN_TEXTS) {
      const part = (one: number) => step((done + one * own.length) / texts.length)
      const found = await findManyClusters(rows, width, { seed, detail, products, step: part })
      cluster = byModel ? found.cluster : sharing(own, found.cluster, joiningWords(language))
    }
    const often = places.map((at) => pieces[at] ?? 1)
    const home = saidOften(cluster, often, (i, j) => !byModel || cosineOf(rows, width, i, j) >= NEAR)
    const labels = labelsOf(own, home.cluster, home.count, language)
    const { members, centres } = typical(rows, width, home.cluster, home.count)
    labels.forEach((label, c) => {
      const all = members[c]!.map(({ at, cosine }) => ({ at: places[at]!, cosine }))
      const centre = byModel ? centres.slice(c * width, (c + 1) * width) : null
      const spread = all.length > 1 ? spreadOf(all) : SPREAD_OF_ONE
      groups.push({ ...label, language, members: all, centre, spread: centre && spread })
    })
    done += places.length
    await step(done / texts.length)
  }
  return groups.sort((a, b) => b.members.length - a.members.length)
}

/** Of vectors of length 1. */
function cosineOf(vectors: Float32Array, width: number, i: number, j: number): number {
  let dot = 0
  for (let d = 0; d < width; d += 1) dot += vectors[i * width + d]! * vectors[j * width + d]!
  return dot
}

/**
 * What many pieces say in the same words is a theme by itself, where no other text of its cluster is near. A cluster is one where at least
 * three texts are left, or pieces. Numbers them anew, as they come.
 * @param often in how many pieces each text is
 */
function saidOften(
  cluster: Int32Array,
  often: readonly number[],
  isNear: (i: number, j: number) => boolean,
): { cluster: Int32Array; count: number } {
  const byCluster = groupBy([...cluster.keys()], (at) => cluster[at]!)
  const isAlone = (at: number) =>
    cluster[at]! < 0 || !byCluster.get(cluster[at]!)!.some((other) => other !== at && isNear(at, other))
  const left = Int32Array.from(cluster)
  const alone = [...cluster.keys()].filter((at) => often[at]! >= MIN_TOGETHER && isAlone(at))
  for (const at of alone) left[at] = -1
  const home = new Int32Array(cluster.length).fill(-1)
  let count = 0
  for (const [c, own] of [...byCluster].sort(([a], [b]) => a - b)) {
    const rest = own.filter((at) => left[at]! >= 0)
    if (c < 0 || rest.reduce((sum, at) => sum + often[at]!, 0) < MIN_TOGETHER) continue
    for (const at of rest) home[at] = count
    count += 1
  }
  for (const at of alone) home[at] = count++
  return { cluster: home, count }
}

/**
 * Of texts that are compared by their words, those that share one with another text of their cluster: where few have a word in common
 * each has some neighbour all the same.
 */
function sharing(texts: readonly string[], cluster: Int32Array, joining: ReadonlySet<string>): Int32Array {
  const words = texts.map((text) => [...new Set(wordsOf(text))].filter((word) => !joining.has(word)))
  const times = new Map<string, number>()
  const keyOf = (at: number, word: string) => `${cluster[at]} ${word}`
  words.forEach((own, at) => own.forEach((word) => times.set(keyOf(at, word), (times.get(keyOf(at, word)) ?? 0) + 1)))
  return cluster.map((c, at) => (words[at]!.some((word) => times.get(keyOf(at, word))! > 1) ? c : -1))
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
