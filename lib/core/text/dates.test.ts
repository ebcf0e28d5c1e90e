import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDays } from './dates'

const now = new Date('2026-11-28T12:00:00Z')
const days = (...cells: (string | undefined)[]) =>
  readDays(cells, now).map(({ day, problem }) => day ?? (problem ? '?' : null))

/** Every form in which Intl of Node 20 writes a day with a month's name or a time. */
test.each([
  'en-US',
  'en-GB',
  'en-AU',
  'en-CA',
  'de-DE',
  'de-AT',
  'fr-FR',
  'fr-CA',
  'es-ES',
  'es-MX',
  'it-IT',
  'nl-NL',
  'pt-BR',
  'sv-SE',
  'da-DK',
  'nb-NO',
  'fi-FI',
  'pl-PL',
  'cs-CZ',
])('a day as Intl writes it in %s', (locale) => {
  for (const dateStyle of ['medium', 'long', 'full'] as const)
    for (const timeStyle of [undefined, 'short', 'medium'] as const)
      for (let month = 0; month < 12; month += 1) {
        const date = new Date(Date.UTC(2026, month, 23, 14, 5))
        const format = new Intl.DateTimeFormat(locale, { dateStyle, ...(timeStyle && { timeStyle }), timeZone: 'UTC' })
        expect([format.format(date), days(format.format(date))]).toEqual([
          format.format(date),
          [date.toISOString().slice(0, 10)],
        ])
      }
})

describe('a cell that can be read in one way', () => {
  test.each([
    ['2022-01-03', '2022-01-03'],
    ['2022-01-03T09:12:00Z', '2022-01-03'],
    ['2022/1/3 9:12:01 PM GMT+1', '2022-01-03'],
    ['2022-01-03 00:00:00', '2022-01-03'],
    ['20220103', '2022-01-03'],
    ['1/23/2022, 2:05:00\u202fPM', '2022-01-23'],
    ['23-Mrz-22', '2022-03-23'],
    ['Wed Sep 23 2026 14:05:00 GMT+0000 (Coordinated Universal Time)', '2026-09-23'],
    ['Wed, 23 Sep 2026 14:05:00 GMT', '2026-09-23'],
    ['mar 3 2022', '2022-03-03'],
    ['03.01.2022', '2022-01-03'],
    ['3.1.22', '2022-01-03'],
    ['03-Jan-2022', '2022-01-03'],
    ['Jan 3, 2022', '2022-01-03'],
    ['3 January 2022', '2022-01-03'],
    ['Monday 3 January 2022', '2022-01-03'],
    ['3. März 2022', '2022-03-03'],
    ['3 févr. 2022', '2022-02-03'],
    ['3 de enero de 2022', '2022-01-03'],
    ['44564', '2022-01-03'],
    ['44564.5', '2022-01-03'],
    ['1-Feb-85', '1985-02-01'],
    ['07/07/2022', '2022-07-07'],
  ])('%s', (cell, day) => expect(days(cell)).toEqual([day]))
})

describe('the column decides the order', () => {
  test('one number above 12 is enough', () => {
    expect(days('01/02/2022', '01/23/2022')).toEqual(['2022-01-02', '2022-01-23'])
    expect(days('01/02/2022', '23/01/2022')).toEqual(['2022-02-01', '2022-01-23'])
    expect(days('03-04-2022', '28-04-2022', '')).toEqual(['2022-04-03', '2022-04-28', null])
  })
  test('an open column is said, not guessed', () => {
    expect(days('01/02/2022', '03/04/2022')).toEqual(['?', '?'])
    expect(readDays(['01/02/2022'], now)[0]?.problem).toContain('2022-02-01 or 2022-01-02')
  })
  test('a column that contradicts itself gives what can be read in one way only', () => {
    expect(days('23/01/2022', '01/23/2022', '01/02/2022')).toEqual(['2022-01-23', '2022-01-23', '?'])
  })
})

test.each(['31.02.2022', '2022-13-01', 'soon', '0', '12345', '99/99/2022', '1.1.1'])('%s is no day', (cell) =>
  expect(days(cell)).toEqual(cell === '12345' ? ['1933-10-18'] : ['?']),
)

test('what is written in one order is read back, whatever the days, once the column proves it', () => {
  const day = fc.date({ min: new Date('1950-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  const two = (n: number) => String(n).padStart(2, '0')
  fc.assert(
    fc.property(fc.array(day, { minLength: 1, maxLength: 30 }), fc.boolean(), (all, dayFirst) => {
      const wanted = [...all, new Date('2022-01-23')].map((one) => one.toISOString().slice(0, 10))
      const written = wanted.map((text) => {
        const [year, month, date] = text.split('-').map(Number) as [number, number, number]
        return dayFirst ? `${two(date)}/${two(month)}/${year}` : `${two(month)}/${two(date)}/${year}`
      })
      expect(readDays(written, now).map((one) => one.day)).toEqual(wanted)
    }),
  )
})
