import { z } from 'zod'
import { line } from '@/lib/core/zod'

/** The tools whose own messages are read as deployments and incidents. */
export const HOOK_TOOLS = [
  'github',
  'gitlab',
  'pagerduty',
  'incident-io',
  'opsgenie',
  'statuspage',
  'alertmanager',
  'cdevents',
] as const
export type HookTool = (typeof HOOK_TOOLS)[number]

/**
 * Tools that take a secret of ours, tools that make one themselves, tools that can only be given an address; the others send
 * an API token of this hub.
 */
export const OUR_SECRET_TOOLS = ['github', 'gitlab'] as const
export const OWN_SECRET_TOOLS = ['pagerduty', 'incident-io'] as const
export const ADDRESS_TOOLS = ['statuspage'] as const
export type OwnSecretTool = (typeof OWN_SECRET_TOOLS)[number]

export const HOOK_SECRET_KEY = 'delivery.hooks'
export const ownHookSecretKey = (tool: OwnSecretTool): string => `delivery.hook-secret.${tool}`
export const hookHeardKey = (tool: HookTool): string => `delivery.hook-heard.${tool}`

const words = line(400).transform((text) =>
  text
    .split(',')
    .map((word) => word.trim().toLowerCase())
    .filter((word) => word !== ''),
)

/** What the address of a webhook says about all that it sends. */
export const hookQuery = z.strictObject({
  /** A team's id or name. */
  team: line().optional(),
  /** In place of the service that the message names. */
  service: line().optional(),
  /** Names of the environments that are production, with commas between. */
  environments: words.optional(),
  /**
   * What is an incident: of Alertmanager, values of the label `severity` (`critical` where it is left out); of Opsgenie, priorities
   * (`p1,p2`); of Statuspage, impacts (`major,critical`).
   */
  severities: words.optional(),
  /** Of a tool that signs nothing and sends no headers: the part of its address that nobody else knows. */
  key: line(100).optional(),
})
export type HookQuery = z.output<typeof hookQuery>

/** A secret as it is kept, sealed. */
export const hookSecretSetting = z.object({ secret: z.string(), at: z.iso.datetime() })
export const ownHookSecretInput = z.object({ secret: line(200) })
export const ownHookSecretForm = ownHookSecretInput.extend({ tool: z.enum(OWN_SECRET_TOOLS) })

const moment = z.iso.datetime().nullable()

/** What is kept for the tools: addresses and times, never a secret; the address of a tool that signs nothing holds a key. */
export const hooksSchema = z.object({
  /** When the secret for GitHub and GitLab was made; null: there is none. */
  secretAt: moment,
  tools: z.array(
    z.object({
      tool: z.enum(HOOK_TOOLS),
      webhook: z.string(),
      /** When it last told of a deployment or an incident. */
      heardAt: moment,
      /** Since when the secret that it made itself is kept; undefined where it makes none. */
      ownSecretAt: moment.optional(),
    }),
  ),
})
export type Hooks = z.infer<typeof hooksSchema>
