/**
 * Chance that is the same each time: numbers in [0, 1) that depend on the seed's words only.
 * Source: mulberry32 (T. Ettinger, 2017) over FNV-1a of the words.
 */
export function seeded(words: string): () => number {
  let state = 2_166_136_261
  for (const char of words) state = Math.imul(state ^ (char.codePointAt(0) ?? 0), 16_777_619)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
