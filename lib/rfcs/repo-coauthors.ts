import { addressesNow } from '@/lib/people/queries-by-email'
import type { Tx } from '@/lib/server/db'
import { readTogether } from '@/lib/server/together'

/** Makes these the co-authors, in this order; who stays keeps their place. @returns who is new and who is gone */
export async function setCoauthors(
  tx: Tx,
  rfcId: string,
  personIds: readonly string[],
  byId: string,
  now: Date,
): Promise<{ added: string[]; removed: string[] }> {
  const before = (await tx.rfcCoauthor.findMany({ where: { rfcId }, select: { personId: true } })).map(
    (one) => one.personId,
  )
  const added = personIds.filter((id) => !before.includes(id))
  const removed = before.filter((id) => !personIds.includes(id))
  await tx.rfcCoauthor.deleteMany({ where: { rfcId, personId: { in: removed } } })
  // A millisecond apart: they are named in the order they were added in.
  const data = added.map((personId, index) => ({
    rfcId,
    personId,
    addedById: byId,
    at: new Date(now.getTime() + index),
  }))
  await tx.rfcCoauthor.createMany({ data, skipDuplicates: true })
  // Nobody speaks for what they write themselves.
  await tx.rfcApproval.deleteMany({ where: { rfcId, personId: { in: added } } })
  return { added, removed }
}

/** E-mail addresses of people, in their order; who is gone is left out. */
export async function emailsOf(personIds: readonly string[]): Promise<string[]> {
  if (personIds.length === 0) return []
  const rows = await readTogether<{ id: string; email: string }>(addressesNow(personIds))
  return personIds.flatMap((id) => rows.find((row) => row.id === id)?.email ?? [])
}
