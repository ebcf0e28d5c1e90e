import { can, type Actor } from '@/lib/core/actor'
import { DAY_MS } from '@/lib/core/clock'
import { countHeard } from '@/lib/evidence/queries-ladder'
import { getFieldworkWeek, type FieldworkWeek } from '@/lib/fieldwork/queries-week'
import { listDecided } from '@/lib/rfcs/queries-decision'
import { isMailOn } from '@/lib/server/mail'
import { countMails } from '@/lib/server/mail-queue'
import { listClosedTitles } from '@/lib/surveys/queries'
import { listUpdateTitles } from '@/lib/updates/queries-items'
import { listQueues } from './repo-jobs'

const WEEK_DAYS = 7
const LOOKED_AT = 50

/** What moved in the last seven days. */
export interface WeekMoves {
  /** Pieces heard in RFCs, interviews and embeds, and the teams they are from. */
  heard: { pieces: number; teams: number }
  decided: { number: number; title: string; status: string }[]
  closed: { id: string; title: string }[]
  published: { id: string; title: string }[]
}

export async function getWeekMoves(actor: Actor, now: Date): Promise<WeekMoves> {
  const since = new Date(now.getTime() - WEEK_DAYS * DAY_MS)
  const [heard, decided, closed, published] = await Promise.all([
    countHeard(actor, since),
    listDecided(actor, since),
    listClosedTitles(actor, since, LOOKED_AT),
    listUpdateTitles(actor, null, since, LOOKED_AT),
  ])
  return {
    heard: { pieces: heard.medium + heard.high, teams: heard.teams },
    decided: decided.map(({ number, title, status }) => ({ number, title, status })),
    closed,
    published: published.map(({ id, title }) => ({ id, title })),
  }
}

/** What an admin has to know of the hub itself; what runs well is left out. */
export interface SystemState {
  failedJobs: number
  /** Of the kind that failed most. */
  failedJob: string | null
  failedMails: number
  mailOn: boolean
}

/** Null for those who do not run the hub. */
export async function getSystemState(actor: Actor): Promise<SystemState | null> {
  if (!can(actor, 'settings.write')) return null
  const [queues, mails] = await Promise.all([listQueues(), countMails()])
  const failing = queues.filter((queue) => queue.failed > 0)
  return {
    failedJobs: failing.reduce((sum, queue) => sum + queue.failed, 0),
    failedJob: failing[0]?.name ?? null,
    failedMails: [...mails.values()].reduce((sum, kind) => sum + kind.refused + kind.failed, 0),
    mailOn: isMailOn(),
  }
}

/** Fieldwork of the week; null for those who do none. */
export const findFieldworkWeek = async (actor: Actor, now: Date): Promise<FieldworkWeek | null> =>
  can(actor, 'session.write') ? getFieldworkWeek(actor, now) : null
