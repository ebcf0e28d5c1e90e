import { describe, expect, it } from 'vitest'
import { folded, icalendar, type CalendarEvent } from './icalendar'

const NOW = new Date('2026-03-02T10:11:12.345Z')
const event = (over: Partial<CalendarEvent> = {}): CalendarEvent => ({
  ...{ uid: 'survey-1-closes@hub.test', from: '2026-03-31', to: '2026-03-31', summary: 'Pulse closes' },
  ...{ url: 'https://hub.test/surveys/1', category: 'Survey', ...over },
})
const feed = (...events: CalendarEvent[]) => icalendar({ name: 'Research', url: 'https://hub.test/x', events }, NOW)

/** Reads a feed by the grammar of RFC 5545: unfolds first, then splits name and parameters from the value, then unescapes. */
function read(text: string): { name: string; value: string }[] {
  expect(text.endsWith('\r\n')).toBe(true)
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  return text
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .slice(0, -1)
    .map((line) => {
      const [, name = '', value = ''] = /^([A-Z-]+(?:;[A-Z-]+=[^:;]+)*):(.*)$/u.exec(line) ?? []
      expect([line, name !== '']).toEqual([line, true])
      return { name, value: value.replace(/\\([\\;,nN])/g, (_, one: string) => (/n/i.test(one) ? '\n' : one)) }
    })
}

describe('a calendar', () => {
  it('has the lines that every reader asks for, in their order', () => {
    expect(read(feed(event())).map(({ name, value }) => `${name}:${value}`)).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Soundings//Research calendar//EN',
      'CALSCALE:GREGORIAN',
      'NAME:Research',
      'X-WR-CALNAME:Research',
      'URL:https://hub.test/x',
      'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
      'BEGIN:VEVENT',
      'UID:survey-1-closes@hub.test',
      'DTSTAMP:20260302T101112Z',
      'DTSTART;VALUE=DATE:20260331',
      'DTEND;VALUE=DATE:20260401',
      'SUMMARY:Pulse closes',
      'URL:https://hub.test/surveys/1',
      'CATEGORIES:Survey',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
      'END:VCALENDAR',
    ])
  })
  it('ends before the day after the last, over the ends of months, years and February', () => {
    const endOf = (to: string) =>
      read(feed(event({ from: '2024-01-01', to }))).find(({ name }) => name.startsWith('DTEND'))?.value
    expect(['2026-12-31', '2024-02-28', '2024-02-29', '2026-02-28', '2026-03-29'].map(endOf)).toEqual([
      '20270101',
      '20240229',
      '20240301',
      '20260301',
      '20260330',
    ])
  })
  it('keeps what was typed, whatever stands in it, and lets none of it become a line', () => {
    for (const summary of [
      'a;b,c\\d',
      'one\ntwo\r\nthree\rfour',
      'x\r\nEND:VEVENT\r\nBEGIN:VEVENT',
      '\\n is no line',
      'tab\u0007bell',
    ])
      expect(
        read(feed(event({ summary, description: summary }))).filter(
          ({ name }) => name === 'SUMMARY' || name === 'DESCRIPTION',
        ),
      ).toEqual(
        ['SUMMARY', 'DESCRIPTION'].map((name) => ({
          name,
          value: summary.replace(/\r\n?/g, '\n').replace('\u0007', ''),
        })),
      )
    expect(read(feed(event({ summary: 'END:VCALENDAR\r\nX' }))).filter(({ name }) => name === 'END')).toHaveLength(2)
  })
  it('is folded at 75 octets, never within a character, and is the same once it is unfolded', () => {
    for (const letter of ['a', 'é', '日', '🧭'])
      for (let length = 60; length < 240; length += 7) {
        const line = `SUMMARY:${letter.repeat(length)}`
        const lines = folded(line).split('\r\n')
        for (const one of lines) expect(Buffer.byteLength(one)).toBeLessThanOrEqual(75)
        expect(lines.slice(1).every((one) => one.startsWith(' '))).toBe(true)
        expect(folded(line).replaceAll('\r\n ', '')).toBe(line)
        expect(folded(line)).not.toContain('\ufffd')
      }
    expect(folded('x'.repeat(75))).toBe('x'.repeat(75))
    expect(folded('x'.repeat(76))).toBe(`${'x'.repeat(75)}\r\n x`)
  })
})
