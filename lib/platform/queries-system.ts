import { authorize, type Actor } from '@/lib/core/actor'
import { isMailOn } from '@/lib/server/mail'
import { countMails } from '@/lib/server/mail-queue'
import { everyRoom } from '@/lib/server/room'
import { appVersion } from '@/lib/server/version'
import { runChecks } from './queries-doctor'
import { countPromised, listQueues } from './repo-jobs'
import type { MailState, SystemHealth } from './schema-health'

/** How mails of each kind stand. Of kinds whose outcome is secret only what waits is known. */
async function listMailStates(): Promise<MailState[]> {
  const labels = new Map(everyRoom().flatMap((room) => (room.mails ?? []).map(({ name, label }) => [name, label])))
  return [...(await countMails())]
    .map(([kind, { waiting, sent, refused, failed, oldest, trouble }]) => ({
      ...{ kind, label: labels.get(kind) ?? kind, waiting, sent, refused, failed, trouble },
      oldest: oldest?.toISOString() ?? null,
    }))
    .sort((a, b) => b.failed + b.refused - (a.failed + a.refused) || (a.label < b.label ? -1 : 1))
}

/** Everything that who runs the hub asks of it: the doctor's checks, jobs, mails, version. */
export async function getSystemHealth(actor: Actor): Promise<SystemHealth> {
  authorize(actor, 'settings.write')
  const [checks, promised, queues, mails] = await Promise.all([
    runChecks(),
    countPromised(),
    listQueues(),
    listMailStates(),
  ])
  return { version: appVersion(), checks, promised, queues, mailOn: isMailOn(), mails }
}
