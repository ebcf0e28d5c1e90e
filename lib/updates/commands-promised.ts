import { listUnsettledMails, promiseMails } from '@/lib/server/mail-queue'
import type { Tx } from '@/lib/server/db'
import { digestMailType, toldMailType } from './schema-jobs'

/** Which updates are to be mailed to which people by a mail that has not ended. */
export interface Promised {
  has: (personId: string, updateId: string) => boolean
}

const keyOf = (personId: string, updateId: string): string => `${updateId} ${personId}`

/**
 * What mails that wait or are under way say to some people, in mails of their own or in digests. What is in one of them is
 * promised in no other: until a mail has ended its updates are still owed, and both would be sent. Asked in the transaction
 * that promises, after the row is locked that says whether a person gets digests.
 */
export async function promisedTo(tx: Tx, personIds: readonly string[]): Promise<Promised> {
  const mails = await listUnsettledMails(tx, [toldMailType, digestMailType], personIds)
  const promised = new Set(
    mails.flatMap(({ kind, personId, data }) => {
      if (personId === null) return []
      const updates =
        kind === toldMailType.name ? [toldMailType.data.parse(data).updateId] : digestMailType.data.parse(data).owed
      return updates.map((updateId) => keyOf(personId, updateId))
    }),
  )
  return { has: (personId, updateId) => promised.has(keyOf(personId, updateId)) }
}

/** Promises one mail for each update and person, but for those that a digest which has not ended will say. */
export async function promiseToldMails(tx: Tx, owed: readonly { personId: string; updateId: string }[]): Promise<void> {
  const promised = await promisedTo(
    tx,
    owed.map(({ personId }) => personId),
  )
  await promiseMails(
    tx,
    toldMailType,
    owed
      .filter(({ personId, updateId }) => !promised.has(personId, updateId))
      .map(({ personId, updateId }) => ({
        key: `${updateId} ${personId}`,
        personId,
        subjectId: updateId,
        data: { updateId },
      })),
  )
}
