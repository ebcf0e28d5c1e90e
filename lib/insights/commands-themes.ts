import { markPromoted, replaceThemes, updateCounts } from '@/lib/evidence/commands-theme-store'
import {
  listMembersOf,
  listReadThemes,
  listStoredThemes,
  textsForThemes,
  themeWithMembers,
} from '@/lib/evidence/queries-theme-store'
import { authorize, type MaybeActor } from '@/lib/core/actor'
import { systemClock, type Clock } from '@/lib/core/clock'
import { conflict, notFound } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { lockThemes } from '@/lib/evidence/commands-themes'
import { listEvidenceForCounting } from '@/lib/evidence/queries'
import { countVoices } from '@/lib/evidence/rules'
import { findGroups, type FindOptions, type FoundGroup } from '@/lib/reading/commands'
import { beginRun, endRun, progressOf, startRun, type RunOutcome } from '@/lib/reading/commands-runs'
import { countTextsOfLatestRun, findLatestMethod } from '@/lib/reading/queries'
import { db, transaction, type Db, type Tx } from '@/lib/server/db'
import { enqueue } from '@/lib/server/jobs'
import { addInsight } from './commands'
import { getInsight } from './queries'
import { placesOf, type Place } from './rules-map'
import { keepKnownThemes, planThemes, trendOf, type PlannedTheme, type ThemeChanges } from './rules-themes'
import type { Insight, Promote, StartRun } from './schema'
import { findSaidTwiceType, findThemesType } from './schema-jobs'

/** The most texts that are read at once; the newest ones. */
const MAX_TEXTS = 100_000
/** An insight starts with at most this many pieces of its theme, the most typical ones. */
const MAX_PIECES = 200
/** Evidence often comes in bursts (an import, a survey that closes): its themes wait for the rest of it. */
const PAUSE_MS = 5_000
/** A run over many texts takes half a minute: what belongs to a theme has joined it already, and the rest can wait. */
const LONG_PAUSE_MS = 10 * 60_000
const MANY_TEXTS = 5_000

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
  const all = await listMembersOf(tx, ids)
  const members = [...all].map(([id, own]) => ({ id, members: own.map((one) => ({ id: one })) }))
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
  /** Ids of the texts that were read. */
  read: ReadonlySet<string>
}

async function readEvidence(client: Db, options?: FindOptions): Promise<Found> {
  const docs = await textsForThemes(client, MAX_TEXTS)
  return { ...(await findGroups(client, docs, options)), texts: docs.length, read: new Set(docs.map(({ id }) => id)) }
}

/** Where on the map each theme is whose centre is known. */
function placesById(themes: readonly PlannedTheme[]): Map<string, Place> {
  const known = themes.filter((theme) => theme.centre !== null)
  const places = placesOf(known.map((theme) => theme.centre!))
  return new Map(known.map((theme, at) => [theme.id, places[at]!]))
}

/** Joins what was found to the themes there are. */
async function storeThemes(
  tx: Tx,
  found: Found,
  clock: Clock,
  { makeId = newId, keep = false }: { makeId?: () => string; keep?: boolean } = {},
): Promise<RunOutcome & ThemeChanges> {
  await lockThemes(tx)
  const known = keep ? await listReadThemes(tx) : null
  const groups = known ? keepKnownThemes(known, found.groups, found.read) : found.groups
  const plan = planThemes(known ?? (await listStoredThemes(tx)), groups, makeId)
  const places = placesById(plan.themes)
  const rows = (await counted(tx, plan.themes, clock())).map((theme) => ({
    ...theme,
    ...(places.get(theme.id) ?? { x: null, y: null }),
  }))
  await replaceThemes(tx, rows, plan, clock())
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
  return (await storeThemes(tx, await readEvidence(tx), clock, { makeId })).themes
}

/** The same with a transaction only for what is stored. */
export async function updateThemes(clock: Clock = systemClock, options?: FindOptions): Promise<number> {
  const found = await readEvidence(db, options)
  return (await transaction((tx) => storeThemes(tx, found, clock))).themes
}

/**
 * Does a run: its row tells how far it is, and what it changed. One that was cancelled stops; one that was killed goes
 * on with what it read.
 */
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
    const before = await findLatestMethod(db)
    const found = await readEvidence(db, { detail: detail ?? 0, progress: progressOf(id) })
    // No person asked for other themes: what came in joins them, or is a new one. Middles that another model made cannot stay.
    const keep = runId === undefined && (before === null || found.method === before)
    return transaction(async (tx) => {
      await enqueue(tx, findSaidTwiceType, { many: found.texts > MANY_TEXTS }, { key: 'said twice' })
      return storeThemes(tx, found, systemClock, { keep })
    })
  })
}

/** Promises a run: soon, or, where it would read many texts, later. */
export const promiseThemes = async (): Promise<void> => {
  await promiseAfter((await countTextsOfLatestRun(db)) > MANY_TEXTS ? LONG_PAUSE_MS : PAUSE_MS)
}

/** Promises a run soon: words that were taken back leave nothing behind. */
export const promiseThemesSoon = (): Promise<void> => promiseAfter(PAUSE_MS)

async function promiseAfter(pause: number): Promise<void> {
  const runAt = new Date(systemClock().getTime() + pause)
  await transaction((tx) =>
    enqueue(tx, findThemesType, {}, { key: pause === PAUSE_MS ? 'themes' : 'themes later', runAt }),
  )
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
