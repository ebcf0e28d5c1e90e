import { authorize, type Actor } from '@/lib/core/actor'
import { audit } from '@/lib/server/audit'
import { transaction } from '@/lib/server/db'
import { writeMission } from './repo'
import type { Platform, PlatformChange } from './schema'

export async function changePlatform(actor: Actor, { mission }: PlatformChange): Promise<Platform> {
  authorize(actor, 'settings.write')
  return transaction(async (tx) => {
    await writeMission(tx, mission)
    await audit(tx, actor, 'platform.changed', { kind: 'platform', id: 'mission' })
    return { mission }
  })
}
