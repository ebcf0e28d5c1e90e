import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from '@/lib/core/zod'
import { eventsInput } from '../schema-delivery'
import { readHook } from './rules'
import { readChanges } from './rules-changes'

const sha = (name: string): string => name.repeat(40).slice(0, 40)
const at = (text: string) => new Date(text)

const gitHub = (fields: Record<string, unknown> = {}) => ({
  ...{ ref: 'refs/heads/main', before: sha('a'), after: sha('c'), created: false, deleted: false, forced: false },
  commits: [
    { id: sha('b'), distinct: true, timestamp: '2026-03-02T10:00:00+02:00' },
    { id: sha('c'), distinct: true, timestamp: '2026-03-02T09:00:00Z' },
  ],
  repository: { full_name: 'acme/api', html_url: 'https://github.com/acme/api', default_branch: 'main' },
  ...fields,
})
const pushed = (tool: 'github' | 'gitlab', body: unknown) => readChanges(tool, body).pushes

test('GitHub: the commits of a push, from the oldest', () => {
  expect(pushed('github', gitHub())).toEqual([
    {
      ...{ repository: 'github.com/acme/api', branch: 'main', isDefault: true, isWhole: true },
      ...{ before: sha('a'), after: sha('c') },
      commits: [
        { sha: sha('b'), at: at('2026-03-02T08:00:00Z') },
        { sha: sha('c'), at: at('2026-03-02T09:00:00Z') },
      ],
    },
  ])
  expect(pushed('github', gitHub({ forced: true }))).toMatchObject([{ isWhole: false }])
  const many = (length: number) =>
    gitHub({
      commits: Array.from({ length }, (_, i) => ({
        id: i === length - 1 ? sha('c') : i.toString(16).padStart(40, '0'),
        timestamp: '2026-03-02T09:00:00Z',
      })),
    })
  expect([19, 20, 2_047, 2_048].map((length) => pushed('github', many(length))[0]?.isWhole)).toEqual([
    true,
    false,
    true,
    false,
  ])
})

test.each([
  ['a tag', { ref: 'refs/tags/v1' }],
  ['a branch that was deleted', { after: sha('0'), commits: [] }],
  ['a branch of commits that are there', { before: sha('0'), commits: [] }],
  ['commits of which none is the head', { after: sha('d') }],
])('GitHub: %s brings no commit', (_name, fields) => {
  expect(pushed('github', gitHub(fields))).toEqual([])
})

test('GitHub: a merged pull request, but not one from a fork, and not one that was closed', () => {
  const pull = (fields: Record<string, unknown> = {}, name = 'acme/api') => ({
    action: 'closed',
    pull_request: {
      ...{ merged: true, merge_commit_sha: sha('e'), commits: 2 },
      head: { ref: 'feature', sha: sha('c'), repo: { full_name: name } },
      ...fields,
    },
    repository: gitHub().repository,
  })
  expect(readChanges('github', pull()).merges).toEqual([
    { repository: 'github.com/acme/api', branch: 'feature', head: sha('c'), commits: 2, sha: sha('e') },
  ])
  expect(readChanges('github', pull({}, 'someone/api')).merges).toEqual([])
  expect(readChanges('github', pull({ merged: false, merge_commit_sha: null })).merges).toEqual([])
})

test('GitLab: 20 commits at most, and how many there are', () => {
  const body = (total: number) => ({
    ...{ object_kind: 'push', event_name: 'push', ref: 'refs/heads/release/9', before: sha('a'), after: sha('c') },
    project: {
      ...{ path_with_namespace: 'acme/web', web_url: 'https://gitlab.example.com/acme/web', default_branch: 'main' },
    },
    commits: [
      { id: sha('c'), timestamp: '2026-03-02T10:00:00+02:00' },
      { id: sha('b'), timestamp: '2026-03-02T09:30:00+02:00' },
    ],
    total_commits_count: total,
  })
  const [push] = pushed('gitlab', body(2))
  expect(push).toMatchObject({ repository: 'gitlab.example.com/acme/web', branch: 'release/9', isDefault: false })
  expect(push?.isWhole).toBe(true)
  expect(push?.commits.map((one) => one.sha)).toEqual([sha('b'), sha('c')])
  expect(pushed('gitlab', body(31))).toMatchObject([{ isWhole: false }])
})

test('a deployment says what was deployed where: GitLab’s commit is the end of its address', () => {
  const [found] = readHook(
    'gitlab',
    {
      ...{ object_kind: 'deployment', status: 'success', status_changed_at: '2026-03-02 12:00:00 +0200' },
      ...{ deployment_id: 1, environment: 'production', short_sha: sha('b').slice(0, 8) },
      commit_url: `https://gitlab.example.com/acme/web/-/commit/${sha('b')}`,
      project: { path_with_namespace: 'acme/web', web_url: 'https://gitlab.example.com/acme/web' },
    },
    {},
  )
  expect(found).toMatchObject({
    ...{ repository: 'gitlab.example.com/acme/web', sha: sha('b'), environment: 'production' },
  })
})

test('what the documentation lets Argo CD send is what the hub takes', () => {
  const page = readFileSync('docs/delivery-figures.md', 'utf8')
  const template = /^ *(\{"kind":"deployment".*\})$/m.exec(page)?.[1] ?? ''
  const sent = template
    .replaceAll(/\{\{[^}]*GetCommitMetadata[^}]*\}\}/g, '2026-03-02T08:30:00Z')
    .replaceAll(/\{\{[^}]*finishedAt[^}]*\}\}/g, '2026-03-02T10:00:00Z')
    .replaceAll(/\{\{[^}]*name[^}]*\}\}/g, 'search')
  expect(sent).not.toContain('{{')
  expect(parse(eventsInput, JSON.parse(sent))).toMatchObject({
    ...{ kind: 'deployment', id: 'argocd/search/2026-03-02T10:00:00Z', service: 'search' },
    commitAt: at('2026-03-02T08:30:00Z'),
  })
})
