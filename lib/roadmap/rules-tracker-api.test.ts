import { describe, expect, it } from 'vitest'
import { answerOf, questionFor } from './rules-tracker-api'
import { issueOf, type Tracker } from './rules-trackers'

const asked = (address: string, token = 'secret') => {
  const issue = issueOf(address)
  if (!issue) throw new Error(`${address} names no issue`)
  return questionFor(issue, token)
}

describe('what a tracker is asked', () => {
  it.each([
    ['https://github.com/acme/api/pull/7/files', 'https://api.github.com/repos/acme/api/issues/7'],
    [
      'https://git.acme.test/acme/group/api/-/work_items/4',
      'https://git.acme.test/api/v4/projects/acme%2Fgroup%2Fapi/issues/4',
    ],
    [
      'https://gitlab.com/acme/api/-/merge_requests/4',
      'https://gitlab.com/api/v4/projects/acme%2Fapi/merge_requests/4',
    ],
    ['https://gitlab.com/groups/acme/sub/-/work_items/4', 'https://gitlab.com/api/v4/groups/acme%2Fsub/epics/4'],
    [
      'https://acme.test/jira/browse/PLAT-7',
      'https://acme.test/jira/rest/api/2/issue/PLAT-7?fields=summary,status,updated',
    ],
    ['https://linear.app/acme/issue/ENG-12/cache', 'https://api.linear.app/graphql'],
  ])('%s', (address, url) => expect(asked(address).url).toBe(url))
  it('carries the token as each of them takes it, and in no address', () => {
    expect(asked('https://github.com/acme/api/issues/7').headers.authorization).toBe('Bearer secret')
    expect(asked('https://gitlab.com/acme/api/-/issues/7').headers['private-token']).toBe('secret')
    expect(asked('https://acme.test/browse/PLAT-7').headers.authorization).toBe('Bearer secret')
    expect(asked('https://acme.test/browse/PLAT-7', 'pm@acme.test:secret').headers.authorization).toBe(
      `Basic ${Buffer.from('pm@acme.test:secret').toString('base64')}`,
    )
    const linear = asked('https://linear.app/acme/issue/ENG-12')
    expect([linear.headers.authorization, linear.method]).toEqual(['secret', 'POST'])
    expect(JSON.parse(linear.body ?? '')).toMatchObject({ variables: { id: 'ENG-12' } })
  })
})

/** Answers in the shape of each tracker's documentation, in words of our own. */
const ANSWERS: [Tracker, unknown, object][] = [
  ['github', { number: 7, title: 'Cache', state: 'open', state_reason: null }, { state: 'open', stateName: 'open' }],
  ['github', { title: 'Cache', state: 'closed', state_reason: 'not_planned' }, { state: 'closed', stateName: 'not_planned' }],
  ['github', { title: 'Cache', state: 'closed', pull_request: { merged_at: '2026-11-02T10:00:00Z' } }, { stateName: 'merged' }],
  ['gitlab', { iid: 4, title: 'Cache', state: 'opened', labels: [] }, { state: 'open', title: 'Cache' }],
  ['gitlab', { iid: 4, title: 'Cache', state: 'closed', moved_to_id: 301 }, { state: 'unknown', stateName: 'moved' }],
  ['gitlab', { iid: 4, title: 'Cache', state: 'closed', moved_to_id: null }, { state: 'closed', stateName: 'closed' }],
  ['gitlab', { title: 'Leaked key', state: 'closed', confidential: true }, { state: 'closed', title: 'Confidential issue' }],
  ['gitlab', { iid: 4, title: 'Cache', state: 'merged', merged_at: '2026-11-02T10:00:00Z' }, { state: 'closed', stateName: 'merged' }],
  ['jira', { key: 'P-7', fields: { summary: 'Cache', status: { name: 'Fertig', statusCategory: { key: 'done' } } } }, { state: 'closed', stateName: 'Fertig' }],
  ['jira', { fields: { summary: 'Cache', status: { name: 'Doing', statusCategory: { key: 'indeterminate' } } } }, { state: 'open' }],
  ['linear', { data: { issue: { title: 'Cache', state: { name: 'Shipped', type: 'completed' } } } }, { state: 'closed', stateName: 'Shipped' }],
  ['linear', { data: { issue: { title: 'Cache', state: { name: 'Todo', type: 'unstarted' } } } }, { state: 'open' }],
  ['linear', { data: { issue: null } }, { state: 'unknown', stateName: 'not found' }],
] // prettier-ignore

describe('what a tracker answers', () => {
  it.each(ANSWERS)('%s %j', (provider, body, expected) => expect(answerOf(provider, 200, body)).toMatchObject(expected))
  it('of what is not there, or is another thing, nothing is made up', () => {
    expect(answerOf('github', 404, { message: 'Not Found' })).toMatchObject({ state: 'unknown' })
    expect(() => answerOf('github', 200, { title: 'Cache' })).toThrow()
    expect(() => answerOf('linear', 200, { errors: [{ message: 'no' }] })).toThrow()
  })
})
