import { z } from 'zod'
import { momentOf } from '@/lib/core/moment'
import { shortened } from '@/lib/core/text/excerpt'
import { issueOf, type IssueAddress, type IssueState } from './rules-trackers'

/**
 * What a tracker told about one issue. Each of the four says in its message when it last changed the issue: GitHub and GitLab
 * `updated_at`, Jira `updated` of its fields, Linear `updatedAt`.
 */
export interface IssueNews {
  issue: IssueAddress
  title: string
  state: IssueState
  /** The tracker's own word for it. */
  stateName: string
  /** When the tracker last changed the issue, by its own clock; null where it does not say. */
  at: Date | null
  /** By what the tracker knows it wherever it is; left out where it does not say. */
  outsideId?: string
  /** Keys that it had before, where the tracker names them. */
  former?: string[]
}

const text = z.string().max(1_000)
type Told = Pick<IssueNews, 'title' | 'state' | 'stateName'> & { changed: string | undefined }
const asNews = (url: string, { title, state, stateName, changed }: Told, outsideId?: string): IssueNews | null => {
  const issue = issueOf(url)
  const told = { title: shortened(title, 300), state, stateName: stateName.slice(0, 60), at: momentOf(changed) }
  return issue && { issue, ...told, ...(outsideId !== undefined && { outsideId }) }
}

/**
 * GitHub's events "issues", "pull_request" and those about a comment or a review: docs.github.com, webhook events and payloads, and
 * the 329 examples of @octokit/webhooks-examples 7.6.1. Pinning an issue tells no state of it. In the events of reviews and comments
 * a merged pull request has no `merged`, only the time of it.
 */
const gitHubEvent = z.object({
  action: text.optional(),
  repository: z.object({ id: z.number().int().optional(), full_name: text.optional() }).optional(),
  changes: z
    .object({
      repository: z.object({ name: z.object({ from: text }).optional() }).optional(),
      owner: z
        .object({ from: z.record(z.string(), z.object({ login: text.optional() }).nullish()).optional() })
        .optional(),
    })
    .nullish(),
  issue: z
    .object({
      html_url: text,
      title: text,
      updated_at: text.optional(),
      state: z.enum(['open', 'closed']).optional(),
      state_reason: text.nullish(),
      pull_request: z.object({ merged_at: text.nullish() }).nullish(),
    })
    .optional(),
  pull_request: z
    .object({
      html_url: text,
      title: text,
      updated_at: text.optional(),
      state: z.enum(['open', 'closed']),
      merged: z.boolean().nullish(),
      merged_at: text.nullish(),
    })
    .optional(),
})
/** Actions after which the issue is no longer at its address. The message still holds its last state. */
const GONE = new Set(['deleted', 'transferred'])

/**
 * A repository that got another name or owner: its event "repository" with the action "renamed" or "transferred". A message about an
 * issue tells of it as well, by the id of the repository, which stays.
 */
export interface Renamed {
  /** "acme/api", in small letters. */
  from: string
  /** As it is written now. */
  to: string
}

export function readGitHubRename(body: unknown): Renamed | null {
  const { action = '', issue, pull_request: pull, repository, changes } = gitHubEvent.parse(body)
  const [owner, name] = repository?.full_name?.split('/') ?? []
  if (issue || pull || !owner || !name) return null
  const [was] = Object.values(changes?.owner?.from ?? {}).flatMap((one) => one?.login ?? [])
  const former = changes?.repository?.name?.from
  const isTold = (action === 'renamed' && former !== undefined) || (action === 'transferred' && was !== undefined)
  if (!isTold) return null
  return { from: `${was ?? owner}/${former ?? name}`.toLowerCase(), to: `${owner}/${name}` }
}

/** Numbers of issues and pull requests are one row in a repository. */
const gitHubId = (repository: { id?: number | undefined } | undefined, url: string): string | undefined =>
  repository?.id === undefined ? undefined : `${repository.id}#${url.split('/').at(-1) ?? ''}`

export function readGitHub(body: unknown): IssueNews | null {
  const { action = '', issue, pull_request: pull, repository } = gitHubEvent.parse(body)
  if (pull) {
    const { html_url: url, title, state, updated_at: changed } = pull
    const stateName = pull.merged || pull.merged_at ? 'merged' : state
    return asNews(url, { title, state, stateName, changed }, gitHubId(repository, url))
  }
  if (!issue?.state) return null
  // "deleted" of a comment is about the comment: there the body has one.
  const gone = GONE.has(action) && !isAboutComment(body)
  const { html_url: url, title, state, updated_at: changed } = issue
  if (gone) return asNews(url, { title, state: 'unknown', stateName: action, changed })
  const end = issue.pull_request?.merged_at ? 'merged' : (issue.state_reason ?? 'closed')
  const stateName = state === 'closed' ? end : 'open'
  return asNews(url, { title, state, stateName, changed }, gitHubId(repository, url))
}
const isAboutComment = (body: unknown): boolean => typeof body === 'object' && body !== null && 'comment' in body

/**
 * GitLab's "Issue Hook" (issues, and as `work_item` epics and others) and "Merge Request Hook": docs.gitlab.com, webhook events. The
 * state is "opened", "closed", "merged", or "locked" while it is being merged. A confidential issue comes in the same shape with
 * `confidential: true` (its own event type is missing from the manual): its title is for its project's members only. One that is moved
 * comes as closed, with `moved_to_id`.
 */
