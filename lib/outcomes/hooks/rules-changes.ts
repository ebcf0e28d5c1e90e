import { boundedId } from '@/lib/core/bounded-id'
import { z } from 'zod'
import { hostOf } from './rules-production'
import { toldMoment } from './rules-news'
import type { HookTool } from './schema'

const text = z.string().max(1_000)
const sha = z.string().regex(/^[0-9a-f]{40,64}$/i)
const NOTHING = /^0+$/

/** A push to a branch, its commits from the oldest to the newest. */
export interface PushNews {
  /** Host and path. */
  repository: string
  branch: string
  isDefault: boolean
  /** Only zeros where the branch is new. */
  before: string
  after: string
  /** Whether every commit between the two is there, and the branch went forward. */
  isWhole: boolean
  commits: { sha: string; at: Date }[]
}

/** A branch that was merged: how many commits it had, and the commit that came of it. */
export interface MergeNews {
  repository: string
  branch: string
  head: string
  commits: number
  sha: string
}

export interface ChangeNews {
  pushes: PushNews[]
  merges: MergeNews[]
}
const NONE: ChangeNews = { pushes: [], merges: [] }

/** Where a repository of a message stands: host and path. */
export const repositoryNamed = (address: string | undefined, otherwise: string, path: string): string =>
  boundedId(`${hostOf(address, otherwise)}/${path}`, 400)

const commits = z.array(z.object({ id: sha, timestamp: toldMoment })).max(10_000)

/** The commits of a message, the oldest first; null where neither end is the new head. */
function inOrder(told: z.output<typeof commits>, after: string): PushNews['commits'] | null {
  const list = told.map(({ id, timestamp }) => ({ sha: id, at: timestamp }))
  if (list.at(-1)?.sha === after) return list
  return list[0]?.sha === after ? list.toReversed() : null
}

/** GitHub holds 2,048 commits of a push at most, its Enterprise Server once 20, and does not say that it left some out. */
const CUT = [20, 2_048]
const gitHubRepository = z.object({
  full_name: text,
  html_url: text.optional(),
  default_branch: text.nullish(),
})
const gitHubPush = z.object({
  ref: text,
  before: sha,
  after: sha,
  forced: z.boolean().nullish(),
  commits,
  repository: gitHubRepository,
})
const gitHubMerge = z.object({
  action: z.literal('closed'),
  pull_request: z.object({
    merged: z.literal(true),
    merge_commit_sha: sha,
    commits: z.number().int(),
    head: z.object({ ref: text, sha, repo: z.object({ full_name: text }).nullable() }),
  }),
  repository: gitHubRepository,
})
/**
 * GitHub's events "push" and "pull_request": docs.github.com, webhook events and payloads; @octokit/webhooks-examples 7.6.1. A branch
 * that is force-pushed did not go forward: its commits are not all that came between. A merge from a fork is left out, since pushes
 * to forks are not told.
 */
function readGitHub(body: unknown): ChangeNews {
  const merge = gitHubMerge.safeParse(body)
  if (merge.success) {
    const { pull_request: pull, repository } = merge.data
    if (pull.head.repo?.full_name !== repository.full_name) return NONE
    return {
      pushes: [],
      merges: [
        {
          repository: repositoryNamed(repository.html_url, 'github', repository.full_name),
          ...{ branch: pull.head.ref, head: pull.head.sha, commits: pull.commits, sha: pull.merge_commit_sha },
        },
      ],
    }
  }
  const push = gitHubPush.safeParse(body)
  if (!push.success) return NONE
  const { ref, before, after, forced, repository, commits: told } = push.data
  return pushOf({
    ...{ ref, before, after, told, isWhole: !forced && !CUT.includes(told.length) },
    repository: repositoryNamed(repository.html_url, 'github', repository.full_name),
    defaultBranch: repository.default_branch ?? null,
  })
}

const gitLabPush = z.object({
  object_kind: z.literal('push'),
  ref: text,
  before: sha,
  after: sha,
  commits,
  /** The message holds 20 commits at most, and says how many there are. */
  total_commits_count: z.number().int(),
  project: z.object({ path_with_namespace: text, web_url: text.optional(), default_branch: text.nullish() }),
})

/** GitLab's "Push Hook": docs.gitlab.com, webhook events. */
function readGitLab(body: unknown): ChangeNews {
  const push = gitLabPush.safeParse(body)
  if (!push.success) return NONE
  const { ref, before, after, project, commits: told, total_commits_count: total } = push.data
  return pushOf({
    ...{ ref, before, after, told, isWhole: told.length === total },
    repository: repositoryNamed(project.web_url, 'gitlab', project.path_with_namespace),
    defaultBranch: project.default_branch ?? null,
  })
}

interface Told extends Pick<PushNews, 'repository' | 'before' | 'after' | 'isWhole'> {
  ref: string
  defaultBranch: string | null
  told: z.output<typeof commits>
}
function pushOf({ ref, defaultBranch, told, isWhole, ...push }: Told): ChangeNews {
  const branch = /^refs\/heads\/(.+)$/.exec(ref)?.[1]
  // A tag, a branch that was deleted, a branch made of what is there: no commit is new by it.
  if (branch === undefined || NOTHING.test(push.after) || told.length === 0) return NONE
  const ordered = inOrder(told, push.after)
  if (!ordered) return NONE
  return { pushes: [{ ...push, branch, isDefault: branch === defaultBranch, isWhole, commits: ordered }], merges: [] }
}

/** The commits that a message of a tool tells of; none where it is about something else. */
export function readChanges(tool: HookTool, body: unknown): ChangeNews {
  if (tool === 'github') return readGitHub(body)
  return tool === 'gitlab' ? readGitLab(body) : NONE
}
