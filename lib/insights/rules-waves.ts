import type { EvidenceRef } from '@/lib/evidence/schema'

/** A piece with the results of the same question in other waves. */
export type WithWaves<T> = T & { waves: T[] }

/**
 * Pieces in their order, but the results of one question in several waves stand under the first of them: the newest, where the
 * newest come first.
 * @param names of questions by the name of each result, alike where they are one question
 */
export function underNewest<T extends { ref: EvidenceRef }>(
  pieces: readonly T[],
  names: ReadonlyMap<string, string>,
): WithWaves<T>[] {
  const heads = new Map<string, WithWaves<T>>()
  return pieces.flatMap((piece) => {
    const name = piece.ref.kind === 'survey-result' ? names.get(piece.ref.id) : undefined
    const head = name === undefined ? undefined : heads.get(name)
    if (head) {
      head.waves.push(piece)
      return []
    }
    const own: WithWaves<T> = { ...piece, waves: [] }
    if (name !== undefined) heads.set(name, own)
    return [own]
  })
}
