import { systemClock } from '@/lib/core/clock'
import { addMembers } from '@/lib/evidence/commands-theme-store'
import { lockThemes } from '@/lib/evidence/commands-themes'
import { listCentres, listUnplaced } from '@/lib/evidence/queries-theme-store'
import { readNewTexts } from '@/lib/reading/commands-embed'
import { findLatestMethod } from '@/lib/reading/queries'
import { db, transaction } from '@/lib/server/db'
import { log } from '@/lib/server/log'
import { promiseThemes, recountThemes } from './commands-themes'
import { saysNothing } from '@/lib/reading/rules-content'
import { heaviest, partsOf } from '@/lib/reading/rules-statements'
import { homeOf } from './rules-place'

/** More texts than this are an import: the next run reads them together. */
const MAX_AT_ONCE = 200

/**
 * What came in joins the nearest theme at once, a long text each of its statements. What belongs to none waits for the
 * next run, which finds new themes.
 * @param data ids of pieces, or of the sources of anonymous ones
 * @returns how many pieces joined a theme
 */
export async function placeNewEvidence({ ids }: { ids: string[] }): Promise<number> {
  const fresh = await listUnplaced(db, ids, MAX_AT_ONCE + 1)
  // Nothing new: words of known pieces changed, which the next run reads.
  if (fresh.length === 0 || fresh.length > MAX_AT_ONCE) {
    await promiseThemes()
    return 0
  }
  const read = await readNewTexts(
    db,
    fresh.flatMap(({ text }) => [text, ...(partsOf(text) ?? []).map(({ from, to }) => text.slice(from, to))]),
  ).catch((error: unknown) => {
    log().warn({ err: error }, 'what came in could not be read now; the next run of themes reads it')
    return null
  })
  const method = await findLatestMethod(db)
  // Middles that another model made say nothing of these vectors.
  const usable = read && (method === null || method.startsWith(`${read.model} (`))
  const placed = usable ? await join(fresh, read.vectors) : []
  if (placed.length < fresh.length) await promiseThemes()
  return placed.length
}

/** Puts texts into the themes that they belong to, then counts those themes. */
async function join(fresh: readonly Fresh[], vectors: ReadonlyMap<string, Float32Array>): Promise<string[]> {
  const { placed, themes } = await assignToThemes(fresh, vectors)
  if (themes.length > 0) {
    await transaction(async (tx) => {
      await lockThemes(tx)
      await recountThemes(tx, themes, systemClock())
    })
  }
  return placed
}

interface Fresh {
  id: string
  text: string
}

/**
 * Puts texts whose vectors are known into the themes that they belong to.
 * @param vectors by the text, and by each of its statements
 * @returns the pieces that joined one, and the themes that have more now, whose people and teams are to be counted
 */
export async function assignToThemes(
  fresh: readonly Fresh[],
  vectors: ReadonlyMap<string, Float32Array>,
): Promise<{ placed: string[]; themes: string[] }> {
  return transaction(async (tx) => {
    await lockThemes(tx)
    const homes = await listCentres(tx)
    const members = fresh.flatMap(({ id, text }) => {
      const found = (partsOf(text) ?? [null]).flatMap((part) => {
        const said = part ? text.slice(part.from, part.to) : text
        const vector = saysNothing(said) ? undefined : vectors.get(said)
        const home = vector && homeOf(vector, homes)
        return home ? [{ id: home.id, weight: home.cosine, part }] : []
      })
      return heaviest(found).map(({ id: themeId, ...one }) => ({ ...one, themeId, evidenceId: id }))
    })
    const themes = members.length > 0 ? await addMembers(tx, members) : []
    return { placed: [...new Set(members.map((one) => one.evidenceId))], themes }
  })
}
