import { enqueue } from '@/lib/server/jobs'
import type { Tx } from '@/lib/server/db'
import { notifyType } from './schema-jobs'
import type { RfcEvent } from './schema-follow'

/** Promises, in the transaction of the deed, that whoever follows the RFC is told of it. */
export const announce = (tx: Tx, event: RfcEvent): Promise<void> => enqueue(tx, notifyType, event, { key: event.event })
