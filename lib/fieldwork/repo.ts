import { literal } from '@/lib/core/like'
import { newId } from '@/lib/core/ids'
import type { Db, Prisma, Tx } from '@/lib/server/db'
import type { Finding } from './rules-transcript-reading'
import type { FieldNote, SessionKind } from './schema'

const withPeople = {
  participants: { orderBy: [{ consentedAt: 'asc' as const }, { pseudonym: 'asc' as const }] },
  highlights: { orderBy: [{ start: 'asc' as const }, { id: 'asc' as const }] },
}

type SessionRow = Prisma.FieldSessionGetPayload<{ include: { participants: true; highlights: true } }>
export type ParticipantRow = SessionRow['participants'][number]
export type HighlightRow = SessionRow['highlights'][number]
export type PersonRow = { id: string; name: string; email: string; teamId: string | null; platform: boolean }
/** A session with its people and highlights; `people` and `team` are those that participants and the session refer to. */
export type FullSession = Omit<SessionRow, 'participants'> & {
  /** `spokeFor`: the team that each was of when they took part. */
  participants: (ParticipantRow & { spokeFor: { id: string; name: string; platform: boolean } | null })[]
  people: Map<string, PersonRow>
  team: { id: string; name: string; platform: boolean } | null
}

async function peopleBy(db: Db, where: Prisma.PersonWhereInput): Promise<PersonRow[]> {
  const rows = await db.person.findMany({
    where,
    select: { id: true, name: true, email: true, teamId: true, team: { select: { platform: true } } },
  })
  return rows.map(({ team, ...person }) => ({ ...person, platform: team?.platform ?? false }))
}

export const listPeople = (db: Db, ids: readonly string[]) => peopleBy(db, { id: { in: [...ids] } })

export const listPeopleByEmail = (db: Db, emails: readonly string[]) => peopleBy(db, { email: { in: [...emails] } })

/** A team by its id or its name, upper and lower case alike. */
export const findTeam = (db: Db, idOrName: string) =>
  db.team.findFirst({
    where: { OR: [{ id: idOrName }, { name: { equals: idOrName, mode: 'insensitive' } }] },
    select: { id: true, name: true, platform: true },
  })

export const listTeams = async (db: Db): Promise<{ id: string; name: string }[]> =>
  db.team.findMany({ where: { archivedAt: null }, select: { id: true, name: true }, orderBy: { name: 'asc' } })

/** Rows with the people and the team that they refer to. */
export async function completeSessions(db: Db, rows: SessionRow[]): Promise<FullSession[]> {
  const personIds = rows.flatMap((row) => row.participants.flatMap((one) => one.personId ?? []))
  const teamIds = rows
    .flatMap((row) => [row.teamId, ...row.participants.map((one) => one.teamId)])
    .filter((id) => id !== null)
  const [people, teams] = [
    personIds.length > 0 ? await peopleBy(db, { id: { in: personIds } }) : [],
    teamIds.length > 0
      ? await db.team.findMany({ where: { id: { in: teamIds } }, select: { id: true, name: true, platform: true } })
      : [],
  ]
  const peopleById = new Map(people.map((person) => [person.id, person]))
  const teamOf = (id: string | null) => teams.find((team) => team.id === id) ?? null
  return rows.map((row) => ({
    ...row,
    participants: row.participants.map((one) => ({ ...one, spokeFor: teamOf(one.teamId) })),
    people: peopleById,
    team: teamOf(row.teamId),
  }))
}

/** Every session, by id. */
export const listSessionIds = async (db: Db): Promise<string[]> =>
  (await db.fieldSession.findMany({ select: { id: true }, orderBy: { id: 'asc' } })).map(({ id }) => id)

/** Sessions in full. In a transaction, `lock` keeps all others from changing them until it ends. */
export async function listFullSessions(db: Db, ids: readonly string[], lock = false): Promise<FullSession[]> {
  if (lock) await db.$queryRaw`SELECT "id" FROM "FieldSession" WHERE "id" = ANY(${ids}) ORDER BY "id" FOR UPDATE`
  return completeSessions(db, await db.fieldSession.findMany({ where: { id: { in: [...ids] } }, include: withPeople }))
}

export type NewSessionRow = {
  kind: SessionKind
  title: string
  teamId: string | null
  date: Date
  body: string
  note: FieldNote | null
  findings: Finding[]
  createdById: string | null
}
export type NewParticipantRow = Omit<Prisma.SessionParticipantCreateManyInput, 'id' | 'sessionId'>

export async function insertSession(
  tx: Tx,
  { note, findings, ...row }: NewSessionRow,
  participants: readonly NewParticipantRow[],
): Promise<string> {
  const { id } = await tx.fieldSession.create({
    data: { id: newId(), ...row, ...(note && { note }), ...(findings.length > 0 && { findings }) },
    select: { id: true },
  })
  await addParticipants(tx, id, participants)
  return id
}

/** People for addresses that no one has yet: a colleague who was interviewed before they ever signed in. */
export async function insertPeople(
  tx: Tx,
  people: readonly { email: string; name: string; teamId: string | null }[],
): Promise<void> {
  await tx.person.createMany({
    data: people.map((person) => ({ ...person, id: newId(), role: 'developer' })),
    skipDuplicates: true,
  })
}

/** Changes a session that is still at `version`, and counts it up. @returns whether it was */
export async function updateSession(
  tx: Tx,
  id: string,
  version: number,
  data: Prisma.FieldSessionUncheckedUpdateManyInput,
): Promise<boolean> {
  const { count } = await tx.fieldSession.updateMany({
    where: { id, version },
    data: { ...data, version: { increment: 1 } },
  })
  return count === 1
}

