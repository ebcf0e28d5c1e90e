import { describe, expect, it, test } from 'vitest'
import { dayChoices, readCaptureFile, recogniseCapture } from './rules-capture'
import { slackWords } from './rules-capture-json'

const now = new Date('2026-06-01T00:00:00Z')
const read = (text: string, path = 'export.csv') => readCaptureFile({ path, text }, now)!

test('a row with a cell too many is left out by name, since its words may be those of another column', () => {
  const head = 'Summary,Issue key,Created,Labels,Description'
  const shifted = 'Slow page,PAY-1,11/May/24 03:26 PM,one, two,It takes an hour.'
  const trailing = 'Red build,PAY-2,12/May/24 9:41 AM,one,It is red.,'
  const { items, findings } = read(`${head}\n${shifted}\n${trailing}\n`)
  expect(items.map((one) => one.text)).toEqual(['Red build\n\nIt is red.'])
  expect(findings).toMatchObject([
    { line: 2, key: 'wide-row', message: expect.stringContaining('6 cells for 5 columns') },
  ])
})

test('Jira CSV: labels in a column each, day and month in either order as the whole column has it', () => {
  const head = 'Summary,Issue key,Issue id,Issue Type,Status,Reporter,Created,Labels,Labels,Description,Comment,Comment'
  const rows = [
    'Slow page,PAY-1,1,Bug,Done,Sam,03/Sep/25 9:05 AM,ci,slow,"It takes\nan hour.",x,y',
    '"Fails, often",PAY-2,2,Bug,Done,Ana,30/Jul/18 23:33,,,,,',
  ]
  const { tool, items, findings } = read(`\uFEFF${head}\r\n${rows.join('\r\n')}\r\n`)
  expect(tool).toBe('jira')
  expect(items).toMatchObject([
    {
      sourceId: 'jira:PAY-1',
      text: 'Slow page\n\nIt takes\nan hour.',
      day: '2025-09-03',
      tags: ['ci', 'slow'],
      line: 2,
    },
    { sourceId: 'jira:PAY-2', text: 'Fails, often', day: '2018-07-30', author: 'jira:Ana' },
  ])
  expect(findings.map((one) => one.key)).toEqual(['unread-columns'])
  expect(findings[0]?.message).toContain('Comment')
  const american = 'Summary,Issue key,Created\nA,X-1,6/21/2025 16:14\nB,X-2,7/2/2025 9:10\n'
  expect(read(american).items.map((one) => one.day)).toEqual(['2025-06-21', '2025-07-02'])
})

test('Linear CSV: the long form of JavaScript’s dates, rows that lack their last cell', () => {
  const text =
    'ID,Team,Title,Description,Status,Priority,Creator,Created,Labels,Due Date\n' +
    'ENG-1,Core,Wait,We wait.,Done,High,ana@example.test,Wed May 13 2026 11:21:41 GMT+0000 (GMT+00:00),"ci, queue"\n' +
    'ENG-2,Core,Late,,Done,Low,bo@example.test,2026-05-14T10:00:00.000Z,,\n'
  const { items, findings } = read(text)
  expect(items).toMatchObject([
    { sourceId: 'linear:ENG-1', day: '2026-05-13', tags: ['ci', 'queue'], email: 'ana@example.test' },
    { sourceId: 'linear:ENG-2', day: '2026-05-14', text: 'Late' },
  ])
  expect(findings.map((one) => one.key)).toEqual(['unread-columns', 'short-rows'])
})

test('GitHub: issues of the API and of its command line, pull requests left out; Projects as a table of tabs', () => {
  const api = [
    {
      number: 3,
      title: 'Docs are old',
      body: 'They name v1.',
      html_url: 'https://github.com/a/b/issues/3',
      created_at: '2026-01-02T03:04:05Z',
      user: { login: 'x' },
      labels: [{ name: 'docs' }],
    },
    { number: 4, title: 'Fix', body: '', html_url: 'https://github.com/a/b/pull/4', pull_request: {} },
  ]
  const { items, findings } = read(JSON.stringify(api))
  expect(items).toMatchObject([
    { sourceId: 'github:a/b/issues/3', day: '2026-01-02', tags: ['docs'], url: 'https://github.com/a/b/issues/3' },
  ])
  expect(findings.map((one) => one.key)).toEqual(['pull-requests'])
  const cli = [
    {
      number: 5,
      title: 'Hm',
      body: 'Why?',
      url: 'https://github.com/a/b/issues/5',
      createdAt: '2026-02-03T00:00:00Z',
      author: { login: 'y' },
    },
  ]
  expect(read(JSON.stringify(cli)).items[0]).toMatchObject({ sourceId: 'github:a/b/issues/5', author: 'github:y' })
  const projects = read('Title\tURL\tAssignees\tStatus\nSlow\thttps://github.com/a/b/issues/6\tz\tTodo\n')
  expect(projects.items[0]).toMatchObject({ sourceId: 'github-projects:https://github.com/a/b/issues/6', text: 'Slow' })
  expect(projects.findings.map((one) => one.key)).toEqual(['unread-columns', 'date-assumed'])
})

