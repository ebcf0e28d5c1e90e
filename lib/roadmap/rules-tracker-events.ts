import { z } from 'zod'
import { issueOf, type IssueAddress, type IssueState } from './rules-trackers'

/** What a tracker told about one issue. */
export interface IssueNews {
  issue: IssueAddress
  title: string
  state: IssueState
  /** The tracker's own word for it. */
  stateName: string
}

const text = z.string().max(1_000)
const asNews = (url: string, title: string, state: IssueState, stateName: string): IssueNews | null => {
  const issue = issueOf(url)
  return issue && { issue, title: title.slice(0, 300), state, stateName: stateName.slice(0, 60) }
}

/**
 * GitHub's events "issues", "pull_request" and those about a comment or a review: docs.github.com, webhook events and payloads, and
 * the 329 examples of @octokit/webhooks-examples 7.6.1. Pinning an issue tells no state of it. In the events of reviews and comments
 * a merged pull request has no `merged`, only the time of it.
 */
const gitHubEvent = z.object({
  action: text.optional(),
  issue: z
    .object({
      html_url: text,
      title: text,
      state: z.enum(['open', 'closed']).optional(),
      state_reason: text.nullish(),
      pull_request: z.object({ merged_at: text.nullish() }).nullish(),
    })
    .optional(),
  pull_request: z
    .object({
      html_url: text,
      title: text,
      state: z.enum(['open', 'closed']),
      merged: z.boolean().nullish(),
      merged_at: text.nullish(),
    })
    .optional(),
})
/** Actions after which the issue is no longer at its address. The message still holds its last state. */
const GONE = new Set(['deleted', 'transferred'])

export function readGitHub(body: unknown): IssueNews | null {
  const { action = '', issue, pull_request: pull } = gitHubEvent.parse(body)
  if (pull) return asNews(pull.html_url, pull.title, pull.state, pull.merged || pull.merged_at ? 'merged' : pull.state)
  if (!issue?.state) return null
  // "deleted" of a comment is about the comment: there the body has one.
  const gone = GONE.has(action) && !isAboutComment(body)
  if (gone) return asNews(issue.html_url, issue.title, 'unknown', action)
  const end = issue.pull_request?.merged_at ? 'merged' : (issue.state_reason ?? 'closed')
  return asNews(issue.html_url, issue.title, issue.state, issue.state === 'closed' ? end : 'open')
}
const isAboutComment = (body: unknown): boolean => typeof body === 'object' && body !== null && 'comment' in body

/**
 * GitLab's "Issue Hook": docs.gitlab.com, webhook events. The state is "opened" or "closed". A confidential issue comes in the same
 * shape with `confidential: true` (its own event type is missing from the manual): its title is for its project's members only.
 */
const gitLabEvent = z.object({
  object_kind: text,
  object_attributes: z.object({ url: text, title: text, state: text, confidential: z.boolean().nullish() }).optional(),
})
export function readGitLab(body: unknown): IssueNews | null {
  const { object_kind: kind, object_attributes: issue } = gitLabEvent.parse(body)
  if ((kind !== 'issue' && kind !== 'work_item') || !issue) return null
  const title = issue.confidential ? 'Confidential issue' : issue.title
  return asNews(issue.url, title, issue.state === 'closed' ? 'closed' : 'open', issue.state)
}

/**
 * Jira's "jira:issue_updated" and its like: developer.atlassian.com, Jira Cloud webhooks. `self` is an address of the REST
 * API on the site itself; a status is done by its category, whatever a team named it.
 */
const jiraEvent = z.object({
  webhookEvent: text,
  issue: z
    .object({
      key: text,
      self: z.url().max(1_000),
      fields: z.object({
        summary: text,
        status: z.object({ name: text, statusCategory: z.object({ key: text }).optional() }),
      }),
    })
    .optional(),
})
export function readJira(body: unknown): IssueNews | null {
  const { webhookEvent: event, issue } = jiraEvent.parse(body)
  if (!event.startsWith('jira:issue_') || !issue) return null
  const base = issue.self.replace(/\/rest\/api\/.*$/, '')
  const { summary, status } = issue.fields
  const category = status.statusCategory?.key
  const state =
    event === 'jira:issue_deleted' || category === undefined ? 'unknown' : category === 'done' ? 'closed' : 'open'
  return asNews(`${base}/browse/${issue.key}`, summary, state, event === 'jira:issue_deleted' ? 'deleted' : status.name)
}

/**
 * Linear's "Issue" events: linear.app/developers, webhooks. The type of a state is one of seven (@linear/sdk 98.0.0); three of them
 * are ends.
 */
const linearEvent = z.object({
  type: text,
  action: text,
  url: text.optional(),
  data: z.object({ title: text.optional(), state: z.object({ name: text, type: text }).optional() }).optional(),
})
export function readLinear(body: unknown): IssueNews | null {
  const { type, action, url, data } = linearEvent.parse(body)
  if (type !== 'Issue' || !url || !data?.state) return null
  const isEnd = ['completed', 'canceled', 'duplicate'].includes(data.state.type)
  // The address ends in the title's words, which change with it: the issue is named without them.
  const short = url.replace(/(\/issue\/[A-Za-z0-9]+-\d+)\/.*$/, '$1')
  const removed = action === 'remove'
  return asNews(
    short,
    data.title ?? '',
    removed ? 'unknown' : isEnd ? 'closed' : 'open',
    removed ? 'deleted' : data.state.name,
  )
}
