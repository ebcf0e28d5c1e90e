import { literal } from '@/lib/core/like'
import type { Db, Prisma, Tx } from '@/lib/server/db'
import { isReferenced, listReferenced } from '@/lib/server/references'

const withUses = { uses: { orderBy: { teamId: 'asc' } } } as const satisfies Prisma.CapabilityInclude
export type CapabilityRow = Prisma.CapabilityGetPayload<{ include: typeof withUses }>
export type CapabilityData = Omit<CapabilityRow, 'uses'>

/** Capabilities by name after one. */
export const listCapabilityRows = (
  db: Db,
  { stage, after, limit }: { stage: string | undefined; after: string; limit: number },
): Promise<CapabilityRow[]> =>
  db.capability.findMany({
    where: { name: { gt: after }, ...(stage && { stage }) },
    orderBy: { name: 'asc' },
    take: limit,
    include: withUses,
  })

export const findCapabilityRow = (db: Db, id: string): Promise<CapabilityRow | null> =>
  db.capability.findUnique({ where: { id }, include: withUses })

/** Whether there is one: without the hundreds of teams that use it. */
export const isCapability = async (db: Db, id: string): Promise<boolean> =>
  (await db.capability.count({ where: { id } })) > 0

/** The same, kept as it is until the transaction ends. */
export async function lockCapability(tx: Tx, id: string): Promise<CapabilityRow | null> {
  await tx.$queryRaw`SELECT 1 FROM "Capability" WHERE "id" = ${id} FOR UPDATE`
  return findCapabilityRow(tx, id)
}

/** One import of a catalogue at a time: two of the same file at once would both find it new. */
export const lockImports = (tx: Tx): Promise<unknown> =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('import capabilities'))`

export const findByNameOrSource = (tx: Tx, name: string, sourceRef: string): Promise<CapabilityData[]> =>
  tx.capability.findMany({ where: { OR: [{ name }, { sourceRef }] } })

export const insertCapability = (tx: Tx, data: CapabilityData) => tx.capability.create({ data })

export const updateCapability = (tx: Tx, id: string, data: Partial<Omit<CapabilityData, 'id'>>) =>
  tx.capability.update({ where: { id }, data })

/** What is written about a capability goes with it. */
const OWN_TABLES = [
  'CapabilityStage',
  'CapabilityQuestion',
  'CapabilityLink',
  'Champion',
  'ChampionNotice',
  'CapabilityKit',
]

/** Whether a team uses a capability, or an item of the roadmap or anything else names it. */
export const isCapabilityNamed = (db: Db, id: string): Promise<boolean> =>
  isReferenced(db, 'capabilityId', id, OWN_TABLES)

/** Which of some capabilities a team uses, or an item or anything else names. */
export const listNamed = (db: Db, ids: readonly string[]): Promise<Set<string>> =>
  listReferenced(db, 'capabilityId', ids, ['CapabilityStage'])

/** What undoing an import asks of each that is still there, kept as they are until the transaction ends. */
export const listForUndo = (tx: Tx, ids: readonly string[]): Promise<{ id: string; name: string; checkedAt: Date }[]> =>
  tx.$queryRaw`SELECT "id", "name", "checkedAt" FROM "Capability" WHERE "id" = ANY(${[...ids]}) ORDER BY "id" FOR UPDATE`

export const deleteCapabilities = (tx: Tx, ids: readonly string[]) =>
  tx.capability.deleteMany({ where: { id: { in: [...ids] } } })

export const deleteCapability = (tx: Tx, id: string) => tx.capability.delete({ where: { id } })

export const insertStage = (tx: Tx, capabilityId: string, stage: string, at: Date) =>
  tx.capabilityStage.upsert({
    where: { capabilityId_at: { capabilityId, at } },
    create: { capabilityId, stage, at },
    update: { stage },
  })

export const listStageRows = (db: Db, capabilityId: string): Promise<{ stage: string; at: Date }[]> =>
  db.capabilityStage.findMany({ where: { capabilityId }, orderBy: { at: 'asc' }, select: { stage: true, at: true } })

/** Since when some capabilities were in each stage, the first one first. */
export const listStagesOf = (
  db: Db,
  capabilityIds: readonly string[],
): Promise<{ capabilityId: string; stage: string; at: Date }[]> =>
  db.capabilityStage.findMany({ where: { capabilityId: { in: [...capabilityIds] } }, orderBy: { at: 'asc' } })

export async function saveUse(
  tx: Tx,
  {
    capabilityId,
    teamId,
    weeklyOn,
    ...use
  }: {
    capabilityId: string
    teamId: string
    state: string
    chosen: boolean | null
    at: Date
    /** The day, where they use it every week: the first such day stays. */
    weeklyOn: Date | null
  },
): Promise<void> {
  await tx.capabilityUse.upsert({
    where: { capabilityId_teamId: { capabilityId, teamId } },
    create: { capabilityId, teamId, weeklyOn, ...use },
    update: use,
  })
  if (weeklyOn)
    await tx.capabilityUse.updateMany({ where: { capabilityId, teamId, weeklyOn: null }, data: { weeklyOn } })
}

/** These teams' people were told of the retirement. */
export const markNoticed = (tx: Tx, capabilityId: string, teamIds: readonly string[], toldAt: Date) =>
  tx.capabilityUse.updateMany({ where: { capabilityId, teamId: { in: [...teamIds] } }, data: { toldAt } })

/** Nobody was told of the last day that holds now. */
export const unmarkNoticed = (tx: Tx, capabilityId: string) =>
  tx.capabilityUse.updateMany({ where: { capabilityId, toldAt: { not: null } }, data: { toldAt: null } })

/** One of exactly this name, whatever its case. */
export const findByName = (tx: Tx, name: string): Promise<CapabilityData | null> =>
  tx.capability.findFirst({ where: { name: { equals: literal(name), mode: 'insensitive' } } })

export const listNamesById = async (db: Db, ids: readonly string[]): Promise<{ id: string; name: string }[]> =>
  ids.length === 0 ? [] : db.capability.findMany({ where: { id: { in: [...ids] } }, select: { id: true, name: true } })

export const searchCapabilities = (db: Db, words: string, limit: number) =>
  db.capability.findMany({
    where: { name: { contains: literal(words), mode: 'insensitive' } },
    select: { id: true, name: true, stage: true },
    orderBy: { name: 'asc' },
    take: limit,
  })
