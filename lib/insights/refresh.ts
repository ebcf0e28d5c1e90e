import { systemClock, type Clock } from '@/lib/core/clock'
import { transaction, type Db, type Tx } from '@/lib/server/db'
import { publish } from '@/lib/server/events'
import { groupBy } from '@/lib/core/group'
import { keeper } from '@/lib/core/memoize'
import { listEvidenceForCounting, listInsightsOfChanged } from '@/lib/evidence/queries'
import { identityOf } from '@/lib/evidence/rules'
import { mapRoles } from '@/lib/people/queries'
import { tenureOn } from '@/lib/surveys/schema-tenure'
import { insightIdsAfter, linksOf, lockInsights, storeScores, teamSizes, type KeptBefore, type Scored } from './repo'
import {
  isKept,
  listHeard,
  listHeardGrounds,
  listKeptVoices,
  listPacked,
  listPeopleKept,
  toKeep,
  type Kept,
  type PersonHeard,
} from './repo-voices'
import { groundOf, type Ground, type Weighed } from './rules-confidence'
import {
  listsOf,
  packMore,
  packVoices,
  readPacked,
  toHeard,
  unpackHeard,
  unpackVoices,
  type Heard,
  type HeardLists,
  type Packed,
} from './rules-heard'
import { countInsight, type TeamSize } from './rules-score'
import { countByRung } from './rules-triangulation'
import { voicesOf } from './rules-voices'
import type { LinkRow } from './schema-rows'

/** Voices that a process keeps as lists, some 200 bytes each. */
const MOST_VOICES = 100_000

/** A voice as scores read it, with the person who may be owed an answer. Never sent to a reader. */
export type Linked = Weighed

/** The voices behind the evidence of insights, by insight, as they are now. */
export async function weighedEvidence(
  db: Db,
  insightIds: readonly string[],
  teams?: readonly TeamSize[],
): Promise<Map<string, Linked[]>> {
  const links = await weighLinks(db, await linksOf(db, insightIds), teams)
  return byInsight(insightIds, links)
}

/**
 * The same by what the last count kept, so that only links that came since are read. Kept voices are those that the
 * stored figures are of.
 */
export async function keptEvidence(
  db: Db,
  insightIds: readonly string[],
  teams?: readonly TeamSize[],
): Promise<Map<string, Linked[]>> {
  return keptAndRead(db, insightIds, teams)
}

interface Versioned {
  version: string
  heard: HeardLists
}
/**
 * What was heard of insights, as it was read last: an item stands on dozens of insights, of which one was counted again. A version is
 * random and drawn with the text, so that a text is never taken for another (docs/decisions/0053).
 */
const lists = keeper<Versioned>(MOST_VOICES, (_, { heard }) => 1 + heard.ids.length)

/**
 * What counts over several insights of their voices, as the last count heard them: a text each, in place of thousands of
 * rows, and lists in place of thousands of objects. Of an insight that keeps none the voices are read.
 */
export async function heardOf(db: Db, insightIds: readonly string[]): Promise<Map<string, HeardLists>> {
  const known = new Map(
    insightIds.flatMap((id): [string, Versioned][] => {
      const kept = lists.find(id)
      return kept ? [[id, kept]] : []
    }),
  )
  const rows = await listHeard(
    db,
    insightIds,
    [...known.values()].map(({ version }) => version),
  )
  const heard = new Map(
    rows.map(({ id, version, heard: text }): [string, HeardLists] => {
      const read = text === null ? known.get(id)! : { version, heard: readPacked(text) }
      if (text !== null) lists.keep(id, read)
      return [id, read.heard]
    }),
  )
  const unknown = insightIds.filter((id) => !heard.has(id))
  const read = unknown.length > 0 ? await keptEvidence(db, unknown) : new Map<string, Linked[]>()
  for (const id of unknown) heard.set(id, listsOf(read.get(id) ?? []))
  return heard
}

/**
 * Who is known by name to have spoken for or against insights, each person once for each way of saying it, by what the last
 * count kept: rows as many as people, where the voices are thousands. For figures; who is promised an answer is read anew.
 */
export async function peopleHeardOn(db: Db, insightIds: readonly string[]): Promise<PersonHeard[]> {
  const { people, missing } = await listPeopleKept(db, insightIds)
  const read = missing.length > 0 ? await weighLinks(db, missing) : []
  const more = read.flatMap(({ voices }) =>
    voices.flatMap(({ personId, stance, kind, confidential = false }) =>
      personId && stance !== 'context' ? [{ personId, stance, kind, confidential }] : [],
    ),
  )
  return [...people, ...more]
}

