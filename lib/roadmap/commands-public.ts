import { authorize, type MaybeActor } from '@/lib/core/actor'
import { audit } from '@/lib/server/audit'
import { transaction } from '@/lib/server/db'
import { writeSetting } from '@/lib/server/setting'
import { PUBLIC_KEY } from './queries-public'

/** Opens the published roadmap to everyone without signing in, or closes it. */
export async function openRoadmap(actor: MaybeActor, open: boolean): Promise<{ open: boolean }> {
  const admin = authorize(actor, 'settings.write')
  await transaction(async (tx) => {
    await writeSetting(tx, PUBLIC_KEY, { open })
    await audit(tx, admin, 'roadmap.public', { kind: 'setting', id: PUBLIC_KEY }, { open })
  })
  return { open }
}
