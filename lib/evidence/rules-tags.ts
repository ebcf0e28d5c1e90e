/** A piece that people tagged, with its vector of length 1. */
export interface Tagged {
  id: string
  tags: readonly string[]
  vector: Float32Array
}

export interface TagSuggestion {
  tag: string
  /** What part of the nearness of its nearest tagged pieces has this tag, 0 … 1. */
  support: number
  /** How often this tag was proposed for pieces that people tagged, each taken out in turn, and how often they had it. */
  tried: number
  right: number
}

/** Proposals for a piece. */
export interface TagAdvice {
  suggestions: TagSuggestion[]
  /** All proposals that were tried on tagged pieces, and how many were right. */
  tried: number
  right: number
  /** How many tagged pieces were asked. */
  pieces: number
}

/** So many nearest tagged pieces speak. */
const NEIGHBOURS = 10
/** Below this cosine a piece is about something else. */
const MIN_NEAR = 0.4
/** Less than this part of the nearness is chance. */
const MIN_SUPPORT = 0.3
const MAX_SUGGESTED = 3

const dotOf = (a: Float32Array, b: Float32Array): number => {
  let sum = 0
  for (let d = 0; d < a.length; d += 1) sum += a[d]! * b[d]!
  return sum
}

/** The tags of the nearest pieces, each with its part of their nearness; the strongest first. */
function tagsOfNearest(
  near: readonly { cosine: number; tags: readonly string[] }[],
): { tag: string; support: number }[] {
  const heard = near
    .filter((one) => one.cosine >= MIN_NEAR)
    .toSorted((a, b) => b.cosine - a.cosine)
    .slice(0, NEIGHBOURS)
  const whole = heard.reduce((sum, one) => sum + one.cosine, 0)
  const weights = new Map<string, number>()
  for (const { tags, cosine } of heard)
    for (const tag of new Set(tags)) weights.set(tag, (weights.get(tag) ?? 0) + cosine)
  return [...weights]
    .map(([tag, weight]) => ({ tag, support: weight / whole }))
    .filter((one) => one.support >= MIN_SUPPORT)
    .sort((a, b) => b.support - a.support || (a.tag < b.tag ? -1 : 1))
    .slice(0, MAX_SUGGESTED)
}

/**
 * Tags for a piece from what people tagged: the tags of its nearest neighbours, by cosine (k nearest neighbours, k = 10, weighted by
 * nearness), those that it has left out. What each proposal is worth is measured with what people did: each tagged piece is taken out
 * in turn, tags are proposed for it from the others, and these are right where people gave them (leave-one-out precision).
 * Source: Zhang, Zhou, "ML-KNN", Pattern Recognition 40 (2007) 2038–2048, in its plain weighted form.
 * @param vector of the piece, of length 1
 */
export function suggestTags(
  piece: { id: string; tags: readonly string[]; vector: Float32Array },
  tagged: readonly Tagged[],
): { suggestions: TagSuggestion[]; tried: number; right: number } {
  const others = tagged.filter((one) => one.id !== piece.id)
  const proposed = tagsOfNearest(
    others.map((one) => ({ tags: one.tags, cosine: dotOf(piece.vector, one.vector) })),
  ).filter((one) => !piece.tags.includes(one.tag))
  const near: { cosine: number; tags: readonly string[] }[][] = others.map(() => [])
  others.forEach((one, at) => {
    for (let to = at + 1; to < others.length; to += 1) {
      const cosine = dotOf(one.vector, others[to]!.vector)
      if (cosine < MIN_NEAR) continue
      near[at]!.push({ cosine, tags: others[to]!.tags })
      near[to]!.push({ cosine, tags: one.tags })
    }
  })
  const tries = others.flatMap((one, at) =>
    tagsOfNearest(near[at]!).map(({ tag }) => ({ tag, right: one.tags.includes(tag) })),
  )
  const of = (all: typeof tries) => ({ tried: all.length, right: all.filter((one) => one.right).length })
  return {
    suggestions: proposed.map((one) => ({ ...one, ...of(tries.filter((other) => other.tag === one.tag)) })),
    ...of(tries),
  }
}
