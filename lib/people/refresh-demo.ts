import { isLocalDemo } from '@/lib/server/env'
import { log } from '@/lib/server/log'
import { endDemo, getDemoState } from './repo-demo'

/**
 * Whether people may sign in as a persona, without proof: only in a workspace that the seed made as a demo, on this
 * machine's own database and address, and only until it is real. It becomes real for good with the first sign-in through a
 * provider or a mail, or with the first active admin who is not one of the seed's; then the seed's setting is deleted.
 */
export async function isDemo(): Promise<boolean> {
  if (!isLocalDemo()) return false
  const state = await getDemoState()
  if (state === 'real') {
    await endDemo()
    log().info('this workspace is real now: the demo sign-in is gone')
  }
  return state === 'demo'
}
