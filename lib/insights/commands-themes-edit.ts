import { mergeInto, setLabel, splitOff, unmerge, unsplit } from '@/lib/evidence/commands-theme-store'
import { findMergedInto, findSplitFrom, findTheme, hasMerged } from '@/lib/evidence/queries-theme-store'
import { authorize, type MaybeActor } from '@/lib/core/actor'
import { systemClock, type Clock } from '@/lib/core/clock'
import { conflict, invalid, notFound } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { lockThemes } from '@/lib/evidence/commands-themes'
import { labelsOf } from '@/lib/reading/rules-labels'
import { stopRun } from '@/lib/reading/commands-runs'
import { audit } from '@/lib/server/audit'
import { transaction, type Tx } from '@/lib/server/db'
import { recountThemes } from './commands-themes'
import { getTheme } from './queries-themes'
import type { MergeTheme, SplitTheme, Theme, ThemePatch } from './schema'

async function themeOrThrow(tx: Tx, id: string, what = 'This theme') {
  const theme = await findTheme(tx, id)
  if (!theme) throw notFound(what)
  return theme
}

/** Gives a theme a name that stays, or, with `pinned: false`, lets the next run name it again. */
export async function renameTheme(actor: MaybeActor, id: string, patch: ThemePatch): Promise<Theme> {
  const author = authorize(actor, 'theme.promote')
  await transaction(async (tx) => {
    await lockThemes(tx)
    await themeOrThrow(tx, id)
    const label = patch.label === undefined ? {} : { label: patch.label }
    await setLabel(tx, id, { ...label, labelPinned: patch.pinned ?? true })
    await audit(tx, author, 'theme.rename', { kind: 'theme', id }, { pinned: patch.pinned ?? true })
  })
  return getTheme(actor, id)
}

/** Puts a theme into another one, for good: what is found of it later goes there too. @returns the other one */
export async function mergeTheme(
  actor: MaybeActor,
  id: string,
  { into }: MergeTheme,
  clock: Clock = systemClock,
): Promise<Theme> {
  const author = authorize(actor, 'theme.promote')
  if (id === into) throw invalid('A theme cannot be merged into itself.')
  await transaction(async (tx) => {
    await lockThemes(tx)
    const theme = await themeOrThrow(tx, id)
    const other = await themeOrThrow(tx, into, 'The theme to merge into')
    if (theme.promotedInsightId && other.promotedInsightId && theme.promotedInsightId !== other.promotedInsightId)
      throw conflict('Both themes are insights; merge these first.')
    await mergeInto(tx, id, into)
    await recountThemes(tx, [into], clock())
    await audit(tx, author, 'theme.merge', { kind: 'theme', id }, { into })
  })
  return getTheme(actor, into)
}

/**
 * Takes a merge back: both themes are as they were before.
 * @throws AppError conflict where it was not merged, or where themes were found again since, so that its pieces are not known
 */
export async function unmergeTheme(actor: MaybeActor, id: string, clock: Clock = systemClock): Promise<Theme> {
  const author = authorize(actor, 'theme.promote')
  await transaction(async (tx) => {
    await lockThemes(tx)
    const into = await findMergedInto(tx, id)
    if (!into) throw conflict('This theme was not merged.')
    if ((await unmerge(tx, id, into)) === 0)
      throw conflict('Themes were found again since then. Split the pieces off instead.')
    await recountThemes(tx, [id, into], clock())
    await audit(tx, author, 'theme.unmerge', { kind: 'theme', id }, { into })
  })
  return getTheme(actor, id)
}

/** Takes a split back: the pieces return to where they came from. @returns that theme */
export async function unsplitTheme(actor: MaybeActor, id: string, clock: Clock = systemClock): Promise<Theme> {
  const author = authorize(actor, 'theme.promote')
  const from = await transaction(async (tx) => {
    await lockThemes(tx)
    const theme = await themeOrThrow(tx, id)
    const origin = await findSplitFrom(tx, id)
    if (theme.source !== 'hand' || theme.promotedInsightId || !origin || !(await findTheme(tx, origin)))
      throw conflict('This theme cannot go back to where it came from any more.')
    if (await hasMerged(tx, id))
      throw conflict('Another theme was merged into this one since. Take that back first, or leave both.')
    await unsplit(tx, id, origin)
    await recountThemes(tx, [origin], clock())
    await audit(tx, author, 'theme.unsplit', { kind: 'theme', id }, { from: origin })
    return origin
  })
  return getTheme(actor, from)
}

/** Makes a theme of some pieces of another one; they stay in it when themes are found again. @returns the new one */
export async function splitTheme(
  actor: MaybeActor,
  id: string,
  { evidence, label }: SplitTheme,
  clock: Clock = systemClock,
): Promise<Theme> {
  const author = authorize(actor, 'theme.promote')
  const ids = [...new Set(evidence)]
  const made = newId()
  await transaction(async (tx) => {
    await lockThemes(tx)
    const theme = await themeOrThrow(tx, id)
    const own = new Map(theme.members.map((member) => [member.evidenceId, member.evidence.text]))
    const foreign = ids.filter((one) => !own.has(one))
    if (foreign.length > 0) throw invalid(`Not in this theme: ${foreign.slice(0, 3).join(', ')}.`)
    if (ids.length === own.size) throw invalid('That is the whole theme; something must be left in it.')
    const parts = [...own.keys()].map((one) => (ids.includes(one) ? 0 : 1))
    const name = label ?? labelsOf([...own.values()], parts, 2, theme.language ?? undefined)[0]!.label
    await splitOff(tx, id, { id: made, label: name }, ids, clock())
    await recountThemes(tx, [id, made], clock())
    await audit(tx, author, 'theme.split', { kind: 'theme', id }, { into: made, evidence: ids.length })
  })
  return getTheme(actor, made)
}

/** Cancels a run of themes. @throws AppError conflict where it is over */
export async function cancelThemeRun(actor: MaybeActor, id: string, clock: Clock = systemClock): Promise<void> {
  authorize(actor, 'theme.promote')
  if (!(await stopRun(id, clock()))) throw conflict('This run is over, or there is none.')
}
