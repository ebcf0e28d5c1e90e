import { authorize, type MaybeActor } from '@/lib/core/actor'
import { db } from '@/lib/server/db'
import { listRfcsEnding } from './repo-calendar'
import type { RfcEnding } from './schema-calendar'

const MOST = 200

/** RFCs whose review or last call ends from here to there. */
export async function listRfcEndings(actor: MaybeActor, from: Date, to: Date): Promise<RfcEnding[]> {
  authorize(actor, 'rfc.read')
  const rows = await listRfcsEnding(db, from, to, MOST)
  return rows.flatMap(({ number, title, status, reviewEndsAt, lastCallEndsAt }) => {
    const lastCall = status === 'last-call'
    const at = lastCall ? lastCallEndsAt : reviewEndsAt
    return at ? [{ number, title, lastCall, at }] : []
  })
}
