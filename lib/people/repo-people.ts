import type { Tx } from '@/lib/server/db'

/** Voids every session of a person. */
export const raiseEpoch = (tx: Tx, id: string) => tx.person.update({ where: { id }, data: { sessionEpoch: { increment: 1 } } })
