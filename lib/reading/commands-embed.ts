import type { Db } from '@/lib/server/db'
import { loadLanguageDetector } from './repo-language'
import { embedTexts } from './repo-embedder'
import { listVectors, saveVectors, textHash } from './repo'
import { modelSource } from './repo-source'

/**
 * Vectors of a few texts that came in: those that were not read yet are read now and kept. Texts in other languages than English have none.
 * @returns the vectors by their text, and the model; null where no text was read by a model yet, or by another one
 * @throws Error where the model does not run
 */
export async function readNewTexts(
  client: Db,
  texts: readonly string[],
): Promise<{ model: string; vectors: Map<string, Float32Array> } | null> {
  const detectLanguage = await loadLanguageDetector()
  const english = new Map(texts.filter((text) => detectLanguage(text) === 'en').map((text) => [textHash(text), text]))
  const { model, vectors: known } = await listVectors(client, [...english.keys()])
  if (!model) return null
  const vectors = new Map([...known].map(([hash, vector]) => [english.get(hash)!, vector]))
  const missing = [...english].filter(([hash]) => !known.has(hash))
  if (missing.length === 0) return { model, vectors }
  const made = await embedTexts(
    modelSource(),
    missing.map(([, text]) => text),
  )
  if (made.model !== model) return null
  const rows = missing.map(([hash, text], at) => {
    const vector = made.vectors.slice(at * made.width, (at + 1) * made.width)
    vectors.set(text, vector)
    return { hash, vector }
  })
  await saveVectors(client, model, rows)
  return { model, vectors }
}
