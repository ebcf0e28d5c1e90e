import { authorize, type MaybeActor } from '@/lib/core/actor'
import { notFound } from '@/lib/core/errors'
import { db, type Db } from '@/lib/server/db'
import { log } from '@/lib/server/log'
import { loadLanguageDetector } from './repo-language'
import { findModel, listNearSigns, listVectors, textHash } from './repo'
import { embedTexts } from './repo-embedder'
import { findRemoteHost, modelSource } from './repo-source'
import { findLatestRuns, findRun } from './repo-runs'

/** How far a run of themes is, and what it changed. @throws AppError not_found */
export async function getThemeRun(actor: MaybeActor, id: string) {
  authorize(actor, 'theme.read')
  const run = await findRun(db, id)
  if (!run) throw notFound('This run')
  return run
}

/** The newest run, and the newest that came to an end: what the themes are from. */
export async function findLatestThemeRuns(actor: MaybeActor) {
  authorize(actor, 'theme.read')
  return findLatestRuns(db)
}

/** The host that every text is sent to for its vector; null where nothing leaves this machine. */
export function findTextsDestination(actor: MaybeActor): string | null {
  authorize(actor, 'theme.read')
  return findRemoteHost()
}

/** How the texts of the newest run that came to an end were read; null where there is none. For rooms. */
export const findLatestMethod = async (client: Db): Promise<string | null> =>
  (await findLatestRuns(client)).done?.method ?? null

/** How many texts that run read. */
export const countTextsOfLatestRun = async (client: Db): Promise<number> =>
  (await findLatestRuns(client)).done?.texts ?? 0

/**
 * Texts by falling nearness to one of them, as cosine of their vectors, 0 … 1. Texts that were not read by the model
 * are left out; empty where the one was
 * not. Nearness says topic, never stance: "slow" is near "fast". For rooms, which have authorized the reading.
 */
export async function rankByNearness<T extends { text: string }>(
  client: Db,
  text: string,
  others: readonly T[],
): Promise<(T & { cosine: number })[]> {
  const { vectors } = await listVectors(client, [...new Set([text, ...others.map((one) => one.text)].map(textHash))])
  const own = vectors.get(textHash(text))
  if (!own) return []
  return others
    .flatMap((one) => {
      const vector = vectors.get(textHash(one.text))
      return vector ? [{ ...one, cosine: vector.reduce((sum, value, at) => sum + value * own[at]!, 0) }] : []
    })
    .sort((a, b) => b.cosine - a.cosine)
}

/** Nearness in meaning of pairs of texts, as cosine; null where one was not read by the model. For rooms, which have authorized the reading. */
export async function listNearness(
  client: Db,
  pairs: readonly (readonly [string, string])[],
): Promise<(number | null)[]> {
  const { vectors } = await listVectors(client, [...new Set(pairs.flat().map(textHash))])
  return pairs.map(([one, other]) => {
    const [a, b] = [vectors.get(textHash(one)), vectors.get(textHash(other))]
    return a && b ? dotOf(a, b) : null
  })
}

/** Vectors of texts that were read by the model, by their text. For rooms, which have authorized the reading. */
export async function mapVectors(client: Db, texts: readonly string[]): Promise<Map<string, Float32Array>> {
  const byHash = new Map(texts.map((text) => [textHash(text), text]))
  const { vectors } = await listVectors(client, [...byHash.keys()])
  return new Map([...vectors].map(([hash, vector]) => [byHash.get(hash)!, vector]))
}

/** Of the vectors so many are compared number by number: those whose signs are most like the asked one's. */
const CANDIDATES = 1_000
/** How long a search waits for a model that is only starting. */
const PATIENCE_MS = 4_000

const signsOf = (vector: Float32Array): string =>
  Array.from(vector, (value) => (value < 0 || Object.is(value, -0) ? '1' : '0')).join('')

const dotOf = (a: Float32Array, b: Float32Array): number => {
  let sum = 0
  for (let d = 0; d < a.length; d += 1) sum += a[d]! * b[d]!
  return sum
}

/**
 * Hashes of texts by falling nearness to some words, as cosine of their vectors: at most 1,000. Nearness says topic,
 * never stance. For rooms, which have
 * authorized the reading and decide who may read the texts.
 * @returns null where it cannot be told: no text was read by the model, the words are not English, or the model does not run
 */
export async function rankHashesByNearness(words: string): Promise<{ hash: string; cosine: number }[] | null> {
  const model = await findModel(db)
  if (!model || (await loadLanguageDetector())(words) !== 'en') return null
  const made = await withPatience(embedTexts(modelSource(), [words]))
  if (!made || made.model !== model) return null
  const near = await listNearSigns(db, model, signsOf(made.vectors), CANDIDATES)
  return near
    .map(({ hash, vector }) => ({ hash, cosine: dotOf(vector, made.vectors) }))
    .sort((a, b) => b.cosine - a.cosine || (a.hash < b.hash ? -1 : 1))
}

async function withPatience<T>(work: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((resolve) => (timer = setTimeout(() => resolve(null), PATIENCE_MS)))
  const done = work.catch((error: unknown) => {
    log().warn({ err: error }, 'a text could not be embedded; its words have to do')
    return null
  })
  try {
    return await Promise.race([done, late])
  } finally {
    clearTimeout(timer)
  }
}
