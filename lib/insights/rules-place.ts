/** A theme that a text may join. */
export interface Home {
  id: string
  /** The middle of its texts, of length 1. */
  centre: Float32Array
  /** The least cosine to the middle: nine in ten of its own texts have more. */
  spread: number
}

/**
 * The theme that a text joins: the one whose middle is nearest, where the text is as near to it as the theme's own
 * texts are. A text that is nearest to a
 * theme that it is too far from joins no other one instead.
 * @param vector of length 1
 * @returns null where it is in no theme yet
 */
export function homeOf(vector: Float32Array, themes: readonly Home[]): { id: string; cosine: number } | null {
  let best: { theme: Home; cosine: number } | null = null
  for (const theme of themes) {
    // A middle of another length is of another model.
    if (theme.centre.length !== vector.length) continue
    let cosine = 0
    for (let d = 0; d < vector.length; d += 1) cosine += vector[d]! * theme.centre[d]!
    if (!best || cosine > best.cosine) best = { theme, cosine }
  }
  return best && best.cosine >= best.theme.spread ? { id: best.theme.id, cosine: best.cosine } : null
}
