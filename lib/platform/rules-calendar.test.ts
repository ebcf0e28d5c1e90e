import { describe, expect, it } from 'vitest'
import { calendarFeed } from './presenter-calendar'
import { entriesOf, loadOf, mondayOf, weeksOf, type CalendarSources } from './rules-calendar'

const at = (text: string) => new Date(`${text}Z`)
const sources: CalendarSources = {
  surveys: [
    {
      ...{ id: 's1', title: 'Pulse', openedAt: at('2026-03-02T06:00:00'), closes: at('2026-03-16T06:00:00') },
      ...{ resultsOn: at('2026-03-20T00:00:00'), reminders: [at('2026-03-09T06:00:00')], everybody: false },
    },
  ],
  waves: [{ scheduleId: 'c1', surveyId: 's0', title: 'Pulse', day: '2026-03-30', daysOpen: 14, teams: [] }],
  rfcs: [
    { number: 7, title: 'Caches', lastCall: true, at: at('2026-03-11T23:00:00') },
    { number: 8, title: 'Queues', lastCall: false, at: at('2026-03-12T01:00:00') },
  ],
  sessions: [{ id: 'f1', title: 'Talk with Ana', kind: 'interview', day: '2026-03-04', teamId: 't1' }],
  plans: [{ id: 'p1', title: 'Talk with Cy', kind: 'embed', day: '2026-03-24', teamId: 't1' }],
  endings: [{ sessionId: 'f0', title: 'Talk with Bo', day: '2026-03-31', people: 2 }],
  outcomes: [{ itemId: 'i1', title: 'Cache', metric: 'build-minutes', day: '2026-03-31' }],
}
const names = new Map([['t1', 'Payments']])
const all = (from = '2026-03-01', to = '2026-03-31') => entriesOf(sources, names, from, to)

describe('the calendar', () => {
  it('has every day of what is asked for, both ends within, by day', () => {
    expect(all().map(({ day, kind }) => `${day} ${kind}`)).toEqual([
      '2026-03-02 survey-opens',
      '2026-03-04 session',
      '2026-03-09 reminder',
      '2026-03-11 rfc',
      '2026-03-12 rfc',
      '2026-03-16 survey-closes',
      '2026-03-20 results',
      '2026-03-24 planned-session',
      '2026-03-30 wave',
      '2026-03-31 retention',
      '2026-03-31 outcome',
    ])
    expect(all('2026-03-16', '2026-03-16').map((one) => one.title)).toEqual(['Closes: Pulse'])
  })
  it('knows each entry by an id that stays and is nobody else’s', () => {
    const ids = all().map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(all('2026-03-09', '2026-03-12').map(({ id }) => id)).toEqual([
      'survey-s1-reminder-7',
      'rfc-7-last-call',
      'rfc-8-review',
    ])
  })
  it('lets no title of a session out: it may name who was talked with', () => {
    const feed = calendarFeed(all(), 'https://hub.test', at('2026-03-01T00:00:00'))
    expect(feed).toContain('SUMMARY:Interview with Payments\r\n')
    expect(feed).toContain('SUMMARY:Consent of 2 people ends\r\n')
    expect(feed).toContain('SUMMARY:Planned embed with Payments\r\n')
    expect(feed).toContain('UID:session-f1@hub.test\r\n')
    expect(feed).toContain('UID:plan-p1@hub.test\r\n')
    expect(feed).toContain('DTSTART;VALUE=DATE:20260331\r\nDTEND;VALUE=DATE:20260401\r\n')
    expect(feed).not.toMatch(/Ana|Bo\b|Cy\b/)
  })
  it('begins weeks on Monday, and has those in which nothing is', () => {
    expect(['2026-03-01', '2026-03-02', '2026-03-08', '2026-03-09'].map(mondayOf)).toEqual([
      '2026-02-23',
      '2026-03-02',
      '2026-03-02',
      '2026-03-09',
    ])
    expect(
      weeksOf(all('2026-03-02', '2026-03-29'), '2026-03-02', '2026-03-29').map((week) => week.entries.length),
    ).toEqual([2, 3, 2, 1])
  })
})

describe('how often a team is asked', () => {
  it('counts invitations once a survey, surveys that ask everybody, and sessions; what is planned apart', () => {
    const teams = [
      { id: 't1', name: 'Payments', headcount: 10, platform: false },
      { id: 't2', name: 'Search', headcount: 0, platform: false },
      { id: 'p', name: 'Platform', headcount: 5, platform: true },
    ]
    const load = loadOf({
      teams,
      asks: [{ teamId: 't1', asks: 2, invitations: 15 }],
      toEverybody: 1,
      held: [{ teamId: 't1' }, { teamId: null }],
      waves: [{ teams: [] }, { teams: ['t2'] }],
      plans: [{ teamId: 't2' }, { teamId: null }],
    })
    expect(load).toEqual([
      { id: 't1', team: 'Payments', asked: 4, perPerson: 2.5, planned: 1 },
      { id: 't2', team: 'Search', asked: 1, perPerson: null, planned: 3 },
    ])
  })
})
