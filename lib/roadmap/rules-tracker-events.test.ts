import { describe, expect, it } from 'vitest'
import { momentOf } from '@/lib/core/moment'
import { issueOf } from './rules-trackers'
import { readGitHub, readGitHubRename, readGitLab, readJira, readLinear } from './rules-tracker-events'

describe('an address names an issue', () => {
  it.each([
    ['https://github.com/Acme/API/issues/12?x=1#issuecomment-9', 'github', 'acme/api#12'],
    ['https://github.com/acme/api/pull/7/files', 'github', 'acme/api#7'],
    ['https://gitlab.com/acme/group/api/-/issues/4', 'gitlab', 'gitlab.com/acme/group/api#4'],
    ['https://git.acme.test/acme/api/-/work_items/4', 'gitlab', 'git.acme.test/acme/api#4'],
    ['https://git.acme.test/acme/api/-/merge_requests/4/diffs', 'gitlab', 'git.acme.test/acme/api!4'],
    ['https://gitlab.com/groups/acme/-/epics/4', 'gitlab', 'gitlab.com/acme&4'],
    ['https://gitlab.com/groups/acme/sub/-/work_items/4', 'gitlab', 'gitlab.com/acme/sub&4'],
    ['https://gitlab.acme.test/acme/api/issues/4', 'gitlab', 'gitlab.acme.test/acme/api#4'],
    ['https://acme.atlassian.net/browse/PLAT-7', 'jira', 'acme.atlassian.net/PLAT-7'],
    ['https://acme.test/jira/browse/PLAT-7', 'jira', 'acme.test/PLAT-7'],
    ['https://linear.app/acme/issue/ENG-12/cache-the-builds', 'linear', 'acme/ENG-12'],
  ])('%s', (url, provider, key) => expect(issueOf(url)).toMatchObject({ provider, key }))
  it.each([
    'https://github.com/acme/api',
    'https://github.com.evil.test/acme/api/issues/1',
    'https://acme.test/browse/plat',
    // Without "-" it may be any of many: Gitea, Forgejo, Gogs.
    'https://git.acme.test/acme/api/issues/4',
    'https://gitlab.com/acme/api/-/epics/4',
    'https://gitlab.com/groups/acme/-/issues/4',
    'javascript:alert(1)//browse/PLAT-7',
    'ftp://acme.test/browse/PLAT-7',
    'PLAT-7',
    '',
  ])('and %s names none', (text) => expect(issueOf(text)).toBeNull())
  it('the same issue in two forms has one address', () => {
    expect(issueOf('https://gitlab.com/a/b/-/work_items/4')).toEqual(issueOf('https://gitlab.com/a/b/-/issues/4'))
    const epic = issueOf('https://gitlab.com/groups/a/-/epics/4')
    expect(epic?.url).toBe('https://gitlab.com/groups/a/-/epics/4')
    expect(issueOf('https://gitlab.com/groups/a/-/work_items/4')).toEqual(epic)
  })
})

describe('a moment as trackers write it', () => {
  it.each([
    ['2026-11-02T10:00:00Z', '2026-11-02T10:00:00.000Z'],
    ['2026-11-02T10:00:00.123+01:00', '2026-11-02T09:00:00.123Z'],
    ['2026-11-02T10:00:00.123+0100', '2026-11-02T09:00:00.123Z'],
    ['2026-11-02 10:00:00 UTC', '2026-11-02T10:00:00.000Z'],
    ['2026-11-02 10:00:00 +0100', '2026-11-02T09:00:00.000Z'],
  ])('%s', (text, moment) => expect(momentOf(text)?.toISOString()).toBe(moment))
  it.each([undefined, '', '2026-11-02', '2026-11-02 10:00:00', 'yesterday'])('and %s is none', (text) =>
    expect(momentOf(text)).toBeNull(),
  )
})

