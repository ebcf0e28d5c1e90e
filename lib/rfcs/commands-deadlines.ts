import { isoDay } from '@/lib/core/clock'
import { PERMISSIONS } from '@/lib/core/permissions'
import { transaction } from '@/lib/server/db'
import { announce } from './commands-announce'
import { askApprovers } from './commands-approval-requests'
import { authorsOf } from './policy'
import {
  approvalsOf,
  considered,
  decisionsDue,
  markNudged,
  markReminded,
  stewardIds,
  type Considered,
} from './repo-approvals'
import { nudgesDue, shouldNudge } from './rules-approval'
import type { NoticeKind } from './schema-follow'

const batch = 100

/**
 * Looks after what is being considered: asks who has become an approver, reminds who is awaited as the deadline comes near, and tells the
 * author and the stewards when it has passed. Safe to repeat at any time: everything it says, it says once.
 */
export async function processDeadlines(now: Date): Promise<void> {
  const stewards = await stewardIds(PERMISSIONS['rfc.override'])
  for (let after: string | null = null; ;) {
    const page = await considered(after, batch)
    for (const rfc of page) await processRfc(rfc, stewards, now)
    after = page.at(-1)?.id ?? null
    if (page.length < batch) break
  }
  await remindOfDecisions(stewards, now)
}

const processRfc = (rfc: Considered, stewards: readonly string[], now: Date): Promise<void> =>
  transaction(async (tx) => {
    const votes = await askApprovers(tx, rfc, null, now)
    const awaited = new Set(votes.seats.flatMap((seat) => seat.awaited))
    const due = (await approvalsOf(rfc.id, tx)).filter(
      (one) => awaited.has(one.personId) && shouldNudge(one, rfc.reviewEndsAt, now),
    )
    const ends = rfc.reviewEndsAt?.toISOString() ?? ''
    const tell = (event: string, kind: NoticeKind, people: readonly string[]) =>
      announce(tx, {
        event: `${event}:${rfc.id}:${ends}`,
        kind,
        rfcId: rfc.id,
        actorId: null,
        at: now.toISOString(),
        followers: false,
        detail: rfc.reviewEndsAt ? { endsAt: ends, to: rfc.status } : {},
        also: [...new Set(people)].map((personId) => ({ personId, kind })),
      })
    if (due.length > 0) {
      const count = nudgesDue(rfc.reviewEndsAt, now)
      const people = due.map((one) => one.personId)
      await markNudged(tx, rfc.id, people, count, now)
      await tell(`nudge:${count}`, 'nudge', people)
    }
    if (!rfc.reviewEndsAt || now < rfc.reviewEndsAt) return
    const deciders = [...stewards, ...authorsOf(rfc)]
    await tell('ended', 'stage-ended', deciders)
    if (!votes.reached) await tell('escalation', 'escalation', stewards)
  })

/** A decision whose day of review has come goes back to its author and the stewards. */
const remindOfDecisions = async (stewards: readonly string[], now: Date): Promise<void> => {
  for (const rfc of await decisionsDue(new Date(`${isoDay(now)}T00:00:00Z`), batch)) {
    await transaction(async (tx) => {
      if ((await markReminded(tx, rfc.id, now)).count === 0) return
      const people = [...stewards, ...authorsOf(rfc)]
      await announce(tx, {
        event: `decision-review:${rfc.id}:${isoDay(now)}`,
        kind: 'decision-review',
        rfcId: rfc.id,
        actorId: null,
        at: now.toISOString(),
        followers: false,
        also: [...new Set(people)].map((personId) => ({ personId, kind: 'decision-review' as const })),
      })
    })
  }
}
