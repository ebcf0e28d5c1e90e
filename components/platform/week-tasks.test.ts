import { expect, test } from 'vitest'
import { fieldworkTasks, systemTasks } from './week-tasks'

const RUNS = { failedJobs: 0, failedJob: null, failedMails: 0, mailOn: true }

test('a hub that runs well asks nothing of its admin, and of nobody else', () => {
  expect(systemTasks(RUNS)).toEqual([])
  expect(systemTasks(null)).toEqual([])
})

test('what failed is said with how much of it there is', () => {
  const tasks = systemTasks({ failedJobs: 3, failedJob: 'insights.rescore', failedMails: 1, mailOn: false })
  expect(tasks.map(({ kind, what }) => [kind, what])).toEqual([
    ['Failed jobs', '3 jobs failed for good, most of “insights.rescore”'],
    ['Mail not sent', '1 mail refused or given up'],
    ['Mail is off', 'Invitations and updates are shown in the hub only; nothing is mailed'],
  ])
})

test('a researcher gets the session that comes first and the consent that ends first, and how many follow', () => {
  const tasks = fieldworkTasks({
    coming: [
      { id: 's1', title: 'Talk with Billing', date: '2026-12-01' },
      { id: 's2', title: 'Embed', date: '2026-12-02' },
    ],
    ending: [{ id: 's3', title: 'Old talk', on: '2026-12-09', people: 2 }],
  })
  expect(tasks.map(({ kind, more, href }) => [kind, more, href])).toEqual([
    ['This week', 1, '/fieldwork/s1'],
    ['Consent ends', 0, '/fieldwork/s3'],
  ])
  expect(tasks[1]?.what).toBe('Old talk · 2 people, first on 9 Dec 2026')
  expect(fieldworkTasks({ coming: [], ending: [] })).toEqual([])
  expect(fieldworkTasks(null)).toEqual([])
})
