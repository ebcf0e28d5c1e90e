import { z } from 'zod'
import { momentOf } from '@/lib/core/moment'
import type { IssueState, Tracker } from './rules-trackers'

/** What a tracker's API is asked, with the token of the workspace. */
export interface TrackerQuestion {
  method: 'GET' | 'POST'
  url: string
  headers: Record<string, string>
  body?: string
}

export interface TrackerAnswer {
  title: string
  state: IssueState
  stateName: string
  /** When the tracker last changed the issue, by its own clock; null where it does not say. */
  at: Date | null
  /** Where the issue is now, where the tracker says so. */
  url?: string
  outsideId?: string
}

/** Where a tracker's issues are, if it is one that cannot be installed elsewhere. */
export const FIXED_HOSTS: Partial<Record<Tracker, string>> = { github: 'github.com', linear: 'linear.app' }

const AGENT = { 'user-agent': 'Soundings', accept: 'application/json' }
const LINEAR_QUERY = 'query($id: String!) { issue(id: $id) { id url title updatedAt state { name type } } }'

/**
 * How the state of one issue is asked for. GitHub: REST, "Get an issue", which answers pull requests too. GitLab: REST,
 * "Single project issue", "Get single MR" and "Single epic". Jira: REST v2, "Get issue"; a token with a colon is e-mail and
 * token of Jira Cloud, one
 * without a personal access token. Linear: GraphQL, `issue`.
 * @param link an address that `issueOf` made
 */
export function questionFor(link: { provider: Tracker; url: string }, token: string): TrackerQuestion {
  const url = new URL(link.url)
  const parts = url.pathname.split('/').filter((part) => part !== '')
  switch (link.provider) {
    case 'github': {
      const [owner = '', repository = '', , number = ''] = parts
      return {
        method: 'GET',
        url: `https://api.github.com/repos/${owner}/${repository}/issues/${number}`,
        headers: {
          ...AGENT,
          accept: 'application/vnd.github+json',
          'x-github-api-version': '2022-11-28',
          authorization: `Bearer ${token}`,
        },
      }
    }
    case 'gitlab': {
      const isGroup = parts[0] === 'groups'
      const path = parts.slice(isGroup ? 1 : 0, parts.indexOf('-')).join('/')
      return {
        method: 'GET',
        url: [
          ...[url.origin, 'api', 'v4', isGroup ? 'groups' : 'projects', encodeURIComponent(decodeURIComponent(path))],
          ...parts.slice(-2),
        ].join('/'),
        headers: { ...AGENT, 'private-token': token },
      }
    }
    case 'jira': {
      const base = [url.origin, ...parts.slice(0, -2)].join('/')
      const isCloud = token.includes(':')
      return {
        method: 'GET',
        url: `${base}/rest/api/2/issue/${parts.at(-1) ?? ''}?fields=summary,status,updated`,
        headers: { ...AGENT, authorization: isCloud ? `Basic ${btoa(token)}` : `Bearer ${token}` },
      }
    }
    case 'linear':
      return {
        method: 'POST',
        url: 'https://api.linear.app/graphql',
        headers: { ...AGENT, 'content-type': 'application/json', authorization: token },
        body: JSON.stringify({ query: LINEAR_QUERY, variables: { id: parts[2] ?? '' } }),
      }
  }
}

const text = z.string()
const gitHub = z.object({
  title: text,
  html_url: text.optional(),
  updated_at: text.optional(),
  state: z.enum(['open', 'closed']),
  state_reason: text.nullish(),
  pull_request: z.object({ merged_at: text.nullish() }).nullish(),
})
const gitLab = z.object({
  title: text,
  state: text,
  confidential: z.boolean().nullish(),
  moved_to_id: z.unknown().optional(),
  updated_at: text.optional(),
})
const jira = z.object({
  fields: z.object({
    summary: text,
    updated: text.optional(),
    status: z.object({ name: text, statusCategory: z.object({ key: text }).optional() }),
  }),
})
const linear = z.object({
  data: z.object({
    issue: z
      .object({
        id: text.optional(),
        url: text.optional(),
        title: text,
        updatedAt: text.optional(),
        state: z.object({ name: text, type: text }),
      })
      .nullable(),
  }),
})
const LINEAR_ENDS = ['completed', 'canceled', 'duplicate']

const NOT_FOUND: TrackerAnswer = { title: '', state: 'unknown', stateName: 'not found', at: null }

/**
 * What a tracker answered about an issue. One that is not there, or that the token may not see, is not known; both are
 * answered 404 by all of them.
 * @throws ZodError where the answer is not of the tracker's shape
 */
export function answerOf(provider: Tracker, status: number, body: unknown): TrackerAnswer {
  if (status === 404 || status === 410) return NOT_FOUND
  switch (provider) {
    case 'github': {
      const {
        title,
        state,
        state_reason: reason,
        pull_request: pull,
        updated_at: changed,
        html_url: url,
      } = gitHub.parse(body)
      return {
        ...(url !== undefined && { url }),
        title,
        state,
        stateName: pull?.merged_at ? 'merged' : state === 'closed' ? (reason ?? 'closed') : 'open',
        at: momentOf(changed),
      }
    }
    case 'gitlab': {
      const { title, state, confidential, moved_to_id: movedTo, updated_at: changed } = gitLab.parse(body)
      const isMoved = typeof movedTo === 'number'
      return {
        title: confidential ? 'Confidential issue' : title,
        state: isMoved ? 'unknown' : state === 'closed' || state === 'merged' ? 'closed' : 'open',
        stateName: isMoved ? 'moved' : state,
        at: momentOf(changed),
      }
    }
    case 'jira': {
      const { summary, status: named, updated } = jira.parse(body).fields
      const category = named.statusCategory?.key
      return {
        title: summary,
        state: category === undefined ? 'unknown' : category === 'done' ? 'closed' : 'open',
        stateName: named.name,
        at: momentOf(updated),
      }
    }
    case 'linear': {
      const { issue } = linear.parse(body).data
      if (!issue) return NOT_FOUND
      return {
        ...(issue.url !== undefined && { url: issue.url.replace(/(\/issue\/[A-Za-z0-9]+-\d+)\/.*$/, '$1') }),
        ...(issue.id !== undefined && { outsideId: issue.id }),
        title: issue.title,
        state: LINEAR_ENDS.includes(issue.state.type) ? 'closed' : 'open',
        stateName: issue.state.name,
        at: momentOf(issue.updatedAt),
      }
    }
  }
}
