import { z } from 'zod'
import { jobType } from '@/lib/core/job-type'
import { newId } from '@/lib/core/ids'
import { db, type Db, type Tx } from './db'
import { enqueue } from './jobs'
import type { Mail } from './mail'

/** What of a promised mail its kind works with. */
export interface PromisedMail<T = unknown> {
  personId: string | null
  subjectId: string | null
  data: T
}

/** How a mail ended. `off`: it was no longer wanted when its turn came. */
export type MailEnd = 'sent' | 'off' | 'refused' | 'failed'

interface MailWork<T> {
  /**
   * What the mail says, from what is true now; null where it is no longer wanted (read, closed, answered, has left).
   * Called just before it is sent, perhaps again after a failure.
   */
  render: (mail: PromisedMail<T>) => Promise<Mail | null>
  /** Notes in the room's own tables how mails ended, in the transaction that says so. */
  settled?: (tx: Tx, mails: readonly (PromisedMail<T> & { state: MailEnd })[]) => Promise<void>
}

/** A kind of mail of a room. */
export interface MailKind<T = unknown> {
  /** "room.what" */
  name: string
  /** What it is called where an administrator reads of it: "Invitations". */
  label: string
  /** True: how a mail of this kind ended would tell what nobody may know, so its row goes, and no number is logged. */
  secret: boolean
  work: () => Promise<{ render: MailWork<T>['render']; settled: MailWork<T>['settled'] }>
}

/**
 * Declares a kind of mail. Say it in `mails` of the room, promise mails with `promiseMails`, and everything else is done:
 * each is claimed before it is sent, sent once, tried for three days, listed where it waits or failed.
 *
 * @example
 * export const toldMail = mailKind({
 *   name: 'updates.told', label: 'What became of it', data: z.object({ updateId: z.string() }),
 *   load: async () => (await import('./commands-mail')).toldWork,   // { render, settled? }
 * })
 * // in the transaction of what causes it:
 * await promiseMails(tx, toldMail, people.map((id) => ({ key: `${updateId} ${id}`, personId: id, data: { updateId } })))
 */
export function mailKind<T extends z.ZodType>(definition: {
  name: string
  label: string
  data: T
  secret?: boolean
  load: () => Promise<MailWork<z.output<T>>>
}): MailKind {
  const { name, label, data, secret = false, load } = definition
  const parsed = <M extends PromisedMail>(mail: M) => ({ ...mail, data: data.parse(mail.data) })
  return {
    name,
    label,
    secret,
    async work() {
      const { render, settled } = await load()
      return {
        render: (mail) => render(parsed(mail)),
        settled: settled && ((tx, mails) => settled(tx, mails.map(parsed))),
      }
    },
  }
}

/** Sends what is due. Promised with every mail, and every minute. */
export const sendMailsType = jobType('platform.send-mails', z.object({}))

const TRY_FOR_MS = 3 * 86_400_000
const CHUNK = 1_000

export interface NewMail {
  /** Of one kind and key there is one mail: promising it again does nothing. */
  key: string
  personId?: string | null
  /** What it is about, so that `countMails` can be asked about it. */
  subjectId?: string | null
  /** References only: a row outlives what is withdrawn or erased, and is in each backup. */
  data?: Record<string, unknown>
}

/**
 * Promises mails in the transaction of what causes them: both happen or neither.
 * @param options.urgent goes before what is not: a person waits for it
 * @param options.tryForMs how long it is tried (default three days)
 */
export async function promiseMails(
  tx: Tx,
  kind: Pick<MailKind, 'name'>,
  mails: readonly NewMail[],
  options: { urgent?: boolean; tryForMs?: number } = {},
): Promise<void> {
  const giveUpAt = new Date(Date.now() + (options.tryForMs ?? TRY_FOR_MS))
  const urgency = options.urgent ? 0 : 1
  for (let from = 0; from < mails.length; from += CHUNK) {
    const rows = mails.slice(from, from + CHUNK).map(({ key, personId = null, subjectId = null, data = {} }) => ({
      ...{ id: newId(), kind: kind.name, key, personId, subjectId, urgency, giveUpAt },
      data: data as object,
    }))
    await tx.mail.createMany({ data: rows, skipDuplicates: true })
  }
  if (mails.length > 0) await enqueue(tx, sendMailsType, {}, { key: 'mails' })
}

/** Mails of some kinds to some people that have not ended: what they say may still go out, or is going out now. */
export async function listUnsettledMails(
  tx: Tx,
  kinds: readonly Pick<MailKind, 'name'>[],
  personIds: readonly string[],
): Promise<(PromisedMail & { kind: string })[]> {
  return tx.mail.findMany({
    where: {
      kind: { in: kinds.map(({ name }) => name) },
      personId: { in: [...personIds] },
      state: { in: ['waiting', 'sending', 'handed'] },
    },
    select: { kind: true, personId: true, subjectId: true, data: true },
  })
}

/** Mails of these people are taken back, and what is kept of sent ones goes. */
export const deleteMailsOf = (tx: Tx, personId: string) => tx.mail.deleteMany({ where: { personId } })

/** How mails stand. */
export interface MailCounts {
  /** Not sent yet, and tried or to be tried. */
  waiting: number
  sent: number
  refused: number
  failed: number
  /** Of those that wait, how many have failed at least once, since when the oldest waits, and the last trouble in codes. */
  tried: number
  oldest: Date | null
  trouble: string | null
}

type CountRow = MailCounts & { kind: string }

/** How mails stand, by kind; of one subject, or of all. Kinds without any are left out. */
export async function countMails(subjectId: string | null = null, client: Db = db): Promise<Map<string, MailCounts>> {
  const rows = await client.$queryRaw<CountRow[]>`
    SELECT "kind",
      count(*) FILTER (WHERE "state" IN ('waiting', 'sending', 'handed'))::int AS "waiting",
      count(*) FILTER (WHERE "state" = 'sent')::int AS "sent",
      count(*) FILTER (WHERE "state" = 'refused')::int AS "refused",
      count(*) FILTER (WHERE "state" = 'failed')::int AS "failed",
      count(*) FILTER (WHERE "state" = 'waiting' AND "trouble" IS NOT NULL)::int AS "tried",
      min("createdAt") FILTER (WHERE "state" IN ('waiting', 'sending')) AS "oldest",
      (array_agg("trouble" ORDER BY "nextTryAt" DESC)
        FILTER (WHERE "trouble" IS NOT NULL AND "state" IN ('waiting', 'failed', 'refused')))[1] AS "trouble"
    FROM "Mail" WHERE ${subjectId}::text IS NULL OR "subjectId" = ${subjectId} GROUP BY "kind"`
  return new Map(rows.map(({ kind, ...counts }) => [kind, counts]))
}

/**
 * Lets mails that were refused or given up be tried again, now and for three days.
 * @returns how many
 */
export async function retryMails(tx: Tx, where: { kind?: string; subjectId?: string }): Promise<number> {
  const now = new Date()
  const { count } = await tx.mail.updateMany({
    where: { ...where, state: { in: ['failed', 'refused'] } },
    data: {
      state: 'waiting',
      tries: 0,
      nextTryAt: now,
      giveUpAt: new Date(now.getTime() + TRY_FOR_MS),
      trouble: null,
      settledAt: null,
    },
  })
  if (count > 0) await enqueue(tx, sendMailsType, {}, { key: 'mails' })
  return count
}