/** The voices of an insight as items count them, and what its confidence was counted from. */
export interface Grounded {
  heard: Heard[]
  ground: Ground
}

/**
 * By the last count, what a change of insights is solved with: in place of the voices a text and some numbers each. Of an
 * insight that keeps none the voices are read.
 */
export async function groundsOf(db: Db, insightIds: readonly string[]): Promise<Map<string, Grounded>> {
  const rows = await listHeardGrounds(db, insightIds)
  const unknown = rows.filter((row) => row.heard === null || row.ground === null).map((row) => row.id)
  const read = unknown.length > 0 ? await keptEvidence(db, unknown) : new Map<string, Linked[]>()
  return new Map(
    rows.map(({ id, heard, ground, scoredAt }): [string, Grounded] => {
      const voices = read.get(id) ?? []
      const of = (stance: Linked['stance']) => voices.filter((voice) => voice.stance === stance)
      return [
        id,
        {
          heard: heard === null ? toHeard(voices) : unpackHeard(heard),
          ground: ground ?? groundOf(of('supports'), of('contradicts'), scoredAt),
        },
      ]
    }),
  )
}

interface WeighedLink {
  insightId: string
  evidenceId: string
  voices: Linked[]
}

async function keptAndRead(
  db: Db,
  insightIds: readonly string[],
  teams?: readonly TeamSize[],
): Promise<Map<string, Linked[]>> {
  const { kept, missing } = await listKeptVoices(db, insightIds)
  const read = missing.length > 0 ? await weighLinks(db, missing, teams) : []
  const fresh = byInsight(insightIds, read)
  return new Map(insightIds.map((id) => [id, [...(kept.get(id)?.voices ?? []), ...(fresh.get(id) ?? [])]]))
}

/**
 * The same for a count, which holds the insights: the voices as the last count packed them, but for links that came or changed since.
 * Where links changed in another way, or the voices were not packed, those that each link keeps.
 */
async function packedAndRead(tx: Tx, insightIds: readonly string[]): Promise<Reading> {
  const rows = await listPacked(tx, insightIds)
  const unpacked = rows.filter((one) => one.heard === null && one.links > 0).map((one) => one.id)
  const kept = unpacked.length > 0 ? (await listKeptVoices(tx, unpacked)).kept : new Map<string, Kept>()
  const missing = rows.flatMap((one) => one.missing)
  const read = missing.length > 0 ? await weighLinks(tx, missing) : []
  const fresh = byInsight(insightIds, read)
  const readings = rows.map(({ id, heard, links, sum, missing: own }) => {
    const packed = heard === null ? null : readPacked(heard)
    const all = packed && unpackVoices(packed)
    const before = all ? ofKeptLinks(all, own) : (kept.get(id)?.voices ?? [])
    const more = fresh.get(id) ?? []
    const reading: InsightReading = { voices: [...before, ...more], links: links + own.length, before: { links, sum } }
    // Where each voice that was packed counts still, what comes in addition is put behind them.
    return [id, packed && before === all ? { ...reading, packed, more } : reading] as const
  })
  return { read, insights: new Map(readings) }
}

/**
 * Of packed voices those whose links keep them: not of `missing` ones, and not of those that have too many to be kept, which are read
 * each time where they are linked still. The same list where it is all of them.
 */
function ofKeptLinks(voices: Linked[], missing: readonly LinkRow[]): Linked[] {
  const several = groupBy(
    voices.filter((voice) => voice.evidenceId !== voice.id),
    (voice) => voice.evidenceId ?? voice.id,
  )
  const gone = new Set(missing.map((link) => link.evidenceId))
  for (const [evidenceId, own] of several) if (!isKept({ voices: own })) gone.add(evidenceId)
  const left = voices.filter((voice) => !gone.has(voice.evidenceId ?? voice.id))
  return left.length === voices.length ? voices : left
}

/** What a count reads of an insight: its voices, how many links it has, and of which of them it took the voices as they were kept. */
interface InsightReading {
  voices: Linked[]
  links: number
  before: KeptBefore | null
  /** The voices as they are packed, but for `more`. */
  packed?: Packed
  more?: Linked[]
}
interface Reading {
  read: WeighedLink[]
  insights: Map<string, InsightReading>
}
const NOTHING: InsightReading = { voices: [], links: 0, before: null }

/** How many links each insight has. */
function linksBy(links: readonly Pick<LinkRow, 'insightId'>[]): Map<string, number> {
  const found = new Map<string, number>()
  for (const { insightId } of links) found.set(insightId, (found.get(insightId) ?? 0) + 1)
  return found
}

function byInsight(insightIds: readonly string[], links: readonly WeighedLink[]): Map<string, Linked[]> {
  const found = new Map(insightIds.map((id): [string, Linked[]] => [id, []]))
  for (const { insightId, voices } of links) found.get(insightId)?.push(...voices)
  return found
}

