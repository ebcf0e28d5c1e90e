import { db, type Tx } from '@/lib/server/db'

export type AutosaveText = { title: string; body: string; labels: string; baseVersion: number | null }

/** How many texts of RFCs not yet made are kept for one person, the newest. */
const maxNew = 10

export const findAutosaveRow = (personId: string, target: string) =>
  db.rfcUnsaved.findUnique({
    where: { personId_target: { personId, target } },
    select: { title: true, body: true, labels: true, baseVersion: true, at: true },
  })

/** Keeps the text in place of what was kept before, unless that is newer. */
export async function putAutosave(
  tx: Tx,
  key: { personId: string; target: string; rfcId: string | null },
  text: AutosaveText,
  now: Date,
): Promise<void> {
  const { personId, target } = key
  await tx.rfcUnsaved.upsert({
    where: { personId_target: { personId, target } },
    create: { ...key, ...text, at: now },
    update: { ...text, at: now },
  })
}

export const deleteAutosave = (personId: string, target: string, on: Tx | typeof db = db) =>
  on.rfcUnsaved.deleteMany({ where: { personId, target } })

/** Of texts whose RFC was never made, the oldest beyond a few go. */
export async function limitNew(tx: Tx, personId: string): Promise<void> {
  const old = await tx.rfcUnsaved.findMany({
    where: { personId, rfcId: null },
    orderBy: { at: 'desc' },
    skip: maxNew,
    select: { target: true },
  })
  if (old.length > 0)
    await tx.rfcUnsaved.deleteMany({ where: { personId, target: { in: old.map((row) => row.target) } } })
}
