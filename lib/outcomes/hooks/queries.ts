import { z } from 'zod'
import { authorize, type MaybeActor } from '@/lib/core/actor'
import { absolute, apiPaths } from '@/lib/core/paths'
import { env } from '@/lib/server/env'
import { readSetting } from '@/lib/server/setting'
import {
  HOOK_SECRET_KEY,
  HOOK_TOOLS,
  hookHeardKey,
  hookSecretSetting,
  OWN_SECRET_TOOLS,
  ownHookSecretKey,
  type Hooks,
} from './schema'

const madeAt = (value: unknown): string | null => (value === null ? null : hookSecretSetting.parse(value).at)

/** What is kept for the webhooks of CI and incident tools; never a secret itself. */
export async function getHooks(actor: MaybeActor): Promise<Hooks> {
  authorize(actor, 'settings.write')
  const own = new Map<string, string>(OWN_SECRET_TOOLS.map((tool) => [tool, ownHookSecretKey(tool)]))
  const [secret, tools] = await Promise.all([
    readSetting(HOOK_SECRET_KEY),
    Promise.all(
      HOOK_TOOLS.map(async (tool) => {
        const key = own.get(tool)
        const [heard, secretOfTool] = await Promise.all([
          readSetting(hookHeardKey(tool)),
          key ? readSetting(key) : null,
        ])
        return {
          tool,
          webhook: absolute(env().BASE_URL, apiPaths.deliveryHook(tool)),
          heardAt: z.iso.datetime().nullable().parse(heard),
          ...(key && { ownSecretAt: madeAt(secretOfTool) }),
        }
      }),
    ),
  ])
  return { secretAt: madeAt(secret), tools }
}
