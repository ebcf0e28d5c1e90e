import { hmac } from '@/lib/server/hash'
import type { HookTool } from './schema'

/** The part of an address that only a tool knows which signs nothing. It changes with the secret, made at this moment. */
export const addressKey = (tool: HookTool, secretMadeAt: string): string =>
  hmac('delivery webhook address', tool, secretMadeAt).subarray(0, 18).toString('base64url')
