import { newId } from '@/lib/core/ids'
import type { Actor } from '@/lib/core/actor'
import { type Prisma, type Tx } from './db'

/** The thing that was acted on. */
export interface Subject {
  kind: string
  id: string
}

/**
 * Records who did what to which thing, in the same transaction as the deed.
 * `detail` holds codes and numbers, never what somebody said. `actor` is null for the system itself.
 */
export async function audit(
  tx: Tx,
  actor: Pick<Actor, 'id'> | null,
  action: string,
  subject: Subject,
  detail: Prisma.InputJsonObject = {},
): Promise<void> {
  await tx.auditEntry.create({
    data: { id: newId(), actorId: actor?.id ?? null, action, subjectKind: subject.kind, subjectId: subject.id, detail },
  })
}