test('Jira JSON: a description in its document format', () => {
  const issue = {
    key: 'OPS-9',
    fields: {
      summary: 'Noise',
      created: '2026-04-05T06:07:08.000+0200',
      labels: ['alerts'],
      reporter: { accountId: '70:1' },
      description: {
        type: 'doc',
        content: [
          {
            type: 'paragraph',
            content: [
              { type: 'text', text: 'At ' },
              { type: 'text', text: 'night.' },
            ],
          },
          { type: 'paragraph', content: [{ type: 'text', text: 'Each night.' }] },
        ],
      },
    },
  }
  expect(read(JSON.stringify({ issues: [issue] })).items).toEqual([
    {
      kind: 'ticket',
      sourceId: 'jira:OPS-9',
      text: 'Noise\n\nAt night.\nEach night.',
      day: '2026-04-05',
      tags: ['alerts'],
      line: 0,
      author: 'jira:70:1',
    },
  ])
})

test('Slack: a day of a channel, without joins, bots and names', () => {
  const day = [
    {
      type: 'message',
      user: 'U1',
      text: 'Is <@U2> around? &lt;3 <https://ci.example|the build>',
      ts: '1764547200.000100',
    },
    { type: 'message', subtype: 'channel_join', user: 'U2', text: '<@U2> has joined', ts: '1764547201.000100' },
    { type: 'message', bot_id: 'B1', text: 'Deployed', ts: '1764547202.000100' },
  ]
  const path = 'export/help-ci/2025-12-01.json'
  expect(recogniseCapture({ path, text: JSON.stringify(day) })).toMatchObject({ shape: 'Slack export' })
  const { items, findings } = read(JSON.stringify(day), path)
  expect(items).toEqual([
    {
      kind: 'chat',
      sourceId: 'slack:help-ci:1764547200.000100',
      text: 'Is @someone around? <3 the build',
      day: '2025-12-01',
      tags: ['help-ci'],
      line: 0,
      author: 'slack:U1',
    },
  ])
  expect(findings[0]?.message).toContain('2 messages')
  expect(slackWords('<!here> see <#C1|ops>')).toBe('@here see #ops')
})

test('other tables and JSON are not taken for tickets', () => {
  for (const text of [
    'email,name\na@b.test,A\n',
    '[{"text":"hi","speaker":"A"}]',
    'Summary: fine\n',
    '{"pages":[]}',
    '',
  ])
    expect(recogniseCapture({ path: 'x', text })).toBeNull()
})

describe('days whose order no cell of the column shows', () => {
  const csv = (...days: string[]) =>
    `Issue key,Summary,Created\n${days.map((day, at) => `A-${at},Build ${at} is slow,${day}`).join('\n')}\n`
  const open = csv('03/04/2026', '05/06/2026', '01/02/2026', '')
  it('are told once for the column, with how many rows; those without a day once too', () => {
    expect(
      read(open).findings.map(({ key, line, message }) => [key, line, /(\d+) more rows/.exec(message)?.[1]]),
    ).toEqual([
      ['date-order', 2, '2'],
      ['date-assumed', 5, undefined],
    ])
  })
  it('are asked for, and read as a person says', () => {
    const file = { path: 'export.csv', text: open }
    expect(dayChoices([file], {}, now)).toMatchObject([{ field: 'days', from: 'export.csv', to: '' }])
    expect(dayChoices([{ ...file, text: csv('31/04/2026', '13/04/2026') }], {}, now)).toEqual([])
    const days = (order: 'day-first' | 'month-first') =>
      readCaptureFile(file, now, order)!.items.map((item) => item.day)
    expect(days('day-first')).toEqual(['2026-04-03', '2026-06-05', '2026-02-01', undefined])
    expect(days('month-first')).toEqual(['2026-03-04', '2026-05-06', '2026-01-02', undefined])
  })
})
