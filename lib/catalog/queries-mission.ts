import { z } from 'zod'
import { authorize, type MaybeActor } from '@/lib/core/actor'
import { dayOf, isoDay } from '@/lib/core/clock'
import { decodeCursor, toPage, type Page } from '@/lib/core/paging'
import { mapNames } from '@/lib/people/queries'
import { db } from '@/lib/server/db'
import { findMissionRow, listMissionRows, type MissionRow } from './repo-mission'
import type { Mission, MissionLine, MissionQuery } from './schema-mission'

const toMission = (row: MissionRow, names: ReadonlyMap<string, { name: string }>, now: Date): Mission => ({
  text: row.text,
  evidence: row.evidence,
  version: row.version,
  at: row.at.toISOString(),
  asked: row.asked,
  reviewAt: row.reviewAt && isoDay(row.reviewAt),
  reviewDue: row.reviewAt !== null && row.reviewAt < dayOf(now),
  by: names.get(row.byId ?? '')?.name ?? null,
})

const NOTHING: Mission = {
  text: '',
  evidence: [],
  version: 0,
  at: null,
  asked: '',
  reviewAt: null,
  reviewDue: false,
  by: null,
}

/** What the platform team is for, as it holds now; version 0 where nothing was said. */
export async function getMission(actor: MaybeActor, now: Date): Promise<Mission> {
  authorize(actor, 'me.read')
  const row = await findMissionRow(db)
  return row ? toMission(row, await mapNames(row.byId ? [row.byId] : []), now) : NOTHING
}

/** What of it stands in one line: without who said so, which would be asked for by itself. */
export async function getMissionLine(actor: MaybeActor, now: Date): Promise<MissionLine> {
  authorize(actor, 'me.read')
  const row = await findMissionRow(db)
  const { text, version, reviewAt, reviewDue } = row ? toMission(row, new Map(), now) : NOTHING
  return { text, version, reviewAt, reviewDue }
}

/** Every version, the newest first. */
export async function listMissionVersions(
  actor: MaybeActor,
  { limit, cursor }: MissionQuery,
  now: Date,
): Promise<Page<Mission>> {
  authorize(actor, 'me.read')
  const after = decodeCursor(cursor, z.tuple([z.number().int()]))
  const rows = await listMissionRows(db, after?.[0] ?? 2_000_000_000, limit + 1)
  const names = await mapNames(rows.flatMap((row) => row.byId ?? []))
  return toPage(
    rows,
    limit,
    (row) => [row.version],
    (row) => toMission(row, names, now),
  )
}
