import type { ModelSource } from './schema-embed'

/** A group of texts about the same thing. */
export interface Grouped {
  label: string
  terms: string[]
  language: string
  /** Places of its texts, the most typical first, with their cosine to its middle. */
  members: { at: number; cosine: number }[]
  /** Mean of the vectors of its texts, of length 1; null where they were compared by their words. */
  centre: Float32Array | null
  /** The least cosine to the centre that a new text may have to join: nine in ten of its own texts have more. */
  spread: number | null
}

/** What the reading process is asked: texts, and the vectors that are known already. */
export interface ReadRequest {
  source: ModelSource
  texts: readonly string[]
  /** So many of the first are grouped; of the others only the vectors are made. */
  grouped: number
  /** In how many pieces each of these is. */
  pieces: readonly number[]
  seed: string
  detail: number
  /** The model that the known vectors are of. */
  model: string | null
  /** By the place of their text. */
  known: ReadonlyMap<number, Float32Array>
}

/** What it says meanwhile and at the end. */
export type ReadMessage =
  | { kind: 'progress'; stage: 'reading' | 'grouping'; part: number }
  | { kind: 'vectors'; model: string; vectors: Map<number, Float32Array> }
  | { kind: 'done'; groups: Grouped[]; method: string }
  | { kind: 'failed'; message: string }
