/** A group of texts about the same thing. */
export interface Grouped {
  label: string
  terms: string[]
  language: string
  /** Places of its texts, the most typical first, with their cosine to its middle. */
  members: { at: number; cosine: number }[]
}

/** What the reading process is asked: texts, and the vectors that are known already. */
export interface ReadRequest {
  folder: string
  texts: readonly string[]
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
