import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { authorize, type MaybeActor } from '@/lib/core/actor'
import { AppError, invalid, notFound, unauthenticated } from '@/lib/core/errors'
import { storableDeep } from '@/lib/core/input'
import { audit } from '@/lib/server/audit'
import { transaction } from '@/lib/server/db'
import { isSameSecret, seal, unseal } from '@/lib/server/hash'
import { readSetting, writeSetting } from '@/lib/server/setting'
import { hearNews, type Heard, type Told } from './commands-news'
import { readHook } from './rules'
import { readChanges } from './rules-changes'
import { isRecent, isSigned } from './commands-signature'
import { addressKey } from './queries-address-key'
import {
  ADDRESS_TOOLS,
  HOOK_SECRET_KEY,
  hookSecretSetting,
  OUR_SECRET_TOOLS,
  OWN_SECRET_TOOLS,
  ownHookSecretKey,
  type HookQuery,
  type HookTool,
  type OwnSecretTool,
} from './schema'

const SEAL = 'delivery webhook secret'
const sealed = (key: string, secret: string, now: Date) => ({ secret: seal(SEAL, key, secret), at: now.toISOString() })

/** A new secret for the webhooks of GitHub and GitLab, shown this once; what carries the old one is refused from now on. */
export async function renewHookSecret(actor: MaybeActor, now: Date): Promise<{ secret: string }> {
  const admin = authorize(actor, 'settings.write')
  const secret = randomBytes(24).toString('base64url')
  await transaction(async (tx) => {
    await writeSetting(tx, HOOK_SECRET_KEY, sealed(HOOK_SECRET_KEY, secret, now))
    await audit(tx, admin, 'delivery.hook-secret', { kind: 'setting', id: HOOK_SECRET_KEY })
  })
  return { secret }
}

/** Keeps the secret with which a tool signs that makes it itself. */
export async function saveOwnHookSecret(
  actor: MaybeActor,
  tool: OwnSecretTool,
  secret: string,
  now: Date,
): Promise<{ tool: OwnSecretTool }> {
  const admin = authorize(actor, 'settings.write')
  const key = ownHookSecretKey(tool)
  await transaction(async (tx) => {
    await writeSetting(tx, key, sealed(key, secret, now))
    await audit(tx, admin, 'delivery.hook-secret', { kind: 'setting', id: key })
  })
  return { tool }
}

const has = <T extends HookTool>(tools: readonly T[], tool: HookTool): tool is T => tools.some((one) => one === tool)

/** Where the secret of a tool is kept; null where it sends an API token of this hub. */
const secretKeyOf = (tool: HookTool): string | null =>
  has(OUR_SECRET_TOOLS, tool) ? HOOK_SECRET_KEY : has(OWN_SECRET_TOOLS, tool) ? ownHookSecretKey(tool) : null

interface Message {
  headers: Headers
  bytes: Uint8Array
}

/** @throws AppError not_found where no secret is kept, unauthenticated, forbidden */
async function assertGenuine(
  tool: HookTool,
  { key: given = '' }: HookQuery,
  actor: MaybeActor,
  { headers, bytes }: Message,
  now: Date,
): Promise<void> {
  if (has(ADDRESS_TOOLS, tool)) {
    const kept = await readSetting(HOOK_SECRET_KEY)
    if (kept === null) throw notFound('This webhook')
    if (!isSameSecret(given, addressKey(tool, hookSecretSetting.parse(kept).at)))
      throw unauthenticated('The key in the address does not fit. Copy the address from the settings of the hub again.')
    return
  }
  const key = secretKeyOf(tool)
  if (key === null) {
    authorize(actor, 'metric.write')
    return
  }
  const kept = await readSetting(key)
  const secret = kept === null ? null : unseal(SEAL, key, hookSecretSetting.parse(kept).secret)
  if (secret === null) throw notFound('This webhook')
  if (!isSigned(tool, headers, bytes, secret))
    throw unauthenticated('The signature does not fit. Check the secret of the webhook.')
  if (!isRecent(tool, headers, now))
    throw unauthenticated('The message is older than five minutes, or the clocks differ by as much.')
}

/** @throws AppError malformed where it is no JSON, invalid where it is not of the tool's shape */
function readMessage(tool: HookTool, bytes: Uint8Array, query: HookQuery): Told {
  let body: unknown
  try {
    body = JSON.parse(Buffer.from(bytes).toString('utf8'))
  } catch {
    throw new AppError('malformed', 'The body is no JSON. Let the webhook send application/json.')
  }
  try {
    const held = storableDeep(body)
    return { events: readHook(tool, held, query), changes: readChanges(tool, held) }
  } catch (error) {
    if (error instanceof z.ZodError) {
      const [issue] = error.issues
      throw invalid(`This is not a message of ${tool}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`)
    }
    throw error
  }
}

/**
 * Takes what a CI or incident tool tells of deployments, incidents and commits. Messages about anything else are taken and change nothing.
 * @throws AppError not_found where no secret is kept, unauthenticated where the message does not prove where it comes from, invalid
 */
export async function hearTool(
  tool: HookTool,
  query: HookQuery,
  message: Message,
  actor: MaybeActor,
  now: Date,
): Promise<Heard> {
  await assertGenuine(tool, query, actor, message, now)
  return hearNews(tool, readMessage(tool, message.bytes, query), query, now)
}