export type Redacted = { id: string; title: string; body: string; note: FieldNote | null; findings: Finding[] | null }

/** Texts of sessions after words were taken back, in one statement. */
export async function storeRedacted(tx: Tx, sessions: readonly Redacted[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE "FieldSession" s SET "title" = r."title", "body" = r."body", "version" = s."version" + 1, "updatedAt" = now(),
      "note" = NULLIF(r."note", 'null'::jsonb), "findings" = NULLIF(r."findings", 'null'::jsonb)
    FROM jsonb_to_recordset(${JSON.stringify(sessions)}::jsonb)
      AS r("id" text, "title" text, "body" text, "note" jsonb, "findings" jsonb)
    WHERE s."id" = r."id"`
}

export type Anchored = {
  id: string
  quote: string
  start: number
  prefix: string
  suffix: string
  state: 'exact' | 'moved' | 'outdated'
}

/** Where highlights are after an edit, in one statement. */
export async function storeAnchors(tx: Tx, anchors: readonly Anchored[]): Promise<void> {
  if (anchors.length === 0) return
  await tx.$executeRaw`
    UPDATE "Highlight" h SET "quote" = r."quote", "start" = r."start", "prefix" = r."prefix", "suffix" = r."suffix",
      "anchorState" = r."state"
    FROM jsonb_to_recordset(${JSON.stringify(anchors)}::jsonb) 
      AS r("id" text, "quote" text, "start" int, "prefix" text, "suffix" text, "state" text)
    WHERE h."id" = r."id"`
}

export const insertHighlight = (tx: Tx, row: Omit<Prisma.HighlightUncheckedCreateInput, 'id'>) =>
  tx.highlight.create({ data: { ...row, id: newId() } })

export const updateHighlight = (tx: Tx, id: string, data: Prisma.HighlightUncheckedUpdateInput) =>
  tx.highlight.update({ where: { id }, data })

/** Gives the highlights of one participant to another. */
export async function moveHighlights(tx: Tx, from: string, to: string): Promise<void> {
  await tx.highlight.updateMany({ where: { participantId: from }, data: { participantId: to } })
}

export async function addParticipants(
  tx: Tx,
  sessionId: string,
  participants: readonly NewParticipantRow[],
): Promise<void> {
  await tx.sessionParticipant.createMany({ data: participants.map((one) => ({ ...one, id: newId(), sessionId })) })
}

export async function deleteParticipant(tx: Tx, id: string): Promise<void> {
  await tx.sessionParticipant.delete({ where: { id } })
}

export async function deleteHighlights(tx: Tx, ids: readonly string[]): Promise<number> {
  return (await tx.highlight.deleteMany({ where: { id: { in: [...ids] } } })).count
}

/** Marks participants as withdrawn and forgets the label they spoke under. Those who have already are passed over. */
export async function markWithdrawn(tx: Tx, ids: readonly string[], now: Date): Promise<number> {
  const { count } = await tx.sessionParticipant.updateMany({
    where: { id: { in: [...ids] }, withdrawnAt: null },
    data: { withdrawnAt: now, speaker: null, labels: [], named: false },
  })
  return count
}

/** Every participation of a person; with `unlink`, the person is taken off them. */
export async function listParticipations(db: Db, personId: string): Promise<{ id: string; sessionId: string }[]> {
  return db.sessionParticipant.findMany({ where: { personId }, select: { id: true, sessionId: true } })
}

export async function unlinkPerson(tx: Tx, personId: string): Promise<void> {
  await tx.sessionParticipant.updateMany({ where: { personId }, data: { personId: null, teamId: null } })
}

export async function updateParticipant(
  tx: Tx,
  id: string,
  data: Prisma.SessionParticipantUncheckedUpdateManyInput,
): Promise<boolean> {
  return (await tx.sessionParticipant.updateMany({ where: { id, withdrawnAt: null }, data })).count === 1
}

export type ListFilter = { kind?: SessionKind; teamId?: string; q?: string }

/** Sessions newest first, without their text. */
export async function listSessionRows(
  db: Db,
  filter: ListFilter,
  after: readonly [string, string] | undefined,
  limit: number,
) {
  const where: Prisma.FieldSessionWhereInput[] = []
  if (filter.kind) where.push({ kind: filter.kind })
  if (filter.teamId) where.push({ teamId: filter.teamId })
  if (filter.q)
    where.push({
      OR: [
        { title: { contains: literal(filter.q), mode: 'insensitive' } },
        { body: { contains: literal(filter.q), mode: 'insensitive' } },
      ],
    })
  if (after) {
    const date = new Date(after[0])
    where.push({ OR: [{ date: { lt: date } }, { date, id: { lt: after[1] } }] })
  }
  return db.fieldSession.findMany({
    where: { AND: where },
    orderBy: [{ date: 'desc' }, { id: 'desc' }],
    take: limit,
    select: {
      id: true,
      kind: true,
      title: true,
      date: true,
      teamId: true,
      createdAt: true,
      participants: {
        select: { withdrawnAt: true, consentScope: true, consentUntil: true, consentedAt: true, consentBasis: true },
      },
      _count: { select: { highlights: true } },
    },
  })
}

/** Participants whose agreement may have run out: it is limited in time and not withdrawn. */
export const listTimedParticipants = (db: Db) =>
  db.sessionParticipant.findMany({
    where: { withdrawnAt: null, consentScope: { not: 'this-study' } },
    select: { id: true, sessionId: true, consentScope: true, consentUntil: true, consentedAt: true, withdrawnAt: true },
  })

export const listTitles = (db: Db, ids: readonly string[]) =>
  ids.length === 0
    ? Promise.resolve([])
    : db.fieldSession.findMany({ where: { id: { in: [...ids] } }, select: { id: true, title: true } })
