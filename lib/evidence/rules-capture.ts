import type { Order } from '@/lib/core/text/dates'
import { mapped, type ImportChoice, type ImportMapping, type Recognised } from '@/lib/core/imports'
import { readTrackerTable, toolOfTable } from './rules-capture-csv'
import { isJiraXml, readJiraXml } from './rules-capture-jira-xml'
import type { CaptureFile } from './rules-capture-items'
import { isSlackList, isSlackMessages, jsonIn, readSlackDay, readTrackerJson } from './rules-capture-json'

const NAMES: Record<string, string> = {
  jira: 'Jira',
  linear: 'Linear',
  github: 'GitHub issues',
  'github-projects': 'GitHub Projects',
  gitlab: 'GitLab issues',
  'azure-devops': 'Azure DevOps',
  asana: 'Asana',
  trello: 'Trello',
  fider: 'Fider',
  zendesk: 'Zendesk',
  productboard: 'Productboard',
  canny: 'Canny',
  slack: 'Slack export',
  intercom: 'Intercom',
  aha: 'Aha!',
}

interface SourceFile {
  path: string
  text: string
}

/** What a mapping may say of days such as 03/04/2026. */
export const ORDERS: readonly Order[] = ['day-first', 'month-first']

/** Reads an export of a tracker or a chat, by what it holds; null where it is none that is known. */
export function readCaptureFile({ path, text }: SourceFile, now: Date, order?: Order): CaptureFile | null {
  if (isJiraXml(text)) return readJiraXml(text)
  const json = jsonIn(text)
  if (json === undefined) return toolOfTable(text) === null ? null : readTrackerTable(text, now, order)
  if (isSlackMessages(json)) return readSlackDay(path, json)
  if (isSlackList(path, json)) return { tool: 'slack', items: [], findings: [] }
  return readTrackerJson(text)
}

/** Whether a file is an export of a tracker or a chat. */
export function recogniseCapture(file: SourceFile): Recognised | null {
  if (isJiraXml(file.text)) return { confidence: 0.97, shape: 'Jira XML' }
  const json = jsonIn(file.text)
  if (json === undefined) {
    const tool = toolOfTable(file.text)
    return tool === null ? null : { confidence: 0.95, shape: NAMES[tool] ?? tool }
  }
  if (isSlackMessages(json) || isSlackList(file.path, json)) return { confidence: 0.97, shape: 'Slack export' }
  const read = readTrackerJson(file.text)
  return read ? { confidence: 0.95, shape: NAMES[read.tool] ?? read.tool } : null
}

const DAY_OPTIONS = [
  { value: '', label: 'Not known: the day of the import' },
  { value: 'day-first', label: 'Day first' },
  { value: 'month-first', label: 'Month first' },
]

/** Asks for the order of day and month of each file that does not show it, or for which it was said. */
export function dayChoices(
  files: readonly SourceFile[],
  mapping: ImportMapping | undefined,
  now: Date,
): ImportChoice[] {
  return files.flatMap((file): ImportChoice[] => {
    const said = mapped(mapping, 'days', file.path) ?? ''
    const open = readCaptureFile(file, now)?.findings.some((one) => one.key === 'date-order') ?? false
    return open || said ? [{ field: 'days', from: file.path, to: said, count: 1, options: DAY_OPTIONS }] : []
  })
}
