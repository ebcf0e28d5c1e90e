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

/** GitLab may be installed anywhere: its addresses are known by "/-/issues/". Newer versions write work_items for issues. */
function gitLab({ host, origin }: URL, parts: readonly string[]): IssueAddress | null {
  const dash = parts.indexOf('-')
  const [kind, number = ''] = parts.slice(dash + 1)
  if (dash < 2 || (kind !== 'issues' && kind !== 'work_items') || !NUMBER.test(number)) return null
  const path = parts.slice(0, dash).join('/')
  return {
    provider: 'gitlab',
    key: `${host}/${path.toLowerCase()}#${number}`,
    url: `${origin}/${path}/-/issues/${number}`,
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
