import { boundedId } from '@/lib/core/bounded-id'
import { isJsonObject, type JsonObject } from '@/lib/core/json'
import { readOtherJson } from './rules-capture-boards'
import { readTalkJson } from './rules-capture-talks'
import {
  joined,
  tagsOf,
  webAddress,
  type CaptureFile,
  type CapturedItem,
  type CaptureFinding,
} from './rules-capture-items'

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const dayIn = (value: unknown): string | undefined => /^\d{4}-\d{2}-\d{2}/.exec(text(value))?.[0]
const names = (value: unknown): string[] =>
  (Array.isArray(value) ? value : isJsonObject(value) && Array.isArray(value.nodes) ? value.nodes : []).flatMap(
    (one) => (typeof one === 'string' ? [one] : isJsonObject(one) ? [text(one.name)] : []),
  )

/** JSON in a file; undefined where it is none. */
export function jsonIn(source: string): unknown {
  if (!/^\uFEFF?\s*[[{]/.test(source)) return undefined
  try {
    return JSON.parse(source.replace(/^\uFEFF/, '')) as unknown
  } catch {
    return undefined
  }
}

/** Atlassian's document format as plain text: a paragraph a line. */
function plainDocument(node: unknown): string {
  if (typeof node === 'string') return node
  if (!isJsonObject(node)) return ''
  if (typeof node.text === 'string') return node.text
  if (node.type === 'hardBreak') return '\n'
  const parts = Array.isArray(node.content) ? node.content.map(plainDocument) : []
  return parts.join(node.type === 'paragraph' || node.type === 'heading' ? '' : '\n')
}

function jiraItem(issue: JsonObject, findings: CaptureFinding[]): CapturedItem | null {
  const fields = isJsonObject(issue.fields) ? issue.fields : {}
  const body = joined(text(fields.summary), plainDocument(fields.description))
  const key = text(issue.key)
  if (body === '' || key === '') return null
  const reporter = isJsonObject(fields.reporter) ? fields.reporter : {}
  const day = dayIn(fields.created)
  if (!day)
    findings.push({ line: 0, key: 'date-assumed', message: `${key} has no day. The day of the import was taken.` })
  const author = text(reporter.accountId) || text(reporter.name) || text(reporter.key)
  return {
    kind: 'ticket',
    sourceId: `jira:${key}`,
    text: body,
    tags: tagsOf([...names(fields.labels), ...names(fields.components)]),
    line: 0,
    ...(day && { day }),
    ...(author && { author: `jira:${author}` }),
    ...(text(reporter.emailAddress) && { email: text(reporter.emailAddress).toLowerCase() }),
  }
}

/** Issues and discussions of GitHub, as its API and its command line write them. */
function gitHubItem(issue: JsonObject): CapturedItem | null {
  const url = webAddress(text(issue.html_url)) ?? webAddress(text(issue.url))
  const body = joined(text(issue.title), text(issue.body))
  if (body === '' || typeof issue.number !== 'number') return null
  const author = isJsonObject(issue.user)
    ? text(issue.user.login)
    : isJsonObject(issue.author)
      ? text(issue.author.login)
      : ''
  const day = dayIn(issue.created_at) ?? dayIn(issue.createdAt)
  return {
    kind: 'ticket',
    sourceId: boundedId(
      `github:${(url ?? String(issue.number)).replace(/^https?:\/\/(?:api\.)?[^/]+\/(?:repos\/)?/, '')}`,
      180,
    ),
    text: body,
    tags: tagsOf(names(issue.labels)),
    line: 0,
    ...(day && { day }),
    ...(url && { url }),
    ...(author && { author: `github:${author}` }),
  }
}

const isGitHub = (one: unknown): boolean =>
  isJsonObject(one) &&
  typeof one.number === 'number' &&
  typeof one.title === 'string' &&
  ('body' in one || 'url' in one)

/** Tickets in JSON: Jira's API (`issues`), GitHub's API or `gh issue list --json`, and those of `rules-capture-boards.ts`; else null. */
export function readTrackerJson(source: string): CaptureFile | null {
  const json = jsonIn(source)
  const findings: CaptureFinding[] = []
  if (
    isJsonObject(json) &&
    Array.isArray(json.issues) &&
    json.issues.some((one) => isJsonObject(one) && isJsonObject(one.fields))
  ) {
    const items = json.issues.filter(isJsonObject).flatMap((issue) => jiraItem(issue, findings) ?? [])
    return { tool: 'jira', items, findings }
  }
  const other = readTalkJson(json) ?? readOtherJson(json)
  if (other) return other
  const list = Array.isArray(json) ? json : []
  if (list.length === 0 || !list.every(isGitHub)) return null
  // The API lists pull requests among the issues.
  const issues = list.filter(isJsonObject).filter((one) => !('pull_request' in one))
  if (issues.length < list.length)
    findings.push({
      line: 0,
      key: 'pull-requests',
      message: `${list.length - issues.length} pull requests were left out.`,
    })
  return { tool: 'github', items: issues.flatMap((issue) => gitHubItem(issue) ?? []), findings }
}

const SLACK_FILES = /(?:^|\/)(?:users|channels|groups|dms|mpims|integration_logs|canvases|lists)\.json$/
export const isSlackMessages = (json: unknown): json is JsonObject[] =>
  Array.isArray(json) &&
  json.length > 0 &&
  json.every((one) => isJsonObject(one) && one.type === 'message' && /^\d{9,11}\.\d{3,}$/.test(text(one.ts)))

/** Whether a file is one of those that a Slack export has next to its days of messages. */
export const isSlackList = (path: string, json: unknown): boolean =>
  SLACK_FILES.test(path) &&
  Array.isArray(json) &&
  json.every((one) => isJsonObject(one) && ('id' in one || 'service_id' in one))

/** Slack's text as words: links by their name, people without theirs, entities as letters. */
export const slackWords = (source: string): string =>
  source
    .replace(/<@[UW][A-Z0-9]+(?:\|[^>]*)?>/g, '@someone')
    .replace(/<#[CG][A-Z0-9]+\|?([^>]*)>/g, (_, name: string) => `#${name || 'channel'}`)
    .replace(/<!(?:subteam\^[A-Z0-9]+\|)?@?([^>|]*)(?:\|[^>]*)?>/g, '@$1')
    .replace(/<((?:https?|mailto):[^>|]+)\|([^>]+)>/g, '$2')
    .replace(/<((?:https?|mailto):[^>|]+)>/g, '$1')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .trim()

/** One day of a channel of a Slack export. Joins, topics and what bots say are left out and counted. */
export function readSlackDay(path: string, messages: readonly JsonObject[]): CaptureFile {
  const channel = path.split('/').at(-2) ?? 'channel'
  const findings: CaptureFinding[] = []
  let passed = 0
  const items = messages.flatMap((one): CapturedItem[] => {
    const words = slackWords(text(one.text))
    const system = one.subtype !== undefined && one.subtype !== 'thread_broadcast' && one.subtype !== 'me_message'
    if (system || one.bot_id !== undefined || words === '') {
      passed += 1
      return []
    }
    return [
      {
        kind: 'chat',
        sourceId: boundedId(`slack:${channel}:${text(one.ts)}`, 180),
        text: words,
        day: new Date(Number(text(one.ts)) * 1000).toISOString().slice(0, 10),
        tags: tagsOf([channel]),
        line: 0,
        ...(text(one.user) && { author: `slack:${text(one.user)}` }),
      },
    ]
  })
  if (passed > 0)
    findings.push({
      line: 0,
      key: 'no-words',
      message: `${passed} messages of bots, of the tool itself or without words were left out.`,
    })
  return { tool: 'slack', items, findings }
}