/** Links with the voices of their pieces. */
async function weighLinks(db: Db, links: readonly LinkRow[], teams?: readonly TeamSize[]): Promise<WeighedLink[]> {
  const pieces = await listEvidenceForCounting(db, [...new Set(links.map((link) => link.evidenceId))])
  // Only of a survey's figures it is asked which teams there are.
  const company = teams ?? (pieces.some((piece) => piece.kind === 'survey-result') ? await teamSizes(db) : [])
  const byId = new Map(pieces.map((piece) => [piece.id, piece]))
  const weighed = links.flatMap(({ insightId, evidenceId, stance, agrees, addedAt }): WeighedLink[] => {
    const piece = byId.get(evidenceId)
    if (!piece) return []
    const link = { stance, agrees, addedAt: addedAt.toISOString() }
    return [{ insightId, evidenceId, voices: voicesOf(piece, link, company) }]
  })
  return withRoles(db, weighed)
}

/** Adds what people do and how long they have been here, of those whom every reader may know. */
async function withRoles(db: Db, links: WeighedLink[]): Promise<WeighedLink[]> {
  const isOpen = (voice: Linked) => !voice.hidden && voice.personId && identityOf(voice) === `person:${voice.personId}`
  const ids = links.flatMap(({ voices }) => voices.flatMap((voice) => (isOpen(voice) ? [voice.personId!] : [])))
  const roles = await mapRoles(db, [...new Set(ids)])
  const now = systemClock()
  return links.map((link) => ({
    ...link,
    voices: link.voices.map((one) => {
      const voice = { ...one, who: identityOf(one) }
      const known = isOpen(voice) ? roles.get(voice.personId!) : undefined
      if (!known) return voice
      return { ...voice, role: known.discipline, tenure: known.startedOn && tenureOn(known.startedOn, now) }
    }),
  }))
}

/**
 * Counts insights again, stores the result, in the caller's transaction, and tells the rooms that rest on them. New and
 * changed links are read; for the others the values kept by the last count are used. Set `anew` to read all of them,
 * because evidence, its sources or the company may have changed.
 * @returns how many there were
 */
export async function rescoreInsights(
  tx: Tx,
  ids: readonly string[],
  clock: Clock = systemClock,
  { anew = false }: { anew?: boolean } = {},
): Promise<number> {
  const there = await lockInsights(tx, ids)
  if (there.size === 0) return 0
  const found = [...there.keys()]
  const { insights, read } = anew ? await readAll(tx, found) : await packedAndRead(tx, found)
  const keeping = linksBy(read.filter(isKept))
  const scores = new Map<string, Scored>()
  for (const [id, standing] of there) {
    const { voices, links, before, packed, more = [] } = insights.get(id) ?? NOTHING
    scores.set(id, {
      score: countInsight(voices, clock(), standing),
      byRung: countByRung(voices),
      links,
      keeps: keeping.get(id) ?? 0,
      before,
      heard: packed ? packMore(packed, more) : packVoices(voices),
    })
  }
  await storeScores(tx, scores, toKeep(read), clock())
  await publish(tx, 'insight.changed', { ids: found })
  return there.size
}

async function readAll(tx: Tx, ids: readonly string[]): Promise<Reading> {
  const all = await linksOf(tx, ids)
  const read = await weighLinks(tx, all)
  const [voices, links] = [byInsight(ids, read), linksBy(all)]
  const insights = ids.map(
    (id) => [id, { voices: voices.get(id) ?? [], links: links.get(id) ?? 0, before: null }] as const,
  )
  return { read, insights: new Map(insights) }
}

export const rescoreInsightsOf = async (data: { ids: string[] }): Promise<void> => {
  await transaction((tx) => rescoreInsights(tx, data.ids, systemClock, { anew: true }))
}

/** Evidence changed where it was said: insights that are based on it are counted again. */
export async function rescoreInsightsOfChanged({ ids }: { ids: string[] }): Promise<void> {
  await transaction(async (tx) =>
    rescoreInsights(tx, await listInsightsOfChanged(tx, ids), systemClock, { anew: true }),
  )
}

const batch = 200

/** Every insight that is not archived: evidence grows older, teams grow. */
export async function rescoreAllInsights(): Promise<void> {
  let last = ''
  for (;;) {
    const ids = await transaction(async (tx) => {
      const next = await insightIdsAfter(tx, last, batch)
      await rescoreInsights(tx, next, systemClock, { anew: true })
      return next
    })
    const end = ids.at(-1)
    if (end === undefined) return
    last = end
  }
}