describe('what a tracker tells', () => {
  it('GitHub: an issue with the reason for closing, a pull request with whether it was merged', () => {
    const issue = {
      html_url: 'https://github.com/acme/api/issues/12',
      title: 'Cache',
      state: 'closed',
      state_reason: 'not_planned',
    }
    expect(readGitHub({ action: 'closed', issue, repository: {} })).toMatchObject({
      state: 'closed',
      stateName: 'not_planned',
    })
    expect(readGitHub({ action: 'opened', issue: { ...issue, state: 'open', state_reason: null } })).toMatchObject({
      issue: { key: 'acme/api#12' },
      state: 'open',
    })
    const pull = { html_url: 'https://github.com/acme/api/pull/7', title: 'Fix', state: 'closed', merged: true }
    expect(readGitHub({ action: 'closed', pull_request: pull })).toMatchObject({ state: 'closed', stateName: 'merged' })
    expect(readGitHub({ zen: 'Keep it simple', hook_id: 1 })).toBeNull()
  })
  it('GitHub: what is gone is not open, a review after the merge leaves it merged, pinning tells nothing', () => {
    const issue = { html_url: 'https://github.com/acme/api/issues/12', title: 'Cache', state: 'open' }
    for (const action of ['deleted', 'transferred'])
      expect(readGitHub({ action, issue })).toMatchObject({ state: 'unknown', stateName: action })
    // A deleted comment is not a deleted issue.
    expect(readGitHub({ action: 'deleted', issue, comment: { id: 1 } })).toMatchObject({ state: 'open' })
    expect(readGitHub({ action: 'pinned', issue: { ...issue, state: undefined } })).toBeNull()
    const merged = '2026-11-02T10:00:00Z'
    const pull = { html_url: 'https://github.com/acme/api/pull/7', title: 'Fix', state: 'closed' }
    expect(readGitHub({ action: 'submitted', review: {}, pull_request: { ...pull, merged_at: merged } })).toMatchObject(
      {
        stateName: 'merged',
      },
    )
    expect(
      readGitHub({ action: 'created', comment: {}, issue: { ...pull, pull_request: { merged_at: merged } } }),
    ).toMatchObject({ stateName: 'merged' })
    expect(readGitHub({ action: 'submitted', review: {}, pull_request: { ...pull, merged_at: null } })).toMatchObject({
      stateName: 'closed',
    })
  })
  it('GitLab: opened and closed, and nothing of other hooks', () => {
    const issue = {
      iid: 4,
      url: 'https://gitlab.com/acme/api/-/issues/4',
      title: 'Cache',
      state: 'opened',
      action: 'reopen',
    }
    expect(readGitLab({ object_kind: 'issue', object_attributes: issue })).toMatchObject({
      state: 'open',
      stateName: 'opened',
    })
    expect(readGitLab({ object_kind: 'issue', object_attributes: { ...issue, state: 'closed' } })?.state).toBe('closed')
    expect(readGitLab({ object_kind: 'note', object_attributes: issue })).toBeNull()
    const confidential = { ...issue, title: 'Leaked key of a customer', confidential: true }
    expect(readGitLab({ object_kind: 'issue', object_attributes: confidential })?.title).toBe('Confidential issue')
  })
  it('GitLab: an issue that is moved to another project comes as closed, and is not done', () => {
    const issue = {
      ...{ iid: 4, url: 'https://gitlab.com/acme/api/-/issues/4', title: 'Cache', state: 'closed', action: 'close' },
      ...{ moved_to_id: 301, duplicated_to_id: null, updated_at: '2026-11-02 10:00:00 UTC' },
    }
    expect(readGitLab({ object_kind: 'issue', object_attributes: issue })).toMatchObject({
      issue: { key: 'gitlab.com/acme/api#4' },
      state: 'unknown',
      stateName: 'moved',
    })
    const closed = { ...issue, moved_to_id: null }
    expect(readGitLab({ object_kind: 'issue', object_attributes: closed })).toMatchObject({ state: 'closed' })
  })
  it('Jira: an issue that is moved to another project is told of at the address that it had', () => {
    const moved = {
      webhookEvent: 'jira:issue_updated',
      issue: {
        ...{ key: 'CORE-12', self: 'https://acme.atlassian.net/rest/api/2/issue/10007' },
        fields: { summary: 'Cache', status: { name: 'To do', statusCategory: { key: 'new' } } },
      },
      changelog: {
        id: '10124',
        items: [
          { field: 'project', fieldtype: 'jira', from: '1', fromString: 'Platform', to: '2', toString: 'Core' },
          { field: 'Key', fieldtype: 'jira', from: null, fromString: 'PLAT-7', to: null, toString: 'CORE-12' },
        ],
      },
    }
    expect(readJira(moved)).toMatchObject({
      issue: { key: 'acme.atlassian.net/PLAT-7' },
      state: 'unknown',
      stateName: 'moved to CORE-12',
    })
  })
  it('GitLab: merge requests and epics; an address as the manual writes it, and other hooks without a title', () => {
    const read = (object_kind: string, url: string, state: string) =>
      readGitLab({
        object_kind,
        event_type: object_kind,
        object_attributes: { iid: 4, title: 'Cache', url, state, action: 'update' },
      })
    const pull = 'https://git.acme.test/acme/api/-/merge_requests/4'
    expect(['opened', 'locked', 'closed', 'merged'].map((state) => read('merge_request', pull, state)?.state)).toEqual([
      ...['open', 'open', 'closed', 'closed'],
    ])
    expect(read('merge_request', pull, 'merged')).toMatchObject({
      issue: { key: 'git.acme.test/acme/api!4' },
      stateName: 'merged',
    })
    const epic = read('work_item', 'https://git.acme.test/groups/acme/-/work_items/4', 'closed')
    expect(epic).toMatchObject({ issue: { key: 'git.acme.test/acme&4' }, state: 'closed' })
    const old = read('issue', 'http://git.acme.test/acme/api/issues/4', 'opened')
    expect(old?.issue.key).toBe('git.acme.test/acme/api#4')
    expect(
      readGitLab({ object_kind: 'pipeline', object_attributes: { id: 31, status: 'success', url: pull } }),
    ).toBeNull()
    expect(readGitLab({ object_kind: 'build', ref: 'main' })).toBeNull()
  })
  it('Jira: a message without a status, as the manual shows it, tells nothing and is no fault', () => {
    const event = (webhookEvent: string) => ({
      timestamp: 1_790_000_000_000,
      webhookEvent,
      user: { accountId: '5:1', displayName: 'Somebody' },
      issue: {
        id: '10007',
        self: 'https://acme.test/jira/rest/api/2/issue/10007',
        key: 'PLAT-7',
        fields: { summary: 'Cache', labels: ['builds'], priority: 'Minor' },
      },
      changelog: { id: 1, items: [{ field: 'summary', fieldtype: 'jira', from: null, to: null }] },
    })
    expect(readJira(event('jira:issue_updated'))).toBeNull()
    expect(readJira(event('jira:issue_deleted'))).toMatchObject({
      issue: { url: 'https://acme.test/jira/browse/PLAT-7' },
      stateName: 'deleted',
    })
  })
  it('Jira: done by its category, whatever the status is named; the site is that of the API address', () => {
    const status = (name: string, key: string) => ({ name, statusCategory: { key } })
    const event = (fields: object, webhookEvent = 'jira:issue_updated') => ({
      webhookEvent,
      issue: { key: 'PLAT-7', self: 'https://acme.atlassian.net/rest/api/2/issue/10007', fields },
    })
    expect(readJira(event({ summary: 'Cache', status: status('Released to all', 'done') }))).toMatchObject({
      issue: { key: 'acme.atlassian.net/PLAT-7', url: 'https://acme.atlassian.net/browse/PLAT-7' },
      state: 'closed',
      stateName: 'Released to all',
    })
    expect(readJira(event({ summary: 'Cache', status: status('Doing', 'indeterminate') }))?.state).toBe('open')
    const deleted = event({ summary: 'Cache', status: status('Doing', 'new') }, 'jira:issue_deleted')
    expect(readJira(deleted)).toMatchObject({ state: 'unknown', stateName: 'deleted' })
    expect(readJira({ webhookEvent: 'comment_created' })).toBeNull()
  })
  it('GitHub: a repository with another name or owner, and nothing else, is told as renamed', () => {
    const repository = { id: 5, full_name: 'Acme/Gateway' }
    const renamed = { action: 'renamed', repository, changes: { repository: { name: { from: 'API' } } } }
    expect(readGitHubRename(renamed)).toEqual({ from: 'acme/api', to: 'Acme/Gateway' })
    const changes = { owner: { from: { user: { login: 'Ann' } } } }
    expect(readGitHubRename({ action: 'transferred', repository, changes })).toEqual({
      ...{ from: 'ann/gateway', to: 'Acme/Gateway' },
    })
    const issue = { html_url: 'https://github.com/Acme/Gateway/issues/12', title: 'Cache', state: 'open' }
    for (const other of [
      { ...renamed, issue },
      { ...renamed, action: 'edited' },
      { action: 'renamed', repository },
    ])
      expect(readGitHubRename(other)).toBeNull()
    expect(readGitHub({ action: 'edited', repository, issue })).toMatchObject({ outsideId: '5#12' })
  })
  it('Linear: an issue names what it was before, in its own workspace', () => {
    const data = { id: 'f2', title: 'Cache', state: { name: 'Doing', type: 'started' } }
    const of = (previousIdentifiers?: string[]) =>
      readLinear({
        ...{ type: 'Issue', action: 'update', url: 'https://linear.app/Acme/issue/OPS-9/cache' },
        data: { ...data, ...(previousIdentifiers && { previousIdentifiers }) },
      })
    expect(of(['ENG-312', 'no identifier'])).toMatchObject({ outsideId: 'f2', former: ['acme/ENG-312'] })
    expect(of()).toMatchObject({ issue: { key: 'acme/OPS-9' }, former: [] })
  })
  it('Linear: completed, canceled and duplicate are ends, the others are open', () => {
    const event = (type: string) => ({
      action: 'update',
      type: 'Issue',
      url: 'https://linear.app/acme/issue/ENG-12/cache-the-builds',
      data: { title: 'Cache', state: { name: 'Shipped', type } },
      webhookTimestamp: 1,
    })
    expect(
      ['triage', 'backlog', 'unstarted', 'started', 'completed', 'canceled', 'duplicate'].map(
        (type) => readLinear(event(type))?.state,
      ),
    ).toEqual(['open', 'open', 'open', 'open', 'closed', 'closed', 'closed'])
    expect(readLinear(event('started'))?.issue).toMatchObject({
      key: 'acme/ENG-12',
      url: 'https://linear.app/acme/issue/ENG-12',
    })
    expect(readLinear({ action: 'create', type: 'Comment' })).toBeNull()
  })
})
