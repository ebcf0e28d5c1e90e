import { TRACKERS, type Tracker } from './schema-trackers'

export { TRACKERS, type Tracker }

export type IssueState = 'open' | 'closed' | 'unknown'

/** An issue as an address names it. `url` is the canonical form: what differs only in a query or an anchor is the same issue. */
export interface IssueAddress {
  provider: Tracker
  /** "acme/api#12", "PLAT-7": with the host in front where a tracker may be installed anywhere. */
  key: string
  url: string
}

const NUMBER = /^[1-9]\d{0,9}$/
const JIRA_KEY = /^[A-Z][A-Z0-9_]{0,30}-[1-9]\d{0,9}$/
const LINEAR_KEY = /^[A-Z][A-Z0-9]{0,9}-[1-9]\d{0,9}$/

function gitHub({ host, origin }: URL, parts: readonly string[]): IssueAddress | null {
  const [owner, repository, kind, number = ''] = parts
  if (host !== 'github.com' || (kind !== 'issues' && kind !== 'pull') || !NUMBER.test(number)) return null
  const path = `${owner}/${repository}`
  return { provider: 'github', key: `${path.toLowerCase()}#${number}`, url: `${origin}/${path}/${kind}/${number}` }
}

/** Parts of a GitLab address after "-", and the sign with which GitLab writes a reference to such a thing. */
const GITLAB_KINDS: Record<string, { path: string; sign: string; inGroup: boolean }> = {
  issues: { path: 'issues', sign: '#', inGroup: false },
  // Newer versions write work_items for the issues of a project and for the epics of a group.
  work_items: { path: 'issues', sign: '#', inGroup: false },
  merge_requests: { path: 'merge_requests', sign: '!', inGroup: false },
  epics: { path: 'epics', sign: '&', inGroup: true },
}

/**
 * GitLab may be installed anywhere: its addresses are known by "/-/issues/", where versions before 13 left the "-" out by the name of
 * the host. An epic belongs to a group ("/groups/acme/-/epics/5"): the number of an epic is none of an issue.
 */
function gitLab({ host, origin }: URL, parts: readonly string[]): IssueAddress | null {
  const found = parts.indexOf('-')
  const dash = found < 0 && /(^|\.)gitlab\./.test(host) ? parts.length - 2 : found
  const [kind = '', number = ''] = parts.slice(found < 0 ? dash : dash + 1)
  if (dash < 2 || !NUMBER.test(number)) return null
  const isGroup = parts[0] === 'groups'
  const known = GITLAB_KINDS[isGroup && kind === 'work_items' ? 'epics' : kind]
  if (known?.inGroup !== isGroup) return null
  const path = parts.slice(isGroup ? 1 : 0, dash).join('/')
  return {
    provider: 'gitlab',
    key: `${host}/${path.toLowerCase()}${known.sign}${number}`,
    url: `${origin}/${isGroup ? 'groups/' : ''}${path}/-/${known.path}/${number}`,
  }
}

function linear({ host, origin }: URL, parts: readonly string[]): IssueAddress | null {
  const [workspace, kind, key = ''] = parts
  if (host !== 'linear.app' || kind !== 'issue' || !LINEAR_KEY.test(key.toUpperCase())) return null
  return {
    provider: 'linear',
    key: `${workspace?.toLowerCase()}/${key.toUpperCase()}`,
    url: `${origin}/${workspace}/issue/${key.toUpperCase()}`,
  }
}

/** Jira may be installed anywhere, also under a path: its addresses end in "/browse/KEY-1". */
function jira({ host, origin }: URL, parts: readonly string[]): IssueAddress | null {
  const key = parts.at(-1) ?? ''
  if (parts.at(-2) !== 'browse' || !JIRA_KEY.test(key)) return null
  return { provider: 'jira', key: `${host}/${key}`, url: `${origin}/${parts.join('/')}` }
}

/** Which issue an address names; null where it is none of these trackers'. */
export function issueOf(text: string): IssueAddress | null {
  if (!URL.canParse(text)) return null
  const url = new URL(text)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null
  const parts = url.pathname.split('/').filter((part) => part !== '')
  return gitHub(url, parts) ?? linear(url, parts) ?? gitLab(url, parts) ?? jira(url, parts)
}