const gitLabEvent = z.object({
  object_kind: text,
  object_attributes: z
    .object({
      url: text.optional(),
      title: text.optional(),
      state: text.optional(),
      confidential: z.boolean().nullish(),
      updated_at: text.nullish(),
      moved_to_id: z.unknown().optional(),
    })
    .optional(),
})
const GITLAB_ENDS = ['closed', 'merged']
const GITLAB_TOLD = ['issue', 'work_item', 'merge_request']

/** Addresses of versions before 13, and those of the manual, have no "-" before what they name. */
const withDash = (url: string): string =>
  url.includes('/-/') ? url : url.replace(/\/(issues|merge_requests|epics)\/(\d+)$/, '/-/$1/$2')

export function readGitLab(body: unknown): IssueNews | null {
  const { object_kind: kind, object_attributes: told } = gitLabEvent.parse(body)
  // Other hooks have attributes of their own.
  if (!GITLAB_TOLD.includes(kind) || !told?.url || told.title === undefined || !told.state) return null
  const title = told.confidential ? 'Confidential issue' : told.title
  // An issue that is moved to another project is closed where it was, and goes on there: nothing is done yet.
  if (typeof told.moved_to_id === 'number')
    return asNews(withDash(told.url), {
      ...{ title, state: 'unknown', stateName: 'moved', changed: told.updated_at ?? undefined },
    })
  const state = GITLAB_ENDS.includes(told.state) ? 'closed' : 'open'
  return asNews(withDash(told.url), { title, state, stateName: told.state, changed: told.updated_at ?? undefined })
}

/**
 * Jira's "jira:issue_updated" and its like: developer.atlassian.com, Jira Cloud webhooks. `self` is an address of the REST
 * API on the site itself; a status is done by its category, whatever a team named it. The example of the documentation has no status,
 * as do messages of webhooks that name their fields: these tell nothing of the state, and leave what is known. The message of an
 * issue that gets another key, in another project, is about the address that it had.
 */
const jiraEvent = z.object({
  webhookEvent: text,
  issue: z
    .object({
      key: text,
      self: z.url().max(1_000),
      fields: z.object({
        summary: text,
        updated: text.nullish(),
        status: z.object({ name: text, statusCategory: z.object({ key: text }).optional() }).nullish(),
      }),
    })
    .optional(),
  changelog: z
    .object({ items: z.array(z.object({ field: text, fromString: z.string().nullish() })).optional() })
    .nullish(),
})

/** The key that an issue had before it was moved to another project; the change is in the changelog as the field "Key". */
const keyBefore = ({ changelog }: z.output<typeof jiraEvent>): string | undefined =>
  changelog?.items?.find(({ field }) => field === 'Key')?.fromString ?? undefined

export function readJira(body: unknown): IssueNews | null {
  const told = jiraEvent.parse(body)
  const { webhookEvent: event, issue } = told
  if (!event.startsWith('jira:issue_') || !issue) return null
  const base = issue.self.replace(/\/rest\/api\/.*$/, '')
  const { summary, status, updated } = issue.fields
  const before = keyBefore(told)
  if (before)
    return asNews(`${base}/browse/${before}`, {
      ...{ title: summary, state: 'unknown', stateName: `moved to ${issue.key}`, changed: updated ?? undefined },
    })
  const isGone = event === 'jira:issue_deleted'
  if (!status && !isGone) return null
  const category = status?.statusCategory?.key
  const state = isGone || category === undefined ? 'unknown' : category === 'done' ? 'closed' : 'open'
  const stateName = isGone ? 'deleted' : (status?.name ?? '')
  return asNews(`${base}/browse/${issue.key}`, { title: summary, state, stateName, changed: updated ?? undefined })
}

/**
 * Linear's "Issue" events: linear.app/developers, webhooks. The type of a state is one of seven (@linear/sdk 98.0.0); three of them
 * are ends. An issue that is given to another team gets another identifier; its `id` stays, and `previousIdentifiers` names those it had.
 */
const linearEvent = z.object({
  type: text,
  action: text,
  url: text.optional(),
  data: z
    .object({
      id: text.optional(),
      previousIdentifiers: z.array(text).max(100).nullish(),
      title: text.optional(),
      updatedAt: text.optional(),
      state: z.object({ name: text, type: text }).optional(),
    })
    .optional(),
})
export function readLinear(body: unknown): IssueNews | null {
  const { type, action, url, data } = linearEvent.parse(body)
  if (type !== 'Issue' || !url || !data?.state) return null
  const isEnd = ['completed', 'canceled', 'duplicate'].includes(data.state.type)
  // The address ends in the title's words, which change with it: the issue is named without them.
  const short = url.replace(/(\/issue\/[A-Za-z0-9]+-\d+)\/.*$/, '$1')
  const removed = action === 'remove'
  const news = asNews(
    short,
    {
      title: data.title ?? '',
      state: removed ? 'unknown' : isEnd ? 'closed' : 'open',
      stateName: removed ? 'deleted' : data.state.name,
      changed: data.updatedAt,
    },
    data.id,
  )
  return news && { ...news, former: formerKeys(news.issue, data.previousIdentifiers ?? []) }
}

/** Keys that a Linear issue had in the same workspace. */
export const formerKeys = ({ url }: IssueAddress, identifiers: readonly string[]): string[] =>
  identifiers.flatMap((one) => issueOf(url.replace(/[^/]*$/, one))?.key ?? [])
