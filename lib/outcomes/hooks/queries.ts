import { z } from 'zod'
import { authorize, type MaybeActor } from '@/lib/core/actor'
import { absolute, apiPaths } from '@/lib/core/paths'
import { env } from '@/lib/server/env'
import { readSetting } from '@/lib/server/setting'
import { addressKey } from './queries-address-key'
import {
  ADDRESS_TOOLS,
  HOOK_SECRET_KEY,
  HOOK_TOOLS,
  hookHeardKey,
  hookSecretSetting,
  OWN_SECRET_TOOLS,
  ownHookSecretKey,
  type Hooks,
} from './schema'

const madeAt = (value: unknown): string | null => (value === null ? null : hookSecretSetting.parse(value).at)

/**
 * What is kept for the webhooks of CI and incident tools; never a secret itself. The address of a tool that signs nothing ends in its key,
 * once there is a secret.
 */
export async function getHooks(actor: MaybeActor): Promise<Hooks> {
  authorize(actor, 'settings.write')
  const own = new Map<string, string>(OWN_SECRET_TOOLS.map((tool) => [tool, ownHookSecretKey(tool)]))
  const secretAt = madeAt(await readSetting(HOOK_SECRET_KEY))
  const tools = await Promise.all(
    HOOK_TOOLS.map(async (tool) => {
      const key = own.get(tool)
      const [heard, secretOfTool] = await Promise.all([readSetting(hookHeardKey(tool)), key ? readSetting(key) : null])
      const isAddress = ADDRESS_TOOLS.some((one) => one === tool)
      const query = isAddress && secretAt !== null ? `?key=${addressKey(tool, secretAt)}` : ''
      return {
        tool,
        webhook: absolute(env().BASE_URL, apiPaths.deliveryHook(tool)) + query,
        heardAt: z.iso.datetime().nullable().parse(heard),
        ...(key && { ownSecretAt: madeAt(secretOfTool) }),
      }
    }),
  )
  return { secretAt, tools }
}
