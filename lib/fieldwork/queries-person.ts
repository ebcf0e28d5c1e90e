import { authorize, can, type MaybeActor } from '@/lib/core/actor'
import { isoDay } from '@/lib/core/clock'
import { db } from '@/lib/server/db'
import { listSessionsOfPerson } from './repo-person'
import { consentStatus, describeConsent, type ConsentStatus } from './rules-consent'
import { consentOf } from './rules-session'
import type { SessionKind } from './schema'

export interface PersonSession {
  id: string
  kind: SessionKind
  /** Null for those who may not read sessions: a title may say what was said. */
  title: string | null
  date: string
  consent: ConsentStatus
  /** "for a year, until 2027-03-01" */
  agreed: string
  /** Whether their name may stand beside their words. */
  named: boolean
}

/** Sessions looked through; nobody is asked more often. */
const MAX = 50

/**
 * Sessions that a person took part in. They themselves get all of them. Of others, researchers get those in which the
 * person agreed to be named, as long as the consent lasts; nobody else gets any.
 */
export async function listPersonSessions(actor: MaybeActor, personId: string, now: Date): Promise<PersonSession[]> {
  const reader = authorize(actor, 'me.read')
  const own = reader.id === personId
  const reads = can(reader, 'session.read')
  if (!own && !reads) return []
  const rows = await listSessionsOfPerson(db, personId, MAX)
  return rows.flatMap(({ session, named, ...row }) => {
    const record = consentOf(row)
    const consent = consentStatus(record, row.consentBasis, now)
    if (!own && !(named && consent === 'given')) return []
    return [
      {
        id: session.id,
        // The column's CHECK keeps it one of these.
        kind: session.kind as SessionKind,
        title: reads ? session.title : null,
        date: isoDay(session.date),
        consent,
        agreed: describeConsent(record),
        named,
      },
    ]
  })
}
