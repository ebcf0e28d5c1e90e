import { newId } from '@/lib/core/ids'
import type { Tx } from '@/lib/server/db'
import { deleteMailsOf } from '@/lib/server/mail-queue'

/**
 * Locks the person for the rest of the transaction.
 * @returns false where there is none
 */
export async function lockPerson(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ id: string }[]>`SELECT "id" FROM "Person" WHERE "id" = ${id} FOR UPDATE`
  return rows.length > 0
}

/** What stands in a person's place where something still refers to them. */
const BLANK = {
  name: 'Erased person',
  role: 'developer',
  image: null,
  employeeId: null,
  discipline: null,
  startedOn: null,
  startsOn: null,
  endsOn: null,
  teamId: null,
  emailVerified: null,
  lastSeenAt: null,
  active: false,
} as const

/** Takes away whatever says who the person is, and every way of signing in as them. Safe to repeat. */
export async function blankPerson(tx: Tx, id: string, now: Date): Promise<void> {
  const { email, erasedAt } = await tx.person.findUniqueOrThrow({
    where: { id },
    select: { email: true, erasedAt: true },
  })
  await tx.account.deleteMany({ where: { personId: id } })
  await tx.apiToken.deleteMany({ where: { personId: id } })
  await deleteMailsOf(tx, id)
  await tx.verificationToken.deleteMany({ where: { identifier: email } })
  await tx.person.update({
    where: { id },
    data: {
      ...BLANK,
      email: erasedAt ? email : `${newId()}@erased.invalid`,
      sessionEpoch: { increment: 1 },
      erasedAt: erasedAt ?? now,
    },
  })
}
