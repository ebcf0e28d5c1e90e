import { describe, expect, test } from 'vitest'
import { isAway, isQuiet, mailMoment, type MailWishes } from './rules-follow'
import { handleOf, mentionAt, mentionsIn } from './rules-mentions'

const wish = (over: Partial<MailWishes> = {}): MailWishes => ({
  mail: 'immediately',
  timezone: 'UTC',
  quietFrom: 19,
  quietTo: 8,
  ...over,
})
const when = (wishes: MailWishes, now: string) => mailMoment(wishes, new Date(now))?.toISOString() ?? null

describe('when a mail may go', () => {
  test.each([
    [wish(), '2026-03-04T10:15:30.500Z', '2026-03-04T10:15:30.500Z'],
    [wish(), '2026-03-04T19:00:00Z', '2026-03-05T08:00:00.000Z'],
    [wish(), '2026-03-04T18:59:59Z', '2026-03-04T18:59:59.000Z'],
    [wish({ quietFrom: 0, quietTo: 0 }), '2026-03-04T03:00:00Z', '2026-03-04T03:00:00.000Z'],
    [wish({ mail: 'off' }), '2026-03-04T10:00:00Z', null],
    [wish({ mail: 'daily' }), '2026-03-04T07:10:00Z', '2026-03-04T08:00:00.000Z'],
    [wish({ mail: 'daily' }), '2026-03-04T08:10:00Z', '2026-03-05T08:00:00.000Z'],
    // Quiet until ten: the digest waits for ten.
    [wish({ mail: 'daily', quietTo: 10 }), '2026-03-04T07:10:00Z', '2026-03-04T10:00:00.000Z'],
    // A Wednesday; the next Monday.
    [wish({ mail: 'weekly' }), '2026-03-04T10:00:00Z', '2026-03-09T08:00:00.000Z'],
    [wish({ mail: 'daily', timezone: 'America/New_York' }), '2026-03-04T10:00:00Z', '2026-03-04T13:00:00.000Z'],
    // An offset that is not whole hours.
    [wish({ timezone: 'Asia/Kolkata' }), '2026-03-04T14:00:00Z', '2026-03-05T02:30:00.000Z'],
    // The night the clocks go forward in Berlin (29 March 2026): eight o'clock is six UTC.
    [wish({ timezone: 'Europe/Berlin' }), '2026-03-28T22:00:00Z', '2026-03-29T06:00:00.000Z'],
  ])('%o at %s: %s', (wishes, now, expected) => {
    expect(when(wishes, now)).toBe(expected)
  })
  test('is never before now and never quiet', () => {
    for (let hour = 0; hour < 24 * 14; hour += 5) {
      const now = new Date(Date.UTC(2026, 9, 20, hour, 17))
      const at = mailMoment(wish({ timezone: 'Europe/Berlin', mail: 'immediately' }), now)!
      expect(at >= now).toBe(true)
      const local = Number(
        new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Berlin', hour: '2-digit', hourCycle: 'h23' }).format(at),
      )
      expect(isQuiet(local, 19, 8)).toBe(false)
    }
  })
})

test('leave includes both its days', () => {
  const leave = { awayFrom: new Date('2026-03-04'), awayUntil: new Date('2026-03-06') }
  const away = (day: string) => isAway(leave, new Date(`${day}T23:00:00Z`))
  expect([away('2026-03-03'), away('2026-03-04'), away('2026-03-06'), away('2026-03-07')]).toEqual([
    false,
    true,
    true,
    false,
  ])
})

test('mentions are found in talk, not in addresses, code or paths', () => {
  expect(mentionsIn('Ask @Ana.Lind, @bo and (@cy). See @bo again.')).toEqual(['ana.lind', 'bo', 'cy'])
  expect(mentionsIn('mail a@b.example, `@code`, npm @scope/name')).toEqual(['scope'])
  expect(mentionsIn('```\n@decorator\n```\n@real')).toEqual(['real'])
  expect(handleOf('Ana.Lind@example.com')).toBe('ana.lind')
})

test('a mention that is being typed is found at the caret, and nowhere else', () => {
  expect(mentionAt('Ask @Ana.L', 10)).toEqual({ from: 4, typed: 'ana.l' })
  expect(mentionAt('Ask @Ana.L or not', 10)).toEqual({ from: 4, typed: 'ana.l' })
  expect(mentionAt('@', 1)).toEqual({ from: 0, typed: '' })
  expect(mentionAt(`${'word '.repeat(100)}@bo`, 503)).toEqual({ from: 500, typed: 'bo' })
  for (const text of ['Ask @ana ', 'mail a@b', 'npm x/@scope', 'Ask ana', ''])
    expect(mentionAt(text, text.length)).toBeNull()
})
