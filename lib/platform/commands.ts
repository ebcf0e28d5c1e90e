import { audit } from '@/lib/server/audit'
import { transaction } from '@/lib/server/db'
import { authorize, type Actor } from '@/lib/core/actor'
import { changeMission } from '@/lib/catalog/commands-mission'
import { getMission } from '@/lib/catalog/queries-mission'
import type { Platform, PlatformChange } from './schema'

/** Writes down that who runs the hub copied or replaced everything in it. */
export const recordCopy = (action: 'backed-up' | 'restored' | 'exported', detail: { rows: number }): Promise<void> =>
  transaction((tx) => audit(tx, { id: 'cli' }, `workspace.${action}`, { kind: 'workspace', id: 'all' }, detail))

/** Says the mission in a new version; its evidence and its day of review stay. */
export async function changePlatform(actor: Actor, { mission }: PlatformChange, now: Date): Promise<Platform> {
  authorize(actor, 'settings.write')
  const { evidence, asked, reviewAt } = await getMission(actor, now)
  const said = { text: mission, evidence, asked, reviewAt: reviewAt === null ? null : new Date(reviewAt) }
  return { mission: (await changeMission(actor, said, now)).text }
}
