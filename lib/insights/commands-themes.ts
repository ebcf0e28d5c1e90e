import { markPromoted, replaceThemes, updateCounts } from '@/lib/evidence/commands-theme-store'
import { listStoredThemes, textsForThemes, themeWithMembers } from '@/lib/evidence/queries-theme-store'
import { authorize, type MaybeActor } from '@/lib/core/actor'
import { systemClock, type Clock } from '@/lib/core/clock'
import { conflict, notFound } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { lockThemes } from '@/lib/evidence/commands-themes'
import { listEvidenceForCounting } from '@/lib/evidence/queries'
import { countVoices } from '@/lib/evidence/rules'
import { findGroups, type FindOptions, type FoundGroup } from '@/lib/reading/commands'
import { beginRun, endRun, progressOf, startRun, type RunOutcome } from '@/lib/reading/commands-runs'
import { db, transaction, type Db, type Tx } from '@/lib/server/db'
import { enqueue } from '@/lib/server/jobs'
import { addInsight } from './commands'
import { getInsight } from './queries'
import { planThemes, trendOf, type ThemeChanges } from './rules-themes'
import type { Insight, Promote, StartRun } from './schema'
import { findThemesType } from './schema-jobs'

/** The most texts that are read at once; the newest ones. */
const MAX_TEXTS = 20_000
/** An insight starts with at most this many pieces of its theme, the most typical ones. */
const MAX_PIECES = 200
/** Evidence often comes in bursts (an import, a survey that closes): its themes wait for the rest of it. */
const pause = 5_000

/** How many pieces, people and teams each theme has, and how it moves. */
async function counted<T extends { id: string; members: { id: string }[] }>(tx: Tx, themes: readonly T[], now: Date) {
  const pieces = await listEvidenceForCounting(
    tx,
    themes.flatMap((theme) => theme.members.map((one) => one.id)),
  )
  const byId = new Map(pieces.map((piece) => [piece.id, piece]))
  return themes.map((theme) => {
    const own = theme.members.flatMap((one) => byId.get(one.id) ?? [])
    const voices = countVoices(own)
    const dates = own.map((piece) => new Date(piece.occurredAt))
    return { ...theme, size: own.length, people: voices.people, teams: voices.teams.size, trend: trendOf(dates, now) }
  })
}

/** Counts some themes again, after a person changed what is in them. */
export async function recountThemes(tx: Tx, ids: readonly string[], now: Date): Promise<void> {
  const themes = (await listStoredThemes(tx)).filter((theme) => ids.includes(theme.id))
  const members = themes.map(({ id, members: all }) => ({ id, members: all.map((one) => ({ id: one.evidenceId })) }))
  const rows = await counted(tx, members, now)
  await updateCounts(
    tx,
    rows.map(({ id, size, people, teams, trend }) => ({ id, size, people, teams, trend })),
  )
}

interface Found {
  groups: FoundGroup[]
  method: string
  texts: number
}

async function readEvidence(client: Db, options?: FindOptions): Promise<Found> {
  const docs = await textsForThemes(client, MAX_TEXTS)
  return { ...(await findGroups(client, docs, options)), texts: docs.length }
}

/** Joins what was found to the themes there are. */
async function storeThemes(
  tx: Tx,
  found: Found,
  clock: Clock,
  makeId: () => string = newId,
): Promise<RunOutcome & ThemeChanges> {
  await lockThemes(tx)
  const plan = planThemes(await listStoredThemes(tx), found.groups, makeId)
  await replaceThemes(tx, await counted(tx, plan.themes, clock()), plan, clock())
  const themed = new Set(plan.themes.flatMap((theme) => theme.members.map((one) => one.id))).size
  return {
    method: found.method,
    texts: found.texts,
    themes: plan.themes.length,
    unthemed: Math.max(0, found.texts - themed),
    ...plan.changes,
  }
}

/** Finds the themes of what was heard, and stores them with how many people and teams they come from. @returns how many */
export async function findThemesIn(tx: Tx, clock: Clock, makeId: () => string = newId): Promise<number> {
  return (await storeThemes(tx, await readEvidence(tx), clock, makeId)).themes
}

/** The same with a transaction only for what is stored. */
export async function updateThemes(clock: Clock = systemClock, options?: FindOptions): Promise<number> {
  const found = await readEvidence(db, options)
  return (await transaction((tx) => storeThemes(tx, found, clock))).themes
}

/** Does a run: its row tells how far it is, and what it changed. One that was cancelled stops; one that was killed goes on with what it read. */
export async function runFindThemes({
  runId,
  detail,
}: {
  runId?: string | undefined
  detail?: number | undefined
}): Promise<void> {
  const id = await beginRun(runId)
  if (!id) return
  await endRun(id, async () => {
    const found = await readEvidence(db, { detail: detail ?? 0, progress: progressOf(id) })
    return transaction((tx) => storeThemes(tx, found, systemClock))
  })
}

export const promiseThemes = async (): Promise<void> => {
  const runAt = new Date(systemClock().getTime() + pause)
  await transaction((tx) => enqueue(tx, findThemesType, {}, { key: 'themes', runAt }))
}

/** Starts a run now. @returns its id, to ask how far it is */
export async function startThemeRun(
  actor: MaybeActor,
  { detail }: StartRun,
  clock: Clock = systemClock,
): Promise<{ id: string }> {
  const author = authorize(actor, 'theme.promote')
  return transaction(async (tx) => {
    const id = await startRun(tx, detail, author.id, clock())
    await enqueue(tx, findThemesType, { runId: id, detail })
    return { id }
  })
}

/** Makes an insight of a theme, its pieces supporting it until somebody reads them and says otherwise. */
export async function promoteTheme(
  actor: MaybeActor,
  id: string,
  input: Promote,
  clock: Clock = systemClock,
): Promise<Insight> {
  const author = authorize(actor, 'theme.promote')
  const theme = await themeWithMembers(db, id, MAX_PIECES)
  if (!theme) throw notFound('This theme')
  const links = theme.members.map((member) => ({ id: member.evidenceId, stance: 'supports' as const, agrees: null }))
  const insightId = await transaction(async (tx) => {
    const made = await addInsight(tx, author.id, input.statement ?? theme.label, links, clock)
    if (!(await markPromoted(tx, id, made)))
      throw conflict(`This theme is the insight ${theme.promotedInsightId ?? ''} already.`)
    return made
  })
  return getInsight(actor, insightId, clock)
}
