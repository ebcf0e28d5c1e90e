/** A day, or several, in a calendar. */
export interface CalendarEvent {
  /** The same for the same thing whenever the feed is read: a changed event then replaces the one before. */
  uid: string
  /** "2026-03-31": its first and its last day, both within. */
  from: string
  to: string
  summary: string
  description?: string
  /** Absolute. */
  url: string
  category: string
}

const DAY_MS = 86_400_000
const MAX_OCTETS = 75
const encoder = new TextEncoder()

/** Text of a value (RFC 5545, 3.3.11): backslash, semicolon, comma and line ends are escaped, other control characters go. */
const escaped = (text: string): string =>
  text
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')

/**
 * A content line in lines of at most 75 octets, none of which ends within a character (RFC 5545, 3.1). Lines after the first
 * begin with a space that counts.
 */
export function folded(line: string): string {
  const lines: string[] = []
  let current = ''
  let octets = 0
  for (const character of line) {
    const size = encoder.encode(character).length
    if (octets + size > MAX_OCTETS) {
      lines.push(current)
      current = ' '
      octets = 1
    }
    current += character
    octets += size
  }
  return [...lines, current].join('\r\n')
}

const compact = (day: string): string => day.replaceAll('-', '')
/** An event that lasts whole days ends before the day that is named as its end (RFC 5545, 3.6.1). */
const dayAfter = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10)
const stamp = (moment: Date): string => moment.toISOString().replace(/[-:]|\.\d+/g, '')

/**
 * Days as a calendar that other programs subscribe to (RFC 5545, and 7986 for its name and how often it is read anew). Lines
 * end in CRLF, also the last one.
 */
export const icalendar = (
  calendar: { name: string; url: string; events: readonly CalendarEvent[] },
  now: Date,
): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Soundings//Research calendar//EN',
    'CALSCALE:GREGORIAN',
    `NAME:${escaped(calendar.name)}`,
    `X-WR-CALNAME:${escaped(calendar.name)}`,
    `URL:${calendar.url}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    ...calendar.events.flatMap(({ uid, from, to, summary, description, url, category }) => [
      'BEGIN:VEVENT',
      `UID:${escaped(uid)}`,
      `DTSTAMP:${stamp(now)}`,
      `DTSTART;VALUE=DATE:${compact(from)}`,
      `DTEND;VALUE=DATE:${compact(dayAfter(to))}`,
      `SUMMARY:${escaped(summary)}`,
      ...(description ? [`DESCRIPTION:${escaped(description)}`] : []),
      `URL:${url}`,
      `CATEGORIES:${escaped(category)}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
    '',
  ]
    .map(folded)
    .join('\r\n')
