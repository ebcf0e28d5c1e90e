import { db, type Db } from '@/lib/server/db'
import { deleteOtherVectors, listVectors, saveVectors, textHash } from './repo'
import { saysNothing } from './rules-content'
import { readInProcess } from './repo-reader'
import { modelSource } from './repo-source'
import { heaviest, partsOf, type Part } from './rules-statements'

/** A text to find themes in. */
export interface Doc {
  id: string
  text: string
}

/** A text of a group, by the statement that is nearest to its middle; `part` null: all of it is one statement. */
export interface Member {
  id: string
  weight: number
  part: Part | null
}

/** A group of texts about the same thing: the ids, the most typical first, with their cosine to its middle. */
export interface FoundGroup {
  label: string
  terms: string[]
  language: string
  members: Member[]
  /** See `Grouped` of the schema. */
  centre: Float32Array | null
  spread: number | null
}

export interface FindOptions {
  detail?: number
  /** Hundredths done. @returns false to stop */
  progress?: (stage: 'reading' | 'grouping', done: number) => Promise<boolean>
}

/** The same texts with the same seed give the same groups. */
const SEED = 'themes'
/** Reading takes about this part of the time where no text was read before. */
const READING_PART = 0.6

/**
 * Groups texts by what they are about, in a process of its own; vectors are kept by the hash of the text, so that only
 * new texts are read and a run
 * that was killed goes on where it was. Long texts are grouped statement by statement, so that one may be in several groups, in
 * each once. Equal statements are read once and stay together. What says nothing ("n/a") is in none.
 * @returns the groups, the largest first, and how the texts were read
 * @throws ReadingStopped when `progress` said so
 */
export async function findGroups(
  client: Db,
  docs: readonly Doc[],
  { detail = 0, progress = async () => true }: FindOptions = {},
): Promise<{ groups: FoundGroup[]; method: string }> {
  const byHash = new Map<string, { text: string; places: { id: string; part: Part | null }[] }>()
  const whole = new Map<string, string>()
  for (const { id, text } of docs) {
    const parts = partsOf(text)
    // Search finds a piece by all that it says.
    if (parts) whole.set(textHash(text), text)
    for (const part of parts ?? [null]) {
      const said = part ? text.slice(part.from, part.to) : text
      if (saysNothing(said)) continue
      const hash = textHash(said)
      const known = byHash.get(hash)
      if (known) known.places.push({ id, part })
      else byHash.set(hash, { text: said, places: [{ id, part }] })
    }
  }
  // The order of the texts decides ties: it depends on the texts alone.
  const grouped = [...byHash.keys()].sort()
  const hashes = [...grouped, ...[...whole.keys()].filter((hash) => !byHash.has(hash)).sort()]
  const { model, vectors } = await listVectors(client, hashes)
  const known = new Map(hashes.flatMap((hash, at) => (vectors.has(hash) ? [[at, vectors.get(hash)!] as const] : [])))
  const texts = hashes.map((hash) => byHash.get(hash)?.text ?? whole.get(hash)!)
  const pieces = grouped.map((hash) => byHash.get(hash)!.places.length)
  let usedModel = known.size > 0 ? model : null
  const { groups, method } = await readInProcess(
    { source: modelSource(), texts, grouped: grouped.length, pieces, seed: SEED, detail, model, known },
    {
      vectors: async (name, made) => {
        usedModel = name
        await saveVectors(
          db,
          name,
          [...made].map(([at, vector]) => ({ hash: hashes[at]!, vector })),
        )
      },
      progress: (stage, part) => {
        const whole = stage === 'reading' ? READING_PART * part : READING_PART + (1 - READING_PART) * part
        return progress(stage, Math.floor(100 * whole))
      },
    },
  )
  // Without a model none of these texts has a vector, and what there is, is of texts that are gone.
  await deleteOtherVectors(db, usedModel ?? '', hashes)
  const found = groups.map(({ members, ...group }) => ({
    ...group,
    members: heaviest(
      members.flatMap(({ at, cosine }) =>
        byHash.get(hashes[at]!)!.places.map(({ id, part }): Member => ({ id, weight: cosine, part })),
      ),
    ),
  }))
  return { groups: found, method }
}
