import type { HookQuery, HookTool } from './schema'
import { readAlertmanager } from './rules-alertmanager'
import { readOpsgenie, readStatuspage } from './rules-alerts'
import { readCdEvents } from './rules-cdevents'
import { readGitHub, readGitLab } from './rules-deployments'
import { readIncidentIo, readPagerDuty } from './rules-incidents'
import type { DeliveryNews, HookReader } from './rules-news'

const READERS: Record<HookTool, HookReader> = {
  github: readGitHub,
  gitlab: readGitLab,
  pagerduty: readPagerDuty,
  'incident-io': readIncidentIo,
  opsgenie: readOpsgenie,
  statuspage: readStatuspage,
  alertmanager: readAlertmanager,
  cdevents: readCdEvents,
}

/**
 * The deployments and incidents in a message of a tool; none where it is about something else.
 * @throws z.ZodError where the message is not of the tool's shape
 */
export const readHook = (tool: HookTool, body: unknown, query: HookQuery): DeliveryNews[] => READERS[tool](body, query)
